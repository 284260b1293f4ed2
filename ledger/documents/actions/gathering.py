"""Goes through the action tables row by row and puts each action's cells together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.actions.drafts import Draft
from ledger.documents.actions.joining import Joiner
from ledger.documents.actions.records import Block, find_blocks
from ledger.documents.actions.rows import Row, sort_row
from ledger.documents.areas.area_list import Areas
from ledger.documents.areas.names import AreaName, name_without_number, read_area_name
from ledger.documents.areas.sections import across, area_row, outcome_lines
from ledger.documents.findings import Findings
from ledger.documents.layouts.columns import Columns, words_of
from ledger.documents.layouts.layout import Layout
from ledger.documents.layouts.table_heads import Heads
from ledger.documents.model import Cell, Position, Span, Table

__all__ = ["Draft", "Gatherer"]


@dataclass
class Gatherer:
    """Gathers drafts from table after table, in the order of the document.

    Attributes:
        layout: The words to read by.
        findings: Takes the doubts.
        areas: Takes the areas that tables name.
        unnumbered: Whether any words across a table name an area, because nothing
            else in the document does.
        listed: Whether actions are numbered as in a list: "3. Audit".
    """

    layout: Layout
    findings: Findings
    areas: Areas
    unnumbered: bool = False
    listed: bool = False
    _tops: dict[int, Cell] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._heads = Heads(self.layout, self.findings)
        self._joiner = Joiner(self.layout, self.findings, self.listed)

    @property
    def drafts(self) -> list[Draft]:
        """The actions so far."""
        return self._joiner.drafts

    @property
    def area(self) -> int | None:
        """Which area its actions stand under, from 0; None when under none."""
        return self._joiner.area

    def enter(self, area: int | None) -> None:
        """Go on in another area; nothing there continues an action from before."""
        self._joiner.enter(area)
        self._heads.columns = None

    def interrupt(self) -> None:
        """Pass words between tables: the next table needs headings of its own."""
        self._heads.columns = None

    def read(self, table: Table) -> bool:
        """Gather the actions of `table`; False when it is no table of actions."""
        blocks = find_blocks(table, self.layout)
        if blocks:
            self._heads.columns = None
            for block in blocks:
                self._read_block(block)
            return True
        at = self._heads.begin(table)
        if at is None:
            return False
        self._tops = {}
        while at < len(table.rows):
            at += self._heads.again(table, at) or self._read_row(table.rows[at])
        return True

    def _read_row(self, row: tuple[Cell, ...]) -> int:
        """Read one row, and return how many were read."""
        columns = self._heads.columns
        if columns is None or not row:
            return 1
        if self._names_area(row, columns):
            return 1
        place = row[0].position.of_row()
        if len(row) == 1 < len(columns.headings):
            self._leave(place, row[0].spans, "one cell across the table")
            return 1
        held = list(columns.held(row))
        for item in held:
            self._doubt_merged(item.cell, columns)
        self._take(sort_row(place, held, self._tops))
        return 1

    def _names_area(self, row: tuple[Cell, ...], columns: Columns) -> bool:
        """Take a row that names an area or its outcomes; False for another row."""
        found = area_row(row, columns, self.layout)
        cell = across(row, columns) if found is None else found[1]
        if cell is None:
            return False
        if found is not None:
            self._enter_row(found[0], cell)
            return True
        lines = list(outcome_lines(cell.spans))
        area = self._joiner.area
        if lines and area is not None:
            self.findings.guide(span for span, said in lines if said is not span)
            self.areas.add_outcomes(area, (said for _, said in lines if said))
            return True
        if self.unnumbered and not lines and len(words_of(cell)) < 120:
            name = name_without_number(words_of(cell), self.layout)
            self._enter_row(name, cell)
            return True
        return False

    def _enter_row(self, name: AreaName, cell: Cell) -> None:
        heading = Span(words_of(cell), cell.position)
        self._joiner.enter(self.areas.enter(name, heading))
        self.findings.place(cell.spans)

    def _leave(self, place: Position, spans: Iterable[Span], what: str) -> None:
        if list(spans):
            self.findings.doubt(f"{place} is {what}; its words found no place.")

    def _read_block(self, block: Block) -> None:
        if block.alone is not None:
            self._read_alone(block)
            return
        self._guide(block.labels)
        for held in block.held:
            if held.kind is None and held.heading:
                self._heads.note_label(held)
        self._take(sort_row(block.place, block.held, {}))

    def _read_alone(self, block: Block) -> None:
        """Take a cell that stands between blocks, as an area or a code with words."""
        cell = block.alone
        assert cell is not None
        name = read_area_name(words_of(cell), self.layout)
        if name is not None:
            self._enter_row(name, cell)
        else:
            self._leave(block.place, cell.spans, "one cell across the table")

    def _take(self, row: Row) -> None:
        """Give the row's own area and outcomes theirs, and the rest to its action."""
        self.findings.guide(row.passed)
        areas = row.own.pop("area", [])
        if areas:
            self._enter_column(areas)
        outcomes = row.own.pop("outcome", [])
        if outcomes and self._joiner.area is not None:
            self.areas.add_outcomes(self._joiner.area, outcomes)
        self._joiner.take(row)

    def _enter_column(self, spans: list[Span]) -> None:
        """Go on in the area that a cell of a column names."""
        words = " ".join(span.words for span in spans)
        index = self._named.get(words)
        if index is None:
            heading = Span(words, spans[0].position)
            name = name_without_number(words, self.layout)
            index = self._named[words] = self.areas.enter(name, heading, again=True)
            self.findings.place(spans)
        else:
            self.findings.guide(spans)
        if index != self._joiner.area:
            self._joiner.enter(index)

    def _doubt_merged(self, cell: Cell, columns: Columns) -> None:
        """Say that a cell lies under several headings, and which one it is read by."""
        covered = columns.covered(cell) if cell.spans else ()
        if covered:
            others = " and ".join(f'"{heading}"' for heading in covered[1:])
            self.findings.doubt(
                f'{cell.position} is one cell under "{covered[0]}" and {others}; its'
                f' words were read as "{covered[0]}" only; split the cell in'
                f" {self.findings.program} if they say more."
            )

    def _guide(self, cells: Iterable[Cell]) -> None:
        self.findings.guide(span for cell in cells for span in cell.spans)
