"""Which cell of a table's row holds what, by the headings of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from ledger.documents.layouts.column_choice import choose, is_value
from ledger.documents.layouts.heading_rows import (
    Row,
    is_filled,
    is_group_row,
    join_rows,
    words_of,
)
from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import Field, Layout, normal
from ledger.documents.model import Cell, Table

_SEARCHED_ROWS = 40
_ALIKE = 0.8
_PLENTY = 3
_PRINTED = frozenset(
    (
        "originally",
        "progress dated",
        "rating since",
        "last rated",
        "move approved by",
        "exception report",
        "date passed",
        "snapshot",
        "as at",
        "known to",
        "because",
        "generated",
        "ledger head",
        "withheld",
    )
)
_LEVELS = frozenset(("high", "medium", "low", "h", "m", "l", "urgent", *"12345"))

__all__ = ["Columns", "Held", "Row", "columns_at", "find_columns", "words_of"]


class Held(NamedTuple):
    """A cell of a row, what it holds, and the heading that its words need.

    Attributes:
        kind: None when no heading says so.
        cell: The cell.
        heading: Of its column, as printed.
        shown: Whether its words are recorded under that heading, because other
            columns are recorded in the same place.
        remark: Whether the ledger printed it beside the plan, as "Rating since".
    """

    kind: Field | None
    cell: Cell
    heading: str = ""
    shown: bool = False
    remark: bool = False


@dataclass(frozen=True)
class Columns:
    """The columns of an action table.

    Attributes:
        headings: The headings from left to right, those in two rows put together.
        fields: What each column holds; None for a heading the layout does not know.
        row: Index of the lowest heading row, from 0.
        first: Index of the uppermost.
        guides: The cells of all heading rows.
        doubts: Sentences on columns that could hold something else.
        remarks: Indexes of columns that the ledger itself printed beside the plan.
    """

    headings: Row
    fields: tuple[Field | None, ...]
    row: int
    first: int = 0
    guides: Row = ()
    doubts: tuple[str, ...] = ()
    remarks: frozenset[int] = frozenset()
    _at: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for index, heading in enumerate(self.headings):
            for column in range(heading.column, heading.column + heading.columns):
                self._at.setdefault(column, index)

    def held(self, row: Row) -> Iterator[Held]:
        """Yield the cells of `row` with what they hold, from left to right."""
        # Word's grid is often a little off between rows of as many cells.
        aligned = len(row) == len(self.headings) and not any(map(self.covered, row))
        for place, cell in enumerate(row):
            index = place if aligned else self._at.get(cell.column)
            if index is None:
                yield Held(None, cell)
                continue
            kind = self.fields[index]
            several = kind == "progress" and self.fields.count(kind) > 1
            shown = several or kind in ("evidence", "next_steps")
            remark = index in self.remarks
            yield Held(kind, cell, words_of(self.headings[index]), shown, remark)

    def covered(self, cell: Cell) -> tuple[str, ...]:
        """Return the headings that `cell` lies under when it was merged across several.

        They are the printed words; none for a cell under one heading.
        """
        if cell.columns == 1:
            return ()
        end = cell.column + cell.columns
        under = [
            words_of(heading)
            for heading, kind in zip(self.headings, self.fields, strict=True)
            if kind is not None
            and cell.column <= heading.column
            and heading.column + heading.columns <= end
        ]
        return tuple(under) if len(under) > 1 else ()

    def unknown(self) -> list[Cell]:
        """Return the headings that the layout does not know, blank ones left out."""
        return [
            cell
            for at, (cell, kind) in enumerate(
                zip(self.headings, self.fields, strict=True)
            )
            if kind is None and cell.spans and at not in self.remarks
        ]

    def corrected(self, before: Columns) -> Columns:
        """Return these columns, unknown ones named as in a table of the same headings.

        Args:
            before: The columns of an earlier table.
        """
        if None not in self.fields or not before.misspelt(self.headings):
            return self
        pairs = zip(self.fields, before.fields, strict=True)
        fields = tuple(kind or known for kind, known in pairs)
        return replace(self, fields=fields)

    def misspelt(self, row: Row) -> bool:
        """Tell whether `row` repeats the headings, perhaps in slightly other words."""
        if len(row) != len(self.headings):
            return False
        return all(
            _alike(normal(words_of(cell)), normal(words_of(heading)))
            for cell, heading in zip(row, self.headings, strict=True)
        )


def find_columns(table: Table, layout: Layout) -> Columns | None:
    """Return the columns of `table`; None when it is no table of actions.

    A heading row names the action and at least one thing more, and is among the
    first forty rows, below titles and explanations.
    """
    for at in range(min(_SEARCHED_ROWS, len(table.rows))):
        columns = columns_at(table, at, layout)
        if columns is not None:
            return columns
    return None


def columns_at(table: Table, at: int, layout: Layout) -> Columns | None:
    """Return the columns that the row at index `at` heads; None when it heads none.

    A row of groups and the row of headings below it are read together.
    """
    row = table.rows[at]
    if sum(1 for cell in row if is_filled(cell)) < 2:
        return None
    lower = table.rows[at + 1] if at + 1 < len(table.rows) else ()
    if is_group_row(row, lower):
        joined = tuple(join_rows(row, lower, layout))
        columns = _columns(table, joined, (at, at + 1), row + lower, layout)
        if columns is not None:
            return columns
    return _columns(table, row, (at, at), row, layout)


def _columns(
    table: Table, headings: Row, rows: tuple[int, int], guides: Row, layout: Layout
) -> Columns | None:
    words = [words_of(heading) for heading in headings]
    named = [name_column(heading, layout) for heading in words]
    known = [name for name in named if name.field is not None]
    filled = sum(1 for heading in words if heading and not is_value(heading))
    sure = sum(1 for name in known if name.sure)
    # A wide sheet has many columns of its own; words of a row are no headings.
    if sure == 0 or (sure < _PLENTY and 2 * len(known) < filled):
        return None
    chosen = choose(words, named)
    fields = _without_levels(table, headings, chosen.fields, rows[1])
    if "action" not in fields or len(set(fields) - {None}) < 2:
        return None
    place = headings[0].position.of_row()
    doubts = tuple(f"{place}: {doubt}" for doubt in chosen.doubts)
    remarks = _remarks(words, fields)
    return Columns(headings, fields, rows[1], rows[0], guides, doubts, remarks)


def _remarks(words: Sequence[str], fields: Sequence[Field | None]) -> frozenset[int]:
    """Return the columns that only a print of the ledger has, if it is one."""
    printed = [normal(heading) in _PRINTED for heading in words]
    if sum(printed) < _PLENTY:
        return frozenset()
    return frozenset(
        at for at, is_one in enumerate(printed) if is_one and fields[at] is None
    )


def _without_levels(
    table: Table, headings: Row, fields: tuple[Field | None, ...], row: int
) -> tuple[Field | None, ...]:
    """Return the fields; a "priority" that is high or low is no improvement area."""
    if "area" not in fields:
        return fields
    at = fields.index("area")
    column = headings[at].column
    values = {
        normal(words_of(cell))
        for cells in table.rows[row + 1 :]
        for cell in cells
        if cell.column == column
    } - {""}
    if values and values <= _LEVELS:
        return (*fields[:at], None, *fields[at + 1 :])
    return fields


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
