"""Headings that stand in two rows: groups of columns, and the columns below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.documents.layouts.column_choice import is_value
from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Cell

Row = tuple[Cell, ...]


def words_of(cell: Cell) -> str:
    """Return the words of a cell in one line."""
    return " ".join(" ".join(cell.lines).split())


def is_filled(cell: Cell) -> bool:
    """Tell whether a cell holds words."""
    return any(line.strip() for line in cell.lines)


def is_group_row(upper: Row, lower: Row) -> bool:
    """Tell whether `upper` has cells across several headings of `lower`."""
    groups = [cell for cell in upper if cell.columns > 1 and is_filled(cell)]
    return (
        bool(groups)
        and all(
            _over(upper, cell) in groups or cell.merged or not is_filled(cell)
            for cell in lower
        )
        and any(
            sum(1 for c in lower if _over(upper, c) is group and is_filled(c)) > 1
            for group in groups
        )
    )


def join_rows(upper: Row, lower: Row, layout: Layout) -> Iterator[Cell]:
    """Yield the headings of two rows as one row of cells."""
    for cell in lower:
        group = _over(upper, cell)
        lines = cell.lines
        if group is not None and (group.columns == 1 or not is_filled(cell)):
            lines = group.lines
        elif group is not None and not _is_known(words_of(cell), layout):
            lines = group.lines + cell.lines
        # The marks of a cell say nothing of a heading.
        yield Cell(lines, None, cell.position, cell.column, cell.columns)


def _is_known(heading: str, layout: Layout) -> bool:
    return is_value(heading) or name_column(heading, layout).field is not None


def _over(upper: Sequence[Cell], cell: Cell) -> Cell | None:
    for above in upper:
        if above.column <= cell.column < above.column + above.columns:
            return above
    return None
