"""Ratings over time: each point is what status says of its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.errors import NotOpenYetError
from projections.pack.material import Point
from projections.status import status
from projections.trend import MOST, trend
from tests.ledgers import OPENED, SLUG, WHY, Book, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")


def _trend(book: Book, as_at: date) -> list[Point]:
    with views(book) as connection:
        return trend(connection, SLUG, as_at, len(book.entries))


@given(
    ledgers(),
    st.one_of(
        st.dates(date(2019, 11, 1), date(2020, 8, 1)),
        st.dates(date(2020, 8, 1), date(2026, 8, 1)),
    ),
    st.data(),
)
def test_each_point_is_what_status_counts_on_its_day(
    book: Book, as_at: date, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(1, len(book.entries)))
    with views(book) as connection:
        points = trend(connection, SLUG, as_at, known_to)

        for on, counts in points:
            found = status(connection, SLUG, date.fromisoformat(on), known_to)
            assert list(counts.items()) == list(found.counts.items())
        try:
            status(connection, SLUG, as_at, known_to)
        except NotOpenYetError:
            assert points == []
        else:
            assert points[-1].on == as_at.isoformat()
    days = [date.fromisoformat(point.on) for point in points]
    assert days == sorted(set(days))
    assert all((day + timedelta(days=1)).day == 1 for day in days[:-1])


def test_the_first_point_is_the_end_of_the_month_in_which_the_plan_opened() -> None:
    book = Book()
    book.begin("1.1", "2.1")
    book.wait(60)
    book.record(book.action("1.1").rate("Red", WHY, book.by(date(2020, 1, 31))))

    points = _trend(book, date(2020, 2, 10))

    assert [(point.on, point.counts["Red"]) for point in points] == [
        ("2019-12-31", 0),
        ("2020-01-31", 1),
        ("2020-02-10", 1),
    ]


def test_a_day_that_ends_a_month_is_one_point() -> None:
    book = Book()
    book.begin("1.1")

    points = _trend(book, date(2020, 1, 31))

    assert [point.on for point in points] == ["2019-12-31", "2020-01-31"]


def test_a_plan_of_over_three_years_is_shown_by_the_quarter() -> None:
    book = Book()
    book.begin("1.1")

    by_month = _trend(book, date(2022, 11, 15))
    by_quarter = _trend(book, date(2022, 12, 15))

    assert len(by_month) == MOST
    assert [point.on for point in by_quarter][:2] == ["2019-12-31", "2020-03-31"]
    assert [point.on for point in by_quarter][-2:] == ["2022-09-30", "2022-12-15"]


def test_before_a_plan_was_open_there_is_nothing_to_show() -> None:
    book = Book()
    book.begin("1.1")

    assert _trend(book, OPENED - timedelta(days=1)) == []
    assert [point.on for point in _trend(book, OPENED)] == [OPENED.isoformat()]
