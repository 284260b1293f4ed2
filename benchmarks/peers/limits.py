"""What nobody can beat: the parts of the work alone, without anything around them.

They are peers that do one work each. Whatever does the same and more takes longer.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Clock, Status, status
from benchmarks.peers.protocol import Peer, Work
from benchmarks.peers.replay import Replay, row
from ledger.connection import configure, connect

EVENTS = """
CREATE TABLE IF NOT EXISTS event (
    number INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
    wire TEXT NOT NULL, state BLOB NOT NULL, UNIQUE (stream, version)
) STRICT
"""
ANSWER = """
CREATE TABLE answer (
    action TEXT PRIMARY KEY, rating TEXT, progress TEXT, target TEXT, delivery TEXT
) STRICT, WITHOUT ROWID
"""


class Sync(Peer):
    """The disk: a block of 4 KB is written behind the last, and synced."""

    name: ClassVar[str] = "limit: 4 KB and fdatasync"
    works: ClassVar[tuple[Work, ...]] = ("append",)

    def __init__(self, at: str) -> None:
        """Open a file."""
        super().__init__(at)
        self.file = os.open(Path(at) / "blocks", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Begin with nothing."""

    def append(self, update: Update) -> None:
        """Write a block and wait for the disk."""
        os.write(self.file, update.words.encode().ljust(4096))
        os.fdatasync(self.file)

    def close(self) -> None:
        """Close the file."""
        os.close(self.file)


class Inserts(Peer):
    """SQLite: one row for each update, with the settings that a ledger has."""

    name: ClassVar[str] = "limit: raw inserts as we sync"
    works: ClassVar[tuple[Work, ...]] = ("bulk", "append")

    def __init__(self, at: str) -> None:
        """Open a file."""
        super().__init__(at)
        self.connection = sqlite3.connect(Path(at) / "raw.db", isolation_level=None)
        self.set_up()
        self.connection.execute(EVENTS)

    def set_up(self) -> None:
        """Set the pragmas of a ledger; which journal depends on SQLite's version."""
        configure(self.connection)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Insert all in one transaction."""
        self.connection.execute("BEGIN")
        self.connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", map(_event, updates)
        )
        self.connection.execute("COMMIT")

    def append(self, update: Update) -> None:
        """Insert one row and commit it."""
        self.connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", _event(update)
        )

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


class WalInserts(Inserts):
    """The same in WAL mode whatever the version, as the peers have it."""

    name: ClassVar[str] = "limit: raw inserts, WAL"

    def set_up(self) -> None:
        """Set WAL mode with a full sync."""
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")


class Fetch(Peer):
    """Reading: the answer lies there ready, one row for each action."""

    name: ClassVar[str] = "limit: fetch of the answer"
    clock: ClassVar[Clock] = "both"
    works: ClassVar[tuple[Work, ...]] = ("status",)

    def __init__(self, at: str) -> None:
        """Open a file."""
        super().__init__(at)
        self.place = Path(at) / "answer.db"
        self.connection = sqlite3.connect(self.place)

    def bulk(self, updates: Iterable[Update]) -> None:
        """Work the answer out beforehand."""
        end = Point(date.max, sys.maxsize, datetime.max.replace(tzinfo=UTC))
        rows = [(key, *four) for key, four in status(updates, end, "both").items()]
        self.connection.execute(ANSWER)
        self.connection.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", rows)
        self.connection.commit()

    def status(self, point: Point) -> Status:
        """Fetch the rows."""
        del point
        rows = self.connection.execute("SELECT * FROM answer ORDER BY action")
        return {key: (r, p, t, d) for key, r, p, t, d in rows}

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


class Digests(Replay):
    """Verification: each event's bytes are read and hashed."""

    name: ClassVar[str] = "limit: SHA-256 of each event"
    works: ClassVar[tuple[Work, ...]] = ("read",)

    def read(self) -> int:
        """Hash every event."""
        count = 0
        for (state,) in self.connection.execute("SELECT state FROM event"):
            sha256(state.encode()).digest()
            count += 1
        return count


class DigestsParsed(Replay):
    """The same, and the JSON is parsed as well."""

    name: ClassVar[str] = "limit: SHA-256 and json.loads"
    works: ClassVar[tuple[Work, ...]] = ("read",)

    def read(self) -> int:
        """Hash and parse every event."""
        count = 0
        for (state,) in self.connection.execute("SELECT state FROM event"):
            sha256(state.encode()).digest()
            json.loads(state)
            count += 1
        return count


def _event(update: Update) -> tuple[int, str, int, str, bytes]:
    number, action, state = row(update)
    return number, action, number, f"action.{update.kind}", state.encode()


def hash_plainly(place: Path, origin: str) -> int:
    """Hash the bytes of each entry and text, parse each state, and compare nothing.

    Args:
        place: A ledger's file.
        origin: What it is called.

    Returns:
        How many entries there are.
    """
    count = 0
    with closing(connect(place)) as connection:
        rows = connection.execute(
            "SELECT number, recorded_at, originator_id, originator_version, topic,"
            " nonce, state FROM stored_events JOIN leaf ON number = stored_events.rowid"
            " ORDER BY number"
        )
        for number, at, stream, version, wire, nonce, state in rows:
            head = f"ledger-entry/v1\n{origin}\n{number}\n{at}\n{stream}\n{version}\n"
            sha256(f"\0{head}{wire}\n{nonce.hex()}\n".encode() + state).digest()
            json.loads(state)
            count += 1
        for salt, value in connection.execute("SELECT salt, value FROM vault"):
            sha256(b"commit/v1\n" + salt + value.encode()).digest()
        for (content,) in connection.execute("SELECT bytes FROM blob"):
            sha256(content).digest()
    return count


LIMITS: tuple[type[Peer], ...] = (
    Sync,
    Inserts,
    WalInserts,
    Fetch,
    Digests,
    DigestsParsed,
)

if __name__ == "__main__":
    main(*LIMITS)
