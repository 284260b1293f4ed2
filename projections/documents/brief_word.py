"""A briefing as a Word document of one page."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.shared import Cm, Pt

from projections.briefing import Section
from projections.documents.content import Plan, shown
from projections.documents.stamping import stamped
from projections.documents.word_page import PROGRAM, UPRIGHT, set_up
from projections.documents.word_parts import HEAD, QUIET, set_row, set_table, shade

LARGE, SMALL = Pt(14), Pt(7.5)
"""The letters of the title and of a table: a page has to hold five of those."""

WIDEST = 70
"""Characters of the widest column that count when the columns share the page."""


def as_word(heads: Sequence[str], parts: Sequence[Section], data: Plan) -> bytes:
    """Return a briefing as the bytes of a .docx file; the same data, the same bytes.

    Args:
        heads: The title, then sentences that say what the page is.
        parts: What it says, part by part; a heading row repeats on each page.
        data: The plan under the keys of `status --format json`, with `generated`.
    """
    word = docx.Document()
    marks = {"report": None, "snapshot": "working copy", "withheld": ()}
    set_up(word, {**data, **marks}, upright=True)
    for style in ("Normal", "Heading 2"):
        word.styles[style].paragraph_format.space_after = Pt(1)
    word.styles["Normal"].font.size = Pt(9)
    word.styles["Heading 2"].paragraph_format.space_before = Pt(5)
    title, *rest = heads
    word.add_paragraph(style="Title").add_run(shown(title)).font.size = LARGE
    for sentence in rest:
        run = word.add_paragraph().add_run(shown(sentence))
        run.font.color.rgb = QUIET
    for part in parts:
        word.add_paragraph(part.title, style="Heading 2")
        more = f" {part.left_out} more: {part.see}" if part.left_out else ""
        word.add_paragraph(shown(part.said + more))
        if part.rows:
            _table(word, part)
    out = io.BytesIO()
    word.save(out)
    return stamped(out.getvalue(), {"docProps/app.xml": PROGRAM})


def _table(word: docx.document.Document, part: Section) -> None:
    table = word.add_table(rows=0, cols=len(part.heads))
    table.autofit = False
    set_table(table, part.title, shown(part.said))
    for at, cells in enumerate((part.heads, *part.rows)):
        row = table.add_row()
        set_row(row, "w:cantSplit")
        if at == 0:
            set_row(row, "w:tblHeader")
        for cell, words in zip(row.cells, cells, strict=True):
            run = cell.paragraphs[0].add_run(shown(words))
            run.font.size, run.bold = SMALL, at == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            shade(cell._tc.get_or_add_tcPr(), HEAD if at == 0 else None)
    for column, width in zip(table.columns, _widths(part), strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _widths(part: Section) -> list[float]:
    """Return a width for each column in centimetres, by what stands in it."""
    longest = [
        min(max(len(row[at]) for row in (part.heads, *part.rows)), WIDEST) + 8
        for at in range(len(part.heads))
    ]
    return [UPRIGHT * one / sum(longest) for one in longest]
