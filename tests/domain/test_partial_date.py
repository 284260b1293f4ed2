"""A date is as exact as people gave it, and never more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.partial_date import (
    BadDateError,
    PartialDate,
    Precision,
    months_on,
)
from domain.printing import print_day
from domain.text import Text
from tests.domain.given import TODAY, is_one_sentence

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
FIRST, LAST = date(2020, 4, 1), date(2020, 6, 30)


def spans() -> st.SearchStrategy[PartialDate]:
    """Return dates of any precision."""
    lengths: list[tuple[Precision, int]] = [("month", 1), ("quarter", 3), ("year", 12)]
    first = DAYS.map(lambda day: day.replace(day=1))
    whole = st.builds(
        lambda start, kind: PartialDate(
            precision=kind[0], first=start, last=months_on(start, kind[1])
        ),
        first,
        st.sampled_from(lengths),
    )
    ranges = st.lists(DAYS, min_size=2, max_size=2).map(
        lambda d: PartialDate(precision="range", first=min(d), last=max(d))
    )
    unknown = st.none() | DAYS
    return (
        whole
        | ranges
        | DAYS.map(PartialDate.day)
        | unknown.map(lambda day: PartialDate.unknown(Text("once"), by=day))
    )


@given(spans())
def test_a_date_comes_back_from_its_fields(partial: PartialDate) -> None:
    assert PartialDate.model_validate(partial.model_dump()) == partial
    assert PartialDate.model_validate(partial.model_dump(mode="json")) == partial


@given(spans(), DAYS)
def test_what_has_happened_ends_today_at_the_latest(
    partial: PartialDate, today: date
) -> None:
    settled = partial.settled(today)

    if partial.first is not None and partial.first > today:
        assert settled == partial
    else:
        assert settled.last is not None
        assert settled.last <= today
        assert settled.first == partial.first
        assert settled.settled(today) == settled


@given(spans(), DAYS)
def test_settling_keeps_a_date_that_is_over(partial: PartialDate, today: date) -> None:
    if partial.last is not None and partial.last <= today:
        assert partial.settled(today) == partial


def test_a_month_that_is_still_running_ends_today_and_keeps_its_name() -> None:
    settled = PartialDate.month(2021, 3).settled(TODAY)

    assert (settled.first, settled.last) == (date(2021, 3, 1), TODAY)
    assert settled.words == "March 2021"


def test_a_month_that_is_still_running_keeps_the_words_it_was_given_in() -> None:
    settled = PartialDate.month(2021, 3, Text("this month")).settled(TODAY)

    assert settled.words == "this month"


def test_an_unknown_date_can_have_been_today_at_the_latest() -> None:
    assert PartialDate.unknown().settled(TODAY).last == TODAY
    assert PartialDate.unknown(by=FIRST).settled(TODAY).last == FIRST
    assert PartialDate.unknown(by=date(2030, 1, 1)).settled(TODAY).last == TODAY


@pytest.mark.parametrize(
    ("partial", "printed"),
    [
        (PartialDate.day(date(2020, 7, 30)), "30 July 2020"),
        (PartialDate.month(2021, 3), "March 2021"),
        (PartialDate(precision="quarter", first=FIRST, last=LAST),
         "1 April 2020 to 30 June 2020"),
        (PartialDate(precision="year", first=date(2020, 1, 1), last=date(2020, 12, 31)),
         "2020"),
        (PartialDate(precision="year", first=FIRST, last=date(2021, 3, 31)), "2020/21"),
        (PartialDate(precision="range", first=FIRST, last=date(2020, 4, 2)),
         "1 April 2020 to 2 April 2020"),
        (PartialDate.unknown(by=FIRST), "date not recorded"),
    ],
)  # fmt: skip
def test_a_date_prints_as_the_plan_prints_it(
    partial: PartialDate, printed: str
) -> None:
    assert str(partial) == printed


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", FIRST, LAST),
        ("day", FIRST, None),
        ("month", FIRST, LAST),
        ("month", date(2020, 4, 2), date(2020, 4, 30)),
        ("month", FIRST, date(2020, 4, 29)),
        ("quarter", FIRST, date(2020, 7, 1)),
        ("year", FIRST, LAST),
        ("range", LAST, FIRST),
        ("range", None, LAST),
        ("unknown", FIRST, LAST),
        ("unknown", FIRST, None),
    ],
)
def test_days_that_do_not_fit_the_precision_are_refused(
    precision: Precision, first: date | None, last: date | None
) -> None:
    with pytest.raises(ValidationError) as refused:
        PartialDate(precision=precision, first=first, last=last)

    cause = refused.value.errors()[0]["ctx"]["error"]
    assert isinstance(cause, BadDateError)
    assert "give its first and its last possible day" in str(cause)
    assert is_one_sentence(cause)


@given(DAYS.map(lambda day: day.replace(day=1)), st.integers(1, 24))
def test_so_many_months_on_is_the_day_before_the_next_month(
    first: date, months: int
) -> None:
    following = months_on(first, months) + timedelta(days=1)

    assert following.day == 1
    assert (following.year - first.year) * 12 + following.month - first.month == months


def test_the_last_month_there_is_ends_on_the_last_day_there_is() -> None:
    assert months_on(date(9999, 12, 1), 1) == date.max
    assert print_day(date.max) == "31 December 9999"
