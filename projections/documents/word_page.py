"""The page of a printed plan: its size, styles, properties and footer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from projections.documents import content
from projections.documents.content import Plan
from projections.documents.word_parts import (
    INK,
    QUIET,
    RULE,
    add_field,
    element,
    typeface,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

WIDTH, MARGIN = 26.7, 1.5
"""Centimetres: of the words, and beside them on an A4 page that is turned."""

UPRIGHT = 18.0
"""Centimetres of the words on a page that is not turned."""

_HEADINGS = (("Title", 22, 0, 6), ("Heading 1", 14, 16, 4), ("Heading 2", 11, 8, 3))
"""Style, size, and the space above and below it, in points."""

_LONGEST_PROPERTY = 255


def set_up(word: Document, data: Plan, *, upright: bool = False) -> None:
    """Turn the page, set the type, name the document, and mark every page of it.

    Args:
        word: The document.
        data: The plan under the keys of `ledger snapshot --format json`.
        upright: Whether the page stays as it is; words are `UPRIGHT` wide on it.
    """
    _page(word, upright)
    _styles(word)
    _properties(word, data)
    _language(word)
    _footer(word, content.marked(data), UPRIGHT if upright else WIDTH)


PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http'
    b'://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Progress ledger</Application></Properties>"
)
"""What the file says of the program that made it; the library's template says Word."""


def _page(word: Document, upright: bool) -> None:
    section, sides = word.sections[0], (Cm(21.0), Cm(29.7))
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = sides if upright else sides[::-1]
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(2.4)
    section.footer_distance = Cm(0.9)


def _styles(word: Document) -> None:
    normal = word.styles["Normal"]
    typeface(normal)
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.08
    for name, size, above, below in _HEADINGS:
        style = word.styles[name]
        typeface(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, INK
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(below)
        style.paragraph_format.keep_with_next = True
    # The line below the title that the library's template draws.
    settings = word.styles["Title"].element.pPr
    for border in settings.findall(qn("w:pBdr")):
        settings.remove(border)


def _properties(word: Document, data: Plan) -> None:
    core, mark = word.core_properties, content.marked(data)[0]
    core.title = content.shown(data["title"])[:_LONGEST_PROPERTY]
    core.author, core.language = "", "en-GB"
    core.comments = mark[:_LONGEST_PROPERTY]
    core.created = core.modified = datetime.fromisoformat(data["generated"])


def _language(word: Document) -> None:
    """Say in every place where Word looks that the words are British English."""
    style, settings = word.styles["Normal"], word.settings.element
    style.element.get_or_add_rPr().append(element("w:lang", val="en-GB"))
    named = [*word.styles.element.iter(qn("w:lang"))]
    for language in [*named, *settings.iter(qn("w:themeFontLang"))]:
        language.set(qn("w:val"), "en-GB")
    for setting in settings.iter(qn("w:compatSetting")):
        # Or Word says beside the title that the file is of an older Word.
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _footer(word: Document, sentences: list[str], width: float) -> None:
    """Put what the document is at the foot of every page, with its number."""
    style = word.styles["Footer"]
    style.font.size, style.font.color.rgb = Pt(8), QUIET
    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    footer, (first, *rest) = word.sections[0].footer, sentences
    line = footer.paragraphs[0]
    _rule_above(line)
    line.add_run(f"{first}\tPage ")
    add_field(line, "PAGE")
    line.add_run(" of ")
    add_field(line, "NUMPAGES")
    for sentence in rest:
        footer.add_paragraph(sentence, style="Footer")


def _rule_above(paragraph: Paragraph) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz=4, space=4, color=RULE))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
