"""States that no program of ours writes, hashed rightly all the same, in a block."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from ledger.codec import Opening, commitment
from ledger.leaf import SealedEntry, leaf_of
from ledger.verify import verify
from tests.ledger.given import ORIGIN, filled, tampering
from tests.ledger.quick import in_blocks_of, slowly

ODD_STATES = {
    "a lost text behind a space": b'{"command":"C","t": {"commit" : "x"}}',
    "a lost text spelt otherwise": b'{"command":"C","t":{"\\u0063ommit":"x"}}',
    "a key twice": b'{"command":"C","t":{"commit":"x"},"t":{"commit":""}}',
    "no JSON": b"{",
    "more after it": b'{"command":"C"} {}',
    "no object": b"[]",
    "nested without end": b"[" * 5000,
    "no command": b"{}",
    "a command that is none": b'{"command":{}}',
}


@pytest.mark.parametrize("name", ODD_STATES)
def test_a_state_that_is_odd_but_hashed_rightly_is_looked_at_closely(
    tmp_path: Path, name: str
) -> None:
    place = filled(tmp_path / "ledger.db")
    with tampering(place) as connection:
        _rehash(connection, 7, ODD_STATES[name])

    with in_blocks_of(500) as closely:
        found = verify(place)

    assert 7 in closely
    assert found == slowly(place)
    assert not found.verified


@pytest.mark.parametrize("size", [1, 3, 500])
def test_an_instant_that_is_too_early_but_hashed_rightly_is_found(
    tmp_path: Path, size: int
) -> None:
    place = filled(tmp_path / "ledger.db")
    with tampering(place) as connection:
        connection.execute(
            "UPDATE leaf SET recorded_at = (SELECT recorded_at FROM leaf WHERE"
            " number = 6) WHERE number = 7"
        )
        _rehash(connection, 7)

    with in_blocks_of(size):
        found = verify(place)

    assert "Entry #7 claims an instant before its forerunner." in [
        finding.sentence for finding in found.findings
    ]
    assert found == slowly(place)


@pytest.mark.parametrize("path", ["values.00.meaning", "values.-4.meaning"])
@pytest.mark.parametrize("size", [1, 3, 500])
def test_a_lost_text_is_not_covered_up_by_another_way_to_name_it(
    tmp_path: Path, path: str, size: int
) -> None:
    place = filled(tmp_path / "ledger.db")
    with tampering(place) as connection:
        connection.execute(
            "UPDATE vault SET field = ? WHERE field = 'values.0.meaning'", (path,)
        )

    with in_blocks_of(size):
        found = verify(place)

    assert found == slowly(place)
    assert {finding.sentence for finding in found.findings} == {
        f"Entry #2 has a text ({path}) it never had.",
        "Entry #2 has lost its text (values.0.meaning).",
    }


def test_a_text_is_not_covered_up_by_a_state_with_a_key_that_is_empty(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    with tampering(place) as connection:
        (salt, value), text = _text(connection, 7), "INSERT INTO vault VALUES (7,?,?,?)"
        hashed = commitment(Opening(salt, value)).encode()
        _rehash(connection, 7, b'{"command":"C","":{"x":{"commit":"%s"}}}' % hashed)
        connection.execute(text, (".x", salt, value))

    with in_blocks_of(500) as closely:
        found = verify(place)

    assert 7 in closely
    assert found == slowly(place)
    assert not found.verified


def _text(connection: sqlite3.Connection, number: int) -> tuple[bytes, str]:
    found: tuple[bytes, str] = connection.execute(
        "SELECT salt, value FROM vault WHERE number = ?", (number,)
    ).fetchone()
    return found


def _rehash(
    connection: sqlite3.Connection, number: int, state: bytes | None = None
) -> None:
    """Give an entry the leaf that it would have had, perhaps of another state.

    C in that state is the command that recorded it, and it has no text.
    """
    *row, old = connection.execute(
        "SELECT number, recorded_at, originator_id, originator_version, topic, nonce,"
        " state FROM stored_events JOIN leaf ON number = stored_events.rowid"
        " WHERE number = ?",
        (number,),
    ).fetchone()
    if state is not None:
        connection.execute("DELETE FROM vault WHERE number = ?", (number,))
        command_ = json.loads(old)["command"].encode()
        old = state.replace(b'"C"', b'"%s"' % command_)
    leaf = leaf_of(ORIGIN, SealedEntry._make((*row, old)))
    for statement, value in (
        ("UPDATE stored_events SET state = ? WHERE rowid = ?", old),
        ("UPDATE leaf SET leaf = ? WHERE number = ?", leaf),
    ):
        connection.execute(statement, (value, number))
