"""Evidence as it stands: what shows what, and whose bytes are gone."""

from __future__ import annotations

from datetime import date

from domain.evidence import Attachment
from domain.partial_date import PartialDate
from domain.text import Text
from projections.evidence import evidence
from projections.says import redacted, redacted_fields
from tests.book import SLUG, Book
from tests.projections.statements import Remembering
from tests.projections.views import views

LATER = date(2030, 1, 1)


def attached(many: int, on: PartialDate | None = None) -> Book:
    """Return a book in which so many links were attached to an action."""
    book = Book()
    book.begin("1.1")
    for number in range(many):
        given = Attachment(Text(f"Audit {number}"), link=Text(f"x/{number}"))
        book.record(book.action("1.1").attach_evidence(given, book.by(on)))
    return book


def asked(many: int) -> int:
    """Return how many statements list so many pieces of evidence."""
    book = attached(many)
    with views(book) as connection:
        listening = Remembering(connection)
        found = evidence(listening, SLUG, LATER, len(book.entries))
    assert [one.description for one in found] == [f"Audit {n}" for n in range(many)]
    return len(listening.asked)


def test_much_evidence_is_listed_with_as_few_questions_as_little() -> None:
    assert asked(9) == asked(2)


def test_what_nobody_dated_has_no_day() -> None:
    book = attached(1, PartialDate.unknown(by=LATER))

    with views(book) as connection:
        (one,) = evidence(connection, SLUG, LATER, len(book.entries))

    assert (one.effective, one.days_late) == (None, None)


def test_the_fields_of_a_redaction_are_read_as_they_are_said() -> None:
    said = redacted(("description", "file"), "Smith, by proxy, by the file")

    assert redacted_fields(said) == ["description", "file"]
