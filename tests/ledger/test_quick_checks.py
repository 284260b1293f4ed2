"""Blocks that are compared at once pass if a close look finds nothing, and not else."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.text import Text
from ledger.proof.keys import SigningKey
from ledger.verify import KnownRoot, verify
from tests.ledger.given import (
    SLUG,
    command,
    filled,
    kept,
    made,
    many,
    note,
    tampering,
)
from tests.ledger.given import begin as begun
from tests.ledger.quick import in_blocks_of, slowly
from tests.ledger.tamperings import FOUND


@pytest.mark.parametrize("size", [1, 3, 5, 10, 500])
def test_an_honest_ledger_is_nowhere_looked_at_closely(
    tmp_path: Path, size: int
) -> None:
    place = filled(tmp_path / "ledger.db")

    with in_blocks_of(size) as closely:
        found = verify(place)

    assert closely == []
    assert found == slowly(place)
    assert found.verified


@pytest.mark.parametrize("size", [1, 3, 5, 10, 500])
@pytest.mark.parametrize("name", FOUND)
def test_what_was_done_to_a_ledger_is_found_in_blocks_of_any_size(
    tmp_path: Path, name: str, size: int
) -> None:
    place = filled(tmp_path / "ledger.db")
    with tampering(place) as connection:
        FOUND[name][0](connection)

    with in_blocks_of(size):
        found = verify(place)

    assert found == slowly(place)
    assert not found.verified


@settings(max_examples=150)
@given(st.data())
def test_whatever_byte_is_another_one_is_found_as_by_a_close_look(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as folder:
        place = filled(Path(folder) / "ledger.db", notes=3)
        with tampering(place) as connection:
            _change(connection, data)

        with in_blocks_of(data.draw(st.sampled_from([1, 2, 3, 500]))):
            found = verify(place)

        assert found == slowly(place)


BITS = st.integers(0, 7)
PRIVATE = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
KEY = SigningKey(PRIVATE, PRIVATE.public_key().public_bytes_raw())
COLUMNS = [
    ("stored_events", "rowid", column)
    for column in ("originator_id", "originator_version", "topic", "state")
]
COLUMNS += [("leaf", "number", column) for column in ("recorded_at", "nonce", "leaf")]
COLUMNS += [("vault", "number", column) for column in ("field", "salt", "value")]


def _change(connection: sqlite3.Connection, data: st.DataObject) -> None:
    """Write something else into one cell of the ledger."""
    table, key, column = data.draw(st.sampled_from(COLUMNS))
    row = data.draw(st.integers(1, 7))
    sql = f"SELECT {column} FROM {table} WHERE {key} = ?"
    found = connection.execute(sql, (row,)).fetchone()
    if found is None:
        return
    value = found[0]
    if isinstance(value, bytes):
        # Its length hangs on how many commands there were in tests before.
        at, bit = data.draw(st.integers(0, 9999)) % len(value), data.draw(BITS)
        value = value[:at] + bytes([value[at] ^ 1 << bit]) + value[at + 1 :]
    elif isinstance(value, str):
        value = data.draw(st.sampled_from([value + "x", value[:-1], value.upper()]))
    else:
        value += data.draw(st.sampled_from([-1, 1]))
    connection.execute(
        f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {key} = ?", (value, row)
    )


def test_a_root_that_was_written_down_is_compared_within_a_block(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    roots = [slowly(place, KnownRoot("00" * 32, size)) for size in range(11)]

    for size, slow in enumerate(roots):
        assert verify(place, known=KnownRoot("00" * 32, size)) == slow
    right = roots[4].findings[0].sentence.split(" is ")[1].split(" ")[0]
    assert verify(place, known=KnownRoot(right, 4)).verified


def test_a_command_of_many_entries_goes_over_the_ends_of_blocks(
    tmp_path: Path,
) -> None:
    with made(tmp_path / "ledger.db") as ledger_:
        many(ledger_, 1200)
        note(ledger_)

    with in_blocks_of(500) as closely:
        assert verify(tmp_path / "ledger.db").verified
    assert closely == []
    with tampering(tmp_path / "ledger.db") as connection:
        connection.execute("UPDATE command SET last = last - 1 WHERE last > 1000")
    found = verify(tmp_path / "ledger.db")
    assert found == slowly(tmp_path / "ledger.db")
    assert not found.verified


def test_keys_and_checkpoints_are_taken_note_of(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with made(place) as ledger_:
        begun(ledger_)
        ledger_.adopt_key(command(), KEY)
        for _ in range(3):
            note(ledger_, 'It says "commit" in the log\nand goes on')
            ledger_.sign_checkpoint(command(), KEY)

    for size in (1, 3, 500):
        with in_blocks_of(size) as closely:
            assert verify(place).verified
        assert closely == []
    with tampering(place) as connection:
        # The second checkpoint has the note of the first.
        connection.execute(
            "UPDATE stored_events SET state = (SELECT state FROM stored_events"
            " WHERE rowid = 7) WHERE rowid = 9"
        )
    for size in (1, 3, 500):
        with in_blocks_of(size):
            assert verify(place) == slowly(place)


def test_files_and_what_becomes_of_them_are_taken_note_of(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with made(place) as ledger_:
        begun(ledger_)
        ledger_.register_report(
            command(), SLUG, kept(), "ofsted", sent_by=Text("Director")
        )

    with in_blocks_of(500) as closely:
        assert verify(place).verified
    assert closely == []
    with tampering(place) as connection:
        connection.execute("UPDATE blob SET bytes = x'00'")
    assert verify(place) == slowly(place)
    assert not verify(place).verified
