"""The report as a PDF: open to all readers, and kept for good."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pytest

from projections.pack.material import Filed
from projections.pack.pdf import as_pdf
from projections.pack.showable import FONTS
from tests.projections.pack.papers import (
    ROOT,
    Tag,
    actions,
    material,
    opened,
    pages,
    tags,
)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return as_pdf(material())


@pytest.fixture(scope="module")
def pdf(printed: bytes) -> pikepdf.Pdf:
    return opened(printed)


@pytest.fixture(scope="module")
def structure(pdf: pikepdf.Pdf) -> list[Tag]:
    return tags(pdf)


def named(structure: list[Tag], name: str) -> list[Tag]:
    return [tag for tag in structure if tag.name == name]


def test_it_says_that_it_keeps_to_pdf_ua_1_and_pdf_a_2a(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as said:
        claims = [str(said["pdfuaid:part"]), str(said["pdfaid:part"])]
        level = str(said["pdfaid:conformance"])

    assert claims == ["1", "2"]
    assert level == "A"


def test_a_reader_is_told_title_language_and_author(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked == True  # noqa: E712  # A PDF object, not a bool.
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712  # As above.
    assert str(pdf.docinfo["/Title"]) == "Northmoor plan"
    assert str(pdf.docinfo["/Author"]) == "Northmoor"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20221201")


def test_each_cell_of_a_table_knows_its_headings(structure: list[Tag]) -> None:
    heads, cells = named(structure, "TH"), named(structure, "TD")

    assert len(named(structure, "Table")) == len(named(structure, "THead")) == 11
    assert heads
    assert {str(_of_table(head).Scope) for head in heads} == {"/Column"}
    assert cells
    assert all(len(_of_table(cell).Headers) > 0 for cell in cells)


def _of_table(tag: Tag) -> pikepdf.Object:
    attributes = tag.element.A
    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    (one,) = [part for part in found if str(part.O) == "/Table"]
    return one


def test_headings_come_in_order_and_actions_have_one(structure: list[Tag]) -> None:
    levels = [int(tag.name[1]) for tag in structure if re.fullmatch("H[1-6]", tag.name)]
    in_tables = [tag for tag in named(structure, "H2") if "TH" in tag.above]

    assert len(named(structure, "Title")) == 1
    assert levels[0] == 1
    assert set(levels) == {1, 2}
    assert [str(tag.element.T) for tag in in_tables] == ["1.1", "1.2", "2.1"]


def test_charts_say_what_they_show(structure: list[Tag]) -> None:
    ratings, targets = [str(tag.element.Alt) for tag in named(structure, "Figure")]

    assert "Red from 0 to 1, Yellow from 2 to 1, Purple from 0 to 1" in ratings
    assert "1.1 target 1: June 2022 to March 2023, 274 days later" in targets


def test_the_bookmarks_are_the_sections_of_the_report(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        names = [item.title for item in outline.root]
        below = [item.title for item in outline.root[-1].children]

    assert names == [
        "Summary",
        "Exception reports",
        "Ratings over time",
        "Target slippage",
        "1. Keeping workers for longer",
        "2. 16+ services",
        "Actions no longer in the plan",
        "Glossary",
        "History",
    ]
    assert below == ["1.1 Hold visits and record them", "The plan itself"]


def test_all_fonts_are_ours_and_embedded(pdf: pikepdf.Pdf) -> None:
    found = {}
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            for font in one.get("/DescendantFonts", []):
                found[str(font.BaseFont)] = font.FontDescriptor

    assert {name.split("+")[1] for name in found} <= {
        "NotoSans-Regular",
        "NotoSans-Bold",
    }
    assert len(found) == 2
    assert all("/FontFile2" in d or "/FontFile3" in d for d in found.values())


def test_nothing_in_it_runs_or_leads_elsewhere(printed: bytes) -> None:
    pdf = opened(printed)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys())
    kinds = {
        str(one.get("/S"))
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/D" in one
    }

    assert kinds <= {"/GoTo"}
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|GoToR)\b", printed)


def test_the_same_material_gives_the_same_bytes(printed: bytes) -> None:
    assert as_pdf(material()) == printed


def test_each_page_says_what_it_is_and_from_where_it_looks(pdf: pikepdf.Pdf) -> None:
    found = pages(pdf)

    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert "Report 2 to Ofsted. As at 30 July 2022, known to entry #57." in page
        assert "Generated 1 December 2022. Ledger head: 57 entries" in page
        assert f"root {ROOT}" in page
        assert "Withheld from this audience: owners." in page
        assert f"Page {number} of {len(found)}" in page


def test_each_page_of_what_was_not_sealed_says_working_copy() -> None:
    copy = replace(material(report=None, withheld=[], snapshot="working copy"), told=[])

    found = pages(opened(as_pdf(copy)))

    assert all("Working copy, not a report. As at" in page for page in found)
    assert "There is no report before this one to compare with." in " ".join(found)


def test_a_report_made_without_the_ledger_is_named_in_print_too() -> None:
    between = [Filed(5, "2022-03-01", 30, after=1)]

    said = " ".join(pages(opened(as_pdf(replace(material(), filed=between)))))

    assert "Report 5 to Ofsted, sent on 1 March 2022 (registered 30 days later)" in said
    assert "The last report made with the ledger before this one is report 1" in said


@pytest.mark.parametrize(
    "words",
    [
        "3 actions: 1 Red, 1 Yellow, 1 Purple.",
        "Report 1, as at 31 January 2022 0 2 0 0 Change 1 more 1 fewer 1 more same",
        "Worsened 1.1 Hold visits and record them Yellow Red Since 1 March 2022.",
        "Added 2.1 Audit cases – Purple",
        "No visitors Agency staff Money of the board",
        "31 December 2021 0 2 0 30 July 2022 1 1 1",
        "At first Now Shift Agreed by, and why",
        "by March 2023 June 2022 March 2023 274 days later",
        "a) Write to partners Impact b) Fewer moves Owner Head of Service",
        "Was June 2022. Agreed by Board. Because: Partners asked",
        "Ten posts filled #9, 30 July 2022, recorded 12 days later",
        "Minutes minutes.pdf #12, 30 July 2022, recorded 12 days later, for #9",
        "1.3 Share what was learnt not recorded merged into 1.1 on 1 April 2022",
        "Purple P Embedded [counts as complete]",
        "CPM Case Progress Meeting",
        "HCSP Partnership of the hospitals",
        "recorded 12 days later, on 30 July 2022 at 11:15 BST by policy.officer."
        " Corrected by #8.",
        "Since then: 1 worsened, 1 added, 1 stayed.",
        "Measures • 1.2: 95% of visits on time",
        "In place of #3.",
    ],
)
def test_all_that_the_plan_says_can_be_read(pdf: pikepdf.Pdf, words: str) -> None:
    assert words in " ".join(pages(pdf))


def test_a_rating_that_owes_a_report_is_told_without_one() -> None:
    first = {**actions()[0], "exception": None}

    said = " ".join(pages(opened(as_pdf(material(actions=[first])))))

    assert "No exception report is recorded." in said


def test_the_fonts_keep_their_licence_beside_them() -> None:
    size = sum(path.stat().st_size for path in FONTS.glob("*.ttf"))

    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")
    assert size < 2_500_000
