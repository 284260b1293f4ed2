"""The event store on a server: a library recorder that numbers, hashes, keeps texts."""

from collections.abc import Sequence
from datetime import MAXYEAR
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    Notification,
    StoredEvent,
)
from eventsourcing.postgres import (
    BasePostgresFactory,
    PostgresApplicationRecorder,
    PostgresFactory,
)
from eventsourcing.utils import Environment, EnvType
from psycopg.sql import SQL, Identifier

from domain.clock import day_of
from domain.printing import FILE
from ledger.batch import Batch
from ledger.engine import Writing
from ledger.errors import UnreadableLedgerError
from ledger.place import ServerPlace
from ledger.postgres.at_once import record_at_once
from ledger.postgres.datastore import ServerDatastore
from ledger.postgres.subscribing import ServerSubscription
from ledger.prepared import Prepared
from ledger.recorder import Sealer, head_of, told_with_texts, with_texts
from ledger.sealing import Head

APPEND = (
    "SELECT append(?::bigint, ?::text[], ?::bigint[], ?::text[], ?::bytea[],"
    " ?::text[], ?::bytea[], ?::bigint[], ?::text[], ?::bytea[], ?::text[],"
    " ?::text, ?::bytea, ?::bytea, ?::text[], ?::text[], ?::bytea[])"
)
"""Calls the function that writes, with its values in their order."""


class ServerRecorder(Sealer, PostgresApplicationRecorder):
    """Stores events with number, instant, leaf and texts in one transaction.

    The server's own function writes them, because nobody but the owner may.
    """

    datastore: ServerDatastore

    def __init__(self, datastore: ServerDatastore) -> None:
        super().__init__(datastore, events_table_name="stored_events")
        # The library numbers by a sequence, which leaves gaps; we by the head.
        self.max_notification_id_statement = SQL(
            "SELECT max(rowid) FROM {schema}.stored_events"
        ).format(schema=Identifier(datastore.schema))

    def create_table(self) -> None:
        """Do nothing: `ledger.postgres.creation` makes the tables, once."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int]:
        """Store the events and return their numbers."""
        if not stored_events:
            return []
        with self.datastore.transaction(commit=True) as c:
            head: Head = kwargs.get("head") or head_of(c)
            batch = self.batch(head, stored_events, kwargs)
            _append(c, batch)
            _forget(c, batch)
        return batch.numbers

    def insert_at_once(self, ready: Prepared) -> tuple[int, ...] | None:
        """Store what is ready in one way to the server; None if something moved."""
        session, now = ready.session, self.clock()
        connection = self.datastore.connection
        # Another connection may lead to a server that never had what was read.
        is_other = session.connections != self.datastore.connections
        if is_other or connection.is_gone() or now.year == MAXYEAR or not ready.stored:
            return None
        if session.files or session.removals or session.dropped:
            return None
        if day_of(now) != session.by.today:
            return None
        return record_at_once(self, ready, now)

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
        with self.datastore.transaction() as c:
            events = super().select_events(
                originator_id, gt=gt, lte=lte, desc=desc, limit=limit
            )
            some = bool(lte or limit)
            return with_texts(c, str(originator_id), events, gt or 0, some=some)

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
        first = 0 if start is None else start + (not inclusive_of_start)
        wanted, last = list(topics), 2**63 - 1 if stop is None else stop
        with self.datastore.transaction() as c:
            c.execute(
                "SELECT rowid, originator_id, originator_version, topic, state"
                " FROM stored_events WHERE rowid BETWEEN ? AND ?"
                " AND (? = 0 OR topic = ANY (?::text[])) ORDER BY rowid LIMIT ?",
                (first, last, len(wanted), wanted, limit),
            )
            found = [
                Notification(stream, version, topic, state, id=number)
                for number, stream, version, topic, state in c.fetchall()
            ]
            return told_with_texts(c, found) if found else found

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> ServerSubscription:
        """Return what yields entries after `gt`, and waits for those to come."""
        return ServerSubscription(recorder=self, gt=gt, topics=topics)


def _append(c: Writing, batch: Batch) -> None:
    """Hand all of a batch to the server in one call."""
    entries, beside = [entry for entry, _ in batch.sealed], batch.beside
    c.execute(
        APPEND,
        (
            batch.before.entries,
            [e.stream for e in entries],
            [e.version for e in entries],
            [e.wire for e in entries],
            [e.state for e in entries],
            [e.recorded_at for e in entries],
            [e.nonce for e in entries],
            [text.number for text in batch.texts],
            [text.field for text in batch.texts],
            [text.opening.salt for text in batch.texts],
            [text.opening.value for text in batch.texts],
            *((None, None, None) if batch.command is None else batch.command[:3]),
            [file.sha256 for file in beside.files],
            [file.media_type for file in beside.files],
            [file.content for file in beside.files],
        ),
    )
    # The server computed the tree by itself: both have to come to the same.
    if c.fetchone()[0] != batch.after.frontier.packed():
        raise UnreadableLedgerError("the server and this program hash differently")


def _forget(c: Writing, batch: Batch) -> None:
    """Let the server remove what the entries of a batch say is gone."""
    removals, dropped = batch.beside.removals, list(dict.fromkeys(batch.beside.dropped))
    if not removals and not dropped:
        return
    c.execute(
        "SELECT forget(?::bigint[], ?::text[], ?::text[])",
        (
            [number for number, _ in removals],
            [name for _, name in removals],
            dropped,
        ),
    )
    # The bytes of a file are in another table, once for all entries.
    texts = [name for _, name in removals if name != FILE]
    if c.fetchone()[0] != len(texts) + len(dropped):
        raise UnreadableLedgerError("it did not remove what was to be removed")


class ServerFactory(PostgresFactory):
    """Makes our recorder on our datastore."""

    def __init__(
        self, env: Environment | EnvType | None, place: ServerPlace, seconds: float
    ) -> None:
        # Not the library's own, which wants the server's address among variables.
        super(BasePostgresFactory, self).__init__(env)
        self.datastore = ServerDatastore(place, seconds)

    def application_recorder(self) -> ServerRecorder:
        """Return our recorder."""
        assert isinstance(self.datastore, ServerDatastore)
        return ServerRecorder(self.datastore)
