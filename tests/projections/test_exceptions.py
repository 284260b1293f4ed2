"""Which actions owe an exception report, since when, and which report counts."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.scheme import RatingScheme, RatingValue
from domain.text import Text
from projections.exceptions import ExceptionStatus
from projections.status import status
from tests.ledgers import SLUG, WHY, Book
from tests.projections.checking import APRIL, FEBRUARY, LATER, MARCH, RAG, begun, rated
from tests.projections.views import views

JUNE = date(2020, 6, 1)
UNKNOWN = PartialDate.unknown()
STRICT = RatingScheme(
    values=tuple(
        RatingValue(value=word, meaning=WHY, exception_required=word != "Green")
        for word in ("Red", "Amber", "Green")
    )
)
"""Owes a report for Amber too."""


def found(book: Book, as_at: date = LATER, known_to: int = 0) -> list[ExceptionStatus]:
    """Return the actions that require an exception report."""
    with views(book) as connection:
        known = known_to or len(book.entries)
        return status(connection, SLUG, as_at, known).exceptions


def reported(book: Book, on: date | PartialDate, ref: str = "1.1") -> int:
    """Report an exception; return the number of the entry."""
    cause, recovery = Text(f"Cause {len(book.entries)}"), Text("Advertise")
    action = book.action(ref)
    return book.record(action.report_exception(cause, recovery, None, book.by(on)))


def test_a_rating_that_requires_a_report_owes_one_since_its_first_day() -> None:
    book = begun("1.1", "1.2")
    rated(book, "Red", MARCH)
    rated(book, "Red", APRIL)
    rated(book, "Amber", MARCH, "1.2")

    (one,) = found(book)

    assert (one.code, one.rating, one.state) == ("1.1", "Red", "owed")
    assert (one.since, one.days_owed) == (MARCH.isoformat(), (LATER - MARCH).days)
    assert (one.report, one.reports, one.earlier) == (None, 0, 0)


def test_the_latest_report_of_the_run_is_shown_and_the_others_are_counted() -> None:
    book = begun()
    rated(book, "Red", MARCH)
    latest = reported(book, JUNE)
    reported(book, MARCH)

    (one,) = found(book)

    assert (one.state, one.days_owed, one.reports) == ("reported", None, 2)
    assert one.report is not None
    assert (one.report["entry"], one.report["effective"]) == (latest, "2020-06-01")
    assert one.report["days_late"] == 30


def test_a_report_of_an_earlier_run_does_not_count() -> None:
    book = begun()
    rated(book, "Red", FEBRUARY)
    reported(book, FEBRUARY)
    rated(book, "Green", MARCH)
    rated(book, "Red", APRIL)

    (one,) = found(book)

    assert (one.since, one.state, one.earlier) == (APRIL.isoformat(), "owed", 1)
    assert found(book, MARCH) == []
    assert [row.state for row in found(book, FEBRUARY)] == ["reported"]


def test_a_report_that_is_not_known_yet_is_still_owed() -> None:
    book = begun()
    before = rated(book, "Red", MARCH)
    reported(book, MARCH)

    assert [one.state for one in found(book, LATER, before)] == ["owed"]
    assert [one.state for one in found(book)] == ["reported"]


def test_what_nobody_dated_counts_by_the_day_of_its_recording() -> None:
    book = begun()
    rated(book, "Red", UNKNOWN)
    (owed,) = found(book)
    reported(book, UNKNOWN)
    (there,) = found(book)

    assert (owed.since, owed.since_dated, owed.days_owed) == ("2020-07-01", False, 0)
    assert there.state == "reported"
    assert there.report is not None
    assert there.report["effective"] is None


def test_ratings_by_different_words_are_one_run_if_each_requires_a_report() -> None:
    book = begun()
    book.record(book.plan().adopt_scheme(STRICT, book.by(FEBRUARY)))
    rated(book, "Amber", MARCH)
    reported(book, MARCH)
    rated(book, "Red", APRIL)

    (one,) = found(book)

    assert (one.rating, one.since, one.state) == ("Red", "2020-03-02", "reported")


def test_nothing_is_owed_before_the_scheme_asks_for_it() -> None:
    book = begun()
    rated(book, "Amber", FEBRUARY)
    book.record(book.plan().adopt_scheme(STRICT, book.by(APRIL)))

    (one,) = found(book)

    assert (one.rating, one.since) == ("Amber", APRIL.isoformat())
    assert found(book, MARCH) == []


def test_a_word_that_only_an_earlier_scheme_had_counts_by_that_one() -> None:
    book = begun()
    rated(book, "Red", MARCH)
    words = tuple(RatingValue(value=word, meaning=WHY) for word in ("Poor", "Good"))
    book.record(book.plan().adopt_scheme(RatingScheme(values=words), book.by(APRIL)))

    assert [(one.rating, one.since) for one in found(book)] == [("Red", "2020-03-02")]


def test_a_word_whose_meaning_changed_counts_by_the_scheme_in_force() -> None:
    book = begun()
    rated(book, "Red", MARCH)
    book.record(book.plan().adopt_scheme(RAG, book.by(APRIL)))

    assert [one.since for one in found(book, MARCH)] == [MARCH.isoformat()]
    assert found(book) == []


def test_those_owed_come_first_and_the_longest_owed_before_the_others() -> None:
    book = begun("1.1", "1.2", "1.10", "2.1")
    for ref, day in (
        ("1.1", APRIL),
        ("1.2", FEBRUARY),
        ("1.10", APRIL),
        ("2.1", MARCH),
    ):
        rated(book, "Red", day, ref)
    reported(book, LATER, "1.2")

    assert [(one.code, one.state) for one in found(book)] == [
        *(("2.1", "owed"), ("1.1", "owed"), ("1.10", "owed"), ("1.2", "reported")),
    ]


@pytest.mark.parametrize("end", ["withdrawn", "rated", "retracted"])
def test_an_action_that_left_or_was_rated_otherwise_owes_nothing(end: str) -> None:
    book = begun("1.1", "1.2")
    number = rated(book, "Red", MARCH)
    ends = {
        "withdrawn": lambda: book.record(
            book.plan().withdraw_action("1.1", WHY, book.by(JUNE))
        ),
        "rated": lambda: book.correct(number, Changes(rating="Amber")),
        "retracted": lambda: book.retract(number),
    }

    ends[end]()

    assert found(book) == []
