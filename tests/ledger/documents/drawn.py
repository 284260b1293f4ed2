"""Documents drawn in the reader model, for layouts that are quicker said than built."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.documents.layouts.layout import USUAL, Layout
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import action

Drawn = Paragraph | Sequence[Sequence[str | Cell]]
"""A paragraph, or the rows of a table; a cell is its words, or drawn already."""

BELOW = "↑"
"""The words of a cell that is the lower part of the one above."""


def heading(words: str, level: int | None = 1) -> Paragraph:
    """Return a heading; its place is set by `document`."""
    return Paragraph(words, "", Position(), level=level)


def line(words: str) -> Paragraph:
    """Return a line of plain text."""
    return heading(words, None)


def sheet(name: str) -> Paragraph:
    """Return the name of a sheet."""
    return Paragraph(name, "sheet", Position())


def wide(words: str, columns: int) -> Cell:
    """Return a cell across so many columns."""
    return Cell(tuple(words.split("\n")), None, Position(), 1, columns)


def document(*parts: Drawn, program: str = "Word") -> Document:
    """Return the document with these parts, each with its place."""
    blocks: list[Paragraph | Table] = []
    tables = paragraphs = 0
    for part in parts:
        if isinstance(part, Paragraph):
            paragraphs += 1
            place = Position(paragraph=paragraphs)
            blocks.append(
                Paragraph(
                    part.text, part.style, place, part.label, part.level, said=part.said
                )
            )
        else:
            tables += 1
            rows = tuple(_row(tables, at, row) for at, row in enumerate(part, 1))
            blocks.append(Table(rows, Position(table=tables)))
    return Document("plan.docx", "0" * 64, tuple(blocks), program=program)


def reading(*parts: Drawn, number: bool = False, layout: Layout = USUAL) -> PlanReading:
    """Return what is read from the document with these parts."""
    return read_plan(document(*parts), layout, number=number)


def words(plan: PlanReading, code: str) -> dict[str, object]:
    """Return what an action says, in words, without what it does not say."""
    found: ActionReading = action(plan, code)
    said = {
        "wording": found.wording,
        "owner": found.owner,
        "rating": found.rating,
        "sub_items": [(item.ref, item.text) for item in found.sub_items],
        "impacts": [item.text for item in found.impacts],
        "targets": [span.words for span in found.targets],
        "revised": [span.words for span in found.revised],
        "measures": [span.words for span in found.measures],
        "milestones": [span.words for span in found.milestones],
        "note": found.note,
        "claim": found.claim and found.claim.claim.status,
    }
    return {name: value for name, value in said.items() if value}


def _row(table: int, at: int, row: Sequence[str | Cell]) -> tuple[Cell, ...]:
    cells, column = [], 1
    for index, part in enumerate(row, 1):
        place = Position(table=table, row=at, cell=index)
        below = part == BELOW
        words = part if isinstance(part, str) else ""
        cell = Cell(("",) if below else tuple(words.split("\n")), None, place)
        if isinstance(part, Cell):
            cell = part
        cells.append(
            Cell(
                cell.lines,
                cell.fill,
                place,
                column,
                cell.columns,
                below or cell.merged,
                cell.marks,
                cell.holds,
                cell.inner,
            )
        )
        column += cell.columns
    return tuple(cells)
