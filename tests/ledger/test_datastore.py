"""What the event store does with its connections when several threads share it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from eventsourcing.persistence import ConnectionPoolClosedError

from ledger.connection import connect, create
from ledger.datastore import LedgerDatastore
from tests.ledger.given import ORIGIN


@pytest.mark.parametrize("commit", [False, True], ids=["reading", "writing"])
def test_closing_waits_for_the_thread_that_uses_a_connection(
    tmp_path: Path, commit: bool
) -> None:
    create(tmp_path / "ledger.db", ORIGIN)
    datastore = LedgerDatastore(str(tmp_path / "ledger.db"))
    began, closed = Event(), Event()
    found: list[str] = []

    def use() -> None:
        with datastore.transaction(commit=commit) as cursor:
            began.set()
            closed.wait()
            cursor.execute("SELECT value FROM meta WHERE key = 'origin'")
            found.append(cursor.fetchone()[0])

    thread = Thread(target=use)
    thread.start()
    began.wait()
    datastore.close()
    closed.set()
    thread.join()

    assert found == [ORIGIN]
    assert not datastore.pool._in_use
    with (
        pytest.raises(ConnectionPoolClosedError),
        datastore.transaction(commit=commit),
    ):
        pass


def test_others_read_while_thousands_of_entries_wait_to_be_committed(
    tmp_path: Path,
) -> None:
    create(tmp_path / "ledger.db", ORIGIN)
    datastore = LedgerDatastore(str(tmp_path / "ledger.db"), seconds=0)
    sixteen_megabytes = [(n, "text", bytes(32), "word " * 800) for n in range(1, 4001)]

    with datastore.writing() as writer:
        writer.executemany("INSERT INTO vault VALUES (?, ?, ?, ?)", sixteen_megabytes)
        with closing(connect(tmp_path / "ledger.db", seconds=0)) as reader:
            found = reader.execute("SELECT count(*) FROM vault").fetchone()

    assert found == (0,)
    datastore.close()
