"""Steps over time: on every day they say what status says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.action_view import ActionStatus
from projections.errors import NotKnownYetError, NotOpenYetError
from projections.pack.material import ActionSteps, Step
from projections.status import PlanStatus, status
from projections.steps import steps, target_line
from projections.tables import Connection
from tests.delivering import delivered
from tests.ledgers import SLUG, WHY, Book, days, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

END = date(2020, 8, 1)
MARCH = Target(kind="date", words=Text("by March 2021"), due=PartialDate.month(2021, 3))
MAY = Target(kind="date", words=Text("by May 2021"), due=PartialDate.month(2021, 5))


def _says(function: Sequence[Step], day: str) -> str:
    return [Step("", ""), *(step for step in function if step.since <= day)][-1].says


def _by_steps(found: list[ActionSteps], day: str) -> dict[str, tuple[object, ...]]:
    """Return what `found` say of the actions that were in the plan by a day."""
    return {
        action.id: (
            action.area,
            _says(action.code, day),
            _says(action.wording, day),
            _says(action.rating, day),
            _says(action.delivery, day),
            _says(action.target, day),
            _says(action.progress, day),
            action.ended is not None and action.ended <= day,
        )
        for action in found
        if action.added <= day
    }


def _by_status(found: PlanStatus) -> dict[str, tuple[object, ...]]:
    def told(action: ActionStatus) -> tuple[object, ...]:
        note = action.latest_progress
        return (
            action.area,
            action.code,
            action.wording,
            action.rating,
            action.delivery,
            "\n".join(target_line(target._asdict()) for target in action.targets),
            note["text"] if note else "",
            action.ended is not None,
        )

    return {a.id: told(a) for a in (*found.actions, *found.ended_actions)}


def _status(connection: Connection, day: date, known_to: int) -> PlanStatus | None:
    """Return the status of a day; None where the plan was not open or known yet."""
    try:
        return status(connection, SLUG, day, known_to)
    except (NotOpenYetError, NotKnownYetError):
        return None


@given(ledgers(), st.data())
def test_on_every_day_the_steps_say_what_status_says(
    book: Book, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(0, len(book.entries)))
    as_at = data.draw(days())

    with views(book) as connection:
        found = steps(connection, SLUG, as_at, known_to)

        for ago in range(0, 280, 3):
            day = as_at - timedelta(days=ago)
            expected = _status(connection, day, known_to)
            if expected is not None:
                said = _by_steps(found, day.isoformat())
                assert said == _by_status(expected), day


@given(ledgers())
def test_a_step_begins_on_the_very_day_of_the_change(book: Book) -> None:
    known_to = len(book.entries)

    with views(book) as connection:
        found = steps(connection, SLUG, END, known_to)
        functions = [
            function
            for a in found
            for function in (a.rating, a.delivery, a.target, a.progress, a.code)
        ]
        begun = {step.since for steps in functions for step in steps if step.since}

        for day in map(date.fromisoformat, sorted(begun)):
            for near in (day - timedelta(days=1), day):
                expected = _status(connection, near, known_to)
                if expected is not None:
                    said = _by_steps(found, near.isoformat())
                    assert said == _by_status(expected), near
        assert all(
            one.since < next_.since and one.says != next_.says
            for function in functions
            for one, next_ in pairwise(function)
        )


@given(ledgers())
def test_actions_come_as_status_has_them(book: Book) -> None:
    with views(book) as connection:
        found = steps(connection, SLUG, END, len(book.entries))
        expected = _status(connection, END, len(book.entries))

    assert expected is not None
    live = [action.id for action in found if action.ended is None]
    gone = [action.id for action in found if action.ended is not None]
    assert live == [action.id for action in expected.actions]
    assert gone == [action.id for action in expected.ended_actions]


def test_a_note_that_nobody_dated_gives_way_to_any_that_has_a_date() -> None:
    book = Book()
    book.begin("1.1")
    undated = book.by(PartialDate.unknown())
    book.record(book.action("1.1").record_progress(Text("Some time"), undated))
    book.wait(30)
    met = book.by(date(2020, 1, 20))
    book.record(book.action("1.1").record_progress(Text("Met"), met))
    book.wait(30)
    undated = book.by(PartialDate.unknown())
    book.record(book.action("1.1").record_progress(Text("Lost"), undated))

    (action,) = _found(book)

    assert _plain(action.progress) == [
        ("2020-01-06", "Some time"),
        ("2020-01-20", "Met"),
    ]


def test_a_moved_target_says_in_its_line_what_it_was_at_first() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(150)
    book.record(book.action("1.1").set_target(MARCH, book.by(date(2020, 2, 1))))
    moved = book.action("1.1").revise_target(
        1, MAY, book.by(date(2020, 3, 1)), reason=WHY, approved_by=WHY
    )
    book.record(moved)

    (action,) = _found(book)

    assert _plain(action.target) == [
        ("2020-02-01", "by March 2021"),
        ("2020-03-01", "by May 2021 (was March 2021)"),
    ]
    last = len(book.entries)
    assert [step.entries for step in action.target] == [[last - 1], [last]]


def test_a_rating_is_not_recorded_before_the_first_and_a_correction_moves_it() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(150)
    first = book.record(book.action("1.1").rate("Red", WHY, book.by(date(2020, 2, 1))))
    on = PartialDate.day(date(2020, 2, 14))
    book.correct(first, Changes(rating="Amber", on=on))

    (before,), (after,) = _found(book, first), _found(book)

    none = ("", "not recorded")
    assert _plain(before.rating) == [none, ("2020-02-01", "Red")]
    assert _plain(after.rating) == [none, ("2020-02-14", "Amber")]


def test_an_action_that_left_the_plan_says_how_from_that_day_on() -> None:
    book = Book()
    book.begin("1.1", "1.2")
    book.wait(150)
    working = book.by(date(2020, 2, 1))
    book.record(delivered(book.action("1.1"), "in progress", working))
    book.record(book.plan().withdraw_action("1.1", WHY, book.by(date(2020, 3, 1))))

    gone, live = _found(book)

    assert (gone.added, gone.ended) == ("2019-12-02", "2020-03-01")
    assert _plain(gone.delivery) == [
        ("", "not recorded"),
        ("2020-02-01", "in progress"),
        ("2020-03-01", "withdrawn"),
    ]
    assert live.ended is None


def test_what_was_delivered_after_the_action_left_is_not_said() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(150)
    signed = book.by(date(2020, 4, 1))
    book.record(delivered(book.action("1.1"), "signed off", signed))
    book.record(book.plan().withdraw_action("1.1", WHY, book.by(date(2020, 3, 1))))

    (gone,) = _found(book)

    assert _plain(gone.delivery) == [
        ("", "not recorded"),
        ("2020-03-01", "withdrawn"),
    ]


def test_nothing_is_known_before_the_first_entry() -> None:
    book = Book()
    book.begin("1.1")

    assert _found(book, 0) == []


def _plain(found: Sequence[Step]) -> list[tuple[str, str]]:
    return [(step.since, step.says) for step in found]


def _found(book: Book, known_to: int | None = None) -> list[ActionSteps]:
    known_to = len(book.entries) if known_to is None else known_to
    with views(book) as connection:
        return steps(connection, SLUG, END, known_to)
