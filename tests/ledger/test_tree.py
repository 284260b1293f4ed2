"""The root over all leaves, against the definition and against other programs."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from ledger.tree import EMPTY_ROOT, Frontier, leaf_hash, node_hash

LEAVES = [leaf_hash(bytes([number])) for number in range(130)]

# The leaves and roots published with Certificate Transparency's reference tests.
CT_ENTRIES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def defined_root(leaves: list[bytes]) -> bytes:
    """Return the root as RFC 9162, section 2.1.1, defines it."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(defined_root(leaves[:split]), defined_root(leaves[split:]))


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
    leaves = [leaf_hash(bytes.fromhex(entry)) for entry in CT_ENTRIES[:size]]

    assert Frontier().grown(leaves).root.hex() == CT_ROOTS[size - 1]


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
