"""A plan as a Word document, in the layout in which councils write theirs."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import docx
from docx.shared import Cm, Pt, RGBColor

from domain.printing import NOT_RECORDED
from projections.documents import content, measured
from projections.documents.content import Line, Plan
from projections.documents.stamping import stamped
from projections.documents.three_columns import (
    COLUMNS,
    Fact,
    facts,
    progress_lines,
    target_lines,
)
from projections.documents.word_page import PROGRAM, set_up
from projections.documents.word_parts import (
    HEAD,
    INK,
    QUIET,
    band,
    set_row,
    set_table,
    shade,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_HANGING = 1.3
"""Centimetres that the words of an action stand in, to the right of its code."""

_LABEL, _LABELLED = re.compile(r"\S{1,3}\) "), 0.45
"""What stands in front of a sub-item, and its width in centimetres."""

_MEASURED = (2.0, 7.2, 3.0, 4.2, 4.6, 3.3, 2.4)
"""Centimetres of the columns of measures."""

_WHOLE = 1200
"""Characters up to which a row stays on one page; it is half a page by then."""


def as_word(data: Plan) -> bytes:
    """Return the plan as the bytes of a .docx file; the same data, the same bytes.

    It has the title, what the document is, the inspection, rating key and acronyms,
    and for each area its outcomes and a table of its actions: three columns, whose
    heading row repeats on each page. Ratings stand in words, and are shaded as well.

    Args:
        data: The plan under the keys of `ledger snapshot --format json`.
    """
    word = docx.Document()
    set_up(word, data)
    word.add_paragraph(content.shown(data["title"]), style="Title")
    for sentence in content.marked(data):
        _quiet(word.add_paragraph().add_run(sentence))
    if although := content.sealed_although(data):
        word.add_paragraph().add_run(although).bold = True
    for at, (label, words) in enumerate(content.about(data)):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0 if at else 10)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(words)
    _key(word, data["scheme"])
    _terms(word, content.terms(data))
    for area in data["areas"]:
        own = [action for action in data["actions"] if action["area"] == area["code"]]
        _area(word, data, area, own)
    _measures(word, data)
    out = io.BytesIO()
    word.save(out)
    return stamped(out.getvalue(), {"docProps/app.xml": PROGRAM})


def _key(word: Document, scheme: Sequence[Plan]) -> None:
    if scheme:
        word.add_heading("RAG rating", level=1)
    for value in scheme:
        parts = (value["value"], value["letter"], content.meaning(value))
        first, *rest = [" ".join(part.split()) for part in parts if part]
        paragraph = word.add_paragraph()
        paragraph.add_run(first).bold = True
        paragraph.add_run("".join(f" – {part}" for part in rest))
        band(paragraph, content.fill_of(value["value"]))
        look = paragraph.paragraph_format
        look.left_indent = look.right_indent = Cm(0.2)
        look.space_after = Pt(0)


def _terms(word: Document, terms: Sequence[tuple[str, str]]) -> None:
    if not terms:
        return
    word.add_heading("Acronyms used", level=1)
    heads = (("Acronym", 4.5), ("Meaning", 16.0))
    table = _headed(word, heads, "Acronyms used", "What the acronyms stand for.")
    for term in terms:
        for cell, words in zip(table.add_row().cells, term, strict=True):
            _fill(cell, content.plain(words))


def _area(word: Document, data: Plan, area: Plan, own: Sequence[Plan]) -> None:
    outcomes = content.outcomes(area)
    word.add_heading(content.area_heading(area), level=1)
    if outcomes or not own:
        word.add_heading("Outcomes", level=2)
    for at, outcome in enumerate(outcomes, 1):
        look = word.add_paragraph(outcome, style="List Bullet").paragraph_format
        look.space_after = Pt(8 if at == len(outcomes) else 2)
        # They are not left alone at the foot of a page, above the table's heading.
        look.keep_with_next = bool(own)
    if own:
        _table(word, data, area, own)
    elif not outcomes:
        word.add_paragraph(NOT_RECORDED)


def _measures(word: Document, data: Plan) -> None:
    rows = measured.rows(data)
    if not rows:
        return
    word.add_heading(measured.HEADING, level=1)
    heads = tuple(zip(measured.HEADS, _MEASURED, strict=True))
    about = "Each row is a measure: where it stood, its target, and how it stands."
    table = _headed(word, heads, measured.HEADING, about)
    for row in rows:
        cells = table.add_row().cells
        for cell, words, width in zip(cells, row, _MEASURED, strict=True):
            cell.width = Cm(width)
            _fill(cell, [Line(words) for words in words.split("\n")])


def _table(word: Document, data: Plan, area: Plan, actions: Sequence[Plan]) -> None:
    title = f"Actions of area {content.shown(area['code'])}"
    description = (
        "Each row is an action: its code and words, its targets, and its rating,"
        " delivery, owner and latest note."
    )
    table = _headed(word, COLUMNS, title, description)
    for action in actions:
        row = table.add_row()
        for cell, (_, width) in zip(row.cells, COLUMNS, strict=True):
            cell.width = Cm(width)
        first, second, third = row.cells
        _put_action(first, action)
        _fill(second, target_lines(data, action))
        _put_facts(third, facts(data, action))
        _fill(third, progress_lines(action), below=True)
        if max(len(cell.text) for cell in row.cells) <= _WHOLE:
            set_row(row, "w:cantSplit")


def _headed(
    word: Document, heads: Sequence[tuple[str, float]], title: str, description: str
) -> Any:
    """Add a table with a heading row that repeats on each page."""
    table = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    set_table(table, title, description)
    for column, (_, width) in zip(table.columns, heads, strict=True):
        column.width = Cm(width)
    head = table.rows[0]
    for cell, (name, width) in zip(head.cells, heads, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(name).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade(cell._tc.get_or_add_tcPr(), HEAD)
    set_row(head, "w:cantSplit")
    set_row(head, "w:tblHeader")
    return table


def _put_action(cell: _Cell, action: Plan) -> None:
    """Put the words of an action beside its code; a tab parts the two."""
    (first, _), *rest = content.wording(action)
    line = cell.paragraphs[0]
    line.add_run(content.shown(action["code"])).bold = True
    line.add_run(f"\t{first}")
    _fill(cell, rest, below=True)
    for paragraph in cell.paragraphs:
        labelled = _LABEL.match(paragraph.text) is not None
        _hang(paragraph, _HANGING + _LABELLED * labelled, _LABELLED * labelled)
    _hang(line, _HANGING, _HANGING)


def _hang(paragraph: Paragraph, left: float, first: float) -> None:
    """Let a paragraph begin at `left` centimetres, and its first line before it."""
    paragraph.paragraph_format.left_indent = Cm(left)
    paragraph.paragraph_format.first_line_indent = Cm(-first)


def _put_facts(cell: _Cell, known: Sequence[Fact]) -> None:
    """Put what is known of an action in front of its note, the rating shaded."""
    for at, fact in enumerate(known):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        paragraph.add_run(f"{fact.label}: ")
        paragraph.add_run(fact.words).bold = at == 0
        if fact.remark:
            _quiet(paragraph.add_run(f" {fact.remark}"), INK)
        if at == 0:
            band(paragraph, content.fill_of(fact.words))


def _fill(cell: _Cell, lines: Sequence[Line], *, below: bool = False) -> None:
    """Put lines into a cell, each a paragraph, `below` those that are there."""
    for at, line in enumerate(lines):
        new = below or at > 0
        paragraph = cell.add_paragraph() if new else cell.paragraphs[0]
        run = paragraph.add_run(line.words)
        if line.own:
            _quiet(run)


def _quiet(run: Run, colour: RGBColor = QUIET) -> None:
    run.italic, run.font.size, run.font.color.rgb = True, Pt(8.5), colour
