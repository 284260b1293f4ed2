"""A plan as a Word document, in the layout in which councils write theirs."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from projections.documents import content
from projections.documents.content import Line, Plan
from projections.documents.stamping import stamped

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

HEADS = (
    ("Ref", 1.5),
    ("Action", 8.0),
    ("Target timescales", 4.2),
    ("Progress", 6.2),
    ("Rating", 2.4),
    ("Delivery", 2.2),
    ("Owner", 2.7),
)
"""The columns of each area's table, with their widths in centimetres."""

_PARTS: tuple[Callable[[Plan], list[Line]], ...] = (
    lambda action: content.plain(action["code"]),
    content.wording,
    lambda action: content.targets(action, remark=True),
    lambda action: content.progress(action, remark=True),
    lambda action: content.rating(action, remark=True),
    lambda action: content.plain(action["delivery"]),
    lambda action: content.plain(action["owner"]),
)
_RATING = 4


def as_word(data: Plan) -> bytes:
    """Return the plan as the bytes of a .docx file; the same data, the same bytes.

    It has the title, what the document is, the inspection, rating key and acronyms,
    and for each area its outcomes and a table of its actions, whose heading row
    repeats on each page. Ratings stand in words, and the cell is shaded as well.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
    """
    word = docx.Document()
    _set_up(word, data)
    word.add_paragraph(content.shown(data["title"]), style="Title")
    for sentence in content.marked(data):
        word.add_paragraph(sentence)
    for label, words in content.about(data):
        word.add_paragraph(f"{label}: {words}")
    _list(word, "RAG rating", [_key_line(value) for value in data["scheme"]])
    for paragraph, value in zip(
        word.paragraphs[-len(data["scheme"]) :], data["scheme"], strict=True
    ):
        _shade(paragraph._p.get_or_add_pPr(), content.fill_of(value["value"]))
    if data["terms"]:
        terms = [f"{term} – {meaning}" for term, meaning in data["terms"].items()]
        _list(word, "Acronyms used", terms)
    for area in data["areas"]:
        _area(word, area, data["actions"])
    out = io.BytesIO()
    word.save(out)
    return stamped(out.getvalue())


def _set_up(word: Document, data: Plan) -> None:
    """Turn the page, and name title, language and date of the document."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.25)
    section.top_margin = section.bottom_margin = Cm(1.5)
    core = word.core_properties
    core.title, core.author = content.shown(data["title"])[:255], ""
    core.comments, core.language = "Working copy, not a report", "en-GB"
    core.created = core.modified = datetime.fromisoformat(data["generated"])
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.paragraph_format.space_after = Pt(2)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    style.element.get_or_add_rPr().append(language)
    section.footer.paragraphs[0].text = content.marked(data)[0]


def _key_line(value: Plan) -> str:
    letter = f" – {value['letter']}" if value["letter"] else ""
    return f"{value['value']}{letter} – {value['meaning']}"


def _list(word: Document, heading: str, lines: Sequence[str]) -> None:
    word.add_heading(heading, level=1)
    for line in lines:
        word.add_paragraph(content.shown(line))


def _area(word: Document, area: Plan, actions: Sequence[Plan]) -> None:
    word.add_heading(content.area_heading(area), level=1)
    if area["outcomes"]:
        word.add_heading("Outcomes", level=2)
        for outcome in area["outcomes"]:
            word.add_paragraph(content.shown(outcome["text"]), style="List Bullet")
    own = [action for action in actions if action["area"] == area["code"]]
    if own:
        _table(word, own)


def _table(word: Document, actions: Sequence[Plan]) -> None:
    table = word.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, HEADS, strict=True):
        column.width = Cm(width)
    head = table.rows[0]
    for cell, (name, width) in zip(head.cells, HEADS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(name).bold = True
    _setting(head, "w:tblHeader")
    for action in actions:
        row = table.add_row()
        _setting(row, "w:cantSplit")
        cells = row.cells
        for cell, (_, width), part in zip(cells, HEADS, _PARTS, strict=True):
            cell.width = Cm(width)
            _fill(cell, part(action))
        fill = content.fill_of(action["rating"])
        _shade(cells[_RATING]._tc.get_or_add_tcPr(), fill)


def _fill(cell: _Cell, lines: Sequence[Line]) -> None:
    paragraph = cell.paragraphs[0]
    for before, line in pairwise([None, *lines]):
        if before is not None:
            paragraph = cell.add_paragraph()
        assert line is not None
        run = paragraph.add_run(line.words)
        if line.own:
            run.italic, run.font.size = True, Pt(8)


def _shade(settings: Any, fill: str | None) -> None:
    """Give a cell or paragraph, by its settings element, the colour `fill`."""
    if fill is None:
        return
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    settings.append(shading)


def _setting(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
