"""The key that signs checkpoints: a file of its own, never part of the ledger's."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
)

from ledger.codec import Entropy
from ledger.proof.errors import (
    DamagedKeyError,
    EmptyPassphraseError,
    ExposedKeyError,
    KeyExistsError,
    KeyUnwritableError,
    NoKeyError,
    OtherKeyError,
    PassphraseNeededError,
    UnreadableKeyError,
    WrongPassphraseError,
)
from ledger.proof.key_file import read_envelope
from ledger.proof.note import check_name
from ledger.proof.ssh import (
    ALGORITHM,
    fingerprint,
    public_blob,
    public_line,
    spoken_fingerprint,
)

ROUNDS = 64
"""How slow guessing of a passphrase is made; ssh-keygen takes 24 and less."""

MOST_BYTES = 1 << 16
SEED_BYTES = 32
_PRIVATE = 0o600


class SigningKey(NamedTuple):
    """A key that is open and can sign.

    Attributes:
        private: The key; nothing prints it.
        public: Its public half, 32 bytes.
    """

    private: Ed25519PrivateKey
    public: bytes

    @property
    def fingerprint(self) -> str:
        """What `ssh-keygen -l` prints of it."""
        return fingerprint(self.public)

    @property
    def spoken(self) -> str:
        """Its fingerprint as eight groups of five digits, to be read aloud."""
        return spoken_fingerprint(self.public)


def public_place(place: Path) -> Path:
    """Return where the public half of the key at `place` stands."""
    return place.with_name(f"{place.name}.pub")


def create_key(
    place: Path, name: str, passphrase: str | None, entropy: Entropy = os.urandom
) -> SigningKey:
    """Make a key at `place` in the OpenSSH format, its public half beside it.

    Args:
        place: The new file; nobody but its owner may read it, where the system
            knows such a thing. The public half is called the same with `.pub`.
        name: What the key is called in that file; the ledger's origin.
        passphrase: What locks it; None for a key that is not locked.
        entropy: Gives the 32 bytes that are the key.

    Raises:
        UnfitNameError: the name cannot be one.
        EmptyPassphraseError: the passphrase is empty.
        KeyExistsError: one of the files is there already; both are as they were.
        KeyUnwritableError: folder or disk refuse; nothing is left behind.
    """
    check_name(name)
    private = Ed25519PrivateKey.from_private_bytes(entropy(SEED_BYTES))
    key = SigningKey(private, private.public_key().public_bytes_raw())
    locked = private.private_bytes(
        Encoding.PEM, PrivateFormat.OpenSSH, _lock(passphrase)
    )
    line = f"{public_line(key.public, name)}\n".encode()
    _write_new(place, locked, _PRIVATE)
    try:
        _write_new(public_place(place), line, 0o644)
    except BaseException:
        place.unlink()
        raise
    return key


def load_key(place: Path, passphrase: str | None = None) -> SigningKey:
    """Return the key at `place`; a passphrase that it does not need is no matter.

    Raises:
        NoKeyError, UnreadableKeyError, DamagedKeyError, OtherKeyError: as they say.
        ExposedKeyError: others may read or change the file.
        PassphraseNeededError, WrongPassphraseError: it is locked.
    """
    content = _read(place)
    envelope = read_envelope(content)
    if envelope is None:
        raise DamagedKeyError(place)
    if envelope.algorithm != ALGORITHM:
        raise OtherKeyError(place)
    if envelope.locked and passphrase is None:
        raise PassphraseNeededError(place)
    secret = passphrase.encode() if envelope.locked and passphrase else None
    try:
        private = load_ssh_private_key(content, secret)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise (WrongPassphraseError if envelope.locked else DamagedKeyError)(
            place
        ) from error
    # The library does not compare them, and a damaged key would be another key.
    public = private.public_key()
    if not isinstance(public, Ed25519PublicKey) or not isinstance(
        private, Ed25519PrivateKey
    ):
        raise OtherKeyError(place)
    if public_blob(public.public_bytes_raw()) != envelope.public:
        raise DamagedKeyError(place)
    return SigningKey(private, public.public_bytes_raw())


def is_locked(place: Path) -> bool:
    """Tell whether `load_key` will want a passphrase.

    Raises:
        NoKeyError, UnreadableKeyError, ExposedKeyError, DamagedKeyError: as there.
    """
    envelope = read_envelope(_read(place))
    if envelope is None:
        raise DamagedKeyError(place)
    return envelope.locked


def _lock(passphrase: str | None) -> KeySerializationEncryption:
    if passphrase is None:
        return NoEncryption()
    if not passphrase:
        raise EmptyPassphraseError
    builder = PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(ROUNDS)
    return builder.build(passphrase.encode())


def _write_new(place: Path, content: bytes, mode: int) -> None:
    """Write a file that is not there yet; leave none behind if that fails."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(place, flags, mode)
    except FileExistsError as error:
        raise KeyExistsError(place) from error
    except OSError as error:
        raise KeyUnwritableError(place, str(error.strerror)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        place.unlink()
        raise KeyUnwritableError(place, str(error.strerror)) from error


def _read(place: Path) -> bytes:
    """Return what the file of a key holds, if nobody else could have read it."""
    if not place.is_file():
        raise NoKeyError(place)
    try:
        with place.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            # Windows has no such permissions; what it says there means nothing.
            if os.name == "posix" and mode & 0o077:
                raise ExposedKeyError(place, mode)
            return file.read(MOST_BYTES)
    except OSError as error:
        raise UnreadableKeyError(place, str(error.strerror)) from error
