"""A slow, obvious replay: what the table of facts must agree with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.entry import Entry
from domain.entry_events import EntryCorrected, EntryRetracted, TextRedacted
from domain.event import Event
from domain.history import said_by
from projections.stating import stated

PASSING = ("progress", "rating", "delivery", "exception")
"""What gives way to anything that has a date, if it has none itself."""

State = dict[tuple[str, str], tuple[int, str, str | None]]
"""(subject, field) -> number of the entry that states it, its value, its reason."""


def state(entries: list[Entry], as_at: date, known_to: int) -> State:
    """Return what is in force on a day, taking account of entries up to a number."""
    best: dict[tuple[str, str], tuple[bool, date, int]] = {}
    found: State = {}
    for place, number, event in standing(entries, known_to):
        for fact in stated(said_by(event), place):
            key = (fact.subject, fact.field)
            dated = event.effective.precision != "unknown"
            rank = (dated or fact.field not in PASSING, event.effective_day, place)
            least = (False, date.min, 0)
            if event.effective_day <= as_at and rank > best.get(key, least):
                best[key] = rank
                found[key] = (number, fact.value, fact.extra)
    return found


def standing(entries: list[Entry], known_to: int) -> Iterator[tuple[int, int, Event]]:
    """Yield each place in which an entry stands, its number, and what it records."""
    known = {e.number: e for e in entries if e.number <= known_to}
    for place in known:
        found = [n for n in known if _place(n, known) == place and _stands(n, known)]
        if found:
            yield place, max(found), known[max(found)].event


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
