"""Which cell of a table's row holds what, by the headings of its columns."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.documents.layout import Field, Layout, normal
from ledger.documents.model import Cell, Table

_SEARCHED_ROWS = 3


@dataclass(frozen=True)
class Columns:
    """The columns of an action table.

    Attributes:
        headings: The cells of the heading row, from left to right.
        fields: What each column holds; None for a heading the layout does not know.
        row: Index of the heading row, from 0.
    """

    headings: tuple[Cell, ...]
    fields: tuple[Field | None, ...]
    row: int

    def field_of(self, cell: Cell, row: tuple[Cell, ...]) -> Field | None:
        """Return what `cell`, one of `row`, holds; None when no heading says so."""
        if len(row) == len(self.headings) and not any(map(self.covered, row)):
            # Word's grid is often a little off between rows of as many cells.
            return self.fields[row.index(cell)]
        for heading, field in zip(self.headings, self.fields, strict=True):
            if heading.column <= cell.column < heading.column + heading.columns:
                return field
        return None

    def covered(self, cell: Cell) -> tuple[str, ...]:
        """Return the headings that `cell` lies under when it was merged across several.

        They are the printed words; none for a cell under one heading.
        """
        end = cell.column + cell.columns
        under = [
            " ".join(heading.lines).strip()
            for heading, field in zip(self.headings, self.fields, strict=True)
            if field is not None
            and cell.column <= heading.column
            and heading.column + heading.columns <= end
        ]
        return tuple(under) if len(under) > 1 else ()

    def is_heading(self, row: tuple[Cell, ...]) -> bool:
        """Tell whether `row` repeats the headings, as on the next page."""
        return [_heading(cell) for cell in row] == [
            _heading(cell) for cell in self.headings
        ]

    def unknown(self) -> list[Cell]:
        """Return the headings that the layout does not know, blank ones left out."""
        pairs = zip(self.headings, self.fields, strict=True)
        return [cell for cell, field in pairs if field is None and cell.spans]


def find_columns(table: Table, layout: Layout) -> Columns | None:
    """Return the columns of `table`; None when it is no table of actions.

    A heading row names the action and at least one thing more, and is among the
    first three rows.
    """
    for at, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        fields = tuple(layout.columns.get(_heading(cell)) for cell in row)
        if "action" in fields and len(set(fields) - {None}) > 1:
            return Columns(row, fields, at)
    return None


def _heading(cell: Cell) -> str:
    return normal(" ".join(cell.lines))
