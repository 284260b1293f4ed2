"""A plan as a Word document: for people, for screen readers, and the same each time."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from domain.printing import printable
from projections.documents.word import as_word
from tests.projections.documents.sample import (
    FORMULAS,
    HOSTILE,
    dates,
    hostile,
    parts,
    sample,
)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def lines(cell: Any) -> list[str]:
    return [paragraph.text for paragraph in cell.paragraphs]


def test_the_same_plan_gives_the_same_bytes() -> None:
    data = as_word(sample())

    assert as_word(sample()) == data
    # A clock that is read twice within two seconds says the same.
    assert dates(data) == {(1980, 1, 1, 0, 0, 0)}
    assert "2022-12-01T00:00:00Z" in parts(data, r"docProps/core\.xml")


def test_the_heading_row_of_each_table_repeats_on_each_page() -> None:
    tables = opened(as_word(sample())).tables

    assert len(tables) == 3
    for table in tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not [
            row
            for row in rest
            if row._tr.trPr is not None
            and row._tr.trPr.find(qn("w:tblHeader")) is not None
        ]


def test_the_document_is_in_english_and_has_a_title_and_headings() -> None:
    data = as_word(sample())
    document = opened(data)

    assert document.core_properties.title == "Northmoor plan"
    assert document.core_properties.language == "en-GB"
    styles = parts(data, r"word/styles\.xml")
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', styles)) == {"en-GB"}
    levels = [p.style.name for p in document.paragraphs if p.style.name[:4] == "Head"]
    assert levels[:4] == ["Heading 1", "Heading 1", "Heading 1", "Heading 2"]


def test_an_action_stands_in_three_columns_its_code_parted_by_a_tab() -> None:
    heads, first, *_ = opened(as_word(sample())).tables[1].rows

    assert [cell.text for cell in heads.cells] == [
        *("Action", "Target timescales", "Progress and rating"),
    ]
    assert [lines(cell) for cell in first.cells] == [
        [
            *("1.1\tHold visits", "and record them", "a) Write to partners"),
            *("Impact:", "1) Fewer moves"),
        ],
        [
            *("by March 2023", "[was June 2022; approval not recorded]"),
            "95% of visits on time",
            *("Success measure:", "Children say so"),
        ],
        [
            "Rating: Red [since 1 March 2022; last rated 1 May 2022, because: The"
            " report (of May) is late; no exception report recorded]",
            *("Delivery: in progress", "Owner: Head of Service"),
            "[Latest progress: #9, 30 July 2022, recorded 12 days later]",
            "Ten posts filled",
        ],
    ]


def test_a_rating_is_a_word_and_is_shaded_as_in_the_key() -> None:
    data = as_word(sample())
    said = [row.cells[2].paragraphs[0] for row in opened(data).tables[1].rows[1:]]

    assert [p.text.split(" [")[0] for p in said] == ["Rating: Red", "Rating: Yellow"]
    fills = [p._p.pPr.find(qn("w:shd")).get(qn("w:fill")) for p in said]
    assert fills == ["FF9B9B", "FFFF99"]
    assert parts(data, r"word/document\.xml").count('w:fill="FF9B9B"') == 2


def test_a_short_row_stays_on_one_page_and_a_long_one_may_go_on() -> None:
    data = sample()
    data["actions"][1]["wording"] = "Recruit managers, " * 90

    first, second = opened(as_word(data)).tables[1].rows[1:]

    assert first._tr.trPr.find(qn("w:cantSplit")) is not None
    assert second._tr.trPr is None


def test_every_page_says_what_the_document_is() -> None:
    report = {"number": 2, "audience": "ofsted", "title": "July"}
    data = as_word(sample(snapshot="report", report=report, withheld=["owners"]))

    first, second, third = opened(data).sections[0].footer.paragraphs
    assert first.text.startswith(
        "Report 2 to Ofsted. As at 30 July 2022, known to entry #57.\tPage "
    )
    assert second.text.startswith("Generated 1 December 2022. Ledger head: 57 entries,")
    assert third.text == (
        "Withheld from this audience: owners. Who approved targets and who recorded"
        " entries is shown."
    )
    fields = re.findall(r'w:instr="([^"]*)"', parts(data, r"word/footer\d\.xml"))
    assert fields == [" PAGE ", " NUMPAGES "]


def test_each_table_is_described_to_those_who_do_not_see_it() -> None:
    for table in opened(as_word(sample())).tables:
        settings = table._tbl.tblPr
        for name in ("w:tblCaption", "w:tblDescription"):
            assert settings.find(qn(name)).get(qn("w:val"))


def test_a_key_says_what_its_words_do_not() -> None:
    words = [p.text for p in opened(as_word(sample())).paragraphs]

    assert "Red – R – Off course [exception report required]" in words
    assert "Purple – P – Embedded [counts as complete]" in words
    assert "Yellow – Under way" in words


def test_an_area_without_anything_says_so() -> None:
    data = sample()
    data["actions"] = data["actions"][:2]

    words = [p.text for p in opened(as_word(data)).paragraphs]

    assert words[-3:] == ["2. 16+ services", "Outcomes", "not recorded"]


def test_characters_that_nobody_sees_are_shown() -> None:
    data = as_word(hostile(HOSTILE))

    xml = parts(data, r"word/(document|footer\d)\.xml|docProps/core\.xml")
    assert not [c for c in ("\x1b", "\u202e", "\u200b", "\x07", "\ufffe") if c in xml]
    assert "\\u202egnp.exe\\u200b" in xml
    shown = printable(HOSTILE).replace("\ufffe\uffff", r"\ufffe\uffff")
    assert opened(data).tables[1].rows[1].cells[0].text.startswith(f"1.1\t{shown}")


@pytest.mark.parametrize("words", FORMULAS)
def test_words_make_no_field_and_no_link(words: str) -> None:
    data = as_word(hostile(words))

    xml = parts(data, r"word/(document|footer\d)\.xml")
    assert "w:fldChar" not in xml
    # Only the footer counts, its page and all pages.
    assert xml.count("w:fldSimple ") == 2
    assert "w:fldSimple" not in parts(data, r"word/document\.xml")
    assert "w:hyperlink" not in xml
    assert "External" not in parts(data, r"word/_rels/.*")


def test_the_document_names_the_program_that_made_it() -> None:
    said = parts(as_word(sample()), r"docProps/app\.xml")

    assert "<Application>Progress ledger</Application>" in said
    assert "Word" not in said


def test_the_band_of_a_rating_reaches_the_edges_of_its_cell() -> None:
    word = opened(as_word(sample()))

    bands = [
        one
        for one in word.element.iter(qn("w:pPr"))
        if one.find(qn("w:pBdr")) is not None
    ]

    assert bands
    for band in bands:
        fill = band.find(qn("w:shd")).get(qn("w:fill"))
        sides = {side.get(qn("w:color")) for side in band.find(qn("w:pBdr"))}
        assert sides == {fill}
