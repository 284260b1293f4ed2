"""One example of every event about keys and checkpoints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from domain.catalog import Event
from domain.checkpoint_events import CheckpointSigned, CheckpointTimestamped, KeyAdopted
from domain.names import CHECKPOINTS
from domain.text import Text

NAME = "riverton.example/ledger"
KEY = f"{NAME}+0badc0de+{'A' * 44}"
SIGNED = f"{NAME}\n56\nq83v\n\n\N{EM DASH} {NAME} c2ln\n"
SSH = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"


def of_checkpoints(envelope: Callable[[str, int], dict[str, Any]]) -> tuple[Event, ...]:
    """Return the examples, each with the fields that every example has."""
    first, second, third = (envelope(CHECKPOINTS, version) for version in (1, 2, 3))
    root, token, authority = "ab" * 32, "MAUwAwIBAA==", Text("https://tsa.example/")
    return (
        KeyAdopted(**first, number=2, key=KEY, handover=SIGNED),
        CheckpointSigned(**second, size=56, root=root, key=2, note=SIGNED, ssh=SSH),
        CheckpointTimestamped(**third, size=56, token=token, authority=authority),
    )
