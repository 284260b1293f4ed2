"""What the file of an OpenSSH key says before anybody opens it.

The format is that of PROTOCOL.key in OpenSSH.
"""

from typing import NamedTuple

from ledger.proof.base64 import decoded

MOST_ROUNDS = 10_000
"""More than this, which takes minutes, is damage and no wish."""

_BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----"
_END = "-----END OPENSSH PRIVATE KEY-----"
_MAGIC = b"openssh-key-v1\0"


class Envelope(NamedTuple):
    """The parts of a key's file that no passphrase locks.

    Attributes:
        locked: Whether it takes a passphrase to open it.
        algorithm: What kind of key it holds, such as `ssh-ed25519`.
        public: The public half, as OpenSSH writes it.
    """

    locked: bool
    algorithm: bytes
    public: bytes


def read_envelope(content: bytes) -> Envelope | None:
    """Return what the file says of its key; None if it is damaged or no key."""
    try:
        return _envelope(content.decode("ascii").split())
    except ValueError:
        return None


def _envelope(words: list[str]) -> Envelope | None:
    text = " ".join(words)
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        return None
    inner = text[len(_BEGIN) : -len(_END)].replace(" ", "")
    blob = decoded(inner)
    if blob is None or not blob.startswith(_MAGIC):
        return None
    cipher, rest = _string(blob[len(_MAGIC) :])
    _, rest = _string(rest)
    options, rest = _string(rest)
    if options:
        _, rounds = _string(options)
        if len(rounds) != 4 or not 0 < int.from_bytes(rounds) <= MOST_ROUNDS:
            return None
    public, rest = _string(rest[4:])
    _, rest = _string(rest)
    algorithm, _ = _string(public)
    return Envelope(cipher != b"none", algorithm, public)


def _string(blob: bytes) -> tuple[bytes, bytes]:
    """Return the first string of `blob`, as RFC 4251 writes one, and the rest."""
    length = int.from_bytes(blob[:4])
    if len(blob) < 4 + length or len(blob) < 4:
        raise ValueError
    return blob[4 : 4 + length], blob[4 + length :]
