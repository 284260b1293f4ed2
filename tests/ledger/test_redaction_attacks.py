"""What somebody could do by hand about redacted words, and how it is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.connection import connect
from ledger.leaf import SealedEntry, leaf_of
from tests.ledger.given import ORIGIN, begin, made, note, sentences, tampering
from tests.ledger.redacting import NAME, redact, vault
from tests.ledger.tamperings import Tampering, sql

RESTORED = f"INSERT INTO vault VALUES (5, 'text', randomblob(32), '{NAME}')"
ABOUT = "The mark of the command that recorded entry"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger whose entry 5 was redacted by 7; entry 6 was not."""
    with made(tmp_path / "ledger.db") as ledger:
        begin(ledger)
        note(ledger, NAME)
        note(ledger, "Somebody was seen")
        redact(ledger, 5)
    return tmp_path / "ledger.db"


def said(old: str, new: str) -> Tampering:
    """Return what writes other words into the redaction, its leaf and its own."""

    def run(connection: sqlite3.Connection) -> None:
        row = connection.execute(
            "SELECT recorded_at, originator_id, originator_version, topic, nonce, state"
            " FROM stored_events e JOIN leaf ON number = e.rowid WHERE e.rowid = 7"
        ).fetchone()
        state = row[5].replace(old.encode(), new.encode())
        assert state != row[5]
        at, stream, version, wire, nonce, _ = row
        entry = SealedEntry(7, at, stream, version, wire, nonce, state)
        leaf = leaf_of(ORIGIN, entry)
        change = "UPDATE stored_events SET state = ? WHERE rowid = 7"
        connection.execute(change, (state,))
        connection.execute("UPDATE leaf SET leaf = ? WHERE number = 7", (leaf,))

    return run


FOUND: dict[str, tuple[Tampering, str]] = {
    "the words put back": (
        sql(RESTORED),
        "The words of entry #5 (text) are there, although #7 says that they were"
        " redacted.",
    ),
    "a text deleted without an entry": (
        sql("DELETE FROM vault WHERE number = 6"),
        "Entry #6 has lost its text (text).",
    ),
    "the redaction edited": (
        sql(
            "UPDATE stored_events SET state = CAST(replace(CAST(state AS TEXT),"
            " '\"entry\":5', '\"entry\":6') AS BLOB) WHERE rowid = 7"
        ),
        "Entry #5 has lost its text (text).",
    ),
    "the redaction edited and hashed anew": (
        said('"entry":5', '"entry":6'),
        "Entry #5 has lost its text (text).",
    ),
    "another version": (
        said('"version":1', '"version":2'),
        "Entry #7 redacts words of entry #5 (text) that it never had.",
    ),
    "another field": (
        said('["text"]', '["reason"]'),
        "Entry #7 redacts words of entry #5 (reason) that it never had.",
    ),
    "an entry there is not": (
        said('"entry":5', '"entry":9'),
        "Entry #5 has lost its text (text).",
    ),
    "the mark of the command put back": (
        sql("UPDATE command SET salt = randomblob(32) WHERE first = 5"),
        f"{ABOUT} #5 is there, by which words that were redacted can be guessed.",
    ),
    "another command scrubbed": (
        sql(
            "UPDATE command SET salt = zeroblob(32), request = zeroblob(32)"
            " WHERE first = 6"
        ),
        f"{ABOUT} #6 was removed, though none of its words were redacted.",
    ),
}


@pytest.mark.parametrize("attack", FOUND)
def test_it_is_found_with_its_sentence(place: Path, attack: str) -> None:
    tamper, sentence = FOUND[attack]

    with tampering(place) as connection:
        tamper(connection)

    assert sentences(place)[0] == sentence


def test_a_redaction_of_an_entry_there_is_not_is_named(place: Path) -> None:
    with tampering(place) as connection:
        said('"entry":5', '"entry":9')(connection)

    assert "Entry #7 redacts words of entry #9, which there is not." in sentences(place)


def test_nothing_is_found_where_nobody_did_anything(place: Path) -> None:
    assert sentences(place) == []


REFUSED = (
    "DELETE FROM vault WHERE number = 6",
    "DELETE FROM vault WHERE number = 7",
    "DELETE FROM vault",
    "UPDATE vault SET value = 'x' WHERE number = 6",
    "UPDATE command SET salt = zeroblob(32), request = zeroblob(32) WHERE first = 6",
    "UPDATE command SET salt = zeroblob(32), request = randomblob(32) WHERE first = 5",
    "UPDATE command SET salt = zeroblob(32), request = zeroblob(32), last = 6"
    " WHERE first = 5",
    "DELETE FROM command WHERE first = 5",
    "DELETE FROM stored_events WHERE rowid = 7",
)


@pytest.mark.parametrize("statement", REFUSED)
def test_the_triggers_let_nothing_pass_that_no_entry_says(
    place: Path, statement: str
) -> None:
    before = vault(place)

    with (
        closing(connect(place)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)

    assert vault(place) == before
    assert sentences(place) == []


def test_a_user_called_like_a_field_opens_no_gate(place: Path) -> None:
    """The trigger searches the state as text; only the list of fields counts."""
    state = b'{"entry":6,"fields":["reason"],"recorded_by":"text","version":2}'
    with closing(connect(place)) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO stored_events VALUES (8, 'x', 1, 'text.redacted', ?)", (state,)
        )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM vault WHERE number = 6 AND field = 'text'")
        connection.execute("ROLLBACK")


def test_a_number_that_begins_like_another_opens_no_gate(place: Path) -> None:
    state = b'{"entry":61,"fields":["text"],"version":2}'
    with closing(connect(place)) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO stored_events VALUES (8, 'x', 1, 'text.redacted', ?)", (state,)
        )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM vault WHERE number = 6")
        connection.execute("ROLLBACK")
