"""Ratings over time: each point is what status says of its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.errors import NotOpenYetError
from projections.pack.material import Point
from projections.status import status
from projections.trend import MOST, Rhythm, per_cent, trend
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
    st.sampled_from((None, "month", "quarter")),
    st.data(),
)
def test_each_point_is_what_status_counts_on_its_day(
    book: Book, as_at: date, by: Rhythm | None, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(1, len(book.entries)))
    since = data.draw(st.dates(date(2019, 11, 1), as_at))
    with views(book) as connection:
        points = trend(connection, SLUG, as_at, known_to, by=by, since=since)

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
    assert all(since <= day for day in days)
    assert by != "quarter" or all(day.month % 3 == 0 for day in days[:-1])


@given(st.lists(st.integers(0, 40), min_size=1))
def test_shares_of_the_live_actions_add_up_to_a_hundred(counts: list[int]) -> None:
    live = sum(counts)

    shares = [per_cent(count, live) for count in counts]

    if live == 0:
        assert set(shares) == {None}
    else:
        known = [share for share in shares if share is not None]
        assert abs(sum(known) - 100) <= 0.05 * len(counts) + 1e-9
        assert all(
            abs(s - 100 * n / live) <= 0.05 + 1e-9
            for s, n in zip(known, counts, strict=True)
        )


def test_half_of_a_tenth_is_rounded_up() -> None:
    assert per_cent(1, 16) == 6.3
    assert per_cent(1, 3) == 33.3
    assert per_cent(0, 7) == 0


def test_points_are_by_the_month_however_many_if_asked() -> None:
    book = Book()
    book.begin("1.1")

    with views(book) as connection:
        points = trend(connection, SLUG, date(2026, 8, 1), 5, by="month")

    assert len(points) > 2 * MOST
    assert [point.on for point in points[:2]] == ["2019-12-31", "2020-01-31"]


def test_points_may_begin_later_than_the_plan() -> None:
    book = Book()
    book.begin("1.1")

    with views(book) as connection:
        points = trend(
            connection, SLUG, date(2020, 7, 2), 5, since=date(2020, 3, 31), by="quarter"
        )
        alone = trend(
            connection, SLUG, date(2020, 7, 2), 5, since=date(2020, 7, 2), by="quarter"
        )

    assert [one.on for one in points] == ["2020-03-31", "2020-06-30", "2020-07-02"]
    assert [one.on for one in alone] == ["2020-07-02"]


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
