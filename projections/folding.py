"""Folding one entry into the views."""

import json
from collections.abc import Iterable
from datetime import date

from domain import plan_events as p
from domain.entry import Entry
from domain.entry_events import EntryCorrected, EntryRetracted, TextRedacted
from domain.event import Event
from domain.history import said_by
from domain.names import plan_of
from domain.sign_off_events import DECISIONS
from domain.standing import Link, standing
from projections.lines import line_of
from projections.rows import Rows
from projections.stated import Stated
from projections.stating import stated
from projections.tables import FACTS, OPEN

PASSING = frozenset({"progress", "rating", "delivery", "exception"})
"""What comes and goes: without a date, it gives way to any that has one."""

_AMENDING = EntryCorrected, EntryRetracted, TextRedacted
"""What is about another entry, and has the place of that one."""


def fold(rows: Rows, entry: Entry) -> None:
    """Add `entry` to `rows`; it must be the next one."""
    event = entry.event
    if not isinstance(event, _AMENDING):
        subject = _subject(event)
        _draw(rows, entry, subject, None, entry.number)
        if isinstance(event, p.ActionsMerged):
            _also_about(rows, entry.number, event.merged)
        _state(rows, entry, entry.number)
        return
    place, subject = _place(rows, event.entry)
    before = _stands(rows, place)
    _draw(rows, entry, subject, event.entry, place)
    _also_about(rows, entry.number, _others(rows, event.entry))
    after = _stands(rows, place)
    # Redacted words are gone from all views: whoever meets that draws them anew.
    if before == after:
        return
    if before is not None:
        rows.execute(
            "UPDATE fact SET until = ? WHERE entry = ? AND until = ?",
            (entry.number, before, OPEN),
        )
    if after == entry.number:
        _state(rows, entry, place)
    elif after is not None:
        _restore(rows, after, entry.number)


def _place(rows: Rows, number: int) -> tuple[int, str]:
    """Return the place and the subject of entry `number`."""
    place, subject = rows.execute(
        "SELECT place, subject FROM line WHERE number = ?", (number,)
    ).fetchone()
    return place, subject


def _draw(
    rows: Rows, entry: Entry, subject: str, names: int | None, place: int
) -> None:
    """Insert the line of `entry`."""
    worn = _called(rows, said_by(entry.event), entry.event.effective_day, place)
    rows.add_line(line_of(entry, subject, names, place, worn))


def _called(rows: Rows, fact: Event, on: date, place: int) -> dict[str, str]:
    """Return what the words of a fact need: the codes of what it is about."""
    match fact:
        case p.ActionRenumbered():
            return _worn(rows, [fact.action], on, place)
        case p.ActionsMerged():
            return _worn(rows, [*fact.merged, fact.into], on, place)
        case _ if fact.wire.startswith("measure."):
            return _measure(rows, fact)
        case _:
            return {}


def _measure(rows: Rows, read: Event) -> dict[str, str]:
    """Return the field of the measure that was read -> the code it goes by."""
    from domain.measure_events import MeasureRead

    if not isinstance(read, MeasureRead):
        return {}
    field = f"measure/{read.measure}"
    row = rows.execute(
        f"SELECT f.value FROM {FACTS} WHERE s.subject = ? AND s.field = ?"
        " AND f.until = ? ORDER BY f.valid_from DESC, f.place DESC LIMIT 1",
        (read.originator_id, field, OPEN),
    ).fetchone()
    return {} if row is None else {field: json.loads(row[0])["code"]}


def _worn(rows: Rows, actions: list[str], on: date, place: int) -> dict[str, str]:
    """Return the code that each action wears on a day, but for what `place` says."""
    found = {}
    for id_ in actions:
        row = rows.execute(
            f"SELECT f.value FROM {FACTS} WHERE s.subject = ? AND s.field = 'code'"
            " AND f.until = ? AND (f.valid_from, f.place) < (?, ?) AND f.place <> ?"
            " ORDER BY f.valid_from DESC, f.place DESC LIMIT 1",
            (id_, OPEN, on.isoformat(), place, place),
        ).fetchone()
        if row is not None:
            found[id_] = str(row[0])
    return found


def _subject(event: Event) -> str:
    """Return the action that `event` is about, else its plan."""
    match event:
        case p.ActionAdded() | p.ActionRenumbered() | p.ActionWithdrawn():
            return event.action
        case p.ActionsMerged():
            return event.into
        case _:
            return event.originator_id


def _also_about(rows: Rows, number: int, subjects: Iterable[str]) -> None:
    for subject in subjects:
        rows.execute(
            "INSERT INTO line_subject (subject, number) VALUES (?, ?)"
            " ON CONFLICT DO NOTHING",
            (subject, number),
        )


def _others(rows: Rows, number: int) -> list[str]:
    """Return the actions that entry `number` is about besides its subject."""
    found = rows.execute(
        "SELECT DISTINCT subject FROM line_subject WHERE number = ?", (number,)
    )
    return [subject for (subject,) in found]


def _stands(rows: Rows, place: int) -> int | None:
    """Return the number of the entry that now stands in `place`."""
    found = rows.execute(
        "SELECT number, type, names FROM line WHERE place = ? AND names IS NOT NULL"
        " AND type <> ? ORDER BY number",
        (place, TextRedacted.wire),
    )
    links = [Link(place, "fact")]
    for number, wire, names in found:
        corrects = wire == EntryCorrected.wire
        links.append(Link(number, "correction" if corrects else "retraction", names))
    return standing(links).get(place)


def _state(rows: Rows, entry: Entry, place: int) -> None:
    """Insert what `entry` states, from its own number on."""
    event = entry.event
    # A correction's envelope holds the date of the fact it carries.
    day = event.effective_day.isoformat()
    plan = plan_of(event.originator_id)
    undated = event.effective.precision == "unknown"
    fact = said_by(event)
    for made in stated(fact, place, _proposed(rows, fact)):
        valid_from = "" if undated and made.field in PASSING else day
        when = (valid_from, day, place, entry.number, OPEN, entry.number)
        _insert(rows, made, when, plan)


def _proposed(rows: Rows, fact: Event) -> tuple[str, str | None] | None:
    """Return value and extra of the proposal that a decision is about."""
    if not isinstance(fact, DECISIONS):
        return None
    row = rows.execute(
        f"SELECT f.value, f.extra FROM {FACTS}"
        " WHERE f.entry = ? AND s.field LIKE 'proposal/%'",
        (fact.entry,),
    ).fetchone()
    return row and (row[0], row[1])


def _insert(
    rows: Rows,
    made: Stated,
    when: tuple[str, str, int, int, int, int],
    plan: str,
) -> None:
    rows.add_fact(plan, (*when, made.value, made.extra, made.subject, made.field))


def _restore(rows: Rows, entry: int, number: int) -> None:
    """Insert again what `entry` states, from the retraction `number` on."""
    found = rows.execute(
        "SELECT DISTINCT s.subject, s.field, f.valid_from, f.seen_from, f.place,"
        f" s.plan, f.value, f.extra FROM {FACTS} WHERE f.entry = ?",
        (entry,),
    ).fetchall()
    for subject, field, valid_from, day, place, plan, value, extra in found:
        made = Stated(subject, field, value, extra)
        when = (valid_from, day, place, number, OPEN, entry)
        _insert(rows, made, when, plan)
