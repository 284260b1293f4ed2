"""Ratings that are better than their measures support."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import Reading
from domain.partial_date import PartialDate
from domain.scheme import RatingScheme, RatingValue
from domain.text import Text
from projections.contradictions import Contradiction, contradictions
from projections.status import status
from tests.book import WHY, Book
from tests.ledgers import ledgers
from tests.projections.test_measures import CALLS, JUNE, ON, measured
from tests.projections.views import views


def rated(book: Book, ref: str, rating: str, on: date = date(2020, 7, 1)) -> int:
    return book.record(book.action(ref).rate(rating, WHY, book.by(on)))


def found(book: Book, on: date = ON, known: int = 999) -> list[Contradiction]:
    with views(book) as connection:
        return contradictions(connection, status(connection, book.slug, on, known))


@pytest.mark.parametrize(
    ("value", "clashing"),
    [
        ("50", ["Green", "Blue"]),  # off track
        ("88.5", ["Blue"]),  # on track
        ("95", []),  # met
    ],
)
def test_a_rating_is_flagged_where_it_is_better_than_the_figures(
    value: str, clashing: list[str]
) -> None:
    flagged = []
    for rating in ("Red", "Amber", "Green", "Blue"):
        book = measured()
        book.read("M1", value, JUNE)
        rated(book, "2.6", rating)
        flagged += [one.rating for one in found(book)]

    assert flagged == clashing


def test_a_contradiction_says_which_entries_are_at_odds_and_what_was_needed() -> None:
    book = measured()
    read = book.read("M1", Reading(None, 26, 52), JUNE)
    green = rated(book, "2.6", "Green")

    (one,) = found(book)

    assert one.as_json() == {
        "action": "2.6",
        "rating": "Green",
        "entry": green,
        "measure": "M1",
        "reading": "50",
        "period": "June 2020",
        "needed": "73.4",
        "state": "off track",
        "read_by": read,
        "sentence": f'Action 2.6 is rated "Green" by #{green}, but M1 was 50%'
        f" (26 of 52) in June 2020 by #{read}, where at least 73.4% was needed.",
    }


def test_a_rating_that_counts_as_complete_is_held_to_the_target() -> None:
    book = measured()
    book.read("M1", "88.5", JUNE)
    rated(book, "2.6", "Blue")

    assert [one.needed for one in found(book)] == ["95"]


def test_no_data_and_no_rating_contradict_nothing() -> None:
    book = measured()
    rated(book, "2.6", "Blue")
    assert found(book) == []

    book.read("M1", "50", JUNE)
    assert [one.action for one in found(book)] == ["2.6"]
    assert found(book, date(2021, 1, 1)) == []


def test_an_action_that_left_the_plan_is_not_flagged() -> None:
    book = measured()
    book.read("M1", "50", JUNE)
    rated(book, "2.6", "Blue")
    book.record(book.plan().withdraw_action("2.6", WHY, book.by(date(2020, 7, 5))))

    assert found(book) == []
    assert len(found(book, date(2020, 7, 4))) == 1


def test_it_is_answered_for_any_day_and_what_was_known_then() -> None:
    book = measured()
    read = book.read("M1", "50", JUNE)
    rated(book, "2.6", "Green", date(2020, 7, 2))

    assert found(book, date(2020, 7, 1)) == []
    assert found(book, known=read) == []
    assert len(found(book)) == 1


def test_the_middle_of_a_scheme_of_three_is_not_in_its_better_half() -> None:
    book = measured()
    words = ("Red", "Amber", "Green")
    values = tuple(RatingValue(value=word, meaning=Text(word)) for word in words)
    scheme = RatingScheme(values=values)
    book.record(book.plan().adopt_scheme(scheme, book.by(date(2020, 2, 1))))
    book.read("M1", "50", JUNE)
    rated(book, "2.6", "Amber")
    rated(book, "1.1", "Green")

    assert [one.action for one in found(book)] == ["1.1"]


@given(ledgers(), st.dates(date(2019, 12, 1), date(2021, 2, 1)))
def test_what_is_flagged_is_rated_and_measured_so(book: Book, on: date) -> None:
    with views(book) as connection:
        held = status(connection, book.slug, max(on, date(2019, 12, 2)), 999)
        flagged = contradictions(connection, held)

    ratings = {action.code: action.rating for action in held.actions}
    states = {measure.code: measure.state for measure in held.measures}
    for one in flagged:
        assert ratings[one.action] == one.rating
        assert states[one.measure] == one.state in ("on track", "off track")
        assert one.rating in ("Green", "Blue")


def test_a_measure_of_another_action_says_nothing_of_this_one() -> None:
    book = measured()
    only = CALLS._replace(code="M2", actions=("action/riverton-2019/1",))
    book.define(only, date(2020, 2, 1))
    book.read("M2", "50", PartialDate.month(2020, 5))
    rated(book, "2.6", "Blue")

    assert found(book) == []
