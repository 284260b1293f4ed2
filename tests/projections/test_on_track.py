"""The rule of being on track: its cases, and laws that hold whatever the figures."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.on_track import Line, is_old, needed, reaches, state_of

RISING = Line("higher", "95", "2021-03-31", "61.5", "2020-01-31")
FALLING = Line("lower", "5", "2020-12-31", "25", "2020-01-01")
ORDER = ("off track", "on track", "met")


def figures() -> st.SearchStrategy[str]:
    """Return figures with up to three decimals, below zero too."""
    return st.integers(-200_000, 200_000).map(_figure)


def _figure(thousandths: int) -> str:
    sign, size = "-" * (thousandths < 0), abs(thousandths)
    whole, rest = divmod(size, 1000)
    decimals = f"{rest:03}".rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def days() -> st.SearchStrategy[date]:
    return st.dates(date(2018, 1, 1), date(2024, 1, 1))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Return lines that run from a day to a later one."""
    begins = draw(days())
    ends = begins + timedelta(days=draw(st.integers(1, 2000)))
    way, bounds = draw(st.sampled_from(("higher", "lower"))), (ends, begins)
    by, on = (day.isoformat() for day in bounds)
    return Line(way, draw(figures()), by, draw(figures()), on)


def oracle(line: Line, on: date) -> Fraction:
    """Return the figure that is needed, in exact fractions and rounded at the end."""
    begins = date.fromisoformat(line.baseline_on or "")
    ends = date.fromisoformat(line.target_by or "")
    first, last = Fraction(line.baseline or ""), Fraction(line.target)
    if on <= begins:
        share = Fraction(0)
    elif on >= ends:
        share = Fraction(1)
    else:
        share = Fraction((on - begins).days, (ends - begins).days)
    texts = (line.target, line.baseline or "")
    places = max(1, *(len(text.partition(".")[2]) for text in texts))
    scaled = (first + (last - first) * share) * 10**places
    away = (abs(scaled) + Fraction(1, 2)).__floor__()
    return Fraction(away if scaled >= 0 else -away, 10**places)


@given(lines(), days())
def test_the_figure_that_is_needed_is_on_the_straight_line(
    line: Line, on: date
) -> None:
    wanted = needed(line, on.isoformat())

    assert wanted is not None
    assert Fraction(wanted) == oracle(line, on)


@given(
    lines() | lines().map(lambda line: line._replace(baseline=None)),
    days(),
    figures(),
    figures(),
)
def test_a_better_reading_never_makes_the_state_worse(
    line: Line, on: date, one: str, other: str
) -> None:
    better, worse = (
        (one, other) if reaches(line.direction, one, other) else (other, one)
    )

    states = [state_of(line, value, on.isoformat()) for value in (worse, better)]

    assert ORDER.index(states[0]) <= ORDER.index(states[1])


@given(lines(), days())
def test_the_figure_that_is_needed_is_on_track_at_least(line: Line, on: date) -> None:
    wanted = needed(line, on.isoformat())

    assert wanted is not None
    assert state_of(line, wanted, on.isoformat()) in ("on track", "met")


@pytest.mark.parametrize(
    ("line", "value", "state"),
    [
        *((RISING, "95", "met"), (RISING, "94.9", "on track")),
        *((RISING, "73.4", "on track"), (RISING, "73.3", "off track")),
        *((FALLING, "5", "met"), (FALLING, "4.9", "met")),
        *((FALLING, "15.1", "on track"), (FALLING, "15.2", "off track")),
        (RISING._replace(baseline=None), "94.9", "off track"),
        (RISING._replace(baseline_on=None), "94.9", "off track"),
        (RISING._replace(target_by=None), "94.9", "off track"),
        (RISING._replace(target_by=None), "95", "met"),
        (RISING._replace(target_by="2020-01-31"), "94.9", "off track"),
    ],
)
def test_the_state_follows_from_target_line_and_direction(
    line: Line, value: str, state: str
) -> None:
    assert state_of(line, value, "2020-06-30") == state


def test_the_line_is_flat_before_its_first_day_and_after_its_last() -> None:
    assert needed(RISING, "2019-06-30") == "61.5"
    assert needed(RISING, "2022-06-30") == "95"


def test_what_is_needed_is_as_exact_as_what_the_plan_says() -> None:
    finer = RISING._replace(baseline="0.25", target="0.75")

    assert needed(finer, "2020-06-30") == "0.43"
    assert needed(RISING, "2020-06-30") == "73.4"


def test_a_reading_counts_to_the_end_of_the_sixth_month_after_it() -> None:
    assert not is_old("2020-06-30", date(2020, 12, 31))
    assert is_old("2020-06-30", date(2021, 1, 1))
    assert not is_old("2020-06-01", date(2020, 12, 31))
    assert not is_old("2020-06-30", date(2020, 6, 30))
