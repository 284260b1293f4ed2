"""Tables of labels and values, one block for each action, read as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.documents.areas.sections import lone_cell
from ledger.documents.layouts.columns import Held, Row, words_of
from ledger.documents.layouts.headings import Named, name_column
from ledger.documents.layouts.layout import Field, Layout
from ledger.documents.model import Cell, Position, Table

_MOST_PAIRS = 3
_FEWEST_FIELDS = 2
_PLENTY = 3
_JUDGED_ROWS = 30
_FROM_START = ("reference", "action")


@dataclass
class Block:
    """The values of one action, or a cell that stands between blocks.

    Attributes:
        place: The row in which it begins.
        held: Its values; empty for a cell that stands alone in its row.
        labels: Cells of the labels whose values have a place.
        alone: Such a cell.
    """

    place: Position
    held: list[Held] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    alone: Cell | None = None

    def has(self, kind: Field | None) -> bool:
        """Tell whether it has a value of that kind."""
        return any(held.kind == kind for held in self.held)


def find_blocks(table: Table, layout: Layout) -> list[Block]:
    """Return the blocks of a table of labels and values; none for another table.

    Each row has a label and its value, or up to three such pairs; a label is known
    as the heading of a column is. A block begins where its first label, or that of
    the action or its reference, comes again.
    """
    if not _is_of_labels(table, layout):
        return []
    return list(_blocks(table, layout))


def _is_of_labels(table: Table, layout: Layout) -> bool:
    named: list[Named] = []
    labelled = headings = 0
    for row in table.rows[:_JUDGED_ROWS]:
        if lone_cell(row) is not None and not _is_label(row[0], layout):
            continue
        if len(row) % 2 or not 0 < len(row) <= 2 * _MOST_PAIRS:
            return False
        names = [name_column(words_of(cell), layout) for cell in row[::2]]
        labelled += sum(1 for cell in row[::2] if any(cell.lines))
        named += [name for name in names if name.field is not None]
        values = [name_column(words_of(cell), layout) for cell in row[1::2]]
        headings += sum(1 for name in values if name.sure)
    fields = {name.field for name in named}
    sure = {name.field for name in named if name.sure}
    return (
        "action" in fields
        and len(fields) >= _FEWEST_FIELDS
        and len(sure) >= min(_PLENTY, len(fields))
        and 2 * len(named) > labelled
        and 2 * headings < len(named)
    )


def _is_label(cell: Cell, layout: Layout) -> bool:
    return name_column(words_of(cell), layout).field is not None


def _blocks(table: Table, layout: Layout) -> Iterator[Block]:
    block: Block | None = None
    first: Field | None = None
    label: tuple[Field | None, str] = (None, "")
    for row in table.rows:
        place = row[0].position.of_row() if row else table.position
        alone = lone_cell(row)
        if alone is not None and not _is_label(row[0], layout) and _is_wide(row):
            if block is not None:
                yield _headed(block)
            yield Block(place, alone=alone)
            block = None
            continue
        for head, cell in zip(row[::2], row[1::2], strict=False):
            if any(head.lines):
                label = (name_column(words_of(head), layout).field, words_of(head))
            kind = label[0]
            again = any(head.lines) and kind is not None
            if again and block and block.has(kind) and kind in (first, *_FROM_START):
                yield _headed(block)
                block = None
            if block is None:
                block, first = Block(place), kind
            if again:
                block.labels.append(head)
            shown = kind in ("evidence", "next_steps")
            block.held.append(Held(kind, cell, label[1].rstrip(" :"), shown))
    if block is not None:
        yield _headed(block)


def _headed(block: Block) -> Block:
    """Return the block; values of several kinds of progress keep their labels."""
    kinds = {held.heading for held in block.held if held.kind == "progress"}
    if len(kinds) > 1:
        block.held = [
            held._replace(shown=held.shown or held.kind == "progress")
            for held in block.held
        ]
    return block


def _is_wide(row: Row) -> bool:
    return len(row) == 1 or row[0].columns > 1 or not any(row[1].lines)
