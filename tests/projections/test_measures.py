"""Measures at any (V, K): the latest reading, corrections, and what is too old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.correcting import Changes
from domain.measures import Definition, Reading
from domain.partial_date import PartialDate
from domain.text import Text
from projections.measures import MeasureStatus, NoMeasureError, find, readings
from projections.status import status
from projections.tables import Connection
from tests.book import Book
from tests.projections.views import views

APRIL, MAY, JUNE = (PartialDate.month(2020, month) for month in (4, 5, 6))
CALLS = Definition(
    *("M1", Text("Calls answered in a day"), "percent", "higher", "95"),
    target_by=PartialDate.month(2021, 3),
    baseline="61.5",
    baseline_on=PartialDate.month(2020, 1),
    actions=("action/riverton-2019/2", "action/riverton-2019/1"),
    about=Text("Counted by the telephone system"),
)
ON = date(2020, 8, 1)


def measured() -> Book:
    """Return a plan with M1, defined on 1 February 2020, as recorded in July."""
    book = Book()
    book.begin("1.1", "2.6")
    book.wait(190)
    book.define(CALLS, date(2020, 2, 1))
    return book


def held(book: Book, on: date = ON, known: int = 999) -> list[MeasureStatus]:
    with views(book) as connection:
        return status(connection, book.slug, on, known).measures


def test_a_measure_is_said_with_all_that_the_plan_says_of_it() -> None:
    (one,) = held(measured())

    assert (one.code, one.name, one.unit) == ("M1", CALLS.name, "percent")
    assert (one.target, one.target_by, one.target_by_printed) == (
        *("95", "2021-03-31", "March 2021"),
    )
    assert (one.baseline, one.baseline_on) == ("61.5", "2020-01-31")
    assert one.actions == ["2.6", "1.1"]
    assert one.about == "Counted by the telephone system"
    assert (one.latest, one.needed, one.state) == (None, None, "no data")


def test_the_latest_period_counts_and_not_the_latest_entry() -> None:
    book = measured()
    book.read("M1", Reading(None, 46, 52, Text("Without one day")), JUNE)
    book.read("M1", "50", APRIL)

    (one,) = held(book)

    assert one.latest is not None
    assert one.latest._asdict() == {
        "period": "June 2020",
        "ended": "2020-06-30",
        "value": "88.5",
        "numerator": 46,
        "denominator": 52,
        "note": "Without one day",
        "entry": len(book.entries) - 1,
    }
    assert (one.needed, one.state, one.old) == ("73.4", "on track", False)


def test_a_measure_stands_as_its_readings_stood_on_a_day() -> None:
    book = measured()
    book.read("M1", "50", APRIL)
    book.read("M1", "95", JUNE)

    states = [
        held(book, date(2020, *day))[0].state for day in ((4, 29), (4, 30), (6, 30))
    ]

    assert states == ["no data", "off track", "met"]


def test_a_measure_is_none_of_the_plan_before_it_was_defined() -> None:
    book = measured()
    book.read("M1", "50", PartialDate.month(2020, 1))

    assert held(book, date(2020, 1, 31)) == []
    assert held(book, date(2020, 2, 1))[0].state == "off track"


def test_what_was_known_then_is_not_changed_by_a_correction() -> None:
    book = measured()
    read = book.read("M1", Reading(None, 46, 52), JUNE)
    fixed = book.correct(read, Changes(figure=Reading(None, 20, 52)))
    gone = book.retract(fixed)

    values = [
        one.latest and one.latest.value
        for known in (read, fixed, gone)
        for one in held(book, known=known)
    ]

    assert values == ["88.5", "38.5", "88.5"]


def test_an_old_reading_is_shown_and_says_nothing_of_today() -> None:
    book = measured()
    book.read("M1", "95", JUNE)

    (then,), (later,) = held(book, date(2020, 12, 31)), held(book, date(2021, 1, 1))

    assert (then.state, then.old) == ("met", False)
    assert (later.state, later.old) == ("no data", True)
    assert later.latest == then.latest


def test_a_measure_that_was_defined_anew_keeps_number_and_readings() -> None:
    book = measured()
    book.read("M1", "95", JUNE)
    book.define(CALLS._replace(target="97"), date(2020, 7, 10), ref="M1")

    before, after = held(book, date(2020, 7, 9))[0], held(book)[0]

    assert (before.number, before.target, before.state) == (1, "95", "met")
    assert (after.number, after.target, after.state) == (1, "97", "on track")


def test_measures_come_by_code_as_people_count() -> None:
    book = measured()
    for code in ("M10", "M2"):
        book.define(CALLS._replace(code=code), date(2020, 2, 1))

    assert [one.code for one in held(book)] == ["M1", "M2", "M10"]


def test_all_readings_of_a_measure_are_listed_by_their_periods() -> None:
    book = measured()
    book.define(CALLS._replace(code="M2"), date(2020, 2, 1))
    for period, value in ((JUNE, "88"), (APRIL, "80"), (MAY, "85")):
        book.read("M1", value, period)
    book.read("M2", "1", JUNE)
    book.retract(len(book.entries) - 1)

    def listed(on: date) -> Callable[[Connection], list[str]]:
        return lambda c: [r.value for r in readings(c, book.slug, 1, on, 999)]

    with views(book) as connection:
        assert listed(ON)(connection) == ["80", "88"]
        assert listed(date(2020, 5, 1))(connection) == ["80"]


def test_a_measure_is_found_by_its_code_in_any_case() -> None:
    known = held(measured())

    assert find(known, " m1 ").number == 1
    with pytest.raises(NoMeasureError, match="it had M1"):
        find(known, "M2")
    with pytest.raises(NoMeasureError, match="none at all"):
        find([], "M2")
