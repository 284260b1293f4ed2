"""The section of measures on the page and in the PDF."""

from __future__ import annotations

from projections.pack.page import as_page
from projections.pack.pdf import as_pdf
from projections.pack.readme import as_readme
from tests.ledger.documents.printed_plans import measure
from tests.projections.pack.papers import material as printed_material
from tests.projections.pack.papers import opened, pages, tags
from tests.projections.pack.sample import working_copy

VISITS = measure("M1", "Visits in time", about="From the case system")


def test_the_page_says_how_each_measure_stands() -> None:
    page = as_page(working_copy(measures=[VISITS])).decode()

    _, section = page.split('<section aria-labelledby="measures">')
    for words in (
        *("Visits in time\nFrom the case system", "61.5% in January 2022"),
        *("at least 95% by March 2023", "88.5% (46 of 52)\nJune 2022, #51"),
        "on track\n73.4% needed",
    ):
        assert words in section
    assert '<a href="#measures">Measures</a>' in page


def test_a_page_without_measures_does_not_speak_of_them() -> None:
    page = as_page(working_copy()).decode()

    assert "#measures" not in page


def test_the_pdf_has_the_measures_as_a_tagged_table() -> None:
    pdf = opened(as_pdf(printed_material(measures=[VISITS])))

    plain = opened(as_pdf(printed_material()))
    words = " ".join(pages(pdf))
    counts = [[tag.name for tag in tags(one)].count("Table") for one in (plain, pdf)]
    assert "88.5% (46 of 52) June 2022, #51" in words
    assert "on track 73.4% needed" in words
    assert counts[1] == counts[0] + 1


def test_the_read_me_says_in_which_files_measures_stand() -> None:
    measured = as_readme(working_copy(measures=[VISITS])).decode()

    assert "plan.csv has none" in " ".join(measured.split())
    assert "plan.csv has none" not in as_readme(working_copy()).decode()
