"""Reports that are owed, in working days of England, and which report met which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.commitments import Commitment, commitments
from projections.working_days import is_working, on_working_day, working_days
from tests.book import SLUG, Book
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

JUNE, JULY, LATER = date(2020, 6, 30), date(2020, 7, 30), date(2021, 3, 1)


def begun() -> Book:
    """Return a book of a plan, 400 days later."""
    book = Book()
    book.begin("1.1")
    book.wait(400)
    return book


def owed(book: Book, as_at: date) -> list[Commitment]:
    """Return what was promised by a day."""
    with views(book) as connection:
        return commitments(connection, SLUG, as_at, len(book.entries))


def test_a_promise_is_due_then_overdue_in_working_days() -> None:
    book = begun()
    book.commit("DMG", date(2020, 9, 1), on=JULY)

    (due,) = owed(book, date(2020, 8, 28))
    (late,) = owed(book, date(2020, 9, 3))

    # 31 August 2020 was a bank holiday.
    assert (due.state, due.working_days, due.due_is_working_day) == ("due", 1, True)
    assert (late.state, late.working_days) == ("overdue", -2)
    assert owed(book, date(2020, 7, 29)) == []


def test_a_promise_is_met_by_the_first_report_sent_from_then_on() -> None:
    book = begun()
    for as_at in (JUNE, JULY, JULY):
        book.seal("DMG", as_at)
    book.commit("DMG", date(2020, 10, 1), on=JULY)
    book.commit("dmg", date(2020, 12, 31), on=JULY)
    book.commit("ofsted", date(2020, 12, 31), on=JULY)
    book.send(1, JULY - timedelta(days=1))
    book.send(2, date(2020, 10, 5))
    book.send(3, date(2020, 12, 1))

    found = owed(book, LATER)

    assert [(one.audience, one.report, one.state) for one in found] == [
        ("DMG", 2, "met late"),
        ("dmg", 3, "met"),
        ("ofsted", None, "overdue"),
    ]
    assert found[0].working_days == -2


def test_the_report_of_another_audience_meets_nothing() -> None:
    book = begun()
    book.commit("DMG", LATER, on=JULY)
    book.seal("ofsted", JULY)
    book.send(1)

    (one,) = owed(book, date(2021, 2, 20))
    assert (one.state, one.report) == ("due", None)


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2020, 12, 24), True),
        (date(2020, 12, 25), False),
        (date(2020, 12, 28), False),  # Boxing Day fell on a Saturday.
        (date(2022, 6, 3), False),  # The Platinum Jubilee.
        (date(2021, 8, 2), True),  # A holiday in Scotland alone.
        (date(2020, 7, 25), False),
    ],
)
def test_bank_holidays_are_those_of_england(day: date, open_: bool) -> None:
    assert is_working(day) is open_


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(1, 300))
def test_counting_working_days_and_counting_back_agree(day: date, count: int) -> None:
    there = on_working_day(day, count)

    assert is_working(there)
    assert working_days(day, there) == count
    assert working_days(there, day) == -count


@given(st.dates(date(1999, 1, 1), date(2030, 12, 31)), st.integers(0, 900))
def test_working_days_are_those_that_are_found_one_by_one(
    day: date, count: int
) -> None:
    span = (day + timedelta(days=n) for n in range(1, count + 1))

    assert working_days(day, day + timedelta(days=count)) == sum(map(is_working, span))
