"""Whoever has a stream of the ledger, as it is read: plans, actions and the like."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from eventsourcing.application import Application

from domain.action import Action
from domain.entry_events import TextRedacted
from domain.event import Event
from domain.history import History, StreamGapError, Unread
from domain.names import CHECKPOINTS, measures_id, report_id
from domain.plan import Plan
from ledger.datastore import LedgerDatastore
from ledger.memory import Memory
from ledger.sqlite import LedgerRecorder

if TYPE_CHECKING:
    from domain.checkpoints import Checkpoints
    from domain.measures import Measures
    from domain.reports import Reports

_STREAM = (
    "SELECT count(*), coalesce(max(originator_version), 0) FROM stored_events"
    " WHERE originator_id = ?"
)


class Owners(Application[str]):
    """The part of the event log that reads what is decided upon."""

    # On a server it is a `ServerRecorder`, of which nothing else is asked.
    recorder: LedgerRecorder

    @property
    def datastore(self) -> LedgerDatastore:
        """The connections to the ledger's file."""
        return self.recorder.datastore

    @property
    def memory(self) -> Memory:
        """What was read before and is to be read no more.

        Another connection may lead to another server, which may have lost what the
        one before had: with it, everything is forgotten.
        """
        if self._memory.connections != (now := self.datastore.connections):
            self._memory = Memory(now)
        return self._memory

    @cached_property
    def _memory(self) -> Memory:
        return Memory()

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

    def action(self, plan: Plan, action: str) -> Action:
        """Return the action with the id `action`; it too is kept, as far as read.

        Of one that was not read before, only the version is, until its events are
        asked for.
        """
        known = self.memory.action(action)
        if known is not None and known.is_read:
            history = self._up_to_date(known)
        else:
            history = self._unread(action)
        self.memory.keep_action(history)
        return Action(plan, history)

    def _unread(self, stream: str) -> History:
        """Return the history of `stream`, whose events are read if asked for."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(_STREAM, (stream,))
            count, last = c.fetchone()
        if count != last:
            raise StreamGapError(stream, count + 1, last)
        if not count:
            return History(stream)
        return History(stream, (), Unread(last, partial(self._first, stream)))

    def _first(self, stream: str, count: int) -> list[Event]:
        """Return the first events of an action, and keep them."""
        # Later ones are asked for too: they may say that words of these are gone.
        found = list(islice(self._events(stream), count))
        self.memory.keep_action(History(stream).extended(found))
        return found

    def _up_to_date(self, known: History) -> History:
        """Return `known` with what came since."""
        since = list(self._events(known.stream, known.version))
        if any(isinstance(event, TextRedacted) for event in since):
            # What was loaded before may still have the words.
            return History(known.stream).extended(self._events(known.stream))
        return known.extended(since)

    def _events(self, stream: str, after: int = 0) -> Iterator[Event]:
        return cast("Iterator[Event]", self.events.get(stream, gt=after))

    def reports(self, slug: str) -> "Reports":
        """Return the reports of the plan `slug`, if there are any."""
        from domain.reports import Reports

        return Reports.of(slug).apply(self._events(report_id(slug)))

    def measures(self, slug: str) -> "Measures":
        """Return the measures of the plan `slug`, if there are any."""
        from domain.measures import Measures

        return Measures.of(slug).apply(self._events(measures_id(slug)))

    def checkpoints(self) -> "Checkpoints":
        """Return the ledger's keys and checkpoints."""
        from domain.checkpoints import Checkpoints

        return Checkpoints.none().apply(self._events(CHECKPOINTS))
