"""A slow, obvious replay: what the table of facts must agree with."""

from __future__ import annotations

from datetime import date

from domain.entry import Entry
from domain.entry_events import EntryCorrected, EntryRetracted, TextRedacted
from domain.event import Event
from domain.history import said_by
from domain.sign_off_events import DECISIONS
from projections.stated import Stated
from projections.stating import stated

PASSING = ("progress", "rating", "delivery", "exception")
"""What gives way to anything that has a date, if it has none itself."""

State = dict[tuple[str, str], tuple[int, str, str | None]]
"""(subject, field) -> number of the entry that states it, its value, its reason."""


def state(entries: list[Entry], as_at: date, known_to: int) -> State:
    """Return what is in force on a day, taking account of entries up to a number."""
    best: dict[tuple[str, str], tuple[bool, date, int]] = {}
    found: State = {}
    known = {e.number: e for e in entries if e.number <= known_to}
    for place, entry in standing(entries, known_to).items():
        event = entry.event
        for fact in _stated(event, place, known):
            key = (fact.subject, fact.field)
            dated = event.effective.precision != "unknown" or fact.field not in PASSING
            # Of two without a date the later said stands: a correction has no say in
            # that, whenever it was made.
            rank = (dated, event.effective_day if dated else date.min, place)
            least = (False, date.min, 0)
            if event.effective_day <= as_at and rank > best.get(key, least):
                best[key] = rank
                found[key] = (entry.number, fact.value, fact.extra)
    return found


def standing(entries: list[Entry], known_to: int) -> dict[int, Entry]:
    """Return the entry that stands in each place, knowing entries up to a number."""
    known = {e.number: e for e in entries if e.number <= known_to}
    found: dict[int, Entry] = {}
    for place in known:
        there = [n for n in known if _place(n, known) == place and _stands(n, known)]
        if there:
            found[place] = known[max(there)]
    return found


def _stated(event: Event, place: int, known: dict[int, Entry]) -> list[Stated]:
    """Return what an event states; a decision, with what it is about."""
    said = said_by(event)
    if not isinstance(said, DECISIONS):
        return stated(said, place)
    proposal = known[said.entry].event
    (proposed,) = stated(said_by(proposal), said.entry)
    return stated(said, place, (proposed.value, proposed.extra))


def _place(number: int, known: dict[int, Entry]) -> int | None:
    """Return in whose place an entry stands; None if it states nothing itself."""
    event = known[number].event
    if isinstance(event, EntryRetracted | TextRedacted):
        return None
    if isinstance(event, EntryCorrected):
        return _place(event.entry, known)
    return number


def _stands(number: int, known: dict[int, Entry]) -> bool:
    """Whether no retraction that itself stands takes an entry back."""
    return not any(
        isinstance(entry.event, EntryRetracted)
        and entry.event.entry == number
        and _stands(entry.number, known)
        for entry in known.values()
    )
