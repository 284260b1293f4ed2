"""Many readings, one after the other, as a file brings them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

import domain.history
import domain.measures
from domain.measure_refusals import ReadTwiceError
from domain.measures import Definition, Measures, Reading
from domain.partial_date import PartialDate
from domain.text import Text
from tests.book import Book

CALLS = Definition("M1", Text("Calls answered"), "calls", "higher", "95")
BEGUN = date(2020, 1, 6)


def measured() -> Book:
    """Return a plan with a measure, 400 days after it was begun."""
    book = Book()
    book.begin("1.1")
    book.define(CALLS)
    book.wait(400)
    return book


def read_daily(days: int) -> Measures:
    """Return measures of which one was read on so many days, one after the other."""
    book = measured()
    held = book.measures()
    for number in range(days):
        on = book.by(BEGUN + timedelta(number))
        held = held.apply([held.read("M1", Reading(str(number)), on)])
    return held


def steps(days: int) -> Counter[str]:
    """Return how often the entries were looked at for so many readings."""
    taken: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (domain.history, "link_of"),
            (domain.history, "said_by"),
            (domain.measures, "_period"),
        ):
            patch.setattr(module, name, _counting(taken, name, getattr(module, name)))
        read_daily(days)
    return taken


def _counting(taken: Counter[str], name: str, call: Any) -> Any:
    def counted(event: Any) -> Any:
        taken[name] += 1
        return call(event)

    return counted


def test_each_further_reading_takes_as_many_steps_as_the_one_before() -> None:
    few, more, most = (sum(steps(days).values()) for days in (10, 40, 70))

    assert most - more == more - few
    assert most - more <= 5 * 30


def test_measures_read_one_by_one_are_those_read_at_once() -> None:
    held = read_daily(20)

    at_once = Measures.of("riverton-2019").apply(held.history.events)

    assert held == at_once
    assert held.history.facts == at_once.history.facts
    assert held.history.links == at_once.history.links


def test_after_many_readings_a_period_can_still_be_read_but_once() -> None:
    held = read_daily(20)
    book = measured()

    with pytest.raises(ReadTwiceError):
        held.read("M1", Reading("1"), book.by(PartialDate.day(BEGUN, Text("Monday"))))
