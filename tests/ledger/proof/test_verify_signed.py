"""The offline verifier on what is signed: checkpoint, key, and hashes of entries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.proof.ssh import public_line
from ledger.proof.sshsig import ssh_sign
from tests.ledger.proof.packs import (
    KEY,
    ORIGIN,
    author,
    edit,
    findings,
    rebag,
)

CHECKPOINT, PUBLIC, LEAVES = "proof/checkpoint", "proof/key.pub", "proof/leaves.txt"
SSH = "proof/checkpoint.sig"
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(b"another key of thirty-two bytes!")
FALSE = f"The signature of {CHECKPOINT} is false: the key did not sign these words."
NO_NOTE = f"{CHECKPOINT} is not a checkpoint with one signature."
NO_KEY = f"{PUBLIC} is not an Ed25519 key as OpenSSH writes it."
TWO_LEDGERS = f"{CHECKPOINT} and {PUBLIC} are not of one ledger."
ANOTHER_ROOT = f"The entries of {LEAVES} have another root than was signed."
ALIEN_SSH = f"{SSH} is not a signature by the key of {PUBLIC}."

Change = Callable[[bytes], bytes]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return author().pack(tmp_path / "pack", 5)


def after(pack: Path, name: str, change: Change) -> list[str]:
    """Return what is found after a file was changed and both manifests with it."""
    edit(pack, name, change)
    rebag(pack)
    return findings(pack)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda note: note.replace(b"\n7\n", b"\n6\n"), [FALSE]),
        (lambda note: note.replace(b"\n7\n", b"\n07\n"), [NO_NOTE]),
        (lambda note: note.replace(b"riverton", b"northmere"), [TWO_LEDGERS]),
        (lambda note: note.replace(b"riverton", b"northmere", 1), [TWO_LEDGERS]),
        (lambda note: note + note.splitlines(keepends=True)[-1], [NO_NOTE]),
        (lambda note: note.replace(b"\n\n", b"\nmore\n\n"), [NO_NOTE]),
        (lambda note: note[:-1], [NO_NOTE]),
        (lambda note: note.replace(b"=\n\n", b"\n\n"), [NO_NOTE]),
        (lambda note: note.replace(b"\n", b"\r\n"), [NO_NOTE]),
        (lambda note: note + b"\xff", [f"{CHECKPOINT} is not text in UTF-8."]),
        (lambda note: b"", [NO_NOTE]),
    ],
)
def test_a_checkpoint_is_what_was_signed(
    pack: Path, change: Change, said: list[str]
) -> None:
    assert after(pack, CHECKPOINT, change) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: line.replace(b"riverton", b"northmere"), [TWO_LEDGERS]),
        (lambda line: line.replace(b"ed25519 ", b"ed25519  "), [NO_KEY]),
        (lambda line: line.replace(b"ssh-ed", b"ssh-rd"), [NO_KEY]),
        (lambda line: line.replace(b"AAAAC3", b"AAAAD3"), [NO_KEY]),
        (lambda line: line + b"\n", [NO_KEY]),
        (lambda line: line[:-1], [NO_KEY]),
    ],
)
def test_a_key_is_a_line_of_openssh(
    pack: Path, change: Change, said: list[str]
) -> None:
    assert after(pack, PUBLIC, change) == said


def test_a_key_that_was_exchanged_did_not_sign(pack: Path) -> None:
    public = OTHER_KEY.public_key().public_bytes_raw()
    line = f"{public_line(public, ORIGIN)}\n".encode()

    assert after(pack, PUBLIC, lambda _: line) == [
        f"{CHECKPOINT} was signed with another key than {PUBLIC}."
    ]


def test_a_leaf_that_was_changed_gives_another_root(pack: Path) -> None:
    assert after(pack, LEAVES, lambda all_: b"0" * 64 + all_[64:]) == [ANOTHER_ROOT]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda all_: all_[:-65],
            f"{LEAVES} has 6 entries and the checkpoint speaks of 7.",
        ),
        (
            lambda all_: all_ + all_[:65],
            f"{LEAVES} has 8 entries and the checkpoint speaks of 7.",
        ),
        (lambda all_: all_[65:130] + all_[:65] + all_[130:], ANOTHER_ROOT),
        (lambda all_: all_.upper(), f"Line 1 of {LEAVES} is not the hash of an entry."),
        (lambda all_: all_ + b"\n", f"Line 8 of {LEAVES} is not the hash of an entry."),
        (
            lambda all_: all_[:-1],
            f"Line 7 of {LEAVES} is too long, or not ended by a line feed.",
        ),
    ],
)
def test_the_hashes_of_all_entries_are_there(
    pack: Path, change: Change, said: str
) -> None:
    assert after(pack, LEAVES, change) == [said]


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (SSH, lambda sig: sig[:-1], ALIEN_SSH),
        (SSH, lambda sig: sig.replace(b"\n", b"\r\n"), ALIEN_SSH),
        (SSH, lambda sig: b"", ALIEN_SSH),
        (SSH, lambda sig: ssh_sign(b"", OTHER_KEY).encode(), ALIEN_SSH),
        (SSH, lambda sig: ssh_sign(b"", KEY, "file").encode(), ALIEN_SSH),
        (
            SSH,
            lambda sig: ssh_sign(b"other words", KEY).encode(),
            f"{SSH} is false: the key did not sign the checkpoint so.",
        ),
        (
            "proof/allowed_signers",
            lambda line: line + line.replace(b"riverton", b"northmere"),
            f"proof/allowed_signers does not name the key of {PUBLIC}, and it alone.",
        ),
    ],
)
def test_what_is_for_ssh_keygen_says_the_same(
    pack: Path, name: str, change: Change, said: str
) -> None:
    assert after(pack, name, change) == [said]


def test_a_pack_may_go_without_what_is_for_ssh_keygen(pack: Path) -> None:
    (pack / SSH).unlink()
    (pack / "proof/allowed_signers").unlink()
    rebag(pack)

    assert findings(pack) == []
