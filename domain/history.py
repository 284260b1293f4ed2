"""What one stream has recorded, and what of it stands."""

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from domain.entry_events import EntryCorrected, EntryRetracted, TextRedacted
from domain.errors import LedgerError
from domain.event import Event
from domain.history_refusals import FinalEntryError, NotStandingError
from domain.standing import Link, places, retracted, standing


class StreamGapError(LedgerError):
    """Events of a stream that do not follow each other by one."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        super().__init__(
            f"The stream {stream} should go on with version {expected}, not {found};"
            " run `ledger verify` and restore a backup."
        )


class UnknownEntryError(LedgerError):
    """An entry number that the ledger, or this stream, does not have."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no entry #{number}; `ledger log` lists the entries there are."
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that stands.

    Attributes:
        place: The version in whose place it stands; its own unless it corrects.
        version: The version that states it.
        event: The fact itself, with the correction's date if it is one.
    """

    place: int
    version: int
    event: Event


@dataclass(frozen=True, slots=True)
class Unread:
    """Events with which a stream begins, and which nobody has asked for yet.

    Attributes:
        count: How many there are.
        read: Gives that many, in order, whenever it is called.
    """

    count: int
    read: Callable[[int], Iterable[Event]]


@dataclass(frozen=True, eq=False)
class History:
    """The events of one stream, from version 1 on without a gap.

    Two are the same if their events are, whether or not these were read.

    Attributes:
        stream: The stream's id.
        known: Its events, or those after the ones that are unread.
        unread: What it begins with; much can be decided by the version alone.
    """

    stream: str
    known: tuple[Event, ...] = ()
    unread: Unread | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        mine, theirs = (self.stream, self.version), (other.stream, other.version)
        return mine == theirs and self.events == other.events

    def __hash__(self) -> int:
        return hash((self.stream, self.version))

    @property
    def version(self) -> int:
        """The version of the last event; 0 before the first."""
        return len(self.known) + (self.unread.count if self.unread else 0)

    @property
    def is_read(self) -> bool:
        """Whether the events are here, and need not be read."""
        return self.unread is None or "events" in vars(self)

    def forgotten(self) -> Self:
        """Return it with its events to be read once they are asked for.

        It stays as it is if they were read, or were never elsewhere.
        """
        if self.unread is None or self.is_read:
            return self
        return type(self)(self.stream, (), Unread(self.version, self.unread.read))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in order.

        Raises:
            StreamGapError: of those that had to be read, one is missing or repeated.
        """
        if self.unread is None:
            return self.known
        count = self.unread.count
        begun = History(self.stream).extended(self.unread.read(count))
        if begun.version != count:
            raise StreamGapError(self.stream, begun.version + 1, count + 1)
        return begun.known + self.known

    def extended(self, events: Iterable[Event]) -> Self:
        """Return the history that goes on with `events`.

        Raises:
            StreamGapError: a version is missing or repeated.
        """
        more = tuple(events)
        if not more:
            return self  # with all that was worked out of it
        for expected, event in enumerate(more, self.version + 1):
            if event.originator_version != expected:
                raise StreamGapError(self.stream, expected, event.originator_version)
        if not self.is_read:
            return type(self)(self.stream, self.known + more, self.unread)
        after = type(self)(self.stream, self.events + more)
        after._take_over(self, more)
        return after

    def _take_over(self, before: Self, more: tuple[Event, ...]) -> None:
        """Take over what was worked out of `before`, where `more` only adds to it.

        Without it, as many facts as a file can bring would be worked out anew for each
        of them.
        """
        added = tuple(map(link_of, more))
        known = vars(before)
        if "facts" not in known or any(link.names is not None for link in added):
            return
        facts = list(before.facts)
        for link, event in zip(added, more, strict=True):
            if link.kind == "fact":
                insort(facts, Fact(link.key, link.key, event), key=_in_effect)
        vars(self).update(links=before.links + added, facts=tuple(facts))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What each event does to the standing of others."""
        return tuple(link_of(event) for event in self.events)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What stands, by effective day and then by place."""
        stands = standing(self.links)
        facts = [Fact(p, v, said_by(self.events[v - 1])) for p, v in stands.items()]
        return tuple(sorted(facts, key=_in_effect))

    def at(self, version: int, number: int) -> Event:
        """Return the event of `version`, known to people as entry `number`.

        Raises:
            UnknownEntryError: the stream has no such version.
        """
        if not 1 <= version <= self.version:
            raise UnknownEntryError(number)
        return self.events[version - 1]

    def origin(self, version: int, number: int) -> int:
        """Return the number of the fact that an entry is about in the end.

        That is its own, but for what corrects an entry, takes one back, or says
        that words of one are gone.

        Args:
            version: The version of the entry.
            number: The number of the entry.
        """
        event = self.events[version - 1]
        if isinstance(event, EntryCorrected | EntryRetracted | TextRedacted):
            return self.origin(event.version, event.entry)
        return number

    def check_stands(self, version: int, numbers: Callable[[int], int]) -> None:
        """Refuse to touch an entry that a later one took back or replaced.

        Args:
            version: The version of the entry.
            numbers: Gives the entry number of a version, for the sentence.

        Raises:
            FinalEntryError: it is of a kind that nothing can be done to.
            NotStandingError: says which entry did it.
        """
        event = self.events[version - 1]
        if event.final:
            raise FinalEntryError(numbers(version), event.wire, event.final)
        taken_back = retracted(self.links)
        if version in taken_back:
            by = taken_back[version]
            raise NotStandingError(numbers(version), "retracted", numbers(by))
        place = places(self.links).get(version)
        if place is None:
            return  # A retraction has no place; it stands until it is taken back.
        stands = standing(self.links)[place]
        if stands != version:
            raise NotStandingError(numbers(version), "corrected", numbers(stands))


def _in_effect(fact: Fact) -> tuple[date, int]:
    return fact.event.effective_day, fact.place


def link_of(event: Event) -> Link:
    """Return what `event` does to the standing of others, by versions."""
    key = event.originator_version
    match event:
        case EntryCorrected():
            return Link(key, "correction", event.version)
        case EntryRetracted():
            return Link(key, "retraction", event.version)
        case _:
            return Link(key, "remark" if event.final else "fact")


def said_by(event: Event) -> Event:
    """Return the fact that `event` states: for a correction, its replacement."""
    return event.replacement if isinstance(event, EntryCorrected) else event
