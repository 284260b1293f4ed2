"""The hashes of the Merkle tree over all leaves.

RFC 9162, section 2.1: a leaf is SHA-256(0x00 + entry), a node is
SHA-256(0x01 + left + right), and a tree that is not full is split at the largest
power of two below its size.
"""

from hashlib import sha256

EMPTY_ROOT = sha256().digest()
"""The root of a tree without leaves, as RFC 9162 defines it."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of the node above two others."""
    return sha256(b"\x01" + left + right).digest()
