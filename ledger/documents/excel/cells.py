"""Goes through the part of a sheet once and keeps what the page shows of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import TreeBuilder

from openpyxl.utils.cell import column_index_from_string

from ledger.documents.errors import OversizedTableError
from ledger.documents.excel.parts import Parts
from ledger.documents.excel.sheet import (
    MOST_RULE_ELEMENTS,
    Raw,
    Sheet,
    area_of,
)
from ledger.documents.excel.strings import Speller, unescaped
from ledger.documents.sheets.limits import Budget

_ON = ("1", "true", "on")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PAGE = frozenset(
    f"{which}{what}"
    for which in ("odd", "even", "first")
    for what in ("Header", "Footer")
)

_COLOURED_COLUMNS = 1024
"""Blank cells with a colour are kept up to this column; plans end long before it."""


def read_sheet(
    parts: Parts, part: str, coloured: frozenset[int], budget: Budget
) -> Sheet:
    """Return the sheet in `part`; memory depends on the cells that are there.

    Args:
        parts: The workbook.
        part: The part of the sheet.
        coloured: Styles that give a blank cell a colour.
        budget: What may still be read.

    Raises:
        OversizedTableError: the sheet has more rows or cells than a plan needs.
    """
    reader = SheetReader(coloured, budget)
    parts.parse(part, reader)
    return reader.sheet


@dataclass
class SheetReader:
    """Takes note of a sheet's elements as they come, and keeps no others."""

    coloured: frozenset[int]
    budget: Budget
    sheet: Sheet = field(default_factory=Sheet)
    _row: int = 0
    _column: int = 0
    _row_hidden: bool = False
    _cells: dict[int, Raw] = field(default_factory=dict)
    _cell: Raw | None = None
    _speller: Speller | None = None
    _words: list[str] | None = None
    _rule: TreeBuilder | None = None
    _rule_elements: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note that an element begins."""
        if self._rule is not None:
            self._keep_rule(tag, attributes)
        elif self._speller is not None:
            self._speller.start(tag, attributes)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "v" or tag in _PAGE:
            self._words = []
        elif tag == "f" and self._cell is not None:
            self._cell.formula = True
        elif tag == "is":
            self._speller = Speller()
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "conditionalFormatting":
            self._rule = TreeBuilder()
            self._keep_rule(tag, attributes)
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col":
            self._hide_columns(attributes)

    def end(self, tag: str) -> None:
        """Take note that an element ends."""
        if self._rule is not None:
            self._end_rule(tag)
        elif tag == "is" and self._speller and self._cell:
            self._cell.words = self._speller.words()
            self._speller = None
        elif self._speller is not None:
            self._speller.end(tag)
        elif tag == "v" and self._cell and self._words is not None:
            self._cell.value = "".join(self._words)
            self._words = None
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag in _PAGE and self._words is not None:
            self.sheet.page.append((tag, "".join(self._words)))
            self._words = None

    def text(self, words: str) -> None:
        """Take note of words."""
        if self._rule is not None:
            self._rule.data(words)
        elif self._speller is not None:
            self._speller.text(words)
        elif self._words is not None:
            self._words.append(words)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        self._cells = {}
        self._row_hidden = (
            attributes.get("hidden") in _ON or float(attributes.get("ht", 1)) == 0
        )

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self._column = column_index_from_string(match[1])
            self._row = self._row or int(match[2])
        else:
            self._column += 1
        self._cell = Raw(attributes.get("t", "n"), int(attributes.get("s", 0)))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        if cell.kind == "str" and cell.value is not None:
            cell.value = unescaped(cell.value)
        elif not cell.value:  # Only a formula that gives words can give none.
            cell.value = None
        if not cell.blank:
            self.budget.spend(cells=1)
            self._cells[self._column] = cell
        elif cell.style in self.coloured and self._column <= _COLOURED_COLUMNS:
            self._cells[self._column] = cell

    def _end_row(self) -> None:
        """Keep the row if it holds something; its colours alone say nothing."""
        blank = sum(cell.blank for cell in self._cells.values())
        if blank == len(self._cells):
            return
        self.budget.spend(rows=1, cells=blank)
        self.sheet.rows.setdefault(self._row, {}).update(self._cells)
        if self._row_hidden:
            self.sheet.hidden_rows.append(self._row)

    def _merge(self, reference: str) -> None:
        area = area_of(reference)
        if (area.left, area.top) != (area.right, area.bottom):
            self.budget.spend(cells=1)
            self.sheet.merges.append(area)

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _ON or float(attributes.get("width", 1)) == 0:
            run = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self.sheet.hidden_columns.append(run)

    def _keep_rule(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._rule_elements += 1
        if self._rule_elements > MOST_RULE_ELEMENTS:
            raise OversizedTableError(
                self.budget.file,
                "has thousands of rules for conditional formatting in one sheet",
            )
        if self._rule is not None:
            self._rule.start(tag, dict(attributes))

    def _end_rule(self, tag: str) -> None:
        if self._rule is not None:
            self._rule.end(tag)
            if tag == "conditionalFormatting":
                self.sheet.rules.append(self._rule.close())
                self._rule = None
