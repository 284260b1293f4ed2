"""The other side of the tree's proofs, as RFC 9162 has it: an oracle for the tests.

A pack is checked by `verify.py`, which shares no code with this.

Each returns if the proof holds and raises `ProofError` if not; the proof has to be
exactly the one that the sizes ask for, without a node too few or too many.
"""

from collections.abc import Sequence

from ledger.frontier import SIZE
from ledger.tree import EMPTY_ROOT, node_hash


class ProofError(Exception):
    """A proof of the tree that does not hold."""


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that `leaf` is the one at `index` in the tree of `size` leaves.

    Args:
        leaf: The leaf's hash, 32 bytes.
        index: Its place, counted from 0; entry #1 is at 0.
        size: How many leaves the tree has.
        proof: The nodes beside the way up, the lowest first.
        root: The root of that tree.

    Raises:
        ProofError: it is not, or the proof is none of those sizes.

    Source:
        RFC 9162, section 2.1.3.2.
    """
    what = "The proof that an entry is in the ledger"
    _check_shape(what, (leaf, root, *proof), (index, size))
    if not 0 <= index < size:
        raise ProofError(f"{what} speaks of place {index} among {size} entries.")
    node, last = leaf, size - 1
    for beside in proof:
        if last == 0:
            raise ProofError(f"{what} has more nodes than {size} entries need.")
        if index & 1 or index == last:
            node = node_hash(beside, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, beside)
        index, last = index >> 1, last >> 1
    if last:
        raise ProofError(f"{what} has fewer nodes than {size} entries need.")
    if node != root:
        raise ProofError(f"{what} does not lead to the root of its {size} entries.")


def verify_consistency(
    old_size: int,
    old_root: bytes,
    new_size: int,
    new_root: bytes,
    proof: Sequence[bytes],
) -> None:
    """Check that the older tree is the beginning of the newer one.

    Args:
        old_size: How many leaves the older tree has; 0 is the beginning of any.
        old_root: Its root.
        new_size: How many leaves the newer tree has.
        new_root: Its root.
        proof: What `Tree.consistency` gives; empty for equal sizes and from 0.

    Raises:
        ProofError: it is not, or the proof is none of those sizes.

    Source:
        RFC 9162, section 2.1.4.2.
    """
    what = "The proof that nothing before was changed"
    _check_shape(what, (old_root, new_root, *proof), (old_size, new_size))
    if not 0 <= old_size <= new_size:
        raise ProofError(f"{what} goes from {old_size} entries back to {new_size}.")
    if old_size in (0, new_size):
        if proof:
            raise ProofError(f"{what} has nodes where none is needed.")
        if old_root != (new_root if old_size else EMPTY_ROOT):
            raise ProofError(f"{what} has two roots for {old_size} entries.")
        return
    old, new = _led_up(what, old_size, old_root, new_size, proof)
    if old != old_root:
        raise ProofError(f"{what} does not lead to the root of {old_size} entries.")
    if new != new_root:
        raise ProofError(f"{what} does not lead to the root of {new_size} entries.")


def _led_up(
    what: str, old_size: int, old_root: bytes, new_size: int, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    """Return the two roots that a consistency proof leads to."""
    path = list(proof)
    if old_size & (old_size - 1) == 0:  # The older tree is one of the nodes itself.
        path.insert(0, old_root)
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not path:
        raise ProofError(f"{what} has no nodes.")
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            raise ProofError(f"{what} has more nodes than its sizes need.")
        if place & 1 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofError(f"{what} has fewer nodes than its sizes need.")
    return old, new


def _check_shape(what: str, nodes: Sequence[bytes], sizes: Sequence[int]) -> None:
    """Refuse what cannot be nodes and sizes, whatever a file may have held."""
    if not all(type(node) is bytes and len(node) == SIZE for node in nodes):
        raise ProofError(f"{what} holds something else than hashes of {SIZE} bytes.")
    # True counts as 1 in Python and is no size; Python prints no number of any length.
    if not all(type(size) is int and abs(size) < 1 << 63 for size in sizes):
        raise ProofError(f"{what} holds something else than whole numbers.")
