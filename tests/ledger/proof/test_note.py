"""Signed notes: published examples, what is no note, and who signed."""

from __future__ import annotations

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from ledger.proof.base64 import decoded
from ledger.proof.errors import (
    ForgedNoteError,
    MalformedNoteError,
    MalformedVerifierKeyError,
    UnfitNameError,
    UnsignedNoteError,
)
from ledger.proof.note import (
    MOST_BYTES,
    VerifierKey,
    read_note,
    read_verifier_key,
    sign_note,
    verify_note,
)

# The keys, text and signatures of golang.org/x/mod, sumdb/note/note_test.go.
PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01"
    "oOTGwnWLox33WWd1RvMc+QQ=\n"
)
NOTE = f"{TEXT}\n{PETER_LINE}".encode()

# The example of c2sp.org/signed-note.
C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
C2SP_NOTE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXs"
    "YjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()


REFUSED = (MalformedNoteError, ForgedNoteError, UnsignedNoteError)


def peter() -> Ed25519PrivateKey:
    secret = decoded(PETER_SECRET)
    assert secret is not None
    return Ed25519PrivateKey.from_private_bytes(secret[1:])


@pytest.mark.parametrize(("key", "note"), [(PETER, NOTE), (C2SP_KEY, C2SP_NOTE)])
def test_a_published_note_verifies_with_its_key(key: str, note: bytes) -> None:
    read = read_note(note)

    assert verify_note(read, [read_verifier_key(key)]) == (read_verifier_key(key),)
    assert read.written() == note


def test_signing_gives_the_published_note() -> None:
    assert sign_note(TEXT, "PeterNeumann", peter()) == NOTE


@pytest.mark.parametrize("key", [PETER, ENOCH, C2SP_KEY])
def test_a_verifier_key_comes_back_as_it_was_published(key: str) -> None:
    assert read_verifier_key(key).written() == key


def test_no_part_of_a_verifier_key_is_one_and_none_with_a_byte_changed() -> None:
    ends = range(len(PETER) + 1)
    parts = {PETER[start:end] for start in ends for end in ends} - {PETER}
    changed = {
        PETER[:place] + chr(ord(PETER[place]) ^ 1 << bit) + PETER[place + 1 :]
        for place in range(len(PETER))
        for bit in range(7)
    }

    for text in parts | changed:
        with pytest.raises(MalformedVerifierKeyError):
            read_verifier_key(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "its parts are not all there"),
        ("a b+c74f20a3+ARpc", "its parts are not all there"),
        (f"{PETER}=", "its parts are not all there"),
        # Both with an id that fits them, from the published tests.
        (
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "its parts are not all there",
        ),
        (
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "it is not an Ed25519 key",
        ),
        (PETER.replace("c74f", "C74F"), "its digits are not those of its key"),
    ],
)
def test_a_verifier_key_is_refused_with_a_sentence(text: str, said: str) -> None:
    whole = f"This is not a verifier key: {said}; it reads name+8 hex digits+base64."
    with pytest.raises(MalformedVerifierKeyError, match=f"^{re.escape(whole)}$"):
        read_verifier_key(text)


def test_signatures_of_unknown_keys_are_passed_over() -> None:
    note = read_note(f"{TEXT}\n{ENOCH_LINE}{PETER_LINE}{PETER_LINE}".encode())
    key, other = read_verifier_key(PETER), read_verifier_key(ENOCH)

    assert verify_note(note, [key]) == (key,)
    assert verify_note(note, [key, other]) == (other, key)


def test_a_note_that_no_known_key_signed_does_not_count() -> None:
    note = read_note(f"{TEXT}\n{ENOCH_LINE}".encode())

    with pytest.raises(UnsignedNoteError, match="by the key of PeterNeumann, so"):
        verify_note(note, [read_verifier_key(PETER)])
    with pytest.raises(UnsignedNoteError, match="by the key of nobody, so"):
        verify_note(note, [])


