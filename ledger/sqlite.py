"""The event store on SQLite: library recorders that number, hash and keep texts."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteCursor,
    SQLiteFactory,
)
from eventsourcing.utils import Environment, EnvType

from domain.clock import read_instant
from domain.entry_events import TextRedacted
from ledger.codec import Entropy, Opening
from ledger.connection import LOCK_SECONDS
from ledger.datastore import LedgerDatastore
from ledger.errors import UnreadableLedgerError
from ledger.leaf import SealedEntry
from ledger.redactions import Marks, marks_in_stream
from ledger.schema import older_triggers, squeezed, triggers
from ledger.sealing import Head, TextedEvent, TextedNotification, seal_all
from ledger.tree import Frontier


class LedgerRecorder(SQLiteApplicationRecorder):
    """Stores events with number, instant, leaf and texts in one transaction."""

    origin = ""
    clock: Callable[[], datetime]
    entropy: Entropy
    datastore: LedgerDatastore

    def create_table(self) -> None:
        """Do nothing: `ledger.connection.create` makes the tables, once.

        The library's own would take the write lock whenever a ledger is opened.
        """

    def head(self, c: SQLiteCursor) -> Head:
        """Return where the ledger ends, as the transaction of `c` sees it."""
        c.execute("SELECT entries, recorded_at, frontier FROM head")
        try:
            entries, recorded_at, frontier = c.fetchone()
            if recorded_at:
                read_instant(recorded_at)
            return Head(recorded_at, Frontier.unpacked(entries, frontier))
        except (TypeError, ValueError) as error:
            raise UnreadableLedgerError("its remembered head is damaged") from error

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,
    ) -> Sequence[int]:
        head = self.head(c)
        self._check_untouched(c, head)
        now: datetime = kwargs.get("now") or self.clock()
        sealed, after = seal_all(head, stored_events, self.origin, now, self.entropy)
        self._store(c, sealed)
        self._keep_texts(c, sealed, stored_events)
        c.execute(
            "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?",
            (after.entries, after.recorded_at, after.frontier.packed()),
        )
        check_written(c, 1)
        return [entry.number for entry, _ in sealed]

    @staticmethod
    def _check_untouched(c: SQLiteCursor, head: Head) -> None:
        """Refuse to go on with a file that somebody has changed by hand.

        It is no proof, as `ledger verify` is one, and costs three small queries.
        """
        for key, table in (("rowid", "stored_events"), ("number", "leaf")):
            c.execute(f"SELECT coalesce(max({key}), 0) FROM {table}")
            if c.fetchone()[0] != head.entries:
                raise UnreadableLedgerError("its entries and its head differ")
        c.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        found = dict(map(tuple, c.fetchall()))
        if not _are_ours(found) and not _are_ours(_renewed(c, found)):
            raise UnreadableLedgerError("its triggers are not those of a ledger")

    @staticmethod
    def _store(c: SQLiteCursor, sealed: Sequence[tuple[SealedEntry, bytes]]) -> None:
        """Insert the events, and beside them their leaves."""
        c.executemany(
            "INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)",
            [(e.number, e.stream, e.version, e.wire, e.state) for e, _ in sealed],
        )
        check_written(c, len(sealed))
        c.executemany(
            "INSERT INTO leaf VALUES (?, ?, ?, ?)",
            [(e.number, e.recorded_at, e.nonce, leaf) for e, leaf in sealed],
        )
        check_written(c, len(sealed))

    @staticmethod
    def _keep_texts(
        c: SQLiteCursor,
        sealed: Sequence[tuple[SealedEntry, bytes]],
        events: Sequence[StoredEvent],
    ) -> None:
        """Put what opens the events' texts into the vault."""
        rows = [
            (entry.number, field, opening.salt, opening.value)
            for (entry, _), event in zip(sealed, events, strict=True)
            if isinstance(event, TextedEvent)
            for field, opening in event.texts.items()
        ]
        if rows:
            c.executemany("INSERT INTO vault VALUES (?, ?, ?, ?)", rows)
            check_written(c, len(rows))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return the stream's events with their texts, as the library orders them."""
        with self.datastore.transaction(commit=False) as c:
            events = super().select_events(
                originator_id, gt=gt, lte=lte, desc=desc, limit=limit
            )
            c.execute(
                "SELECT e.originator_version, v.field, v.salt, v.value FROM"
                " stored_events e JOIN vault v ON v.number = e.rowid"
                " WHERE e.originator_id = ? AND e.originator_version > ?",
                (str(originator_id), gt or 0),
            )
            texts = _by_key(c.fetchall())
            marks: Marks = {}
            if lte or limit or any(e.topic == TextRedacted.wire for e in events):
                marks = marks_in_stream(c, str(originator_id))
        return [
            TextedEvent(**vars(event), texts=texts.get(at, {}), gone=marks.get(at, {}))
            for event in events
            for at in (event.originator_version,)
        ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Return entries in the order of their numbers, with their texts."""
        found = super().select_notifications(
            start, limit, stop, topics, inclusive_of_start=inclusive_of_start
        )
        if not found:
            return found
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT number, field, salt, value FROM vault"
                " WHERE number BETWEEN ? AND ?",
                (found[0].id, found[-1].id),
            )
            texts = _by_key(c.fetchall())
        return [
            TextedNotification(**vars(one), texts=texts.get(one.id, {}))
            for one in found
        ]


def check_written(c: SQLiteCursor, rows: int) -> None:
    """Refuse to go on unless the statement that `c` ran last wrote so many rows.

    A trigger that somebody added can swallow a row without a word.
    """
    if c.sqlite_cursor.rowcount != rows:
        raise UnreadableLedgerError("it did not keep what was to be recorded")


class LedgerFactory(SQLiteFactory):
    """Makes our recorder on our datastore."""

    application_recorder_class = LedgerRecorder

    def __init__(
        self, env: Environment | EnvType | None, seconds: float = LOCK_SECONDS
    ) -> None:
        super().__init__(env)
        name = self.datastore.pool.db_name
        self.datastore.close()
        self.datastore = LedgerDatastore(name, seconds)


def _are_ours(found: dict[str, str]) -> bool:
    """Tell whether these are the triggers of a ledger, however they are spaced."""
    made = triggers()
    if found == made:
        return True  # Squeezing them costs more than all else that is looked at.
    plain = {name: squeezed(statement) for name, statement in found.items()}
    return plain == {name: squeezed(one) for name, one in made.items()}


def _renewed(c: SQLiteCursor, found: dict[str, str]) -> dict[str, str]:
    """Put the present triggers in the place of those of earlier versions.

    Returns:
        The triggers after that, whatever else is wrong with them.
    """
    made = triggers()
    old = [
        name
        for name, forms in older_triggers().items()
        if squeezed(found.get(name)) in map(squeezed, forms)
    ]
    for name in old:
        c.execute(f"DROP TRIGGER {name}")
        c.execute(made[name])
    return found | {name: made[name] for name in old}


def _by_key(rows: Sequence[sqlite3.Row]) -> dict[int, dict[str, Opening]]:
    texts: dict[int, dict[str, Opening]] = {}
    for key, field, salt, value in rows:
        texts.setdefault(key, {})[field] = Opening(salt, value)
    return texts
