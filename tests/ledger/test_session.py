"""A command is about the action that wore the code on the day it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from domain.action import Action
from domain.checkpoints import Checkpoints
from domain.measures import Measures
from domain.plan import Plan
from domain.reports import Reports
from ledger.session import Session
from tests.ledgers import SLUG, WHY, Book


@dataclass
class Shelf:
    """A store that reads from a book."""

    book: Book

    def plan(self, slug: str) -> Plan:
        """Return the plan of the book, which has one."""
        assert slug == self.book.slug
        return self.book.plan()

    def action(self, plan: Plan, action: str) -> Action:
        """Return an action of the book."""
        return Action(plan, self.book.action(action).history)

    def reports(self, slug: str) -> Reports:
        return Reports.of(slug)

    def measures(self, slug: str) -> Measures:
        """Return the measures of a plan: none."""
        return Measures.of(slug)

    def checkpoints(self) -> Checkpoints:
        """Return none: books have no keys."""
        return Checkpoints.none()

    def whereabouts(self, number: int) -> tuple[str, int] | None:
        """Return the stream and version of an entry."""
        event = self.book.entries[number - 1].event
        return event.originator_id, event.originator_version

    def number_of(self, stream: str, version: int) -> int:
        """Return the number of an entry."""
        return self.book.numbers(stream)(version)


@pytest.mark.parametrize(
    ("on", "ordinal"),
    [(date(2020, 1, 31), 1), (date(2020, 2, 1), 2), (None, 2)],
)
def test_a_command_is_about_whoever_wore_the_code_on_its_day(
    on: date | None, ordinal: int
) -> None:
    book = Book()
    book.begin("1.1", "1.2")
    book.wait(60)
    swap = book.by(date(2020, 2, 1))
    book.record(book.plan().renumber_action("1.1", "1.9", WHY, swap))
    book.record(book.plan().renumber_action("1.2", "1.1", WHY, swap))

    found = Session(Shelf(book), book.by(on)).action(SLUG, "1.1")

    assert found.id == f"action/{SLUG}/{ordinal}"
