"""JSON in a table of SQLite, read whole and folded in Python for every question."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import KINDS, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.protocol import Peer

TABLE = """
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY, action TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS event_action ON event (action, number);
"""
INSERT = "INSERT INTO event VALUES (?, ?, ?)"


class Replay(Peer):
    """Both clocks: the effective day is in the JSON, the number beside it."""

    name: ClassVar[str] = "JSON rows, folded"
    clock: ClassVar[Clock] = "both"

    def __init__(self, at: str) -> None:
        """Open the file, in WAL mode and with a full sync for each commit."""
        super().__init__(at)
        place = Path(at) / "events.db"
        self.connection = sqlite3.connect(place, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.executescript(TABLE)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Insert all in one transaction."""
        self.connection.execute("BEGIN")
        self.connection.executemany(INSERT, map(row, updates))
        self.connection.execute("COMMIT")

    def append(self, update: Update) -> None:
        """Insert one; SQLite commits it by itself."""
        self.connection.execute(INSERT, row(update))

    def status(self, point: Point) -> Status:
        """Fold every event up to the entry."""
        day, held = str(point.day), dict[str, dict[str, tuple[str, str]]]()
        rows = self.connection.execute(
            "SELECT action, state FROM event WHERE number <= ? ORDER BY number",
            (point.entry,),
        )
        for action, text in rows:
            state = json.loads(text)
            effective = state["effective"]
            if effective <= day:
                own = held.setdefault(action, {})
                last = own.get(state["kind"])
                if last is None or last[0] <= effective:
                    own[state["kind"]] = effective, state["value"]
        return {action: _standing(own) for action, own in held.items()}

    def timeline(self, key: str) -> list[Line]:
        """Read the events of one action by the index."""
        rows = self.connection.execute(
            "SELECT number, state FROM event WHERE action = ? ORDER BY number", (key,)
        )
        return [_line(number, json.loads(text)) for number, text in rows]

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def row(update: Update) -> tuple[int, str, str]:
    """Return the row of an update, all but number and action as JSON."""
    state = {
        "recorded_at": update.recorded_at.isoformat(),
        "kind": update.kind,
        "effective": str(update.effective),
        "value": update.value,
        "words": update.words,
    }
    return update.number, update.key, json.dumps(state, separators=(",", ":"))


def _standing(own: dict[str, tuple[str, str]]) -> tuple[str, str, str, str]:
    rating, progress, target, delivery = (own.get(kind, ("", ""))[1] for kind in KINDS)
    return rating, progress, target, delivery


def _line(number: int, state: dict[str, str]) -> Line:
    return Line(
        number, state["kind"], state["effective"], state["value"], state["words"]
    )


if __name__ == "__main__":
    main(Replay)
