"""Words, places, lists, merged cells and shading as a person sees them in Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.documents.model import Paragraph, Position, Span, Table
from ledger.documents.word import read_word
from tests.ledger.documents.builders import action_table, read, save, shade, write

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=9)


def xml(words: str) -> Any:
    """Return an element of Word from `words`, in which prefixes are declared."""
    start, rest = words.split(">", 1)
    closed = "/" if start.endswith("/") else ""
    return parse_xml(f"{start.rstrip('/')} {nsdecls('w')}{closed}>{rest}")


def paragraph(words: str) -> Any:
    """Return a paragraph that holds the given elements."""
    return xml(f"<w:p>{words}</w:p>")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_every_line_of_every_cell_is_read_in_order_with_its_place(
    tmp_path: Path, cells: list[list[str]]
) -> None:
    word = docx.Document()
    table = word.add_table(len(cells), 1)
    for row, lines in zip(table.rows, cells, strict=True):
        write(row.cells[0], "\n".join(lines))

    document = read(word, tmp_path)

    assert list(document.spans()) == [
        Span(line, Position(table=1, row=at, cell=1))
        for at, lines in enumerate(cells, 1)
        for line in lines
        if line
    ]


def test_places_are_said_as_a_person_counts() -> None:
    assert str(Position(table=3, row=2, cell=1)) == "table 3, row 2, cell 1"
    assert str(Position(table=3, row=2, cell=1).of_row()) == "table 3, row 2"
    assert str(Position(paragraph=4, part="header 1")) == "header 1, paragraph 4"


def test_paragraphs_carry_style_and_heading_level(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("A plan", style="Title")
    word.add_paragraph("")
    word.add_heading("2. Oversight", 1)
    word.add_paragraph("Audits", style="List Bullet")

    title, heading, bullet = read(word, tmp_path).blocks

    assert isinstance(title, Paragraph)
    assert isinstance(heading, Paragraph)
    assert isinstance(bullet, Paragraph)
    assert (title.text, title.level, title.label) == ("A plan", 0, "")
    assert (heading.style.lower(), heading.level) == ("heading 1", 1)
    assert (bullet.text, bullet.label, bullet.level) == ("Audits", "•", None)
    assert [str(b.position) for b in (title, heading, bullet)] == [
        "paragraph 1",
        "paragraph 2",
        "paragraph 3",
    ]


def test_a_style_based_on_a_heading_is_a_heading(tmp_path: Path) -> None:
    word = docx.Document()
    style = word.styles.add_style("Council Heading", 1)
    style.base_style = word.styles["Heading 2"]
    word.add_paragraph("Key", style="Council Heading")

    (heading,) = read(word, tmp_path).blocks

    assert isinstance(heading, Paragraph)
    assert heading.level == 2


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>do</w:t></w:r>", "re-do"),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:ins><w:r><w:t>added</w:t></w:r></w:ins>", "added"),
        (
            "<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>",
            "a",
        ),
        (
            "<w:r><w:t>a</w:t></w:r><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom>",
            "a",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a"),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "[symbol F0FC]"),
    ],
)
def test_a_paragraph_is_spelt_out_as_the_page_shows_it(
    tmp_path: Path, inside: str, text: str
) -> None:
    word = docx.Document()
    word.element.body.insert(0, paragraph(inside))

    (block,) = read(word, tmp_path).blocks

    assert isinstance(block, Paragraph)
    assert block.text == text


def test_tracked_changes_are_said(tmp_path: Path) -> None:
    word = docx.Document()
    word.element.body.insert(0, paragraph("<w:ins><w:r><w:t>added</w:t></w:r></w:ins>"))

    (notice,) = read(word, tmp_path).notices

    assert "tracked changes" in notice


def test_content_controls_and_text_boxes_are_read(tmp_path: Path) -> None:
    word = docx.Document()
    control = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>c</w:t></w:r></w:p></w:txbxContent></w:r>"
    word.element.body.insert(0, xml(control))
    word.element.body.insert(1, paragraph(f"<w:r><w:t>b</w:t></w:r>{box}"))

    document = read(word, tmp_path)

    assert [span.words for span in document.spans()] == ["a", "b", "c"]


def test_headers_and_footers_come_after_the_body(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Draft 3"
    word.add_paragraph("Body")

    document = read(word, tmp_path)

    assert [(s.words, str(s.position)) for s in document.spans()] == [
        ("Body", "paragraph 1"),
        ("Draft 3", "header 1, paragraph 1"),
    ]


def test_a_numbered_list_shows_its_numbers(tmp_path: Path) -> None:
    word = docx.Document()
    for words in ("First", "Second"):
        word.add_paragraph(words, style="List Number")

    document = read(word, tmp_path)

    assert [span.words for span in document.spans()] == ["1. First", "2. Second"]


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    table = action_table(word, ("1.1 A", "May 2022", ""), ("1.2 B", "", "Set"))
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(0, 1).merge(table.cell(0, 2))

    (block,) = read(word, tmp_path).blocks

    assert isinstance(block, Table)
    heading, first, second = block.rows
    assert [(c.column, c.columns) for c in heading] == [(1, 1), (2, 2)]
    assert heading[1].lines == ("Target Timescales", "Progress")
    assert first[1].spans[0].words == "May 2022"
    assert second[1].merged
    assert second[1].spans == ()


def test_shading_is_kept_as_a_colour(tmp_path: Path) -> None:
    word = docx.Document()
    table = action_table(word, ("1.1 A", "", ""))
    shade(table.cell(1, 2), "ff0000")

    (block,) = read(word, tmp_path).blocks

    assert isinstance(block, Table)
    assert [cell.fill for cell in block.rows[1]] == [None, None, "FF0000"]


def test_a_table_inside_a_cell_is_read_as_its_lines(tmp_path: Path) -> None:
    word = docx.Document()
    cell = action_table(word, ("1.1 A", "", "")).cell(1, 2)
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "North", "80%"

    words = [span.words for span in read(word, tmp_path).spans()]

    assert words[-2:] == ["North", "80%"]


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    path = save(docx.Document(), tmp_path)
    before = path.read_bytes()

    read_word(path)

    assert path.read_bytes() == before
