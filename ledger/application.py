"""The event store as an application of the library, and what it reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from eventsourcing.application import Application
from eventsourcing.persistence import (
    InfrastructureFactory,
    JSONTranscoder,
    Mapper,
    Notification,
)
from eventsourcing.utils import Environment, EnvType

from domain.action import Action
from domain.checkpoints import Checkpoints
from domain.clock import read_instant
from domain.entry import Entry
from domain.entry_events import TextRedacted
from domain.event import Event
from domain.history import History
from domain.measures import Measures
from domain.names import CHECKPOINTS, measures_id, plan_of, report_id
from domain.plan import Plan
from domain.reports import Reports
from ledger.codec import Entropy, commitments, count_commitments
from ledger.connection import LOCK_SECONDS
from ledger.datastore import LedgerDatastore
from ledger.errors import DamagedEntryError, UnreadableLedgerError
from ledger.mapper import LedgerMapper
from ledger.memory import Memory
from ledger.place import Place, ServerPlace
from ledger.proof.merkle import Tree
from ledger.redactions import Redactions
from ledger.sealing import TextedNotification
from ledger.server import driver
from ledger.sqlite import LedgerFactory, LedgerRecorder

Clock = Callable[[], datetime]

GREATEST = 2**63 - 1
"""The greatest whole number SQLite can look for."""


class EventLog(Application[str]):
    """The append-only store of one ledger."""

    name = "ledger"
    # On a server it is a `ServerRecorder`, of which nothing else is asked.
    recorder: LedgerRecorder

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
        self._memory = Memory()
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

    @property
    def memory(self) -> Memory:
        """What was read before and is to be read no more.

        Another connection may lead to another server, which may have lost what the
        one before had: with it, everything is forgotten.
        """
        if self._memory.connections != (now := self.datastore.connections):
            self._memory = Memory(now)
        return self._memory

    @property
    def datastore(self) -> LedgerDatastore:
        """The connections to the ledger's file."""
        return self.recorder.datastore

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

    def plan(self, slug: str) -> Plan:
        """Return the plan `slug` as its entries make it, opened or not.

        Every command needs the plan, and it seldom changes: what was loaded once is
        kept, and only what came since is read.
        """
        known = self.memory.plan(slug) or Plan.called(slug)
        history = self._up_to_date(known.history)
        if history is not known.history:
            known = replace(known, history=history)
            self.memory.keep_plan(known)
        return known

    def _up_to_date(self, known: History) -> History:
        """Return `known` with what came since."""
        since = self._events(known.stream, known.version)
        if any(isinstance(event, TextRedacted) for event in since):
            # What was loaded before may still have the words.
            return History(known.stream).extended(self._events(known.stream))
        return known.extended(since)

    def _events(self, stream: str, after: int = 0) -> list[Event]:
        return list(cast("Iterator[Event]", self.events.get(stream, gt=after)))

    def action(self, plan: Plan, action: str) -> Action:
        """Return the action with the id `action`; it too is kept, as far as read."""
        known = self.memory.action(plan, action) or Action.of(plan, action)
        history = self._up_to_date(known.history)
        self.memory.keep_action(history)
        return Action(plan, history)

    def reports(self, slug: str) -> Reports:
        """Return the reports of the plan `slug`, if there are any."""
        return Reports.of(slug).apply(self._events(report_id(slug)))

    def measures(self, slug: str) -> Measures:
        """Return the measures of the plan `slug`, if there are any."""
        return Measures.of(slug).apply(self._events(measures_id(slug)))

    def checkpoints(self) -> Checkpoints:
        """Return the ledger's keys and checkpoints."""
        events = cast("Iterator[Event]", self.events.get(CHECKPOINTS))
        return Checkpoints.none().apply(events)

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
