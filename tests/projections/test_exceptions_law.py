"""What owes an exception report, held against a slow and obvious replay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.action_events import ExceptionReported
from domain.entry import Entry
from domain.errors import LedgerError
from domain.history import said_by
from projections.status import PlanStatus, status
from tests.ledgers import SLUG, Book, days, ledgers
from tests.projections.oracle import State, standing, state
from tests.projections.views import views


def shown(book: Book, as_at: date, known_to: int = 0) -> PlanStatus:
    """Return the plan on a day, as known to an entry or now."""
    with views(book) as connection:
        return status(connection, SLUG, as_at, known_to or len(book.entries))


@settings(max_examples=150, deadline=None)
@given(ledgers(), days(), st.data())
def test_it_is_what_a_slow_replay_of_each_day_gives(
    book: Book, as_at: date, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(1, len(book.entries)))
    try:
        plan = shown(book, as_at, known_to)
    except LedgerError:
        return  # The plan was not open, or nobody knew of it.

    expected = {}
    for action in plan.actions:
        start = _slow_start(book.entries, action.id, as_at, known_to)
        if start is not None:
            made = _slow_reports(book.entries, action.id, as_at, known_to)
            counted = sorted(one for one in made if one[0] >= start)
            latest = counted[-1][2] if counted else None
            expected[action.id] = (start.isoformat(), len(counted), latest)

    assert {
        one.id: (one.since, one.reports, one.report and one.report["entry"])
        for one in plan.exceptions
    } == expected


@settings(max_examples=100, deadline=None)
@given(ledgers())
def test_owed_and_reported_are_all_that_require_one_and_never_both(book: Book) -> None:
    plan = shown(book, date(2021, 1, 1))

    required = {a.id for a in plan.actions if _requires(plan, a.rating)}
    states = {one.id: one.state for one in plan.exceptions}
    owed = {id_ for id_, state in states.items() if state == "owed"}
    there = {id_ for id_, state in states.items() if state == "reported"}

    assert len(states) == len(plan.exceptions)
    assert owed | there == set(states) == required
    assert owed.isdisjoint(there)
    for one in plan.exceptions:
        assert (one.state == "owed") == (one.report is None) == (one.reports == 0)


def _requires(plan: PlanStatus, rating: str) -> bool:
    return any(v["exception_required"] for v in plan.scheme if v["value"] == rating)


def _slow_start(
    entries: list[Entry], subject: str, as_at: date, known_to: int
) -> date | None:
    """Return the first day of the present run, going back day by day."""
    start = None
    every = {entry.event.effective_day for entry in entries}
    for day in sorted((one for one in every if one <= as_at), reverse=True):
        held = state(entries, day, known_to)
        if (subject, "rating") not in held:
            break
        number, word, _ = held[subject, "rating"]
        event = entries[number - 1].event
        rated_on = event.effective_day if event.is_dated else day
        schemes = (_scheme(entries, on, known_to) for on in (day, rated_on))
        if not next((one[word] for one in schemes if word in one), False):
            break
        start = day
    return start


def _scheme(entries: list[Entry], day: date, known_to: int) -> Mapping[str, bool]:
    """Return the words of the scheme on a day, or of the first one before it."""
    later = sorted(
        e.event.effective_day for e in entries if e.event.effective_day > day
    )
    for on in (day, *later):
        held: State = state(entries, on, known_to)
        if (f"plan/{SLUG}", "scheme") in held:
            values: list[dict[str, Any]] = json.loads(held[f"plan/{SLUG}", "scheme"][1])
            return {v["value"]: v["exception_required"] for v in values}
    return {}


def _slow_reports(
    entries: list[Entry], subject: str, as_at: date, known_to: int
) -> list[tuple[date, int, int]]:
    """Return day, place and entry of each exception report that stands."""
    return [
        (entry.event.effective_day, place, entry.number)
        for place, entry in standing(entries, known_to).items()
        if isinstance(said_by(entry.event), ExceptionReported)
        and entry.event.originator_id == subject
        and entry.event.effective_day <= as_at
    ]
