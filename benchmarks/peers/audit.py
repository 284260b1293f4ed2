"""A plain table of SQLite whose triggers write down what each row was made to say."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Diff, Line, Status
from benchmarks.peers.protocol import Peer

COLUMNS = "action, rating, progress, target, delivery, {}recorded_at"
BESIDE = "number, kind, effective, words, "
HISTORY = COLUMNS.format(BESIDE)
NEW = ", ".join(f"NEW.{name}" for name in HISTORY.split(", "))
TABLES = f"""
CREATE TABLE IF NOT EXISTS action (
    action TEXT PRIMARY KEY,
    rating TEXT NOT NULL DEFAULT '', progress TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '', delivery TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL, kind TEXT NOT NULL, effective TEXT NOT NULL,
    words TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL,
    rating TEXT NOT NULL, progress TEXT NOT NULL,
    target TEXT NOT NULL, delivery TEXT NOT NULL,
    number INTEGER NOT NULL, kind TEXT NOT NULL, effective TEXT NOT NULL,
    words TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS history_of ON history (action, recorded_at);
CREATE TRIGGER IF NOT EXISTS inserted AFTER INSERT ON action BEGIN
    INSERT INTO history ({HISTORY}) VALUES ({NEW});
END;
CREATE TRIGGER IF NOT EXISTS updated AFTER UPDATE ON action BEGIN
    INSERT INTO history ({HISTORY}) VALUES ({NEW});
END;
"""
UPSERT = (
    "INSERT INTO action (action, {0}, number, kind, effective, words, recorded_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (action) DO UPDATE SET"
    " {0} = excluded.{0}, number = excluded.number, kind = excluded.kind,"
    " effective = excluded.effective, words = excluded.words,"
    " recorded_at = excluded.recorded_at"
)
ROW = "action, rating, progress, target, delivery"
AS_OF = f"""
SELECT {", ".join(f"h.{name}" for name in ROW.split(", "))} FROM action AS a
JOIN history AS h ON h.id = (
    SELECT id FROM history WHERE action = a.action AND recorded_at <= ?
    ORDER BY recorded_at DESC LIMIT 1
)
"""
DIFF = f"""
WITH old AS ({AS_OF})
SELECT a.action, coalesce(old.rating, ''), coalesce(old.progress, ''),
    coalesce(old.target, ''), coalesce(old.delivery, ''),
    a.rating, a.progress, a.target, a.delivery
FROM action AS a LEFT JOIN old USING (action)
WHERE (a.rating, a.progress, a.target, a.delivery)
    IS NOT (old.rating, old.progress, old.target, old.delivery)
"""


class Audit(Peer):
    """The recorded clock alone: a late update overwrites what is newer."""

    name: ClassVar[str] = "SQLite audit triggers"

    def __init__(self, at: str) -> None:
        """Open the file, in WAL mode and with a full sync for each commit."""
        super().__init__(at)
        self.connection = sqlite3.connect(Path(at) / "plan.db", isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.executescript(TABLES)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Update row after row in one transaction; the triggers do the rest."""
        self.connection.execute("BEGIN")
        for update in updates:
            self.append(update)
        self.connection.execute("COMMIT")

    def append(self, update: Update) -> None:
        """Insert or update the action's row."""
        values = (
            *(update.key, update.value, update.number, update.kind),
            *(str(update.effective), update.words, update.recorded_at.isoformat()),
        )
        self.connection.execute(UPSERT.format(update.kind), values)

    def now(self, point: Point) -> Status:
        """Read the table."""
        del point
        return _status(self.connection.execute(f"SELECT {ROW} FROM action"))

    def status(self, point: Point) -> Status:
        """Seek each action's last row of history by then."""
        by_then = (point.instant.isoformat(),)
        return _status(self.connection.execute(AS_OF, by_then))

    def timeline(self, key: str) -> list[Line]:
        """Read the history of one action; `kind` names the column that changed."""
        rows = self.connection.execute(
            "SELECT number, kind, effective, CASE kind WHEN 'rating' THEN rating"
            " WHEN 'progress' THEN progress WHEN 'target' THEN target ELSE delivery"
            " END, words FROM history WHERE action = ? ORDER BY recorded_at",
            (key,),
        )
        return [Line(*row) for row in rows]

    def diff(self, before: Point, after: Point) -> Diff:
        """Let SQLite compare the table with what it was."""
        del after
        rows = self.connection.execute(DIFF, (before.instant.isoformat(),))
        return {row[0]: (row[1:5], row[5:9]) for row in rows}

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def _status(rows: Iterable[tuple[str, str, str, str, str]]) -> Status:
    return {
        action: (rating, progress, target, delivery)
        for action, rating, progress, target, delivery in rows
    }


if __name__ == "__main__":
    main(Audit)
