"""The event store as an application of the library, and what it reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from eventsourcing.persistence import (
    InfrastructureFactory,
    JSONTranscoder,
    Mapper,
    Notification,
)
from eventsourcing.utils import Environment, EnvType

from domain.clock import read_instant
from domain.entry import Entry
from domain.names import plan_of
from ledger.codec import Entropy
from ledger.committed import commitments, count_commitments
from ledger.connection import LOCK_SECONDS
from ledger.errors import DamagedEntryError, UnreadableLedgerError
from ledger.mapper import LedgerMapper
from ledger.owners import Owners
from ledger.place import Place, ServerPlace
from ledger.proof.merkle import Tree
from ledger.redactions import Redactions
from ledger.sealing import TextedNotification
from ledger.server import driver
from ledger.sqlite import LedgerFactory

Clock = Callable[[], datetime]

GREATEST = 2**63 - 1
"""The greatest whole number SQLite can look for."""


class EventLog(Owners):
    """The append-only store of one ledger."""

    name = "ledger"

    def __init__(
        self,
        place: Place,
        clock: Clock,
        entropy: Entropy,
        seconds: float = LOCK_SECONDS,
    ) -> None:
        """Open the ledger at `place`, which must exist; wait `seconds` for locks."""
        self.place = place
        self.clock = clock
        self.entropy = entropy
        self.seconds = seconds
        self._redactions = Redactions()
        server = isinstance(place, ServerPlace)
        super().__init__({} if server else {"SQLITE_DBNAME": str(place)})
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT value FROM meta WHERE key = 'origin'")
            row = c.fetchone()
        if row is None:
            self.close()
            raise UnreadableLedgerError("it has lost its name")
        self.recorder.origin = row[0]
        self.recorder.clock, self.recorder.entropy = clock, entropy

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Return our own settings only: a stray variable must not move the store."""
        return Environment(name, dict(env or {}))

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """Return our factory, not one found by name."""
        if isinstance(self.place, ServerPlace):
            with driver():
                from ledger.postgres.recorder import ServerFactory
            return ServerFactory(env, self.place, self.seconds)
        return LedgerFactory(env, self.seconds)

    def construct_mapper(self) -> Mapper[str]:
        """Return our mapper; the transcoder it wants is never asked."""
        mapper = LedgerMapper(JSONTranscoder())
        mapper.entropy = self.entropy
        return mapper

    @contextmanager
    def together(self) -> Iterator[None]:
        """Save whatever is recorded meanwhile at its end: all of it, or nothing."""
        try:
            with self.datastore.writing():
                yield
        except BaseException:
            # They may have been loaded with entries that are not there after all.
            self.memory.forget()
            self._redactions = Redactions()
            raise

    def tree(self) -> Tree:
        """Return the tree over all leaves as they are stored."""
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT leaf FROM leaf ORDER BY number")
            return Tree(row[0] for row in c.fetchall())

    def plans(self) -> list[str]:
        """Return the short names of all plans, in the order of their names."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT DISTINCT originator_id FROM stored_events WHERE"
                " originator_id >= 'plan/' AND originator_id < 'plan0'"
                " ORDER BY originator_id"
            )
            return [plan_of(row[0]) for row in c.fetchall()]

    def whereabouts(self, number: int) -> tuple[str, int] | None:
        """Return the stream and version of entry `number`; None if there is none."""
        if number > GREATEST:
            return None
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT originator_id, originator_version FROM stored_events"
                " WHERE rowid = ?",
                (number,),
            )
            row = c.fetchone()
        return None if row is None else (row[0], row[1])

    def number_of(self, stream: str, version: int) -> int:
        """Return the number of the entry that is `version` of `stream`."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT rowid FROM stored_events"
                " WHERE originator_id = ? AND originator_version = ?",
                (stream, version),
            )
            return int(c.fetchone()[0])

    def entries_after(self, number: int, page: int = 1000) -> Iterator[Entry]:
        """Yield the entries after `number`, in order, reading a page at a time."""
        while found := self.recorder.select_notifications(
            number, page, inclusive_of_start=False
        ):
            instants = self._instants(found[0].id, found[-1].id)
            for notification in found:
                yield self._entry(notification, instants.get(notification.id, ""))
            number = found[-1].id

    def _entry(self, stored: Notification, recorded_at: str) -> Entry:
        event: Any = self.mapper.to_domain_event(stored)
        texts = getattr(stored, "texts", {})
        # Seldom is any of them gone, and to look at each takes a while.
        gone = count_commitments(stored.state) != len(texts) and (
            commitments(stored.state).keys() - texts
        )
        if gone:
            with self.datastore.transaction(commit=False) as c:
                marks = self._redactions.of(c, stored.id)
            event = self.mapper.to_domain_event(_marked(stored, marks))
        try:
            instant = read_instant(recorded_at)
        except (TypeError, ValueError) as error:
            stream, version = str(stored.originator_id), stored.originator_version
            what = "its leaf is missing or damaged"
            raise DamagedEntryError(stream, version, what) from error
        return Entry(stored.id, instant, event, bool(gone))

    def _instants(self, first: int, last: int) -> dict[int, str]:
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT number, recorded_at FROM leaf WHERE number BETWEEN ? AND ?",
                (first, last),
            )
            return dict(map(tuple, c.fetchall()))


def _marked(stored: Notification, marks: dict[str, str]) -> Notification:
    """Return `stored` with what reads in the place of its words that are gone."""
    return TextedNotification(**{**vars(stored), "gone": marks})
