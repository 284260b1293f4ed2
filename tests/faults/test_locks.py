"""A ledger that another program keeps locked, or that has no room left."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect
from ledger.errors import LedgerBusyError, LedgerUnwritableError
from ledger.recording import record
from ledger.session import Session
from tests.ledger.given import (
    BEGUN,
    SLUG,
    audit,
    command,
    everything,
    filled,
    note,
    opened,
)

PATIENCE = 0.2


@contextmanager
def locked(place: Path, kind: str) -> Iterator[None]:
    """Hold a lock as another program would."""
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute(f"BEGIN {kind}")
        yield


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a ledger with a plan and one action."""
    return filled(tmp_path / "ledger.db", 0)


def test_a_verb_gives_up_when_another_program_keeps_writing(place: Path) -> None:
    before = everything(place)

    with opened(place, seconds=PATIENCE) as ledger:
        with (
            locked(place, "IMMEDIATE"),
            pytest.raises(LedgerBusyError, match=r"for 0\.2 seconds; nothing was"),
        ):
            note(ledger)

        assert everything(place) == before
        assert note(ledger) == BEGUN + 1
        audit(ledger)


def test_reading_goes_on_while_another_program_is_writing(place: Path) -> None:
    with (
        locked(place, "IMMEDIATE"),
        # Opening takes no lock either.
        opened(place, seconds=PATIENCE) as ledger,
    ):
        assert len(list(ledger.entries_after(0))) == BEGUN


def test_a_ledger_that_is_kept_to_somebody_alone_is_busy_not_broken(
    place: Path,
) -> None:
    with opened(place, seconds=PATIENCE) as ledger:
        with locked(place, "EXCLUSIVE"):
            if not reads_under_an_exclusive_lock(place):
                with pytest.raises(LedgerBusyError, match=r"seconds; try again"):
                    list(ledger.entries_after(0))
                with pytest.raises(LedgerBusyError, match=r"seconds; try again"):
                    connect(place, seconds=PATIENCE)
            with pytest.raises(LedgerBusyError):
                note(ledger)

        assert note(ledger) == BEGUN + 1


def reads_under_an_exclusive_lock(place: Path) -> bool:
    """Tell whether the file is in WAL mode, where readers never wait."""
    with closing(sqlite3.connect(place, timeout=0)) as connection:
        try:
            connection.execute("SELECT count(*) FROM meta")
        except sqlite3.OperationalError:
            return False
    return True


def test_a_reader_that_does_not_let_go_makes_a_writer_give_up_not_lose(
    place: Path,
) -> None:
    before = everything(place)

    with closing(connect(place)) as reader, opened(place, seconds=PATIENCE) as ledger:
        reader.execute("BEGIN")
        rows = reader.execute("SELECT * FROM stored_events")
        rows.fetchone()
        try:
            note(ledger)
        except LedgerBusyError:
            recorded = 0
        else:
            recorded = 1  # In WAL mode a writer does not wait for readers.
        rows.close()
        reader.execute("ROLLBACK")

        assert (everything(place) == before) == (recorded == 0)
        assert len(audit(ledger)) == BEGUN + recorded


def test_threads_of_one_program_that_wait_too_long_are_told_it_is_busy(
    place: Path,
) -> None:
    with opened(place, seconds=PATIENCE) as ledger:
        pool = ledger.log.datastore.pool
        with ExitStack() as stack:
            writer = pool.get_connection(is_writer=True)
            stack.callback(pool.put_connection, writer)
            with pytest.raises(LedgerBusyError):
                note(ledger)
            for _ in range(pool.pool_size + pool.max_overflow - 1):
                stack.callback(pool.put_connection, pool.get_connection())
            with pytest.raises(LedgerBusyError):
                list(ledger.entries_after(0))

        assert note(ledger) == BEGUN + 1


def fill_up(ledger: Ledger, pages: int) -> None:
    """Let the disk of `ledger` have room for so many further pages."""
    connection = ledger.log.datastore.pool._pool[0]._sqlite_conn
    (now,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {now + pages}")


@pytest.mark.parametrize("pages", range(6))
def test_a_disk_without_room_refuses_with_a_sentence_and_records_nothing(
    place: Path, pages: int
) -> None:
    before = everything(place)

    with opened(place) as ledger:
        fill_up(ledger, pages)
        with pytest.raises(LedgerUnwritableError, match="nothing was recorded"):
            note(ledger, "x" * 60_000)

        assert everything(place) == before
        fill_up(ledger, 1000)
        assert note(ledger, "x" * 60_000) == BEGUN + 1
        audit(ledger)


def test_a_disk_that_fills_up_during_many_entries_keeps_none_of_them(
    place: Path,
) -> None:
    before = everything(place)

    def decide(session: Session) -> None:
        for index in range(200):
            words = Text(f"{index} {'x' * 2000}")
            session.add(session.action(SLUG, "1.1").record_progress(words, session.by))

    with opened(place) as ledger:
        fill_up(ledger, 40)
        with pytest.raises(LedgerUnwritableError, match="full"):
            record(ledger.log, command(), ("many",), decide)

        assert everything(place) == before
        audit(ledger)