def test_a_key_of_the_same_name_is_another_key() -> None:
    impostor = Ed25519PrivateKey.generate()
    note = read_note(sign_note(TEXT, "PeterNeumann", impostor))

    with pytest.raises(UnsignedNoteError):
        verify_note(note, [read_verifier_key(PETER)])


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace(b"think", b"thank"),
        NOTE.replace(b"x08go/ZJ", b"x08go/ZK"),
        # Cut short, but still base64.
        NOTE.replace(b"yBwJnAM=", b"yBwJ"),
        # A good signature does not make up for a false one.
        NOTE + PETER_LINE.replace("x08go/ZJ", "x08go/ZK").encode(),
    ],
)
def test_a_false_signature_of_a_known_key_refuses_the_note(note: bytes) -> None:
    with pytest.raises(ForgedNoteError, match="The signature of PeterNeumann on the"):
        verify_note(read_note(note), [read_verifier_key(PETER)])


NO_LINE = "a line of its signatures is not one"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (b"", "no signature follows its text and a blank line"),
        (TEXT.encode(), "no signature follows its text and a blank line"),
        (NOTE[:-1], "no signature follows its text and a blank line"),
        (NOTE + b"\n", "no signature follows its text and a blank line"),
        (TEXT.encode() + b"\n", "no signature follows its text and a blank line"),
        (f"\n{PETER_LINE}".encode(), "no signature follows its text and a blank line"),
        (NOTE + b"words\n", NO_LINE),
        (NOTE.replace("— Peter".encode(), b"- Peter"), NO_LINE),
        (NOTE.replace(b"rNeu", b"r Neu"), NO_LINE),
        (NOTE.replace(b"rNeu", "r\u2003Neu".encode()), NO_LINE),
        (NOTE.replace(b"rNeu", b"r+Neu"), NO_LINE),
        (
            NOTE.replace("— P".encode(), "—  P".encode()),
            NO_LINE,
        ),
        (NOTE.replace(b"nAM=", b"nAN="), "the signature of PeterNeumann is not base64"),
        (NOTE.replace(b"nAM=", b"nAM"), "the signature of PeterNeumann is not base64"),
        (NOTE[:-90] + b"\n", "the signature of PeterNeumann is not base64 of one"),
        (b"\xff" + NOTE, "it is not UTF-8"),
        (b"\x01" + NOTE, "it holds control characters"),
        (NOTE.replace(b"\n", b"\r\n"), "it holds control characters"),
        (NOTE.replace(b"If", b"I\x7f"), "it holds control characters"),
        pytest.param(
            NOTE + PETER_LINE.encode() * 100,
            "it has more than 100 signatures",
            id="many signatures",
        ),
        pytest.param(
            b"a" * MOST_BYTES + NOTE,
            f"it is longer than {MOST_BYTES} bytes",
            id="a long text",
        ),
    ],
)
def test_what_is_no_note_is_refused_with_a_sentence(note: bytes, said: str) -> None:
    start = f"This is not a signed note that can be read: {said}"
    with pytest.raises(MalformedNoteError, match=f"^{re.escape(start)}"):
        read_note(note)


def test_no_bit_of_a_note_can_be_flipped() -> None:
    key = read_verifier_key(PETER)
    for place in range(len(NOTE)):
        for bit in range(8):
            flipped = bytearray(NOTE)
            flipped[place] ^= 1 << bit
            with pytest.raises(
                (MalformedNoteError, ForgedNoteError, UnsignedNoteError)
            ):
                verify_note(read_note(bytes(flipped)), [key])


@pytest.mark.parametrize("text", ["no last line feed", "", "a tab\t\n"])
def test_what_cannot_be_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(MalformedNoteError):
        sign_note(text, "PeterNeumann", peter())


@pytest.mark.parametrize(
    "name", ["", "Peter Neumann", "a+b", "-x", "a\n", "é", 'a"', "a" * 201]
)
def test_a_name_that_does_not_fit_everywhere_signs_nothing(name: str) -> None:
    with pytest.raises(UnfitNameError, match="cannot name a key; take up to 200"):
        sign_note(TEXT, name, peter())


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.just("\n")))
def test_whatever_text_is_signed_is_the_text_that_is_read(text: str) -> None:
    name, text = "riverton.example/ledger", f"{text}\n"

    note = read_note(sign_note(text, name, peter()))

    public = VerifierKey(name, peter().public_key().public_bytes_raw())
    assert note.text == text
    assert verify_note(note, [public]) == (public,)
