"""The bytes of an entry that its leaf is the hash of."""

from typing import NamedTuple

from ledger.tree import leaf_hash


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


def entry_bytes(origin: str, entry: SealedEntry) -> bytes:
    r"""Return the bytes that `entry` contributes to the tree of ledger `origin`.

    They are `ledger-entry/v1`, origin, number, recorded at, stream, version, wire
    name and nonce (hex), each ended by a line feed, and then the state. None of
    the parts before the state can hold a line feed.
    """
    number, recorded_at, stream, version, wire, nonce, state = entry
    head = (
        f"ledger-entry/v1\n{origin}\n{number}\n{recorded_at}\n{stream}\n{version}\n"
        f"{wire}\n{nonce.hex()}\n"
    )
    return head.encode() + state


def leaf_of(origin: str, entry: SealedEntry) -> bytes:
    """Return the entry's leaf: SHA-256 over 0x00 and `entry_bytes`."""
    return leaf_hash(entry_bytes(origin, entry))
