"""When a fact was so: never in the future, and as sure as people were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.building import BadFactError
from domain.clock import day_of, end_of, print_instant, read_instant
from domain.event import FutureDateError, Source
from domain.partial_date import PartialDate
from domain.refusals import PlanEndedError
from domain.text import Text
from tests.domain.given import (
    BECAUSE,
    TODAY,
    action,
    by,
    day,
    is_one_sentence,
    opened,
)

TOMORROW = TODAY + timedelta(days=1)
NOTE = Text("Two are hired")


@pytest.mark.parametrize(
    "ahead",
    [
        PartialDate.day(TOMORROW),
        PartialDate.month(2021, 4),
        PartialDate(precision="range", first=TOMORROW, last=date(2021, 5, 1)),
    ],
    ids=str,
)
def test_progress_and_ratings_may_not_lie_in_the_future(ahead: PartialDate) -> None:
    with pytest.raises(FutureDateError, match="set a target for that date") as refused:
        action().record_progress(NOTE, by(ahead))
    with pytest.raises(FutureDateError):
        action().rate("Red", BECAUSE, by(ahead))
    with pytest.raises(FutureDateError):
        opened().close(BECAUSE, by(ahead))

    assert is_one_sentence(refused.value)


def test_what_is_recorded_on_its_own_day_is_in_time() -> None:
    assert action().record_progress(NOTE, by(TODAY)).effective_day == TODAY


def test_a_month_still_running_has_lasted_until_today() -> None:
    event = action().record_progress(NOTE, by(PartialDate.month(2021, 3)))

    assert (event.effective.first, event.effective.last) == (date(2021, 3, 1), TODAY)
    assert event.effective.words == "March 2021"


def test_a_month_that_is_over_stays_a_month() -> None:
    february = PartialDate.month(2021, 2)

    assert action().record_progress(NOTE, by(february)).effective == february


def test_an_unknown_date_counts_with_its_latest_possible_day() -> None:
    unknown = action().record_progress(NOTE, by(PartialDate.unknown()))
    bounded = action().record_progress(NOTE, by(PartialDate.unknown(by=day(6))))

    assert (unknown.effective.precision, unknown.effective_day) == ("unknown", TODAY)
    assert bounded.effective_day == day(6)


def test_an_unknown_date_is_refused_by_a_plan_that_has_ended() -> None:
    plan = opened()
    plan = plan.apply([plan.close(BECAUSE, by(day(6)))])

    with pytest.raises(PlanEndedError):
        plan.add_area("2", NOTE, by(PartialDate.unknown()))
    assert plan.add_area("2", NOTE, by(PartialDate.unknown(by=day(5)))).area == 2


def test_an_entry_carries_who_what_and_where_from() -> None:
    source = Source(file=Text("plan.docx"), sha256="0f" * 32, places=("table 1",))
    attributed = by(day(6))

    event = action().record_progress(
        NOTE,
        type(attributed)("a.khan", "import-7", TODAY, attributed.effective, source),
    )

    assert (event.recorded_by, event.command) == ("a.khan", "import-7")
    assert (event.source, event.originator_version) == (source, 1)


@pytest.mark.parametrize("name", ["", " padded", "tab\there", "x" * 129, "\u0085"])
def test_a_user_name_that_cannot_be_kept_is_refused(name: str) -> None:
    attributed = by()

    with pytest.raises(BadFactError, match="use up to 128 characters") as refused:
        action().record_progress(
            NOTE, type(attributed)(name, "c", TODAY, attributed.effective)
        )

    assert is_one_sentence(refused.value)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_a_day_ends_at_the_next_midnight_in_london(today: date) -> None:
    over = end_of(today)

    assert day_of(over) == today + timedelta(days=1)
    assert day_of(over - timedelta(microseconds=1)) == today


def test_a_summer_day_ends_an_hour_early_by_universal_time() -> None:
    assert end_of(date(2020, 7, 30)) == datetime(2020, 7, 30, 23, tzinfo=UTC)
    assert end_of(date(2020, 12, 30)) == datetime(2020, 12, 31, tzinfo=UTC)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1000 <= at.year < 9999))
def test_an_instant_comes_back_from_its_print_and_sorts_like_it(at: datetime) -> None:
    printed = print_instant(at)

    assert read_instant(printed) == at
    assert len(printed) == len("2020-07-30T12:00:00.000000Z")
    assert print_instant(at + timedelta(microseconds=1)) > printed
