"""One command at work: aggregates loaded under the lock, events waiting to be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from domain.action import Action
from domain.delegation import as_delegate
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, E, Event, Source
from domain.history import History, UnknownEntryError
from domain.names import CHECKPOINTS, measures_id, plan_id, plan_of, report_id
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.refusals import UnknownPlanError

if TYPE_CHECKING:
    # Most commands are about one action, and are spared these.
    from domain.checkpoints import Checkpoints
    from domain.measures import Measures
    from domain.reports import Reports
    from ledger.files import KeptFile


@dataclass(frozen=True, slots=True)
class Command:
    """What a person or program asks, apart from the verb and its words.

    Attributes:
        id: Names the command: the same id twice records once.
        recorded_by: The user name of whoever asks.
        effective: When it was so; None means the day of recording.
        source: The document it comes from, if any.
        on_behalf_of: The user name for whom they ask, if for another.
    """

    id: str
    recorded_by: str
    effective: PartialDate | None = None
    source: Source | None = None
    on_behalf_of: str | None = None


Owner = TypeVar("Owner", Plan, Action, "Reports", "Measures")


class Store(Protocol):
    """What a session reads; the ledger application provides it."""

    def plan(self, slug: str) -> Plan:
        """Return the plan `slug`, opened or not."""
        ...

    def action(self, plan: Plan, action: str) -> Action:
        """Return the action with the id `action`."""
        ...

    def reports(self, slug: str) -> Reports:
        """Return the reports of the plan `slug`."""
        ...

    def measures(self, slug: str) -> Measures:
        """Return the measures of the plan `slug`."""
        ...

    def checkpoints(self) -> Checkpoints:
        """Return the ledger's keys and checkpoints."""
        ...

    def whereabouts(self, number: int) -> tuple[str, int] | None:
        """Return the stream and version of entry `number`."""
        ...

    def number_of(self, stream: str, version: int) -> int:
        """Return the number of the entry that is `version` of `stream`."""
        ...


@dataclass
class Session:
    """The decisions of one command; what it adds is saved together or not at all."""

    store: Store
    by: Attribution
    pending: list[Event] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    """Stream -> its version when it was read for these decisions."""
    connections: int = 0
    """How many connections had been made before anything was read."""
    files: list[KeptFile] = field(default_factory=list)
    removals: list[tuple[int, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    _reports: dict[str, Reports] = field(default_factory=dict)
    _measures: dict[str, Measures] = field(default_factory=dict)

    def new_plan(self, slug: str) -> Plan:
        """Return the plan `slug`, opened or not, with what this command added."""
        if slug not in self.plans:
            self.plans[slug] = self._read(self.store.plan(slug))
        return self.plans[slug]

    def plan(self, slug: str) -> Plan:
        """Return the open plan `slug` with what this command added.

        Raises:
            UnknownPlanError: it was never opened.
        """
        plan = self.new_plan(slug)
        if not plan.is_open:
            raise UnknownPlanError(slug, ())
        return plan

    def action(self, slug: str, ref: str) -> Action:
        """Return the action that `ref` names on the day that the command is about.

        It has what this command added.

        Raises:
            UnknownActionError, AmbiguousActionError: as `Plan.action` does.
        """
        plan = self.plan(slug)
        found = plan.action(ref, self.by.effective.last or self.by.today).id
        return self._action(plan, found)

    def _action(self, plan: Plan, stream: str) -> Action:
        if stream not in self.actions:
            self.actions[stream] = self._read(self.store.action(plan, stream))
        return Action(plan, self.actions[stream].history)

    def reports(self, slug: str) -> Reports:
        """Return the reports of the open plan `slug` with what this command added.

        Raises:
            UnknownPlanError: it was never opened.
        """
        self.plan(slug)
        stream = report_id(slug)
        if stream not in self._reports:
            self._reports[stream] = self._read(self.store.reports(slug))
        return self._reports[stream]

    def measures(self, slug: str) -> Measures:
        """Return the measures of the open plan `slug` with what this command added.

        Raises:
            UnknownPlanError: it was never opened.
        """
        self.plan(slug)
        stream = measures_id(slug)
        if stream not in self._measures:
            self._measures[stream] = self._read(self.store.measures(slug))
        return self._measures[stream]

    def owner(self, stream: str) -> Plan | Action | Reports | Measures | Checkpoints:
        """Return that of which the entries are in `stream`."""
        if stream == CHECKPOINTS:
            return self.store.checkpoints()
        slug = plan_of(stream)
        if stream == report_id(slug):
            return self.reports(slug)
        if stream == measures_id(slug):
            return self.measures(slug)
        if stream == plan_id(slug):
            return self.plan(slug)
        # By its stream: what added the action may have been taken back.
        return self._action(self.plan(slug), stream)

    def _read(self, owner: Owner) -> Owner:
        self.read[owner.history.stream] = owner.history.version
        return owner

    def stream_of(self, number: int) -> tuple[str, int]:
        """Return the stream and version of entry `number`.

        Raises:
            UnknownEntryError: there is no such entry.
        """
        found = self.store.whereabouts(number)
        if found is None:
            raise UnknownEntryError(number)
        return found

    def numbers(self, stream: str) -> Callable[[int], int]:
        """Return what gives the entry number of a version of `stream`."""
        return lambda version: self.store.number_of(stream, version)

    def add(self, event: E) -> E:
        """Take `event` among those to be saved and let later decisions see it.

        Raises:
            NotDelegatedError, InPersonError, SelfDelegationError: it is for somebody
                for whom it may not be recorded.
        """
        if event.on_behalf_of is not None:
            event = self._as_delegate(event)
        self.pending.append(event)
        stream = event.originator_id
        for slug, plan in self.plans.items():
            if plan_id(slug) == stream:
                self.plans[slug] = plan.apply([event])
        if stream in self.actions:
            self.actions[stream] = self.actions[stream].apply([event])
        if stream in self._reports:
            self._reports[stream] = self._reports[stream].apply([event])
        if stream in self._measures:
            self._measures[stream] = self._measures[stream].apply([event])
        return event

    def _as_delegate(self, event: E) -> E:
        """Return an entry for somebody else, if the plan lets it be recorded."""
        stream = event.originator_id
        slug = plan_of(stream)
        plan = self.new_plan(slug) if slug else None
        amends = isinstance(event, EntryCorrected | EntryRetracted)
        history = self.owner(stream).history if amends else History(stream)
        return as_delegate(event, plan, history)

    def keep(self, file: KeptFile) -> None:
        """Keep the bytes of `file` with what is saved; once, however often named."""
        self.files.append(file)

    def remove(self, number: int, fields: Iterable[str]) -> None:
        """Remove words of an entry with what is saved: an event has to say so."""
        self.removals += [(number, field) for field in fields]

    def drop(self, sha256: str) -> None:
        """Drop the bytes of a file with what is saved: an event has to say so."""
        self.dropped.append(sha256)
