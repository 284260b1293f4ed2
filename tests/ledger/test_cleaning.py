"""After a redaction not a byte of the words is in the ledger's files."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.cleaning import clean
from ledger.connection import connect
from ledger.errors import LedgerBusyError
from ledger.verify import verify
from projections.catch_up import catch_up
from tests.ledger.given import begin, made, note, opened, query
from tests.ledger.redacting import NAME, found_in, journal, redact

MODES = ("WAL", "TRUNCATE")
WORDS = (NAME, f"{NAME} – “Zoë” & <Søn> 🙂", "Zebedee", f"{NAME} " * 3000)


def drawn(place: Path) -> None:
    """Catch the views up, in the ledger's own file."""
    with opened(place) as ledger, closing(connect(place)) as connection:
        catch_up(connection, ledger.entries_after)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("words", WORDS, ids=("plain", "signs", "short", "long"))
def test_the_words_are_in_no_file(tmp_path: Path, words: str, mode: str) -> None:
    place = tmp_path / "ledger.db"
    # What is long lies on several pages, with other bytes between.
    telling = words if len(words) < 1000 else NAME
    with journal(mode):
        with made(place) as ledger:
            begin(ledger)
            note(ledger, words)
            for number in range(50):
                note(ledger, f"Note {number}")
            drawn(place)
            assert found_in(tmp_path, telling) != []

            redact(ledger, 5)
            drawn(place)
            clean(place)

            # Other connections are open still, as those of other programs would be.
            assert found_in(tmp_path, telling) == []
        assert found_in(tmp_path, telling) == []
        assert query(place, "PRAGMA journal_mode") == [(mode.lower(),)]
        assert verify(place).verified


@pytest.mark.parametrize("mode", MODES)
def test_before_it_is_cleaned_the_words_can_still_be_found(
    tmp_path: Path, mode: str
) -> None:
    """The control: deleting alone is not enough."""
    place = tmp_path / "ledger.db"
    with journal(mode), made(place) as ledger:
        begin(ledger)
        note(ledger, NAME)
        drawn(place)

        redact(ledger, 5)

        assert found_in(tmp_path, NAME) != []


@pytest.mark.parametrize("mode", MODES)
def test_numbers_survive_when_the_file_is_written_anew(
    tmp_path: Path, mode: str
) -> None:
    place = tmp_path / "ledger.db"
    with journal(mode):
        with made(place) as ledger:
            begin(ledger)
            note(ledger, NAME)
            redact(ledger, 5)
        before = verify(place)
        numbers = query(place, "SELECT rowid, topic FROM stored_events")

        clean(place)

        assert verify(place) == before
        assert before.verified
        assert query(place, "SELECT rowid, topic FROM stored_events") == numbers


@pytest.mark.parametrize("mode", MODES)
def test_a_file_that_somebody_is_reading_is_busy(tmp_path: Path, mode: str) -> None:
    place = tmp_path / "ledger.db"
    with journal(mode):
        with made(place) as ledger:
            begin(ledger)
        with closing(connect(place)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM meta").fetchone()
            with made_busy(place), pytest.raises(LedgerBusyError):
                clean(place, seconds=0.1)
            reader.execute("ROLLBACK")
        clean(place)


def made_busy(place: Path) -> closing[sqlite3.Connection]:
    """Return a connection that has written since, so that the log is not empty."""
    connection = connect(place)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("CREATE TABLE passing (a)")
    except sqlite3.Error:
        pass  # Without a write-ahead log the reader keeps writers out.
    return closing(connection)
