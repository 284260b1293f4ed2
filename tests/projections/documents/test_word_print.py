"""A plan as a Word document: for people, for screen readers, and the same each time."""

from __future__ import annotations

import io
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
    assert '<w:lang w:val="en-GB"/>' in parts(data, r"word/styles\.xml")
    levels = [p.style.name for p in document.paragraphs if p.style.name[:4] == "Head"]
    assert levels[:4] == ["Heading 1", "Heading 1", "Heading 1", "Heading 2"]


def test_a_rating_is_a_word_and_its_cell_is_shaded_as_in_the_key() -> None:
    data = as_word(sample())
    cells = [row.cells[5] for row in opened(data).tables[1].rows[1:]]

    assert [cell.paragraphs[0].text for cell in cells] == ["Red", "Yellow"]
    fills = [cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) for cell in cells]
    assert fills == ["FF9B9B", "FFFF99"]
    assert parts(data, r"word/document\.xml").count('w:fill="FF9B9B"') == 2


def test_what_the_ledger_remarks_stands_in_brackets_on_a_line_of_its_own() -> None:
    row = opened(as_word(sample())).tables[1].rows[1]

    lines = [p.text for cell in row.cells for p in cell.paragraphs]
    remarks = [line for line in lines if line.startswith("[")]
    assert remarks == [
        "[was June 2022]",
        "[#9, 30 July 2022, recorded 12 days later]",
        "[since 1 March 2022]",
    ]


def test_a_success_measure_has_a_column_where_a_plan_has_one() -> None:
    first, second = opened(as_word(sample())).tables[1:]

    heads = [cell.text for cell in first.rows[0].cells]
    assert heads[2:4] == ["Target timescales", "Success measure"]
    assert first.rows[1].cells[3].text == "Children say so"
    assert "Success measure" not in [cell.text for cell in second.rows[0].cells]


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
    assert opened(data).tables[1].rows[1].cells[1].paragraphs[0].text == shown


@pytest.mark.parametrize("words", FORMULAS)
def test_words_make_no_field_and_no_link(words: str) -> None:
    data = as_word(hostile(words))

    xml = parts(data, r"word/(document|footer\d)\.xml")
    assert "w:fldChar" not in xml
    assert "w:fldSimple" not in xml
    assert "w:hyperlink" not in xml
    assert "External" not in parts(data, r"word/_rels/.*")
