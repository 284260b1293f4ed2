"""Plans with something to find in them, for the tests of checking."""

from __future__ import annotations

from datetime import date

from domain.partial_date import PartialDate
from domain.scheme import RatingScheme, RatingValue
from domain.target import Target
from domain.text import Text
from projections.check import EXCEPTION, Finding, check
from projections.check_gaps import NO_EVIDENCE, NO_OWNER, NO_TARGET, NOT_RATED
from tests.delivering import delivered as said
from tests.ledgers import SLUG, WHY, Book
from tests.projections.views import views

FEBRUARY, MARCH, APRIL = date(2020, 2, 3), date(2020, 3, 2), date(2020, 4, 1)
LATER = date(2020, 7, 1)
RAG = RatingScheme(
    values=tuple(
        RatingValue(value=word, meaning=WHY) for word in ("Red", "Amber", "Green")
    )
)


def begun(*codes: str) -> Book:
    """Return a book with actions in area 1 or 2, on 1 July 2020."""
    book = Book()
    book.begin(*(codes or ("1.1",)))
    book.wait(177)
    return book


GAPS = (NO_OWNER, NOT_RATED, NO_TARGET, NO_EVIDENCE, EXCEPTION)
"""What most plans of these tests lack, since it is not what they are about."""


def found(book: Book, as_at: date = LATER) -> list[Finding]:
    """Return what is found on a day, as known now, but for `GAPS`."""
    return [one for one in all_found(book, as_at) if one.rule not in GAPS]


def all_found(book: Book, as_at: date = LATER) -> list[Finding]:
    """Return all that is found on a day, as known now."""
    with views(book) as connection:
        return check(connection, SLUG, as_at, len(book.entries))


def rules(book: Book, as_at: date = LATER) -> list[tuple[str, str | None]]:
    """Return rule and action of each finding."""
    return [(one.rule, one.action) for one in found(book, as_at)]


def due(month: int) -> Target:
    """Return a target for a month of 2020."""
    at = PartialDate.month(2020, month)
    return Target(kind="date", words=Text(f"by month {month}"), due=at)


def rated(book: Book, word: str, on: date | PartialDate, ref: str = "1.1") -> int:
    """Rate an action; return the number of the entry."""
    return book.record(book.action(ref).rate(word, WHY, book.by(on)))


def delivered(book: Book, status: str, on: date, ref: str = "1.1") -> int:
    """Record where delivery stands; return the number of the entry."""
    return book.record(said(book.action(ref), status, book.by(on)))
