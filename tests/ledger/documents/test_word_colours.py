"""Colours that somebody gave: shading, highlights and coloured signs in Word."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from ledger.documents.model import Cell, Paragraph
from ledger.documents.word.colours import Colours
from tests.ledger.documents.builders import action_table, element, read, table_of

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:themeElements><a:clrScheme>"
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="1F497D"/></a:dk2>'
    '<a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)
RED_DOT = '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>●</w:t></w:r>'


def cell_with(folder: Path, *inside: str, settings: str = "") -> Cell:
    """Return the one cell of a table, its paragraph holding the elements `inside`."""
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    if settings:
        cell._tc.get_or_add_tcPr().append(element(settings))
    for words in inside:
        cell.paragraphs[0]._p.append(element(words))
    return table_of(read(word, folder)).rows[0][0]


def run(settings: str, words: str = "words") -> str:
    """Return a run with the given settings."""
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ('w:val="clear" w:fill="00b050"', "00B050"),
        ('w:val="clear" w:fill="#FFC000"', "FFC000"),
        ('w:val="clear" w:color="auto" w:fill="auto"', None),
        ('w:val="clear" w:fill="amber"', None),
        ('w:val="nil" w:fill="FF0000"', None),
        ('w:fill="FF0000"', "FF0000"),
        ('w:val="solid" w:color="FF0000" w:fill="auto"', "FF0000"),
        ('w:val="pct50" w:color="FF0000" w:fill="auto"', "FF8080"),
        ('w:val="pct20" w:color="auto" w:fill="auto"', "CCCCCC"),
        ('w:val="pct25" w:color="FF0000" w:fill="0000FF"', "4000BF"),
        ('w:val="diagStripe" w:color="FF0000" w:fill="auto"', "FF8080"),
        ('w:val="thinHorzStripe" w:color="FF0000" w:fill="auto"', "FFBFBF"),
        ('w:val="clear" w:fill="123456" w:themeFill="accent1"', "4F81BD"),
        ('w:val="clear" w:fill="123456" w:themeFill="accent6"', "123456"),
        ('w:val="clear" w:fill="FFFFFF" w:themeFill="background1"', "FFFFFF"),
    ],
)
def test_a_cell_has_the_colour_that_the_page_shows(
    said: str, colour: str | None
) -> None:
    colours = Colours.of(parse_xml(THEME))

    assert colours.shading(element(f"<w:shd {said}/>")) == colour


@pytest.mark.parametrize(
    ("theme", "change", "colour"),
    [
        # What Word 2010 itself writes in `fill` beside these.
        ("accent1", 'w:themeFillTint="33"', "DBE5F1"),
        ("accent1", 'w:themeFillTint="66"', "B8CCE4"),
        ("accent1", 'w:themeFillShade="BF"', "365F91"),
        ("text2", 'w:themeFillTint="33"', "C6D9F1"),
        ("background1", 'w:themeFillShade="D9"', "D9D9D9"),
        ("accent1", 'w:themeFillTint="wrong"', "4F81BD"),
    ],
)
def test_shades_of_the_theme_come_out_as_word_makes_them(
    theme: str, change: str, colour: str
) -> None:
    colours = Colours.of(parse_xml(THEME))

    shading = element(f'<w:shd w:val="clear" w:themeFill="{theme}" {change}/>')

    steps = zip(
        bytes.fromhex(colours.shading(shading) or ""),
        bytes.fromhex(colour),
        strict=True,
    )
    assert all(abs(ours - theirs) <= 1 for ours, theirs in steps)


def test_the_theme_of_the_document_is_used(tmp_path: Path) -> None:
    shading = '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent2"/>'

    assert cell_with(tmp_path, settings=shading).fill == "C0504D"


def test_the_stripes_of_a_table_style_are_no_colours_of_cells(tmp_path: Path) -> None:
    word = docx.Document()
    table = action_table(word, ("1.1 A", "", ""), ("1.2 B", "", ""))
    table.style = "Light Grid Accent 1"
    stripe = '<w:shd w:val="clear" w:fill="D3DFEE"/>'
    for cell in table.rows[1].cells[:2]:
        cell._tc.get_or_add_tcPr().append(element(stripe))
    green = '<w:shd w:val="clear" w:fill="00B050"/>'
    table.cell(1, 2)._tc.get_or_add_tcPr().append(element(green))

    _, striped, other = table_of(read(word, tmp_path)).rows

    assert [cell.fill for cell in striped] == [None, None, "00B050"]
    assert [cell.fill for cell in other] == [None, None, None]


@pytest.mark.parametrize(
    ("settings", "marks"),
    [
        ('<w:highlight w:val="yellow"/>', ("FFFF00",)),
        ('<w:highlight w:val="darkGreen"/>', ("008000",)),
        ('<w:highlight w:val="none"/>', ()),
        ('<w:highlight w:val="white"/>', ()),
        ('<w:shd w:val="clear" w:fill="FFC000"/>', ("FFC000",)),
        (
            '<w:highlight w:val="red"/><w:shd w:val="clear" w:fill="FFC000"/>',
            ("FF0000",),
        ),
        ('<w:color w:val="FF0000"/>', ()),
    ],
)
def test_words_that_stand_on_a_colour_mark_their_cell(
    tmp_path: Path, settings: str, marks: tuple[str, ...]
) -> None:
    assert cell_with(tmp_path, run(settings)).marks == marks


@pytest.mark.parametrize(
    ("inside", "marks"),
    [
        ([RED_DOT], ("FF0000",)),
        ([RED_DOT, RED_DOT], ("FF0000",)),
        ([run('<w:color w:val="00B050"/>', "■ ▲"), RED_DOT], ("00B050", "FF0000")),
        ([run('<w:color w:val="auto"/>', "●")], ()),
        ([run('<w:color w:val="000000"/>', "•")], ()),
        ([run('<w:color w:val="00B050"/>', "● on track")], ()),
        ([run('<w:color w:val="00B050"/>', "🟢")], ()),
        ([run('<w:color w:val="00B050"/>', "✓")], ()),
        (
            [
                '<w:r><w:rPr><w:color w:val="FFC000"/></w:rPr>'
                '<w:sym w:font="Wingdings" w:char="F06C"/></w:r>'
            ],
            ("FFC000",),
        ),
        ([run('<w:color w:val="111111" w:themeColor="accent2"/>', "◆")], ("C0504D",)),
    ],
)
def test_a_sign_marks_its_cell_with_the_colour_of_its_font(
    tmp_path: Path, inside: list[str], marks: tuple[str, ...]
) -> None:
    assert cell_with(tmp_path, *inside).marks == marks


def test_colours_come_through_styles_of_paragraphs_and_words(tmp_path: Path) -> None:
    word = docx.Document()
    for name, kind, colour in (("Late", 1, "FF0000"), ("Good", 2, "00B050")):
        style = word.styles.add_style(name, kind)
        shading = element(f'<w:shd w:val="clear" w:fill="{colour}"/>')
        if kind == 1:
            style.element.get_or_add_pPr().append(shading)
        else:
            style.element.get_or_add_rPr().append(shading)
    late = word.add_paragraph("Not yet ", style="Late")
    late.add_run("but one part is done", style="Good")

    (paragraph,) = read(word, tmp_path).blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.marks == ("FF0000", "00B050")
