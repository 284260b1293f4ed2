"""The bytes that a leaf is the hash of, field by field."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from ledger.leaf import SealedEntry, leaf_of, leaves_of

ENTRY = SealedEntry(
    57,
    "2020-07-30T10:15:00.000001Z",
    "action/riverton-2019/1",
    3,
    "action.rated",
    bytes(range(16)),
    b'{"rating":"Red"}',
)
OTHERWISE: dict[str, Any] = {
    "number": 58,
    "recorded_at": "2020-07-30T10:15:00.000002Z",
    "stream": "action/riverton-2019/2",
    "version": 4,
    "wire": "action.reworded",
    "nonce": bytes(16),
    "state": b'{"rating":"Blue"}',
}


def test_a_leaf_is_the_hash_of_a_zero_byte_eight_lines_and_the_state() -> None:
    by_hand = sha256(
        b"\0ledger-entry/v1\n"
        b"riverton.example/ledger\n"
        b"57\n"
        b"2020-07-30T10:15:00.000001Z\n"
        b"action/riverton-2019/1\n"
        b"3\n"
        b"action.rated\n"
        b"000102030405060708090a0b0c0d0e0f\n"
        b'{"rating":"Red"}'
    ).digest()

    assert leaf_of("riverton.example/ledger", ENTRY) == by_hand
    assert leaves_of("riverton.example/ledger", [ENTRY, ENTRY]) == [by_hand, by_hand]


@pytest.mark.parametrize("field", SealedEntry._fields)
def test_a_leaf_changes_with_each_part_of_its_entry(field: str) -> None:
    changed = ENTRY._replace(**{field: OTHERWISE[field]})

    assert leaf_of("riverton.example/ledger", changed) != leaf_of(
        "riverton.example/ledger", ENTRY
    )


def test_a_leaf_changes_with_the_name_of_the_ledger() -> None:
    assert leaf_of("a", ENTRY) != leaf_of("b", ENTRY)
