"""Proofs that are checked by whoever trusts nothing: all good ones hold, no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ledger.proof.merkle import Tree
from ledger.tree import EMPTY_ROOT
from tests.ledger.proof.proving import (
    ProofError,
    verify_consistency,
    verify_inclusion,
)
from tests.ledger.vectors import leaf_hash

LEAVES = [leaf_hash(bytes([number])) for number in range(130)]
TREE = Tree(LEAVES)
ROOTS = [TREE.root(size) for size in range(131)]
SAMPLE = [(0, 1), (0, 2), (2, 3), (5, 8), (6, 7), (12, 13), (64, 65), (99, 130)]


def refused(check: Callable[..., None], *given: Any) -> bool:
    """Tell whether `check` refuses the proof that it is given."""
    try:
        check(*given)
    except ProofError:
        return True
    return False


def spoilt(proof: list[bytes]) -> Iterator[list[bytes]]:
    """Yield the proof with every bit flipped, every node removed, doubled or moved."""
    for place, node in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        for bit in range(256):
            flipped = int.from_bytes(node) ^ 1 << bit
            yield [*before, flipped.to_bytes(32), *after]
        yield before + after
        yield [*before, node, node, *after]
        yield [*before, node[:31], *after]
        if after and after[0] != node:
            yield [*before, after[0], node, *after[1:]]
    for extra in (bytes(32), *LEAVES[:3]):
        yield [*proof, extra]
        yield [extra, *proof]


def test_every_inclusion_of_every_size_to_130_is_proved() -> None:
    for size in range(1, 131):
        for index in range(size):
            proof = TREE.inclusion(index, size)
            verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


def test_every_consistency_of_every_two_sizes_to_130_is_proved() -> None:
    for new in range(131):
        for old in range(new + 1):
            proof = TREE.consistency(old, new)
            verify_consistency(old, ROOTS[old], new, ROOTS[new], proof)


def test_no_entry_is_proved_at_another_place_or_in_another_tree() -> None:
    for size in range(1, 40):
        for index in range(size):
            proof, leaf = TREE.inclusion(index, size), LEAVES[index]
            for other in range(41):
                if other != index:
                    assert refused(
                        verify_inclusion, leaf, other, size, proof, ROOTS[size]
                    )
                if other != size:
                    assert refused(
                        verify_inclusion, leaf, index, other, proof, ROOTS[other]
                    )


@pytest.mark.parametrize(("index", "size"), SAMPLE)
def test_no_spoilt_inclusion_proof_holds(index: int, size: int) -> None:
    proof, root, leaf = TREE.inclusion(index, size), ROOTS[size], LEAVES[index]

    for bad in spoilt(proof):
        assert refused(verify_inclusion, leaf, index, size, bad, root)
    for wrong in spoilt([leaf, root]):
        if len(wrong) == 2 and wrong != [leaf, root]:
            assert refused(verify_inclusion, wrong[0], index, size, proof, wrong[1])


@pytest.mark.parametrize(("old", "new"), [*SAMPLE, (4, 8), (64, 130), (0, 0), (7, 7)])
def test_no_spoilt_consistency_proof_holds(old: int, new: int) -> None:
    proof, roots = TREE.consistency(old, new), [ROOTS[old], ROOTS[new]]

    for bad in spoilt(proof):
        assert refused(verify_consistency, old, roots[0], new, roots[1], bad)
    for wrong in spoilt(roots):
        # From nothing on, everything is an honest continuation, whatever it is.
        if len(wrong) == 2 and wrong != roots and (old or wrong[0] != roots[0]):
            assert refused(verify_consistency, old, wrong[0], new, wrong[1], proof)


def test_no_consistency_proof_holds_between_other_trees() -> None:
    for new in range(1, 34):
        for old in range(1, new):
            proof = TREE.consistency(old, new)
            for other in range(1, 36):
                if other != old:
                    assert refused(
                        verify_consistency, other, ROOTS[other], new, ROOTS[new], proof
                    )
                if other != new:
                    assert refused(
                        verify_consistency, old, ROOTS[old], other, ROOTS[other], proof
                    )


ENTRY = "The proof that an entry is in the ledger"
BEFORE = "The proof that nothing before was changed"
NODE: list[Any] = [bytes(32)]


@pytest.mark.parametrize(
    ("index", "size", "proof", "said"),
    [
        (3, 3, [], f"{ENTRY} speaks of place 3 among 3 entries."),
        (-1, 3, [], f"{ENTRY} speaks of place -1 among 3 entries."),
        (0, 0, [], f"{ENTRY} speaks of place 0 among 0 entries."),
        (0, 1, NODE, f"{ENTRY} has more nodes than 1 entries need."),
        (0, 3, NODE, f"{ENTRY} has fewer nodes than 3 entries need."),
        (0, 2, NODE, f"{ENTRY} does not lead to the root of its 2 entries."),
        (0, 2, ["0" * 32], f"{ENTRY} holds something else than hashes of 32 bytes."),
        (True, 2, NODE, f"{ENTRY} holds something else than whole numbers."),
        (0, 1 << 63, NODE, f"{ENTRY} holds something else than whole numbers."),
        (0, 2.0, NODE, f"{ENTRY} holds something else than whole numbers."),
    ],
)
def test_an_inclusion_proof_is_refused_with_a_sentence(
    index: Any, size: Any, proof: list[Any], said: str
) -> None:
    with pytest.raises(ProofError, match=f"^{re.escape(said)}$"):
        verify_inclusion(LEAVES[0], index, size, proof, ROOTS[2])


@pytest.mark.parametrize(
    ("old", "new", "proof", "said"),
    [
        (3, 2, [], f"{BEFORE} goes from 3 entries back to 2."),
        (-1, 2, [], f"{BEFORE} goes from -1 entries back to 2."),
        (2, 2, NODE, f"{BEFORE} has nodes where none is needed."),
        (0, 2, NODE, f"{BEFORE} has nodes where none is needed."),
        (2, 2, [], f"{BEFORE} has two roots for 2 entries."),
        (0, 2, [], f"{BEFORE} has two roots for 0 entries."),
        (3, 5, [], f"{BEFORE} has no nodes."),
        (2, 3, NODE * 2, f"{BEFORE} has more nodes than its sizes need."),
        (3, 5, NODE, f"{BEFORE} has fewer nodes than its sizes need."),
        (3, 4, NODE * 3, f"{BEFORE} does not lead to the root of 3 entries."),
        (2, 3, NODE, f"{BEFORE} does not lead to the root of 3 entries."),
        (2, 3, [bytes(31)], f"{BEFORE} holds something else than hashes of 32 bytes."),
        (False, 3, [], f"{BEFORE} holds something else than whole numbers."),
    ],
)
def test_a_consistency_proof_is_refused_with_a_sentence(
    old: Any, new: Any, proof: list[Any], said: str
) -> None:
    with pytest.raises(ProofError, match=f"^{re.escape(said)}$"):
        verify_consistency(old, ROOTS[5], new, ROOTS[6], proof)


def test_the_beginning_of_another_ledger_is_not_consistent() -> None:
    other = Tree([LEAVES[1], LEAVES[0], *LEAVES[2:]])

    for old in range(1, 130):
        proof = other.consistency(old, 130)
        assert other.root(old) != ROOTS[old]
        assert refused(verify_consistency, old, ROOTS[old], 130, other.root(), proof)
    verify_consistency(0, EMPTY_ROOT, 130, other.root(), [])
