"""SSH signatures, so that plain `ssh-keygen -Y verify` can check a checkpoint.

The format is that of PROTOCOL.sshsig in OpenSSH, with Ed25519 and SHA-512 alone.
"""

from hashlib import sha512
from typing import TYPE_CHECKING

from ledger.proof.base64 import decoded, encoded
from ledger.proof.ed25519 import signature_holds
from ledger.proof.errors import SshSignatureError
from ledger.proof.ssh import ALGORITHM, public_blob, string

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAMESPACE = "progress-ledger-checkpoint"
"""What our signatures are for, so that none made for another purpose counts."""

_MAGIC = b"SSHSIG"
_VERSION = 1
_HASH = b"sha512"
_BEGIN = "-----BEGIN SSH SIGNATURE-----\n"
_END = "\n-----END SSH SIGNATURE-----\n"
_WIDTH = 70  # Where ssh-keygen breaks its lines; the document says 76.
_SIGNATURE = 64


def ssh_sign(
    message: bytes, key: "Ed25519PrivateKey", namespace: str = NAMESPACE
) -> str:
    """Return the armoured signature, byte for byte what `ssh-keygen -Y sign` writes."""
    blob = _blob(
        key.public_key().public_bytes_raw(),
        namespace,
        key.sign(_signed(message, namespace)),
    )
    text = encoded(blob)
    lines = (text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH))
    return _BEGIN + "\n".join(lines) + _END


def ssh_verify(
    message: bytes, armoured: str, public: bytes, namespace: str = NAMESPACE
) -> None:
    """Check that `armoured` is the signature of `message` by the key `public`.

    Only the form that `ssh_sign` writes is taken, so no byte of it can be another.

    Raises:
        SshSignatureError: it is not.
    """
    lines = armoured.removeprefix(_BEGIN).removesuffix(_END).split("\n")
    blob = decoded("".join(lines))
    if (
        blob is None
        or not armoured.startswith(_BEGIN)
        or not armoured.endswith(_END)
        or any(len(line) != _WIDTH for line in lines[:-1])
        or not 0 < len(lines[-1]) <= _WIDTH
    ):
        raise SshSignatureError("it is not in the armoured form of OpenSSH")
    signature = blob[-_SIGNATURE:]
    if blob != _blob(public, namespace, signature):
        raise SshSignatureError(
            f"it is by another key, or not for the purpose {namespace}"
        )
    if not signature_holds(public, _signed(message, namespace), signature):
        raise SshSignatureError("it was not made by that key for these words")


def _signed(message: bytes, namespace: str) -> bytes:
    """Return what is really signed: a hash of the message, and what it is for."""
    parts = (namespace.encode(), b"", _HASH, sha512(message).digest())
    return _MAGIC + b"".join(map(string, parts))


def _blob(public: bytes, namespace: str, signature: bytes) -> bytes:
    signed = string(ALGORITHM) + string(signature)
    parts = (public_blob(public), namespace.encode(), b"", _HASH, signed)
    return _MAGIC + _VERSION.to_bytes(4) + b"".join(map(string, parts))
