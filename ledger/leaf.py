"""The bytes of an entry that its leaf is the hash of."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple


class SealedEntry(NamedTuple):
    """One entry as it is stored, apart from its texts.

    Attributes:
        number: Its place in the ledger, from 1.
        recorded_at: UTC, as `domain.clock.print_instant` writes it.
        stream: The stream's id.
        version: Its place in the stream, from 1.
        wire: The event's wire name.
        nonce: 16 random bytes, so that a leaf tells nothing of a guessable entry.
        state: The event's state as RFC 8785 JSON.
    """

    number: int
    recorded_at: str
    stream: str
    version: int
    wire: str
    nonce: bytes
    state: bytes


Sealed = tuple[int, str, str, int, str, bytes, bytes]
"""The parts of a `SealedEntry`, without their names."""


def leaf_of(origin: str, entry: Sealed) -> bytes:
    """Return the leaf of an entry of the ledger `origin`, as `leaves_of` does."""
    return leaves_of(origin, (entry,))[0]


def leaves_of(origin: str, entries: Iterable[Sealed]) -> list[bytes]:
    r"""Return the leaves of entries of the ledger `origin`: SHA-256 over their bytes.

    These are 0x00, `ledger-entry/v1`, origin, number, recorded at, stream, version,
    wire name and nonce (hex), each ended by a line feed, and then the state. None of
    the parts before the state can hold a line feed.

    Source:
        The 0x00 in front marks a leaf, as in RFC 9162, section 2.1.1.
    """
    start = f"\0ledger-entry/v1\n{origin}\n"
    return [
        sha256(
            f"{start}{number}\n{recorded_at}\n{stream}\n{version}\n{wire}\n"
            f"{nonce.hex()}\n".encode()
            + state
        ).digest()
        for number, recorded_at, stream, version, wire, nonce, state in entries
    ]
