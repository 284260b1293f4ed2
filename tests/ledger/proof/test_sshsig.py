"""SSH signatures: what ssh-keygen writes, and what it lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledger.proof.errors import SshSignatureError
from ledger.proof.keys import SigningKey, create_key
from ledger.proof.note import sign_note
from ledger.proof.ssh import allowed_signers_line
from ledger.proof.sshsig import NAMESPACE, ssh_sign, ssh_verify
from tests.ledger.proof.openssh import ssh_keygen, tried

NAME = "riverton.example/ledger"
LINES = "The text of a checkpoint\n"


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return create_key(tmp_path / "key", NAME, None)


@pytest.mark.parametrize("length", [0, 6, 100_000])
@pytest.mark.parametrize("namespace", [NAMESPACE, "file"])
def test_a_signature_is_byte_for_byte_that_of_ssh_keygen(
    tmp_path: Path, key: SigningKey, length: int, namespace: str
) -> None:
    message = b"\x00\n" * (length // 2)
    (tmp_path / "message").write_bytes(message)

    ssh_keygen(
        "-Y", "sign", "-f", tmp_path / "key", "-n", namespace, tmp_path / "message"
    )

    theirs = (tmp_path / "message.sig").read_bytes().decode()
    assert ssh_sign(message, key.private, namespace) == theirs
    ssh_verify(message, theirs, key.public, namespace)


def verified(folder: Path, message: bytes, signature: str) -> bool:
    """Tell whether ssh-keygen takes the signature for that of the ledger's key."""
    (folder / "sig").write_text(signature, encoding="utf-8", newline="")
    what = ("-Y", "verify", "-I", NAME, "-n", NAMESPACE)
    files = ("-f", folder / "allowed", "-s", folder / "sig")
    return tried(*what, *files, given=message).returncode == 0


def test_plain_ssh_keygen_verifies_a_signed_note(
    tmp_path: Path, key: SigningKey
) -> None:
    note = sign_note(LINES, NAME, key.private)
    line = allowed_signers_line(key.public, NAME, NAMESPACE)
    (tmp_path / "allowed").write_text(line, encoding="utf-8", newline="")
    signature = ssh_sign(note, key.private)

    assert verified(tmp_path, note, signature)
    assert not verified(tmp_path, note.replace(b"text", b"test"), signature)
    assert not verified(tmp_path, note, ssh_sign(note, key.private, "file"))


def test_no_bit_of_a_signature_can_be_flipped(key: SigningKey) -> None:
    signature = ssh_sign(b"words", key.private)
    for place, letter in enumerate(signature):
        for bit in range(7):
            flipped = chr(ord(letter) ^ 1 << bit)
            with pytest.raises(SshSignatureError):
                ssh_verify(
                    b"words",
                    signature[:place] + flipped + signature[place + 1 :],
                    key.public,
                )


def test_a_signature_of_other_words_or_another_key_does_not_hold(
    tmp_path: Path, key: SigningKey
) -> None:
    other = create_key(tmp_path / "other", NAME, None)
    signature = ssh_sign(b"words", key.private)
    forged = "it was not made by that key for these words"
    alien = f"it is by another key, or not for the purpose {NAMESPACE}"

    for message, armoured, said in (
        (b"Words", signature, forged),
        (b"words", ssh_sign(b"words", other.private), alien),
        (b"words", ssh_sign(b"words", key.private, "file"), alien),
    ):
        whole = (
            f"The SSH signature does not hold: {said}; do not rely on what it was to"
            " vouch for."
        )
        with pytest.raises(SshSignatureError, match=f"^{re.escape(whole)}$"):
            ssh_verify(message, armoured, key.public)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda armoured: "",
        lambda armoured: armoured[1:],
        lambda armoured: armoured[:-1],
        lambda armoured: f"{armoured}\n",
        lambda armoured: armoured.replace("\n", "\r\n"),
        lambda armoured: armoured.replace("AAAA", "AA\nAA", 1),
        lambda armoured: armoured.replace("\n-----END", "\n\n-----END"),
    ],
)
def test_only_the_form_of_openssh_is_a_signature(
    key: SigningKey, spoil: object
) -> None:
    assert callable(spoil)
    with pytest.raises(SshSignatureError, match="not in the armoured form of OpenSSH"):
        ssh_verify(b"words", spoil(ssh_sign(b"words", key.private)), key.public)
