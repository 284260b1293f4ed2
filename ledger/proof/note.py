"""Signed notes: a short text with the signatures of whoever vouches for it.

The format is that of c2sp.org/signed-note, with Ed25519 signatures alone. A signature
by a key that is not known is passed over, as the format asks, so that others may add
theirs.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from ledger.proof.base64 import decoded, encoded
from ledger.proof.ed25519 import signature_holds
from ledger.proof.errors import (
    ForgedNoteError,
    MalformedNoteError,
    MalformedVerifierKeyError,
    UnfitNameError,
    UnsignedNoteError,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


MOST_BYTES = 1 << 20
"""How long a note may be; ours has some three hundred bytes."""

MOST_SIGNATURES = 100
"""How many signatures a note may have."""

ED25519 = b"\x01"
"""How the format numbers Ed25519 among the kinds of signature."""

_OUR_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class VerifierKey(NamedTuple):
    """The public half of a key that signs notes.

    Attributes:
        name: What it is called in signature lines; for a ledger, its origin.
        public: The Ed25519 public key, 32 bytes.
    """

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that tell keys of one name apart; no proof of anything."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def written(self) -> str:
        """Return the key as text: name, id and key, with a plus between."""
        return f"{self.name}+{self.key_id.hex()}+{encoded(ED25519 + self.public)}"


class NoteSignature(NamedTuple):
    """One signature as it stands on a note; whether it holds is another question.

    Attributes:
        name: The name of the key.
        key_id: Four bytes that tell keys of one name apart.
        signature: The signature itself; 64 bytes if it is Ed25519.
    """

    name: str
    key_id: bytes
    signature: bytes


class Note(NamedTuple):
    """A note as it was read; nothing in it counts before a signature was verified.

    Attributes:
        text: Its lines, each ended by a line feed.
        signatures: The signatures in their order.
    """

    text: str
    signatures: tuple[NoteSignature, ...]

    def written(self) -> bytes:
        """Return the bytes of the note."""
        lines = (
            f"\N{EM DASH} {one.name} {encoded(one.key_id + one.signature)}\n"
            for one in self.signatures
        )
        return (self.text + "\n" + "".join(lines)).encode()


def check_name(name: str) -> str:
    """Return `name` if a key of ours may bear it.

    Less is admitted than the format does, so that the name fits everywhere: in a file
    of allowed signers too, and on one line that is read aloud.

    Raises:
        UnfitNameError: it may not.
    """
    if not _OUR_NAME.fullmatch(name):
        raise UnfitNameError(name)
    return name


def sign_note(text: str, name: str, key: "Ed25519PrivateKey") -> bytes:
    """Return the note of `text` with one signature, by `key` under `name`.

    Raises:
        UnfitNameError: the name cannot stand in a signature line.
        MalformedNoteError: the text cannot be a note, as when it has no last line
            feed.
    """
    public = VerifierKey(check_name(name), key.public_key().public_bytes_raw())
    signed = NoteSignature(name, public.key_id, key.sign(text.encode("utf-8")))
    written = Note(text, (signed,)).written()
    read_note(written)
    return written


def read_note(written: bytes) -> Note:
    """Return the note that `written` holds; its signatures are not verified.

    Raises:
        MalformedNoteError: it is no note, by one byte or by all.
    """
    if len(written) > MOST_BYTES:
        raise MalformedNoteError(f"it is longer than {MOST_BYTES} bytes")
    try:
        whole = written.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedNoteError("it is not UTF-8") from error
    if _CONTROL.search(whole):
        raise MalformedNoteError("it holds control characters")
    text, blank, signatures = whole.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise MalformedNoteError("no signature follows its text and a blank line")
    lines = signatures[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise MalformedNoteError(f"it has more than {MOST_SIGNATURES} signatures")
    return Note(text + "\n", tuple(map(_signature, lines)))


def verify_note(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Return those of `keys` that signed `note`, at least one.

    Raises:
        ForgedNoteError: a signature claims one of the keys and is not by it.
        UnsignedNoteError: none claims any of them.
    """
    known = {(key.name, key.key_id): key for key in keys}
    signers = []
    for one in note.signatures:
        key = known.get((one.name, one.key_id))
        if key is None:
            continue
        try:
            holds = signature_holds(key.public, note.text.encode(), one.signature)
        except ValueError as error:
            raise ForgedNoteError(key.name) from error
        if not holds:
            raise ForgedNoteError(key.name)
        signers.append(key)
    if not signers:
        names = sorted({key.name for key in known.values()})
        raise UnsignedNoteError(" or ".join(names) or "nobody")
    return tuple(dict.fromkeys(signers))


def read_verifier_key(text: str) -> VerifierKey:
    """Return the key that `VerifierKey.written` wrote.

    Raises:
        MalformedVerifierKeyError: the text is none, or its parts do not fit together.
    """
    name, _, rest = text.partition("+")
    key_id, _, public = rest.partition("+")
    material = decoded(public)
    if not _fits(name) or material is None:
        raise MalformedVerifierKeyError("its parts are not all there")
    if len(material) != 33 or material[:1] != ED25519:
        raise MalformedVerifierKeyError("it is not an Ed25519 key")
    key = VerifierKey(name, material[1:])
    if key.key_id.hex() != key_id:
        raise MalformedVerifierKeyError("its digits are not those of its key")
    return key


def _signature(line: str) -> NoteSignature:
    dash, name, value = (*line.split(" "), "", "")[:3]
    signature = decoded(value)
    if line.count(" ") != 2 or dash != "\N{EM DASH}" or not _fits(name):
        raise MalformedNoteError("a line of its signatures is not one")
    if signature is None or len(signature) < 5:
        raise MalformedNoteError(f"the signature of {name} is not base64 of one")
    return NoteSignature(name, signature[:4], signature[4:])


def _fits(name: str) -> bool:
    """Tell whether the format lets a key be called so."""
    return bool(name) and "+" not in name and not any(map(str.isspace, name))
