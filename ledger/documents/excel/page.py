"""The rows of one sheet as the reader model has them, colours and merges included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from ledger.documents.excel.looks import Look, Looks
from ledger.documents.excel.notes import Notes
from ledger.documents.excel.rules import read_rules
from ledger.documents.excel.sheet import Area, Raw, Sheet
from ledger.documents.excel.strings import has_odd_signs, lines_of
from ledger.documents.excel.styles import Style
from ledger.documents.excel.values import Shown, Values, is_sign
from ledger.documents.model import Cell, Position
from ledger.documents.sheets.limits import Budget
from ledger.documents.sheets.lines import Line

_PLAIN = Look()

_LARGER = 1.5
"""By how many points a title's letters are larger than ordinary ones, at least."""


@dataclass
class Page:
    """Puts the cells of one sheet together.

    Attributes:
        number: Of the sheet, from 1.
        sheet: What its part holds.
        values: What its cells hold.
        notes: Takes what there is to say of it.
        budget: What may still be read of the workbook.
    """

    number: int
    sheet: Sheet
    values: Values
    notes: Notes
    budget: Budget
    _looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    _looked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _covered: dict[int, dict[int, Area]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def lines(self) -> list[Line]:
        """Return its rows with words, in order; fills in what there is to say."""
        rows = sorted(self.sheet.rows)
        last = max((max(cells) for cells in self.sheet.rows.values()), default=0)
        self._lay_rules(rows, last)
        self._merge(rows, last)
        lines = [self._line(row) for row in rows]
        worded = {column for line in lines for column in line.worded}
        self.notes.hidden_rows = self.sheet.hidden_rows
        self.notes.hidden_columns = [
            column
            for column in sorted(worded)
            if any(begin <= column <= end for begin, end in self.sheet.hidden_columns)
        ]
        return lines

    def _lay_rules(self, rows: list[int], last: int) -> None:
        looks = Looks(self.budget.file, self.values.value)
        looks.apply(read_rules(self.sheet.rules, self.values.styles), rows, last)
        self._looks, self.notes.unread = looks.cells, looks.unread
        for row, column in self._looks:
            self._looked[row].append(column)

    def _merge(self, rows: list[int], last: int) -> None:
        """Note for every row which of its cells a merged one covers."""
        for area in self.sheet.merges:
            area = area._replace(right=max(area.left, min(area.right, last)))
            begin, end = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
            for row in rows[begin:end]:
                self.budget.spend(cells=area.right - area.left + 1)
                for column in range(area.left, area.right + 1):
                    self._covered[row][column] = area

    def _line(self, row: int) -> Line:
        covered = self._covered.get(row, {})
        looked = self._looked.get(row, ())
        cells: dict[int, Cell] = {}
        titles = set()
        last = row
        for column in sorted({*self.sheet.rows[row], *covered, *looked}):
            area = covered.get(column)
            last = max(last, area.bottom if area else row)
            raw = self.sheet.rows[row].get(column)
            if area is None or (row, column) == (area.top, area.left):
                cells[column] = self._cell(row, column, raw, area)
                style = self.values.styles.of(raw.style if raw else 0)
                titles |= {column} if self._is_title(style) else set()
                continue
            if raw and self.values.shown(raw).words.strip():
                self.notes.covered.append(self._place(row, column))
            if column == area.left:
                cells[column] = self._lower(row, area)
        return Line(row, cells, last, frozenset(titles))

    def _place(self, row: int, column: int) -> Position:
        return Position(sheet=self.number, row=row, cell=column)

    def _lower(self, row: int, area: Area) -> Cell:
        place = self._place(row, area.left)
        columns = area.right - area.left + 1
        return Cell(("",), None, place, area.left, columns, merged=True)

    def _cell(self, row: int, column: int, raw: Raw | None, area: Area | None) -> Cell:
        place = self._place(row, column)
        style = self.values.styles.of(raw.style) if raw else Style()
        shown = self.values.shown(raw) if raw and not raw.blank else Shown("")
        if shown.trouble:
            getattr(self.notes, shown.trouble).append(place)
        if has_odd_signs(shown.words):
            self.notes.odd.append(place)
        look = self._looks.get((row, column), _PLAIN)
        colour = look.colour or style.font.colour
        marks = shown.marks
        if colour and not marks and (style.font.symbols or is_sign(shown.words)):
            marks = (colour,) if shown.words.strip() else ()
        lines = lines_of(shown.words)
        self.budget.spell(lines)
        return Cell(
            lines=lines,
            fill=None if look.unknown else look.fill or style.fill,
            position=place,
            column=column,
            columns=area.right - area.left + 1 if area else 1,
            marks=marks,
            holds=shown.holds,
        )

    def _is_title(self, style: Style) -> bool:
        plain = self.values.styles.plain_size
        return style.font.bold or style.font.size >= plain + _LARGER > _LARGER
