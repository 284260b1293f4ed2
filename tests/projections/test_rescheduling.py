"""Each revision of a moved target: how far, by whose leave, how near to the date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.rescheduling import JUST_BEFORE, Timing
from tests.ledgers import WHY
from tests.projections.moving import (
    DMG,
    DUE,
    EARLIER,
    LATER,
    MEASURE,
    NOBODY_KNOWS,
    listed,
    moved,
    revise,
    rows_read,
)


def timing(on: date | PartialDate, day: date | Target) -> Timing | None:
    """Return how a revision of what falls due on `DUE` is timed."""
    # A second one, so that the target has a date in the end.
    book = moved((on, day), (date(2021, 5, 1), date(2021, 12, 1)))
    return listed(book)[0].moves[0].rescheduled


def test_each_revision_says_what_fell_due_before_and_after_it_and_who_agreed() -> None:
    book = moved((date(2020, 6, 20), LATER), (date(2020, 11, 3), date(2021, 3, 31)))
    last = len(book.entries)

    (found,) = listed(book)
    first, second = found.moves

    assert (first.entry, second.entry) == (last - 1, last)
    assert (first.effective, first.effective_printed) == ("2020-06-20", "20 June 2020")
    assert (first.due_before, first.due_after) == ("2020-06-30", "2020-09-30")
    assert (first.days, first.days_left) == (92, 10)
    assert (second.due_before_printed, second.days_left) == ("30 September 2020", -34)
    assert (second.approved_by, second.because) == (DMG, WHY)
    assert (found.slip.days, found.slip.revisions) == (274, 2)
    assert found.times("just before due") == found.times("already overdue") == 1


@pytest.mark.parametrize(
    ("before", "timed"),
    [
        (JUST_BEFORE + 1, None),
        (JUST_BEFORE, "just before due"),
        (0, "just before due"),
        (-1, "already overdue"),
    ],
)
def test_the_last_14_days_end_with_the_due_date_itself(
    before: int, timed: Timing | None
) -> None:
    assert JUST_BEFORE == 14
    assert timing(DUE - timedelta(before), LATER) == timed


def test_only_a_date_that_is_put_back_or_given_up_counts() -> None:
    on = date(2020, 6, 29)
    reworded = Target(kind="date", words=Text("By then"), due=PartialDate.day(DUE))

    assert timing(on, MEASURE) == "just before due"
    assert timing(on, EARLIER) is None
    assert timing(on, reworded) is None


def test_what_nobody_dated_is_never_just_before() -> None:
    book = moved((NOBODY_KNOWS, LATER))

    ((move,),) = (one.moves for one in listed(book))

    assert (move.effective, move.days_left, move.rescheduled) == (None, None, None)
    assert move.days == 92


def test_a_month_counts_by_its_last_day() -> None:
    assert timing(PartialDate.month(2020, 6), LATER) == "just before due"
    assert timing(PartialDate.month(2020, 5), LATER) is None
    assert timing(PartialDate.month(2020, 7), LATER) == "already overdue"


def test_a_backdated_revision_is_held_against_the_date_that_was_due_then() -> None:
    book = moved((date(2020, 9, 25), date(2020, 12, 31)))
    assert listed(book)[0].moves[0].rescheduled == "already overdue"

    revise(book, date(2020, 6, 1), LATER)

    earlier, later = listed(book)[0].moves
    assert (earlier.days_left, earlier.rescheduled) == (29, None)
    assert (later.due_before, later.rescheduled) == ("2020-09-30", "just before due")


def test_a_correction_stands_in_the_place_of_a_revision_and_a_retraction_ends_it() -> (
    None
):
    book = moved((date(2020, 6, 20), LATER), (date(2020, 9, 1), date(2021, 3, 31)))
    first, last = len(book.entries) - 1, len(book.entries)
    fixed = book.correct(first, Changes(on=PartialDate.day(date(2020, 6, 1))))
    gone = book.retract(last)

    (then,) = listed(book, known_to=last)
    (corrected,) = listed(book, known_to=fixed)
    (now,) = listed(book, known_to=gone)

    assert [move.rescheduled for move in then.moves] == ["just before due", None]
    assert [move.entry for move in corrected.moves] == [fixed, last]
    assert [move.rescheduled for move in corrected.moves] == [None, None]
    assert [move.entry for move in now.moves] == [fixed]


def test_a_revision_after_the_day_asked_about_is_not_there_yet() -> None:
    book = moved((date(2020, 6, 20), LATER), (date(2020, 9, 25), date(2021, 3, 31)))

    (found,) = listed(book, as_at=date(2020, 9, 24))

    assert (found.slip.due, len(found.moves)) == ("2020-09-30", 1)
    assert listed(book, as_at=date(2020, 6, 19)) == []


def test_an_action_that_left_the_plan_does_not_slip() -> None:
    book = moved((date(2020, 6, 20), LATER))
    book.record(book.plan().withdraw_action("1.1", WHY, book.by(date(2020, 8, 1))))

    assert listed(book) == []
    assert len(listed(book, as_at=date(2020, 7, 31))) == 1


def test_what_slipped_is_listed_without_reading_the_rest_of_the_ledger() -> None:
    book = moved((date(2020, 6, 20), LATER))
    before = rows_read(book)
    for _ in range(20):
        book.record(book.action("1.1").record_progress(WHY, book.by(LATER)))

    assert rows_read(book) == before
