"""What a report said otherwise of its own day than is known of that day now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.correcting import Changes
from domain.text import Text
from projections.amended import amended
from projections.pack.material import Amended, Told
from projections.pack.pdf import as_pdf
from tests.ledgers import SLUG, WHY, Book
from tests.projections.pack import papers, sample
from tests.projections.pack.pages import page
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

RATING = Amended("1.1", "rating", "Amber", "Green", (7,), ("A slip of the pen",))


def _since(book: Book, told: Told) -> list[Amended]:
    with views(book) as connection:
        return amended(connection, SLUG, told, len(book.entries))


def _reported() -> tuple[Book, Told]:
    """Return a book with a rating (#6), and the report that told of it."""
    book = Book()
    book.begin("1.1")
    book.record(book.action("1.1").rate("Amber", WHY, book.by()))
    day, last = book.by().effective.last, len(book.entries)
    assert day is not None
    return book, Told(1, day.isoformat(), day.isoformat(), last, {})


def test_a_correction_after_a_report_is_told_with_its_entry_and_reason() -> None:
    book, told = _reported()
    fixed = book.correct(told.known_to, Changes(rating="Green"))

    (one,) = _since(book, told)

    assert one[:5] == ("1.1", "rating", "Amber", "Green", (fixed,))
    assert one.because


def test_what_was_recorded_late_about_that_day_is_told_too() -> None:
    book, told = _reported()
    day = date.fromisoformat(told.as_at)
    book.wait(9)
    note = book.action("1.1").record_progress(Text("Late note"), book.by(day))
    late = book.record(note)

    found = _since(book, told)

    assert found == [Amended("1.1", "progress", None, "Late note", (late,), ())]


def test_what_came_about_after_that_day_was_no_slip() -> None:
    book, told = _reported()
    book.wait(9)
    book.record(book.action("1.1").rate("Green", WHY, book.by()))

    assert _since(book, told) == []


def test_page_and_pdf_tell_what_was_reported_and_what_is_known_now() -> None:
    made = replace(sample.sealed(), amended=[RATING])
    paper = replace(papers.material(), amended=[RATING])
    said = " ".join(papers.pages(papers.opened(as_pdf(paper))))

    for words in (page(made).text, said):
        section = words.rpartition("Corrected since report 1")[2]
        assert "Of 31 January 2022, the day that report 1 spoke of" in section
        assert "rating Amber Green #7" in section
        assert "A slip of the pen" in section


def test_a_report_after_which_nothing_was_corrected_says_so() -> None:
    words = "Nothing that report 1 said has been corrected since."
    said = " ".join(papers.pages(papers.opened(as_pdf(papers.material()))))

    assert words in page(sample.sealed()).text
    assert words in said
    assert "Words that are withheld are not compared." in said


def test_without_a_report_before_nothing_is_said_of_corrections() -> None:
    assert "Corrected since" not in page(sample.working_copy()).text
    first = replace(papers.material(), told=[])
    assert "Corrected since" not in " ".join(papers.pages(papers.opened(as_pdf(first))))
