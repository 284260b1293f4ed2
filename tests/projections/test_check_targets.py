"""A due date is put back by a revision, and not around it."""

from __future__ import annotations

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.plan_events import ActionAdded
from tests.ledgers import WHY, Book
from tests.projections.checking import FEBRUARY, MARCH, begun, due, found

MOVED = "due date moved without a revision"


def aimed(month: int = 9) -> tuple[Book, int]:
    """Return a book with a target for a month, set a day ago, and its entry."""
    book = begun()
    number = book.record(book.action("1.1").set_target(due(month), book.by(FEBRUARY)))
    book.wait(1)
    return book, number


def moves(book: Book) -> list[tuple[int, ...]]:
    """Return the entries of each such finding."""
    return [one.entries for one in found(book) if one.rule == MOVED]


def test_a_first_due_date_that_was_corrected_to_a_later_one_is_found() -> None:
    book, number = aimed()
    fixed = book.correct(number, Changes(target=due(12)))

    (one,) = [one for one in found(book) if one.rule == MOVED]

    assert one.entries == (number, fixed)
    assert (one.before, one.after) == ("by month 9", "by month 12")
    assert one.mend == f'ledger retract {fixed} --because "It was a revision"'
    book.retract(fixed)
    assert moves(book) == []


def test_before_its_action_was_in_the_plan_there_is_nothing_to_find() -> None:
    book, number = aimed()
    book.correct(number, Changes(target=due(12)))
    added = next(e.number for e in book.entries if isinstance(e.event, ActionAdded))
    book.correct(added, Changes(on=PartialDate.day(MARCH)))

    assert found(book, FEBRUARY) == []


def test_a_target_that_was_taken_back_for_a_later_one_is_found() -> None:
    book, number = aimed()
    gone = book.retract(number)
    instead = book.record(book.action("1.1").set_target(due(12), book.by(MARCH)))

    assert moves(book) == [(number, gone, instead)]


@pytest.mark.parametrize("month", [8, 9])
def test_one_that_is_due_no_later_is_none(month: int) -> None:
    book, number = aimed()
    book.retract(number)
    book.record(book.action("1.1").set_target(due(month), book.by(MARCH)))

    assert moves(book) == []


def test_a_slip_that_was_put_right_on_its_day_is_none() -> None:
    book = begun()
    number = book.record(book.action("1.1").set_target(due(9), book.by(FEBRUARY)))
    book.correct(number, Changes(target=due(12)))

    assert moves(book) == []


def test_a_revision_and_its_correction_are_none() -> None:
    book, _ = aimed()
    revised = book.action("1.1").revise_target(
        None, due(11), book.by(MARCH), reason=WHY, approved_by=WHY
    )
    number = book.record(revised)
    book.wait(1)
    book.correct(number, Changes(target=due(12)))

    assert moves(book) == []
