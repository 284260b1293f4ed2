"""A plan whose only target is moved again and again."""

from __future__ import annotations

from datetime import date, timedelta

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.rescheduling import Slippage, slippage
from projections.status import status
from tests.ledgers import SLUG, WHY, Book
from tests.projections.statements import Remembering
from tests.projections.views import views

DUE = date(2020, 6, 30)
LATER, EARLIER = date(2020, 9, 30), date(2020, 6, 29)
END = date(2021, 6, 1)
DMG = Text("DMG")
MEASURE = Target(kind="measure", words=Text("95% of cases"))
NOBODY_KNOWS = PartialDate.unknown()
"""When a revision took effect."""

Move = tuple[date | PartialDate, date | Target]
"""When a target was revised, and to which date or other target."""


def due(day: date | Target) -> Target:
    """Return a target that falls due on a day."""
    if isinstance(day, Target):
        return day
    return Target(kind="date", words=Text(f"by {day}"), due=PartialDate.day(day))


def moved(*moves: Move) -> Book:
    """Return a book in which a target due on `DUE` was revised again and again."""
    book = Book()
    book.begin("1.1")
    book.record(book.action("1.1").set_target(due(DUE), book.by(date(2020, 1, 6))))
    book.wait(500)
    for on, day in moves:
        revise(book, on, day)
    return book


def much_moved(times: int) -> Book:
    """Return a book in which a target was moved so many times, and corrected once."""
    first = date(2020, 2, 1)
    moves = [(first + timedelta(n), DUE + timedelta(n + 1)) for n in range(times)]
    book = moved(*moves)
    book.correct(7, Changes(target=due(DUE + timedelta(400))))
    return book


def revise(book: Book, on: date | PartialDate, day: date | Target) -> int:
    """Revise the only target of 1.1; return the number of the entry."""
    made = book.action("1.1").revise_target(
        1, due(day), book.by(on), reason=WHY, approved_by=DMG
    )
    return book.record(made)


def listed(
    book: Book, as_at: date = END, known_to: int | None = None
) -> list[Slippage]:
    """Return what slipped, as known to an entry, or to the last."""
    known = known_to or len(book.entries)
    with views(book) as connection:
        seen = status(connection, SLUG, as_at, known)
        return slippage(connection, seen.as_json(entries=1, root=""), known)


def rows_read(book: Book) -> int:
    """Return how many rows of the views it takes to list what slipped."""
    known = len(book.entries)
    with views(book) as connection:
        seen = status(connection, SLUG, END, known)
        listening = Remembering(connection)
        slippage(listening, seen.as_json(entries=1, root=""), known)
    return listening.rows
