"""Slippage: original against current due date of the targets that were moved."""

from __future__ import annotations

from datetime import date

import pytest

from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.pack.material import Slip
from projections.slippage import slips
from projections.status import status
from tests.ledgers import SLUG, WHY, Book
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

MEASURE = Target(kind="measure", words=Text("95% of cases"))


def _due(month: int) -> Target:
    words = Text(f"by month {month}")
    return Target(kind="date", words=words, due=PartialDate.month(2021, month))


def _moved(*targets: Target) -> list[Slip]:
    """Return the slips of an action whose target was each of `targets` in turn."""
    book = Book()
    book.begin("1.1")
    book.wait(90)
    first, *others = targets
    book.record(book.action("1.1").set_target(first, book.by(date(2020, 1, 6))))
    for month, target in enumerate(others, 2):
        by = book.by(date(2020, month, 1))
        revised = book.action("1.1").revise_target(
            1, target, by, reason=WHY, approved_by=Text("DMG")
        )
        book.record(revised)
    with views(book) as connection:
        found = status(connection, SLUG, date(2020, 4, 1), len(book.entries))
    return slips(found.as_json(entries=1, root=""))


def test_a_moved_target_slips_from_its_first_due_date_to_the_present_one() -> None:
    assert _moved(_due(3), _due(4), _due(5)) == [
        Slip(
            action="1.1",
            target=1,
            text="by month 5",
            original_due="2021-03-31",
            original_due_printed="March 2021",
            due="2021-05-31",
            due_printed="May 2021",
            days=61,
            revisions=2,
            approved_by="DMG",
            because=WHY,
        )
    ]


def test_a_target_that_was_brought_forward_slips_by_less_than_nothing() -> None:
    assert [slip.days for slip in _moved(_due(3), _due(2))] == [-31]


def test_a_target_that_was_moved_and_moved_back_slips_by_nothing() -> None:
    assert [slip.days for slip in _moved(_due(3), _due(4), _due(3))] == [0]


def test_a_target_that_was_never_moved_does_not_slip() -> None:
    assert _moved(_due(3)) == []


def test_a_target_without_a_date_at_either_end_does_not_slip() -> None:
    assert _moved(MEASURE, _due(3)) == []
    assert _moved(_due(3), MEASURE) == []
