"""Public keys and strings as OpenSSH writes them, for Ed25519 alone."""

from hashlib import sha256

from ledger.proof.base64 import encoded

ALGORITHM = b"ssh-ed25519"
GROUP = 5
GROUPS = 8


def string(value: bytes) -> bytes:
    """Return `value` with its length in front, as RFC 4251 writes a string."""
    return len(value).to_bytes(4) + value


def public_blob(public: bytes) -> bytes:
    """Return a 32-byte public key in the form that OpenSSH hashes and encodes."""
    return string(ALGORITHM) + string(public)


def public_line(public: bytes, name: str) -> str:
    """Return the key as the line of a `.pub` file, without its line feed."""
    return f"{ALGORITHM.decode()} {encoded(public_blob(public))} {name}"


def allowed_signers_line(public: bytes, name: str, namespace: str) -> str:
    """Return the line by which `ssh-keygen -Y verify` lets `name` sign.

    It ends with a line feed; `name` has to be one that `check_name` admits, because
    in other names signs such as * have a meaning there.
    """
    return f'{name} namespaces="{namespace}" {public_line(public, name)}\n'


def fingerprint(public: bytes) -> str:
    """Return what `ssh-keygen -l` prints of the key, such as `SHA256:` and 43 signs."""
    return f"SHA256:{encoded(sha256(public_blob(public)).digest()).rstrip('=')}"


def spoken_fingerprint(public: bytes) -> str:
    """Return a fingerprint for minutes and telephones: eight groups of five digits.

    They are the last forty decimal digits of the number whose bytes, the highest
    first, `fingerprint` has in base64. Another key with the same ones is as far out
    of reach as a key of 128 bits.
    """
    number = int.from_bytes(sha256(public_blob(public)).digest())
    digits = f"{number % 10 ** (GROUP * GROUPS):0{GROUP * GROUPS}}"
    starts = range(0, GROUP * GROUPS, GROUP)
    return " ".join(digits[start : start + GROUP] for start in starts)
