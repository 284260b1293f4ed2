"""The tree over all leaves, as the ledger remembers it while it grows.

Hashing is loaded when something is hashed: most questions only ask how many leaves
there are, and what they have to load is most of what they cost.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

SIZE = 32
"""How many bytes a hash has."""


class Frontier(NamedTuple):
    """The full subtrees of a tree, all that its root and growth depend on.

    Attributes:
        size: How many leaves the tree has.
        nodes: The root of each full subtree, the largest (leftmost) first; one
            for each bit that is set in `size`.
    """

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def grown(self, leaves: Iterable[bytes]) -> "Frontier":
        """Return the frontier after `leaves` were appended, in order."""
        from ledger.tree import node_hash

        size, nodes = self.size, list(self.nodes)
        for leaf in leaves:
            node, below = leaf, size
            while below & 1:
                node = node_hash(nodes.pop(), node)
                below >>= 1
            nodes.append(node)
            size += 1
        return Frontier(size, tuple(nodes))

    @property
    def root(self) -> bytes:
        """The 32-byte root of the whole tree."""
        from ledger.tree import EMPTY_ROOT, node_hash

        if not self.nodes:
            return EMPTY_ROOT
        *rest, root = self.nodes
        for node in reversed(rest):
            root = node_hash(node, root)
        return root

    def packed(self) -> bytes:
        """Return the nodes end to end, as they are stored."""
        return b"".join(self.nodes)

    @classmethod
    def unpacked(cls, size: int, stored: bytes) -> "Frontier":
        """Return the frontier that `packed` wrote.

        Raises:
            ValueError: the bytes do not fit a tree of that size.
        """
        nodes = tuple(_pieces(stored))
        if len(stored) != SIZE * size.bit_count():
            raise ValueError(f"A tree of {size} leaves has {size.bit_count()} nodes.")
        return cls(size, nodes)


def _pieces(stored: bytes) -> Iterator[bytes]:
    for start in range(0, len(stored), SIZE):
        yield stored[start : start + SIZE]
