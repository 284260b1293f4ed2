"""The three-column tables that the ledger prints, with a column for each thing again.

The third column of such a print begins with what is known of the action, a line each:
"Rating: Amber", "Delivery: in progress", "Owner: Head of Service". Below stands the
note. A line "Success measure:" parts the targets from the measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.printing import RATED_SO
from ledger.documents.layouts.columns import Row, words_of
from ledger.documents.layouts.layout import normal
from ledger.documents.model import Cell, Document, Paragraph, Table

_HEADS = ("action", "target timescales", "progress and rating")
_TIMELINE = ("entry", "recorded at utc", "recorded by", "effective by")
_MEASURES = ("measure", "what is measured", "baseline", "target")
_SINGLE = [(1, 1), (2, 1), (3, 1)]
_MEASURE = "success measure:"
_CODE = re.compile(r"(?P<code>[^\s\t]+)\t(?P<words>.*)", re.DOTALL)
_FACT = re.compile(r"(?P<label>Rating|Delivery|Owner):\s*(?P<words>.*)", re.DOTALL)
_SAID_SO = re.compile(rf"(?P<words>.*?)\s*(?P<remark>{RATED_SO})", re.DOTALL)
_FACTS = ("Rating", "Delivery", "Owner")


def unfolded(document: Document) -> Document:
    """Return `document` with each thing of the ledger's own print in a column.

    Its list of entries is left out: it tells of the ledger, not of the plan. So are
    its measures, which have entries of their own. Tables with other headings, and rows
    of other cells, stay as they are.
    """
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if not isinstance(block, Table) or not block.rows:
            blocks.append(block)
        elif _names(block.rows[0]) == _HEADS:
            blocks.append(_unfolded(block))
        elif _names(block.rows[0][:4]) == _MEASURES:
            _drop_heading(blocks)
        elif _names(block.rows[0][:4]) != _TIMELINE:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _drop_heading(blocks: list[Paragraph | Table]) -> None:
    """Take the heading off that stands in front of the measures in Word."""
    if blocks and isinstance(blocks[-1], Paragraph) and blocks[-1].text == "Measures":
        blocks.pop()


def _names(row: Row) -> tuple[str, ...]:
    return tuple(normal(words_of(cell)) for cell in row)


def _unfolded(table: Table) -> Table:
    measured = any(
        line.casefold() == _MEASURE
        for row in table.rows
        for cell in row[1:2]
        for line in cell.lines
    )
    rows = [_Unfolding(row, measured).cells() for row in table.rows]
    return replace(table, rows=tuple(rows))


@dataclass(frozen=True)
class _Unfolding:
    """One row, and whether its table has a column of measures."""

    row: Row
    measured: bool

    @property
    def _first(self) -> Sequence[int]:
        """The columns in which the three begin, and the one behind the last."""
        return (1, 3, 5, 9) if self.measured else (1, 3, 4, 8)

    def cells(self) -> Row:
        """Return the cells of the row as a table without folds would have them."""
        if _names(self.row) == _HEADS:
            return tuple(self._laid(self._heads()))
        if [(cell.column, cell.columns) for cell in self.row] != _SINGLE:
            return tuple(map(self._moved, self.row))
        action, targets, progress = self.row
        return tuple(
            self._laid([*_action(action), *self._targets(targets), *_facts(progress)])
        )

    def _heads(self) -> Iterable[Cell]:
        action, targets, progress = self.row
        measure = ["Success measure"] if self.measured else []
        yield replace(action, lines=("Ref",))
        yield action
        yield targets
        for words in (*measure, "Progress", *_FACTS):
            yield replace(progress, lines=(words,))

    def _targets(self, cell: Cell) -> list[Cell]:
        if not self.measured:
            return [cell]
        lines = [line.casefold() for line in cell.lines]
        at = lines.index(_MEASURE) if _MEASURE in lines else len(lines)
        measures = _part(cell, cell.lines[at + 1 :], at + 1)
        return [_part(cell, cell.lines[:at]), measures]

    def _moved(self, cell: Cell) -> Cell:
        """Return a cell of another row below the columns that it reaches over."""
        last = max(cell.column, cell.column + cell.columns - 1)
        if last > len(_HEADS):
            return cell
        begin, end = self._first[cell.column - 1], self._first[last]
        return replace(cell, column=begin, columns=end - begin)

    @staticmethod
    def _laid(cells: Iterable[Cell]) -> Iterable[Cell]:
        for column, cell in enumerate(cells, 1):
            yield replace(cell, column=column, columns=1)


def _part(cell: Cell, lines: Sequence[str], at: int | None = None) -> Cell:
    """Return a part of `cell`; one that begins at line `at` has a place of its own."""
    place = cell.position if at is None else replace(cell.position, paragraph=at + 1)
    return replace(
        cell,
        lines=tuple(lines),
        position=place,
        fill=None,
        marks=(),
        inner=(),
        places=(),
    )


def _action(cell: Cell) -> list[Cell]:
    """Return the code and the words of an action: a tab parts them."""
    first, rest = cell.lines[:1], cell.lines[1:]
    found = _CODE.fullmatch(first[0]) if first else None
    if found is None:
        return [_part(cell, ()), cell]
    code = _part(cell, (found["code"],))
    return [code, replace(cell, lines=(found["words"].strip(), *rest))]


def _facts(cell: Cell) -> list[Cell]:
    """Return progress, rating, delivery and owner of a cell that holds all of them."""
    begin = _begin(cell.lines)
    found: dict[str, Cell] = {}
    end = begin
    for at, line in enumerate(cell.lines[begin:], begin):
        fact = _FACT.fullmatch(line)
        if line and (fact is None or fact["label"] in found):
            break
        end = at + 1
        if fact is not None:
            found[fact["label"]] = _part(cell, _said(fact), at)
    note = (*cell.lines[:begin], *cell.lines[end:])
    nothing = _part(cell, ())
    rating, *others = (found.get(label, nothing) for label in _FACTS)
    coloured = replace(rating, fill=cell.fill, marks=cell.marks)
    return [_part(cell, note, 0 if begin else end), coloured, *others]


def _begin(lines: Sequence[str]) -> int:
    """Return where the facts begin: where all three stand, or else at the top.

    Officers write above them too; what a note says below them is no fact.
    """
    for at in range(len(lines) - len(_FACTS) + 1):
        found = [_FACT.fullmatch(line) for line in lines[at : at + len(_FACTS)]]
        if tuple(fact["label"] for fact in found if fact) == _FACTS:
            return at
    return 0


def _said(fact: re.Match[str]) -> tuple[str, ...]:
    """Return the words of a fact; the remark behind a rating is a line of its own."""
    said = _SAID_SO.fullmatch(fact["words"]) if fact["label"] == "Rating" else None
    return (said["words"], said["remark"]) if said else (fact["words"],)
