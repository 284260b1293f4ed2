"""Takes apart what stands around and inside tables, so that all is in one sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.documents.actions.records import find_blocks
from ledger.documents.areas.sections import lone_cell
from ledger.documents.layouts.columns import Row, find_columns
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Cell, Paragraph, Table

Block = Paragraph | Table


def unwrap(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """Return `blocks` in order, with paragraphs for words that only a frame holds.

    The rows above the headings of an action table come before it, those with one
    cell as paragraphs. A table of one column becomes paragraphs, and so does the
    frame around tables of actions, which then stand for themselves.
    """
    return [part for block in blocks for part in _unwrapped(block, layout)]


def is_actions(table: Table, layout: Layout) -> bool:
    """Tell whether `table` has actions by headings or labels of its own."""
    return find_columns(table, layout) is not None or bool(find_blocks(table, layout))


def _unwrapped(block: Block, layout: Layout) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield block
        return
    if find_blocks(block, layout):
        yield block
        return
    columns = find_columns(block, layout)
    if columns is not None:
        yield from _above(block.rows[: columns.first], block)
        yield Table(block.rows[columns.first :], block.position)
    elif any(_holds_actions(cell, layout) for row in block.rows for cell in row):
        for row in block.rows:
            for cell in row:
                yield from _inside(cell, layout)
    elif all(len(row) == 1 for row in block.rows):
        yield from _above(block.rows, block)
    else:
        yield block


def _above(rows: Sequence[Row], table: Table) -> Iterator[Block]:
    """Yield rows of one cell as paragraphs, and those between as tables."""
    between: list[Row] = []
    for row in rows:
        cell = lone_cell(row)
        if cell is None and any(any(c.lines) for c in row):
            between.append(row)
            continue
        if between:
            yield Table(tuple(between), table.position)
            between = []
        if cell is not None:
            yield _paragraph(cell, list(cell.lines))
    if between:
        yield Table(tuple(between), table.position)


def _holds_actions(cell: Cell, layout: Layout) -> bool:
    return any(
        is_actions(inner, layout)
        or any(_holds_actions(c, layout) for row in inner.rows for c in row)
        for inner in cell.inner
    )


def _inside(cell: Cell, layout: Layout) -> Iterator[Block]:
    """Yield the words of a frame's cell line by line, and then the tables in it."""
    left = list(cell.lines)
    for inner in cell.inner:
        for line in (line for row in inner.rows for c in row for line in c.lines):
            if line in left:
                left.remove(line)
    for line in left:
        if line.strip():
            yield _paragraph(cell, [line])
    for inner in cell.inner:
        yield from _unwrapped(inner, layout)


def _paragraph(cell: Cell, lines: list[str]) -> Paragraph:
    marks = tuple(dict.fromkeys([*filter(None, [cell.fill]), *cell.marks]))
    text = "\n".join(lines).strip()
    return Paragraph(text, "", cell.position, marks=marks)
