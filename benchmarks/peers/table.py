"""A table of SQLite with both clocks in it, and its questions in SQL by hand."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.protocol import Peer

TABLE = """
CREATE TABLE IF NOT EXISTS said (
    number INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, action TEXT NOT NULL,
    kind TEXT NOT NULL, effective TEXT NOT NULL, value TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS said_of ON said (action, kind, effective, number, value);
CREATE TABLE IF NOT EXISTS subject (action TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""
INSERT = "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?)"
SUBJECT = "INSERT OR IGNORE INTO subject VALUES (?)"
LAST = (
    "(SELECT value FROM said WHERE action = s.action AND kind = '{}'"
    " AND effective <= ?1 AND number <= ?2"
    " ORDER BY effective DESC, number DESC LIMIT 1)"
)
STATUS = (
    f"SELECT s.action, {LAST.format('rating')}, {LAST.format('progress')},"
    f" {LAST.format('target')}, {LAST.format('delivery')} FROM subject AS s"
)


class Table(Peer):
    """Both clocks: what somebody who knows SQL well would write for just this."""

    name: ClassVar[str] = "SQLite, hand-written SQL"
    clock: ClassVar[Clock] = "both"

    def __init__(self, at: str) -> None:
        """Open the file, in WAL mode and with a full sync for each commit."""
        super().__init__(at)
        self.connection = sqlite3.connect(Path(at) / "said.db", isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.executescript(TABLE)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Insert all in one transaction, and the actions after them."""
        self.connection.execute("BEGIN")
        self.connection.executemany(INSERT, map(row, updates))
        self.connection.execute(
            "INSERT OR IGNORE INTO subject SELECT DISTINCT action FROM said"
        )
        self.connection.execute("COMMIT")

    def append(self, update: Update) -> None:
        """Insert one, and its action unless it is there."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute(INSERT, row(update))
        self.connection.execute(SUBJECT, (update.key,))
        self.connection.execute("COMMIT")

    def status(self, point: Point) -> Status:
        """Seek the last value of each action and kind by the index."""
        rows = self.connection.execute(STATUS, (str(point.day), point.entry))
        found = {one[0]: _four(one[1:]) for one in rows}
        return {key: four for key, four in found.items() if any(four)}

    def timeline(self, key: str) -> list[Line]:
        """Read what was said of one action."""
        rows = self.connection.execute(
            "SELECT number, kind, effective, value, words FROM said WHERE action = ?"
            " ORDER BY number",
            (key,),
        )
        return [Line(*one) for one in rows]

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def row(update: Update) -> tuple[int | str, ...]:
    """Return the row of an update."""
    when, day = update.recorded_at.isoformat(), str(update.effective)
    place = (update.number, when, update.key)
    return (*place, update.kind, day, update.value, update.words)


def _four(values: tuple[str | None, ...]) -> tuple[str, str, str, str]:
    rating, progress, target, delivery = (value or "" for value in values)
    return rating, progress, target, delivery


if __name__ == "__main__":
    main(Table)
