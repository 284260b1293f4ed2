"""One example of every event about keys and checkpoints."""

from __future__ import annotations

from typing import Any

from domain.catalog import Event
from domain.checkpoint_events import CheckpointSigned, CheckpointTimestamped, KeyAdopted
from domain.names import CHECKPOINTS
from domain.text import Text

KEY = f"riverton.example/ledger+0badc0de+{'A' * 44}"
SIGNED = "riverton.example/ledger\n56\nq83v\n\n— riverton.example/ledger c2ln\n"
SSH = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"


def of_checkpoints(envelope: dict[int, dict[str, Any]]) -> tuple[Event, ...]:
    """Return the examples.

    Args:
        envelope: The fields that every example has, by version in `CHECKPOINTS`.
    """
    return (
        KeyAdopted(**envelope[1], number=2, key=KEY, handover=SIGNED),
        CheckpointSigned(
            **envelope[2], size=56, root="ab" * 32, key=2, note=SIGNED, ssh=SSH
        ),
        CheckpointTimestamped(
            **envelope[3],
            size=56,
            token="MAUwAwIBAA==",
            authority=Text("https://tsa.example/"),
        ),
    )


def streams() -> dict[int, tuple[str, int]]:
    """Return stream and version of each example, by its version."""
    return {version: (CHECKPOINTS, version) for version in (1, 2, 3)}
