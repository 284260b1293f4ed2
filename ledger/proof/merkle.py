"""The Merkle tree over all leaves, kept whole, so that it can prove things.

RFC 9162, section 2.1. Every full subtree's root is kept: for a million leaves that is
64 megabytes, and any question takes some forty hashes at most.
"""

from collections.abc import Iterable
from itertools import islice

from ledger.frontier import SIZE, Frontier
from ledger.tree import node_hash

CHUNK = 4096
"""How many leaves are taken at once."""

PAIR = 2 * SIZE


class Tree:
    """A tree that grows, and answers for every size that it ever had."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        # Level 0 holds the leaves end to end; each one above, the roots over pairs.
        self._levels = [bytearray()]
        self.extend(leaves)

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return len(self._levels[0]) // SIZE

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append `leaves` in order; they are taken as a stream.

        Raises:
            ValueError: a leaf is not 32 bytes long; those before it may have been
                taken.
        """
        source = iter(leaves)
        while chunk := b"".join(map(_whole, islice(source, CHUNK))):
            self._levels[0] += chunk
            self._fill()

    def leaf(self, index: int) -> bytes:
        """Return the leaf at `index`, counted from 0.

        Raises:
            ValueError: there is none.
        """
        _check(0 <= index < self.size, f"There is no leaf {index}.")
        return self._node(0, index)

    def root(self, size: int | None = None) -> bytes:
        """Return the root when the tree had `size` leaves; now, if it is None.

        Raises:
            ValueError: it never had as many.
        """
        size = self.size if size is None else size
        self._check_size(size)
        return self._root(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Return what proves leaf `index` (from 0) in the tree of `size` leaves.

        It is the inclusion path of RFC 9162, section 2.1.3.1: the nodes beside the
        way from the leaf up to the root, the lowest first.

        Raises:
            ValueError: the tree never had as many leaves, or has no such leaf then.
        """
        self._check_size(size)
        _check(0 <= index < size, f"A tree of {size} leaves has no leaf {index}.")
        low, high, path = 0, size, []
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._root(middle, high))
                high = middle
            else:
                path.append(self._root(low, middle))
                low = middle
        return path[::-1]

    def consistency(self, old_size: int, new_size: int) -> list[bytes]:
        """Return what proves that the older tree is the beginning of the newer.

        It is the consistency path of RFC 9162, section 2.1.4.1. It is empty for equal
        sizes, and for an older tree without leaves, where there is nothing to prove.

        Raises:
            ValueError: the tree never had those sizes, or they are out of order.
        """
        self._check_size(new_size)
        _check(0 <= old_size <= new_size, f"{old_size} is not before {new_size}.")
        if old_size == 0:
            return []
        low, high, path = 0, new_size, []
        while high != old_size:
            middle = low + _split(high - low)
            if old_size <= middle:
                path.append(self._root(middle, high))
                high = middle
            else:
                path.append(self._root(low, middle))
                low = middle
        if low > 0:  # Otherwise it is the older root, which the verifier has.
            path.append(self._root(low, high))
        return path[::-1]

    def _fill(self) -> None:
        """Add every node whose pair below is there now."""
        level = 0
        while len(self._levels[level]) >= PAIR:
            below = self._levels[level]
            if level + 1 == len(self._levels):
                self._levels.append(bytearray())
            above = self._levels[level + 1]
            fresh = bytes(below[2 * len(above) : len(below) // PAIR * PAIR])
            above += b"".join(
                node_hash(
                    fresh[start : start + SIZE], fresh[start + SIZE : start + PAIR]
                )
                for start in range(0, len(fresh), PAIR)
            )
            level += 1

    def _root(self, low: int, high: int) -> bytes:
        """Return the root over the leaves from `low` up to `high`, a subtree."""
        size, nodes = high - low, []
        while low < high:
            level = (high - low).bit_length() - 1
            nodes.append(self._node(level, low >> level))
            low += 1 << level
        return Frontier(size, tuple(nodes)).root

    def _node(self, level: int, place: int) -> bytes:
        return bytes(self._levels[level][place * SIZE : (place + 1) * SIZE])

    def _check_size(self, size: int) -> None:
        _check(0 <= size <= self.size, f"The tree never had {size} leaves.")


def _split(size: int) -> int:
    """Return the greatest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _whole(leaf: bytes) -> bytes:
    _check(len(leaf) == SIZE, f"A leaf has {SIZE} bytes, not {len(leaf)}.")
    return leaf


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
