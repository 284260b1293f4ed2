"""The root over all leaves, against the definition and against other programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from ledger.frontier import Frontier
from ledger.tree import EMPTY_ROOT
from tests.ledger.proof.slow_tree import root as defined_root
from tests.ledger.vectors import CT_LEAVES, CT_ROOTS, leaf_hash

LEAVES = [leaf_hash(bytes([number])) for number in range(130)]


def test_the_root_is_the_defined_one_for_every_size_to_130() -> None:
    frontier = Frontier()

    for size, leaf in enumerate(LEAVES, 1):
        frontier = frontier.grown([leaf])

        assert frontier.size == size
        assert frontier.root == defined_root(LEAVES[:size])


def test_the_root_is_the_one_that_another_library_computes() -> None:
    other, frontier = InmemoryTree(algorithm="sha256"), Frontier()
    # Its oldest version that we admit knows only the second name.
    root = getattr(other, "get_root", None) or other.get_state

    for number in range(70):
        other.append_entry(bytes([number]))
        frontier = frontier.grown([leaf_hash(bytes([number]))])

        assert frontier.root == root()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_the_published_one_of_certificate_transparency(size: int) -> None:
    leaves = CT_LEAVES[:size]

    assert Frontier().grown(leaves).root.hex() == CT_ROOTS[size]


def test_a_tree_without_leaves_has_the_published_root() -> None:
    assert Frontier().root == EMPTY_ROOT
    assert EMPTY_ROOT.hex() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


@given(st.integers(0, 130), st.integers(0, 130))
def test_growing_in_two_steps_is_growing_in_one(one: int, other: int) -> None:
    first, last = sorted((one, other))

    grown = Frontier().grown(LEAVES[:first]).grown(LEAVES[first:last])

    assert grown == Frontier().grown(LEAVES[:last])


@given(st.integers(0, 130))
def test_a_frontier_comes_back_from_its_bytes(size: int) -> None:
    frontier = Frontier().grown(LEAVES[:size])

    assert Frontier.unpacked(size, frontier.packed()) == frontier
    assert len(frontier.packed()) == 32 * size.bit_count()


@pytest.mark.parametrize(("size", "stored"), [(1, b""), (2, bytes(31)), (0, bytes(32))])
def test_bytes_of_another_size_are_no_frontier(size: int, stored: bytes) -> None:
    with pytest.raises(ValueError, match=f"A tree of {size} leaves"):
        Frontier.unpacked(size, stored)


def test_two_leaves_swapped_give_another_root() -> None:
    one, other, *rest = LEAVES

    assert Frontier().grown([other, one, *rest]).root != defined_root(LEAVES)
