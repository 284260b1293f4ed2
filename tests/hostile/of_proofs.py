"""Signed notes, checkpoints, signatures and keys that somebody hands over."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from domain.errors import LedgerError
from ledger.proof.checkpoint import Checkpoint, read_checkpoint
from ledger.proof.key_file import read_envelope
from ledger.proof.note import VerifierKey, read_note, read_verifier_key, sign_note
from ledger.proof.note import verify_note as verified
from ledger.proof.sshsig import ssh_sign, ssh_verify
from tests.hostile.of_documents import scratch
from tests.hostile.of_words import need

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
NAME = "riverton.example/ledger"
TEXT = Checkpoint(NAME, 6, bytes(range(32))).text()
MESSAGE = b"what was signed"


def notes(data: bytes) -> None:
    """Read a note, the checkpoint in it, a signature of SSH, and a verifier key."""
    with suppress(LedgerError):
        note = read_note(data)
        need(note.written() == data, "a note has one spelling")
        signers = verified(note, [VerifierKey(NAME, PUBLIC)])
        need(note.text == TEXT, f"only what was signed verifies, by {signers}")
        read_checkpoint(note.text)
    text = data.decode("utf-8", "replace")
    with suppress(LedgerError):
        point = read_checkpoint(text)
        need(point.text() == text, "a checkpoint has one spelling")
    with suppress(LedgerError):
        ssh_verify(MESSAGE, text, PUBLIC)
        need(text == signed()[1].decode(), "a signature has one spelling")
    with suppress(LedgerError):
        need(read_verifier_key(text).written() == text, "a key has one spelling")


def keys(data: bytes) -> None:
    """Open the file of a key."""
    from ledger.proof.keys import load_key

    envelope = read_envelope(data)
    place = scratch() / "ledger.key"
    place.write_bytes(data)
    place.chmod(0o600)
    # As many rounds as a key may ask for take minutes, which is no crash.
    slow = envelope is not None and envelope.locked and data not in key_files()
    with suppress(LedgerError):
        load_key(place, None if slow else "pass")


def signed() -> Sequence[bytes]:
    """Return a note, a signature, a checkpoint and a key to begin with."""
    return [
        sign_note(TEXT, NAME, KEY),
        ssh_sign(MESSAGE, KEY).encode(),
        TEXT.encode(),
        VerifierKey(NAME, PUBLIC).written().encode(),
    ]


@cache
def key_files() -> Sequence[bytes]:
    """Return the file of a key, and of one with a passphrase."""
    return [
        KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, lock)
        for lock in (NoEncryption(), BestAvailableEncryption(b"pass"))
    ]
