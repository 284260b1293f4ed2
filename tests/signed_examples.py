"""Examples of events about keys and checkpoints, really signed, by keys anybody has."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.catalog import Event
from domain.checkpoint_events import (
    CheckpointSigned,
    CheckpointTimestamped,
    KeyAdopted,
)
from domain.names import CHECKPOINTS
from domain.text import Text
from ledger.proof.checkpoint import Checkpoint
from ledger.proof.note import VerifierKey, sign_note
from ledger.proof.rotation import handover_text
from ledger.proof.sshsig import ssh_sign
from tests.late_examples import envelope

ORIGIN = "riverton.example/ledger"
KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2)]
ROOT = bytes.fromhex("34" * 32)


def written(number: int) -> str:
    """Return key `number`, from 1, as a verifier key."""
    public = KEYS[number - 1].public_key().public_bytes_raw()
    return VerifierKey(ORIGIN, public).written()


def handover() -> str:
    """Return the note by which the first key hands over to the second."""
    text = handover_text(ORIGIN, written(2))
    return sign_note(text, ORIGIN, KEYS[0]).decode()


def signed_examples() -> tuple[Event, ...]:
    """Return a key that took over, a checkpoint that it signed, and a timestamp."""
    note = sign_note(Checkpoint(ORIGIN, 56, ROOT).text(), ORIGIN, KEYS[1])
    return (
        KeyAdopted(
            **envelope(CHECKPOINTS, 2), number=2, key=written(2), handover=handover()
        ),
        CheckpointSigned(
            **envelope(CHECKPOINTS, 3),
            size=56,
            root=ROOT.hex(),
            key=2,
            note=note.decode(),
            ssh=ssh_sign(note, KEYS[1]),
        ),
        CheckpointTimestamped(
            **envelope(CHECKPOINTS, 3),
            size=56,
            token="MAUwAwIBAA==",
            authority=Text("https://tsa.example/"),
        ),
    )
