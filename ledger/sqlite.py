"""The event store on SQLite: a library recorder that numbers, hashes, keeps texts."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteCursor,
    SQLiteFactory,
)
from eventsourcing.utils import Environment, EnvType

from ledger.batch import Batch
from ledger.connection import LOCK_SECONDS
from ledger.datastore import LedgerCursor, LedgerDatastore
from ledger.engine import Writing
from ledger.errors import UnreadableLedgerError
from ledger.recorder import (
    Sealer,
    check_written,
    head_of,
    told_with_texts,
    with_texts,
)
from ledger.removing import remove
from ledger.schema import older_triggers, squeezed, triggers
from ledger.sealing import Head

if TYPE_CHECKING:
    from ledger.files import KeptFile


class LedgerRecorder(Sealer, SQLiteApplicationRecorder):
    """Stores events with number, instant, leaf and texts in one transaction."""

    datastore: LedgerDatastore

    def create_table(self) -> None:
        """Do nothing: `ledger.connection.create` makes the tables, once.

        The library's own would take the write lock whenever a ledger is opened.
        """

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,
    ) -> Sequence[int]:
        own = cast("LedgerCursor", c)
        head: Head = kwargs.get("head") or head_of(own)
        self._check_untouched(own, head)
        batch = self.batch(head, stored_events, kwargs)
        _store(own, batch)
        _store_beside(own, batch)
        return batch.numbers

    @staticmethod
    def _check_untouched(c: LedgerCursor, head: Head) -> None:
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
        found = super().select_notifications(
            start, limit, stop, topics, inclusive_of_start=inclusive_of_start
        )
        if not found:
            return found
        with self.datastore.transaction(commit=False) as c:
            return told_with_texts(c, found)


def _store(c: Writing, batch: Batch) -> None:
    """Insert the events, beside them leaves and texts, and where the ledger ends."""
    sealed, after = batch.sealed, batch.after
    _insert(
        c,
        "stored_events",
        [(e.number, e.stream, e.version, e.wire, e.state) for e, _ in sealed],
    )
    _insert(c, "leaf", [(e.number, e.recorded_at, e.nonce, leaf) for e, leaf in sealed])
    _insert(c, "vault", [(number, name, *one) for number, name, one in batch.texts])
    c.execute(
        "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?",
        (after.entries, after.recorded_at, after.frontier.packed()),
    )
    check_written(c, 1)


def _store_beside(c: Writing, batch: Batch) -> None:
    """Keep files, remove what the entries say is gone, and remember the command."""
    beside = batch.beside
    _keep(c, beside.files)
    remove(c, beside.removals, beside.dropped)
    if batch.command is not None:
        _insert(c, "command", [batch.command])


def _insert(c: Writing, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        c.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        check_written(c, len(rows))


def _keep(c: Writing, files: "Iterable[KeptFile]") -> None:
    """Store the bytes of each file, unless the ledger keeps the same already."""
    for file in files:
        sought = (file.content, file.sha256)
        c.execute("SELECT bytes = ? FROM blob WHERE sha256 = ?", sought)
        row = c.fetchone()
        if row is None:
            _insert(c, "blob", [(file.sha256, file.media_type, file.content)])
        elif not row[0]:
            raise UnreadableLedgerError("a file that it keeps was altered")


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


def _renewed(c: Writing, found: dict[str, str]) -> dict[str, str]:
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
