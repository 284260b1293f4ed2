"""Diff: what differs between two states, and which entries made it so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.refusals import UnknownPlanError
from domain.target import Target
from domain.text import Text
from projections.action_view import ActionStatus
from projections.diff import diff
from projections.errors import NotOpenYetError
from projections.status import status
from projections.tables import Connection
from tests.ledgers import OPENED, SLUG, WHY, Book, days, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

LATER = date(2020, 6, 1)


def _begun(*codes: str) -> Book:
    book = Book()
    book.begin(*codes)
    book.wait(60)
    return book


def _changes(
    book: Book, before: tuple[date, int], after: tuple[date, int]
) -> list[dict[str, Any]]:
    wanted = ("action", "field", "before", "after", "entries")
    with views(book) as connection:
        found = [c.as_json() for c in diff(connection, SLUG, before, after)]
    return [{key: change[key] for key in wanted} for change in found]


def _change(
    action: str | None, field: str, before: str | None, after: str | None, *entries: int
) -> dict[str, Any]:
    return {
        "action": action,
        "field": field,
        "before": before,
        "after": after,
        "entries": list(entries),
    }


def test_a_change_says_what_was_what_is_and_which_entry_made_it() -> None:
    book = _begun("1.1")
    on = book.by(date(2020, 2, 1))
    rated = book.record(book.action("1.1").rate("Red", WHY, on))
    noted = book.record(book.action("1.1").record_progress(Text("Met"), on))

    found = _changes(book, (LATER, 5), (LATER, noted))

    assert found == [
        _change("1.1", "rating", "not recorded", "Red", rated),
        _change("1.1", "progress", None, "Met", noted),
    ]


def test_corrections_and_retractions_are_named_as_what_made_the_change() -> None:
    book, day = _begun("1.1"), date(2020, 2, 1)
    red = book.record(book.action("1.1").rate("Red", WHY, book.by(day)))
    green = book.record(book.action("1.1").rate("Green", WHY, book.by(day)))
    amber = book.correct(green, Changes(rating="Amber"))
    gone = book.retract(amber)
    all_gone = book.retract(green)

    steps = [_changes(book, (LATER, n), (LATER, n + 1)) for n in range(red, all_gone)]

    assert steps == [
        [_change("1.1", "rating", "Red", "Green", green)],
        [_change("1.1", "rating", "Green", "Amber", amber)],
        [_change("1.1", "rating", "Amber", "Green", gone)],
        [_change("1.1", "rating", "Green", "Red", all_gone)],
    ]


def test_time_passing_shows_what_took_effect() -> None:
    book = _begun("1.1")
    red = book.record(book.action("1.1").rate("Red", WHY, book.by(date(2020, 2, 1))))

    found = _changes(book, (date(2020, 1, 31), red), (date(2020, 2, 1), red))

    assert found == [_change("1.1", "rating", "not recorded", "Red", red)]


def test_an_action_that_comes_or_leaves_is_one_change() -> None:
    book = _begun("1.1")
    on = book.by(date(2020, 2, 1))
    added = book.record(book.plan().add_action("1.2", "1", Text("New"), on))
    merged = book.record(book.plan().merge_actions(("1.2",), "1.1", WHY, on))

    came = _changes(book, (LATER, 5), (LATER, added))
    left = _changes(book, (LATER, added), (LATER, merged))

    assert came == [_change("1.2", "added", None, "New", added)]
    assert left == [_change("1.2", "ended", None, "merged into 1.1", merged)]


def test_a_note_older_than_its_action_comes_with_the_action() -> None:
    book = _begun("1.1")
    added = book.record(
        book.plan().add_action("1.2", "1", Text("New"), book.by(date(2020, 2, 1)))
    )
    on = book.by(date(2020, 1, 10))
    note = book.record(book.action("1.2").record_progress(Text("Earlier"), on))

    found = _changes(book, (date(2020, 1, 20), note), (LATER, note))

    assert found == [
        _change("1.2", "added", None, "New", added),
        _change("1.2", "progress", None, "Earlier", added),
    ]


def test_a_plan_that_was_unknown_before_counts_as_added() -> None:
    book = _begun("1.1")

    found = _changes(book, (LATER, 0), (LATER, 5))

    assert [(c["action"], c["field"], c["after"]) for c in found] == [
        (None, "title", "Children first"),
        (None, "authority", "Riverton"),
        (None, "scheme", "Red, Amber, Green, Blue"),
        (None, "area 1", "1 Front door"),
        (None, "area 2", "2 Leadership"),
        ("1.1", "added", "What 1.1 is about"),
    ]


def test_a_target_whose_words_stay_shows_how_they_are_understood() -> None:
    book, on = _begun("1.1"), date(2020, 2, 1)
    words = Text("in the spring")
    target = Target(kind="date", words=words, due=PartialDate.month(2021, 3))
    later = Target(kind="date", words=words, due=PartialDate.month(2021, 5))
    first = book.record(book.action("1.1").set_target(target, book.by(on)))
    second = book.correct(first, Changes(target=later))

    (change,) = _changes(book, (LATER, first), (LATER, second))

    assert change == _change(
        "1.1",
        "target 1",
        "in the spring (date, due March 2021)",
        "in the spring (date, due May 2021)",
        second,
    )


def test_a_plan_that_the_ledger_does_not_hold_is_refused() -> None:
    with views(_begun("1.1")) as connection, pytest.raises(UnknownPlanError):
        diff(connection, "other", (LATER, 1), (LATER, 2))


@given(ledgers(), st.data())
def test_nothing_differs_from_itself(book: Book, data: st.DataObject) -> None:
    point = data.draw(_points(book))
    with views(book) as connection:
        assert diff(connection, SLUG, point, point) == []


@given(ledgers(), st.data())
def test_a_diff_tells_exactly_what_two_statuses_say_differently(
    book: Book, data: st.DataObject
) -> None:
    before, after = data.draw(_points(book)), data.draw(_points(book))
    with views(book) as connection:
        changes = diff(connection, SLUG, before, after)
        old = {a.id: a for a in _actions(connection, before)}
        new = {a.id: a for a in _actions(connection, after)}

    told = {
        (c.subject, c.field): (c.before, c.after)
        for c in changes
        if c.field in _SAID and c.subject in old and c.subject in new
    }
    wanted = {
        (id_, field): (say(old[id_]), say(new[id_]))
        for id_ in old.keys() & new.keys()
        for field, say in _SAID.items()
        if say(old[id_]) != say(new[id_])
    }
    added = {c.subject for c in changes if c.field == "added"}
    assert told == wanted
    assert added == old.keys() ^ new.keys()


@given(ledgers(), st.data())
def test_every_change_names_entries_and_turns_round_with_the_question(
    book: Book, data: st.DataObject
) -> None:
    before, after = data.draw(_points(book)), data.draw(_points(book))
    with views(book) as connection:
        there = diff(connection, SLUG, before, after)
        back = diff(connection, SLUG, after, before)

    assert [c for c in there if not c.entries] == []
    assert {(c.subject, c.field, c.before, c.after, c.entries) for c in there} == {
        (c.subject, c.field, c.after, c.before, c.entries) for c in back
    }


_SAID: dict[str, Callable[[ActionStatus], str | None]] = {
    "rating": lambda a: a.rating,
    "owner": lambda a: a.owner,
    "code": lambda a: a.code,
    "wording": lambda a: a.wording,
    "progress": lambda a: (a.latest_progress or {}).get("text"),
    "sub-item a": lambda a: dict(a.sub_items).get("a"),
}


def _points(book: Book) -> st.SearchStrategy[tuple[date, int]]:
    known = st.integers(1, len(book.entries))
    return st.tuples(days().map(lambda day: max(day, OPENED)), known)


def _actions(connection: Connection, point: tuple[date, int]) -> list[ActionStatus]:
    try:
        found = status(connection, SLUG, *point)
    except NotOpenYetError:
        reject()
    return [*found.actions, *found.ended_actions]
