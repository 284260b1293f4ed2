"""Rows of an action table that are no actions: areas and outcomes across the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ledger.documents.areas.names import AreaName, read_area_name
from ledger.documents.layouts.columns import Columns, Row
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Cell, Span

_OUTCOME = re.compile(
    r"(?:(?:desired|intended|expected|planned) )?outcomes?(?: \d{1,2})?\s*"
    r"(?:[:–—-]\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_TITLE = 250
_BESIDE = (None, "reference", "area")
"""What the first column of a row can hold that is the name of an area."""


def lone_cell(row: Row) -> Cell | None:
    """Return the only cell of a row that holds words; None if there are several."""
    filled = [cell for cell in row if any(cell.lines)]
    return filled[0] if len(filled) == 1 else None


def across(row: Row, columns: Columns) -> Cell | None:
    """Return the cell of a row that has one cell across most of the table."""
    cell = lone_cell(row)
    if cell is None or len(columns.headings) < 2:
        return None
    last = columns.headings[-1]
    width = last.column + last.columns - columns.headings[0].column
    whole = len(row) == 1 or cell.columns > max(1, width // 2)
    return cell if whole else None


def area_row(
    row: Row, columns: Columns, layout: Layout
) -> tuple[AreaName, Cell] | None:
    """Return the area that a row names and the cell that does; None for other rows.

    The name stands alone in its row: across the table; or as the one line of its
    first cell, which calls it an area or is none of an action's own words.
    """
    cell = lone_cell(row)
    if cell is None:
        return None
    words = " ".join(" ".join(cell.lines).split())
    name = read_area_name(words, layout) if len(words) <= _LONGEST_TITLE else None
    if name is None:
        return None
    if across(row, columns):
        return name, cell
    first = next(columns.held(row))
    begins = first.cell is cell and len(cell.spans) == 1
    return (name, cell) if begins and (name.said or first.kind in _BESIDE) else None


def outcome_lines(spans: Sequence[Span]) -> Iterator[tuple[Span, Span | None]]:
    """Yield lines that begin with "Outcome", and what each says.

    What it says is None for a line that only announces outcomes; lines of which the
    first does not begin so yield nothing.
    """
    for at, span in enumerate(spans):
        match = _OUTCOME.fullmatch(span.words)
        if match is None and at == 0:
            return
        words = span.words if match is None else match["rest"]
        yield span, Span(words, span.position) if words else None
