"""What is in force and cannot all be right: ratings, claims, targets without a date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.target import Target
from domain.text import Text
from tests.ledgers import Book
from tests.projections.checking import (
    APRIL,
    FEBRUARY,
    MARCH,
    RAG,
    begun,
    delivered,
    due,
    found,
    rated,
)

pytestmark = pytest.mark.usefixtures("on_both")


def test_a_rating_that_the_scheme_of_its_day_lacks_is_found() -> None:
    book = begun()
    blue = rated(book, "Blue", MARCH)
    delivered(book, "signed off", MARCH)
    scheme = book.record(book.plan().adopt_scheme(RAG, book.by(FEBRUARY)))

    (one,) = found(book)

    assert (one.rule, one.entries) == ("rating not in the scheme", (blue, scheme))
    assert '"Blue"' in one.finding


def test_a_rating_that_a_later_scheme_lacks_is_found_until_it_is_rated_anew() -> None:
    book = begun()
    blue = rated(book, "Blue", MARCH)
    delivered(book, "signed off", MARCH)
    scheme = book.record(book.plan().adopt_scheme(RAG, book.by(APRIL)))

    assert [(one.rule, one.entries) for one in found(book)] == [
        ("rating older than the scheme", (blue, scheme))
    ]
    assert found(book, MARCH) == []
    rated(book, "Green", APRIL)
    assert found(book) == []


@pytest.mark.parametrize("status", ["completion claimed", "signed off"])
@pytest.mark.parametrize("word", ["Red", "Amber", "Green", "Blue"])
def test_a_claim_is_held_against_red_and_amber_alone(status: str, word: str) -> None:
    book = begun()
    rating = rated(book, word, FEBRUARY)
    delivery = delivered(book, status, MARCH)

    contradicted = [one.entries for one in found(book)]

    short = word in ("Red", "Amber")
    assert contradicted == ([(rating, delivery)] if short else [])


@pytest.mark.parametrize("status", [None, "not started", "in progress"])
def test_a_complete_rating_wants_a_claim(status: str | None) -> None:
    book = begun()
    entries = [rated(book, "Blue", FEBRUARY)]
    if status is not None:
        entries.append(delivered(book, status, FEBRUARY))

    (one,) = found(book)

    assert (one.rule, one.entries) == ("complete without a claim", tuple(entries))


@pytest.mark.parametrize(
    ("targets", "says"),
    [
        (1, "The target of action 1.1 gives no date"),
        (2, "None of the 2 targets of action 1.1 gives a date"),
    ],
)
def test_targets_without_any_date_are_found(targets: int, says: str) -> None:
    book = begun()
    measure = Target(kind="measure", words=Text("95% of cases"))
    for _ in range(targets):
        book.record(book.action("1.1").set_target(measure, book.by(FEBRUARY)))

    (one,) = found(book)

    assert (one.rule, len(one.entries)) == ("no due date", targets)
    assert one.finding.startswith(says)


@pytest.mark.parametrize(
    "settle",
    [
        lambda book: book.record(
            book.action("1.1").set_target(due(5), book.by(FEBRUARY))
        ),
        lambda book: book.record(
            book.action("1.1").set_target(
                Target(kind="standing", words=Text("Ongoing")), book.by(FEBRUARY)
            )
        ),
        lambda book: delivered(book, "signed off", FEBRUARY),
    ],
)
def test_one_date_a_standing_target_or_an_end_of_the_work_will_do(
    settle: Callable[[Book], object],
) -> None:
    book = begun()
    measure = Target(kind="measure", words=Text("95% of cases"))
    book.record(book.action("1.1").set_target(measure, book.by(FEBRUARY)))

    settle(book)

    assert found(book) == []
