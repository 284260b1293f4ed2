"""Whether a document numbers its actions as a list does: "3. Audit"."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.documents.actions.codes import begins_with_code, split_list_number
from ledger.documents.actions.records import find_blocks
from ledger.documents.layouts.columns import Columns, Row, find_columns
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Span, Table


def counts_by_list(tables: Iterable[Table], layout: Layout) -> bool:
    """Tell whether actions begin with numbers of a list, and none with a code.

    Tables with a column of references do not count.
    """
    found = False
    for table in tables:
        for spans in _actions(table, layout):
            if begins_with_code(spans[0].words, layout):
                return False
            found = found or bool(split_list_number(spans))
    return found


def _actions(table: Table, layout: Layout) -> Iterable[tuple[Span, ...]]:
    """Yield the words of the action cells of a table without references."""
    for block in find_blocks(table, layout):
        if not block.has("reference"):
            yield from (
                h.cell.spans for h in block.held if h.kind == "action" and h.cell.spans
            )
    columns = find_columns(table, layout)
    if columns is not None and "reference" not in columns.fields:
        for row in table.rows[columns.row + 1 :]:
            yield from _of_row(row, columns)


def _of_row(row: Row, columns: Columns) -> Iterable[tuple[Span, ...]]:
    held = (h for h in columns.held(row) if h.kind == "action" and h.cell.spans)
    yield from (item.cell.spans for item in held)
