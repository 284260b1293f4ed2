"""Entries about days after that of the report are counted and not left unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from projections.pack.gathering import Marks, gather
from projections.pack.pdf import as_pdf
from projections.pack.readme import as_readme
from tests.ledgers import SLUG
from tests.projections.pack import papers, sample
from tests.projections.pack.pages import page
from tests.projections.pack.stories import ROOT, story
from tests.projections.views import views

WORDS = "3 entries about later days are in entries.jsonl alone."


def test_the_entries_about_later_days_are_counted() -> None:
    book = story()
    with views(book) as connection:
        last = len(book.entries)
        marks = Marks("2020-12-01", last, ROOT)
        early = gather(connection, SLUG, date(2020, 3, 31), last, marks)
        late = gather(connection, SLUG, date(2020, 12, 1), last, marks)

    assert early.later == last - len(early.lines) > 0
    assert late.later == 0


def test_the_files_of_a_report_say_how_many_they_leave_to_the_entries() -> None:
    made = replace(sample.sealed(), later=3)
    paper = replace(papers.material(), later=3)

    assert WORDS in page(made).text
    assert WORDS in " ".join(papers.pages(papers.opened(as_pdf(paper))))
    assert WORDS in " ".join(as_readme(made).decode("utf-8").split())
    assert "about later days" not in page(sample.sealed()).text


def test_a_working_copy_says_how_many_it_does_not_list() -> None:
    made = replace(sample.working_copy(), later=1)

    assert "1 entry about later days is not listed." in page(made).text
