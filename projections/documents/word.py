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

from domain.printing import NOT_RECORDED
from projections.documents import content
from projections.documents.content import Line, Plan
from projections.documents.stamping import stamped

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

Part = Callable[[Plan], list[Line]]

_COLUMNS: tuple[tuple[str, float, Part], ...] = (
    ("Ref", 1.5, lambda action: content.plain(action["code"])),
    ("Action", 8.0, content.wording),
    ("Target timescales", 4.2, lambda action: content.targets(action, remark=True)),
    ("Progress", 6.2, lambda action: content.progress(action, remark=True)),
    ("Rating", 2.4, lambda action: content.rating(action, remark=True)),
    ("Delivery", 2.2, lambda action: content.plain(action["delivery"])),
    ("Owner", 2.7, lambda action: content.plain(action["owner"])),
)
"""The columns of each area's table, with their widths in centimetres."""

_MEASURE = ("Success measure", 3.2, lambda a: content.measures(a, remark=True))
"""A column more, in the place of some of the action's, where a plan needs it."""


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
    _key(word, data["scheme"])
    _terms(word, content.terms(data))
    for area in data["areas"]:
        own = [action for action in data["actions"] if action["area"] == area["code"]]
        _area(word, area, own)
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


def _key(word: Document, scheme: Sequence[Plan]) -> None:
    if scheme:
        word.add_heading("RAG rating", level=1)
    for value in scheme:
        parts = (value["value"], value["letter"], content.meaning(value))
        words = " – ".join(" ".join(part.split()) for part in parts if part)
        paragraph = word.add_paragraph(words)
        _shade(paragraph._p.get_or_add_pPr(), content.fill_of(value["value"]))


def _terms(word: Document, terms: Sequence[tuple[str, str]]) -> None:
    if not terms:
        return
    word.add_heading("Acronyms used", level=1)
    table = _headed(word, (("Acronym", 4.0), ("Meaning", 16.0)))
    for term in terms:
        for cell, words in zip(table.add_row().cells, term, strict=True):
            _fill(cell, content.plain(words))


def _area(word: Document, area: Plan, own: Sequence[Plan]) -> None:
    outcomes = content.outcomes(area)
    word.add_heading(content.area_heading(area), level=1)
    if outcomes or not own:
        word.add_heading("Outcomes", level=2)
    for outcome in outcomes:
        word.add_paragraph(outcome, style="List Bullet")
    if own:
        _table(word, own)
    elif not outcomes:
        word.add_paragraph(NOT_RECORDED)


def _table(word: Document, actions: Sequence[Plan]) -> None:
    columns = list(_COLUMNS)
    if any(content.measures(action, remark=True) for action in actions):
        name, width, part = columns[1]
        columns[1:2] = [(name, width - _MEASURE[1], part)]
        columns.insert(3, _MEASURE)
    table = _headed(word, [(name, width) for name, width, _ in columns])
    for action in actions:
        row = table.add_row()
        _setting(row, "w:cantSplit")
        for cell, (name, width, part) in zip(row.cells, columns, strict=True):
            cell.width = Cm(width)
            _fill(cell, part(action))
            if name == "Rating":
                fill = content.fill_of(action["rating"])
                _shade(cell._tc.get_or_add_tcPr(), fill)


def _headed(word: Document, heads: Sequence[tuple[str, float]]) -> Any:
    """Add a table with a heading row that repeats on each page."""
    table = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, heads, strict=True):
        column.width = Cm(width)
    head = table.rows[0]
    for cell, (name, width) in zip(head.cells, heads, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(name).bold = True
    _setting(head, "w:tblHeader")
    return table


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
