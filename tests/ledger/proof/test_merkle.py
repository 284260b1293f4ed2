"""The kept tree against its definition, published vectors and other programs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from ledger.frontier import Frontier
from ledger.proof.merkle import CHUNK, Tree
from ledger.tree import EMPTY_ROOT
from tests.ledger.proof.slow_tree import consistency, inclusion, root
from tests.ledger.vectors import CT_LEAVES, CT_ROOTS, leaf_hash

LEAVES = [leaf_hash(number.to_bytes(2)) for number in range(2 * CHUNK + 77)]
SMALL = LEAVES[:130]
TREE = Tree(SMALL)

LEAF_0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
NODE_0_1 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
NODE_2_3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
NODE_4_5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
NODE_6_7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
NODE_0_3 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
NODE_4_7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"


def test_every_root_is_the_published_one_of_certificate_transparency() -> None:
    tree = Tree(CT_LEAVES)

    assert [tree.root(size).hex() for size in range(9)] == CT_ROOTS


@pytest.mark.parametrize(
    ("index", "size", "published"),
    [
        (0, 1, []),
        (0, 2, [LEAF_1]),
        (1, 2, [LEAF_0]),
        (2, 3, [NODE_0_1]),
        (1, 5, [LEAF_0, NODE_2_3, LEAF_4]),
        (0, 8, [LEAF_1, NODE_2_3, NODE_4_7]),
        (5, 8, [LEAF_4, NODE_6_7, NODE_0_3]),
    ],
)
def test_an_inclusion_proof_is_the_published_one(
    index: int, size: int, published: list[str]
) -> None:
    proof = Tree(CT_LEAVES).inclusion(index, size)

    assert [node.hex() for node in proof] == published


@pytest.mark.parametrize(
    ("old", "new", "published"),
    [
        (1, 1, []),
        (1, 8, [LEAF_1, NODE_2_3, NODE_4_7]),
        (2, 5, [NODE_2_3, LEAF_4]),
        (6, 8, [NODE_4_5, NODE_6_7, NODE_0_3]),
    ],
)
def test_a_consistency_proof_is_the_published_one(
    old: int, new: int, published: list[str]
) -> None:
    proof = Tree(CT_LEAVES).consistency(old, new)

    assert [node.hex() for node in proof] == published


def test_every_historical_root_to_130_is_the_defined_one_and_that_of_growing() -> None:
    frontier = Frontier()
    for size in range(131):
        assert TREE.root(size) == frontier.root == root(SMALL[:size])
        frontier = frontier.grown(SMALL[size : size + 1])


def test_every_proof_of_every_size_to_130_is_the_defined_one() -> None:
    for size in range(1, 131):
        leaves = SMALL[:size]
        for index in range(size):
            assert TREE.inclusion(index, size) == inclusion(index, leaves)
        for old in range(1, size + 1):
            assert TREE.consistency(old, size) == consistency(old, leaves)


def test_roots_and_inclusion_are_those_that_another_library_computes() -> None:
    other = InmemoryTree(algorithm="sha256")
    # Its oldest version that we admit knows only the second name.
    other_root = getattr(other, "get_root", None) or other.get_state
    for size in range(1, 71):
        other.append_entry((size - 1).to_bytes(2))

        assert TREE.root(size) == other_root()
        for index in range(size):
            path = other.prove_inclusion(index + 1, size).path
            # It begins with the leaf itself.
            assert TREE.inclusion(index, size) == path[1:]


@given(st.data())
def test_a_tree_of_many_chunks_proves_what_the_definition_says(
    data: st.DataObject,
) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    leaves = LEAVES[:size]

    tree = Tree(iter(leaves))

    assert tree.size == size
    assert tree.leaf(index) == leaves[index]
    assert tree.root() == Frontier().grown(leaves).root
    assert tree.inclusion(index, size) == inclusion(index, leaves)
    assert tree.consistency(old, size) == consistency(old, leaves)


@given(st.integers(0, 130), st.integers(0, 130))
def test_a_tree_that_grew_in_two_steps_is_one_that_grew_in_one(
    one: int, other: int
) -> None:
    first, last = sorted((one, other))
    grown = Tree(SMALL[:first])

    grown.extend(SMALL[first:last])

    assert grown.root() == TREE.root(last)
    assert grown.consistency(first, last) == TREE.consistency(first, last)


def test_before_the_first_entry_there_is_nothing_to_prove() -> None:
    assert Tree().root() == Tree().root(0) == EMPTY_ROOT
    assert TREE.consistency(0, 130) == []
    assert TREE.consistency(130, 130) == []


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: TREE.root(131), "The tree never had 131 leaves."),
        (lambda: TREE.root(-1), "The tree never had -1 leaves."),
        (lambda: TREE.leaf(130), "There is no leaf 130."),
        (lambda: TREE.leaf(-1), "There is no leaf -1."),
        (lambda: TREE.inclusion(5, 5), "A tree of 5 leaves has no leaf 5."),
        (lambda: TREE.inclusion(0, 131), "The tree never had 131 leaves."),
        (lambda: TREE.consistency(6, 5), "6 is not before 5."),
        (lambda: Tree([b"short"]), "A leaf has 32 bytes, not 5."),
    ],
)
def test_what_the_tree_never_had_is_refused(
    ask: Callable[[], object], said: str
) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        ask()
