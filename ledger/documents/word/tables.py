"""Tables of Word: rows and cells in their places, merged ones and tables in cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ledger.documents.model import Cell, Position, Table
from ledger.documents.word.numbering import BULLET
from ledger.documents.word.text import Speller, Spelt
from ledger.documents.word.xml import (
    CELL,
    CELL_PR,
    MOST_NESTED,
    ROW,
    P,
    TooDeepError,
    Xml,
    children,
    is_on,
    number,
    setting,
    value,
    w,
)


@dataclass
class _Content:
    """What stands in a cell, in order."""

    lines: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    inner: list[Table] = field(default_factory=list)
    spelt: list[Spelt] = field(default_factory=list)

    def add(self, spelt: Spelt) -> None:
        self.spelt.append(spelt)
        self.lines += [line.strip() for line in spelt.text.split("\n")]
        self.marks += spelt.marks

    def add_table(self, table: Table) -> None:
        """Add a table inside; what it says, the cell says too."""
        self.inner.append(table)
        for cell in (cell for row in table.rows for cell in row):
            self.lines += cell.lines
            self.marks += cell.marks


@dataclass
class TableReader:
    """Reads tables with one speller.

    Attributes:
        speller: Counts the lists of the document.
        hidden: Where words are that the page leaves out, in order.
        struck: Where words are struck through, in order.
    """

    speller: Speller
    hidden: list[Position] = field(default_factory=list)
    struck: list[Position] = field(default_factory=list)

    def read(self, table: Xml, place: Position, depth: int = 0) -> Table:
        """Return the table whose place is `place`.

        One that stands `depth` deep in cells has their place for all it holds.

        Raises:
            TooDeepError: tables stand in each other more than `MOST_NESTED` deep.
        """
        if depth > MOST_NESTED:
            raise TooDeepError
        rows: list[tuple[Cell, ...]] = []
        style = value(table, "tblPr", "tblStyle") or ""
        stripes = self.speller.styles.stripes.get(style, frozenset())
        for row in children(table):
            at = place if depth else replace(place, row=len(rows) + 1)
            if row.tag == ROW and not self._skips(row, at):
                cells = self._row(row, at, depth)
                rows.append(tuple(_undecorated(cell, stripes) for cell in cells))
        return Table(tuple(rows), place)

    def _skips(self, row: Xml, place: Position) -> bool:
        """Tell whether the page leaves out a row; note it when it has words."""
        if not is_on(setting(row, "trPr", "hidden")):
            return False
        if any((words.text or "").strip() for words in row.iter(w("t"))):
            self.hidden.append(place)
        return True

    def _row(self, row: Xml, place: Position, depth: int) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 1 + number(value(row, "trPr", "gridBefore"))
        for element in children(row):
            if element.tag != CELL:
                continue
            at = place if depth else replace(place, cell=len(cells) + 1)
            cell = self._cell(element, at, column, depth)
            column += cell.columns
            if cells and _goes_on(element.find(CELL_PR), "hMerge"):
                cells[-1] = _joined(cells[-1], cell)
            else:
                cells.append(cell)
        return tuple(cells)

    def _cell(self, cell: Xml, place: Position, column: int, depth: int) -> Cell:
        settings = cell.find(CELL_PR)
        content = _Content()
        self._fill(cell, content, place, depth)
        colours = self.speller.styles.colours
        return Cell(
            lines=_numbered(content),
            fill=colours.shading(setting(settings, "shd")),
            position=place,
            column=column,
            columns=max(1, number(value(settings, "gridSpan"))),
            merged=_goes_on(settings, "vMerge"),
            marks=tuple(dict.fromkeys(content.marks)),
            inner=tuple(content.inner),
        )

    def _fill(
        self, parent: Xml, content: _Content, place: Position, depth: int
    ) -> None:
        """Add what stands in `parent`, in its text boxes too, to `content`."""
        for block in children(parent):
            if block.tag == P:
                spelt = self.speller.spell(block)
                content.add(spelt)
                self.hidden += [place] if spelt.hidden else []
                self.struck += [place] if spelt.struck else []
                for box in spelt.boxes:
                    self._fill(box, content, place, depth)
            else:
                content.add_table(self.read(block, place, depth + 1))


def _numbered(content: _Content) -> tuple[str, ...]:
    """Return the lines; those of a cell with nothing but Word's own number, that.

    Plans let Word number their actions in a column that is otherwise empty.
    """
    if len(content.spelt) == 1 and not any(content.lines):
        label = content.spelt[0].label
        return ("" if label == BULLET else label,)
    return tuple(content.lines)


def _undecorated(cell: Cell, stripes: frozenset[str]) -> Cell:
    """Return `cell` without the colour of a stripe.

    The shading of a table's style is decoration, not a rating, and so is that of a
    whole table; neither is read. LibreOffice writes a style's colours into the cells.
    """
    return replace(cell, fill=None) if cell.fill in stripes else cell


def _goes_on(settings: Xml | None, merge: str) -> bool:
    """Tell whether a cell is a further part of a merged one, by the kind of merge."""
    found = setting(settings, merge)
    return found is not None and value(settings, merge) != "restart"


def _joined(left: Cell, right: Cell) -> Cell:
    """Return a cell with a further part of it to the right, as older Words merged."""
    return replace(
        left,
        lines=left.lines + tuple(line for line in right.lines if line),
        columns=left.columns + right.columns,
        marks=tuple(dict.fromkeys(left.marks + right.marks)),
        inner=left.inner + right.inner,
    )
