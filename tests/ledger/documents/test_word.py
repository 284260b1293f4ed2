"""Words, places, lists, merged cells and shading as a person sees them in Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.documents.model import Paragraph, Position, Span
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import (
    element,
    read,
    save,
    write,
)

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=9)


def paragraph(words: str) -> Any:
    """Return a paragraph that holds the given elements."""
    return element(f"<w:p>{words}</w:p>")


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
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings" w:char="00FB"/></w:r>', "✗"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', "[symbol F021]"),
        ('<w:r><w:sym w:font="Wingdings" w:char="none"/></w:r>', "[symbol none]"),
        (
            '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>lü</w:t></w:r>',
            "●✓",
        ),
        ("<w:r><w:t>a\u2028b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>\u200ba\ufeff</w:t></w:r>", "a"),
        ("<w:r><w:t>\u202ea\u202c</w:t></w:r>", "\u202ea\u202c"),
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


@pytest.mark.parametrize("words", ["\u200b", "\ufeff \u00a0", "\u202e\u200e"])
def test_a_paragraph_that_prints_as_nothing_is_blank(
    tmp_path: Path, words: str
) -> None:
    word = docx.Document()
    word.add_paragraph(words)

    assert read(word, tmp_path).blocks == ()


def test_content_controls_and_text_boxes_are_read(tmp_path: Path) -> None:
    word = docx.Document()
    control = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>c</w:t></w:r></w:p></w:txbxContent></w:r>"
    word.element.body.insert(0, element(control))
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


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    path = save(docx.Document(), tmp_path)
    before = path.read_bytes()

    read_word(path)

    assert path.read_bytes() == before


def test_styles_number_paragraphs_on_the_level_that_the_list_names(
    tmp_path: Path,
) -> None:
    word = docx.Document()
    lists = word.part.numbering_part.element
    lists.insert(
        0,
        element(
            '<w:abstractNum w:abstractNumId="77">'
            '<w:lvl w:ilvl="0"><w:pStyle w:val="Area"/><w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:pStyle w:val="Action"/>'
            '<w:lvlText w:val="%1.%2"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    lists.append(element('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for name in ("Area", "Action"):
        settings = word.styles.add_style(name, 1).element.get_or_add_pPr()
        settings.append(element('<w:numPr><w:numId w:val="77"/></w:numPr>'))
    for name in ("Area", "Action", "Action", "Area", "Action"):
        word.add_paragraph(f"an {name.lower()}", style=name)

    assert [span.words for span in read(word, tmp_path).spans()] == [
        "1. an area",
        "1.1 an action",
        "1.2 an action",
        "2. an area",
        "2.1 an action",
    ]
