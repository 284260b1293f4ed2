"""Keeps the headings of the action tables, from table to table and page to page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.findings import Findings
from ledger.documents.layouts.columns import (
    Columns,
    Held,
    columns_at,
    find_columns,
    words_of,
)
from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Cell, Table

_MOST_UNKNOWN = 12


@dataclass
class Heads:
    """The headings that hold at a place of the document.

    Attributes:
        layout: The words to read by.
        findings: Takes the doubts, and the headings themselves.
        columns: Those of the table in hand, or of the last one if a table without
            headings may go on with them; None where there are none.
    """

    layout: Layout
    findings: Findings
    columns: Columns | None = None
    _last: Columns | None = None
    _noted: set[str] = field(default_factory=set)

    def begin(self, table: Table) -> int | None:
        """Return the index of the first row of actions; None without any headings."""
        before = self.columns
        columns = find_columns(table, self.layout)
        if columns is not None:
            self._take(columns)
            return columns.row + 1
        if before and table.rows and before.misspelt(table.rows[0]):
            self._guide(table.rows[0])
            return 1
        if before and _fits(table, before):
            self.findings.doubt(
                f"{table.position} has no headings and was read with those of"
                f" {before.headings[0].position.of_row()}."
            )
            return 0
        return None

    def again(self, table: Table, at: int) -> int:
        """Return how many rows from index `at` repeat the headings; 0 for none.

        From there on the headings hold as they are repeated.
        """
        columns, row = self.columns, table.rows[at]
        if columns is None or not self._names_action(row, columns):
            return 0
        if columns.misspelt(row):
            self._guide(row)
            return 1
        others = columns_at(table, at, self.layout)
        if others is None:
            return 0
        self._take(others)
        return others.row + 1 - at

    def note_label(self, held: Held) -> None:
        """Doubt the label of a value that has no place, once."""
        if held.heading not in self._noted:
            self._noted.add(held.heading)
            self.findings.doubt(
                f'{held.cell.position}: what is labelled "{held.heading}" has no place'
                " in the plan; its words are listed as unplaced, unless --map says"
                " what they are."
            )

    def _names_action(self, row: tuple[Cell, ...], columns: Columns) -> bool:
        actions = (held.cell for held in columns.held(row) if held.kind == "action")
        names = (name_column(words_of(cell), self.layout) for cell in actions)
        return any(name.field == "action" for name in names)

    def _take(self, columns: Columns) -> None:
        """Let `columns` hold, and note its headings and what is doubtful in them."""
        columns = columns.corrected(self._last) if self._last else columns
        self.columns = self._last = columns
        unknown = {cell.position for cell in columns.unknown()}
        self._guide(cell for cell in columns.guides if cell.position not in unknown)
        for doubt in columns.doubts:
            self.findings.doubt(doubt)
        new = [c for c in columns.unknown() if words_of(c) not in self._noted]
        self._noted |= {words_of(cell) for cell in new}
        for heading in new[:_MOST_UNKNOWN]:
            self.findings.doubt(
                f'{heading.position}: the column "{words_of(heading)}" has no'
                " place in the plan; its words are listed as unplaced, unless --map"
                " says what it holds."
            )
        if len(new) > _MOST_UNKNOWN:
            self.findings.doubt(
                f"{new[_MOST_UNKNOWN].position} and {len(new) - _MOST_UNKNOWN - 1} more"
                " columns have no place in the plan either; their words are listed"
                " as unplaced."
            )

    def _guide(self, cells: Iterable[Cell]) -> None:
        self.findings.guide(span for cell in cells for span in cell.spans)


def _fits(table: Table, columns: Columns) -> bool:
    """Tell whether every row has as many cells as there are headings."""
    return all(len(row) in (1, len(columns.headings)) for row in table.rows)
