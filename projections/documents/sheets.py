"""Sheets of a workbook: one table each, ready to be read, filtered and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.errors import LedgerError
from domain.printing import cut_remark
from projections.documents import content

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST = 32_767
"""The characters that Excel keeps in a cell."""

TALLEST = 409
"""Points: the height of a row at the most."""

_LINE, _HEADING = 15, 32
_ABOVE, _WITHHELD, _BELOW = 140, 96, 200
"""Characters of what stands above and below a page: Excel takes 255, with codes."""

_A3, _A4 = 8, 9
_RULE, _HEAD = "#B4B4B4", "#E9ECF2"

_DAY, _MOMENT = "d mmm yyyy", "d mmm yyyy hh:mm:ss"

Value = str | int | date
Row = Sequence[Value]
"""Words stay words; a date is one that Excel knows, which begins with 1900."""


class CellTooLongError(LedgerError):
    """A text that a cell of Excel cannot hold."""

    def __init__(self, what: str, length: int) -> None:
        super().__init__(
            f"The {what} has {length:,} characters and Excel keeps {MOST:,} in a"
            " cell; print the plan with --format docx or json instead."
        )


@dataclass
class Sheets:
    """Adds sheets to a workbook.

    Attributes:
        book: The workbook.
        marks: The sentences that each printed page says.
        whole_in: The file beside it that has whole what is cut off here; None where
            a text that is too long is refused.
    """

    book: Workbook
    marks: Sequence[str]
    whole_in: str | None = None
    _looks: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def add(
        self,
        name: str,
        heads: Sequence[tuple[str, int]],
        rows: Sequence[Row],
        names: Sequence[str] = (),
        *,
        large: bool = False,
    ) -> Worksheet:
        """Add a sheet with one table, whose heading row stays.

        Args:
            name: Of the sheet.
            heads: The headings with their widths in characters.
            rows: The cells below them.
            names: What a refusal calls each row; else by its first cell.
            large: Whether it is printed on A3.

        Raises:
            CellTooLongError: a text is longer than Excel keeps.
        """
        sheet = self.book.add_worksheet(name)
        for at, (_, width) in enumerate(heads):
            sheet.set_column(at, at, width)
        for at, row in enumerate(rows, 1):
            called = names[at - 1] if names else content.short(str(row[0]))
            kept = [
                self._fitting(cell, f"{head.lower()} of {called}")
                for (head, _), cell in zip(heads, row, strict=True)
            ]
            for column, cell in enumerate(kept):
                self._write(sheet, (at, column), cell)
            sheet.set_row(at, _height(kept, [width for _, width in heads]))
        self._table(sheet, name, heads, len(rows))
        self._page(sheet, _A3 if large else _A4)
        return sheet

    def shade(self, sheet: Worksheet, place: tuple[int, int], rating: str) -> None:
        """Give the cell that holds the word of a rating its colour."""
        fill = content.fill_of(rating)
        if fill:
            look = self._look(bg_color=f"#{fill}")
            sheet.write_string(*place, rating, look)

    def _fitting(self, cell: Value, what: str) -> Value:
        """Return a cell as Excel keeps it; XlsxWriter would leave it out in silence."""
        if not isinstance(cell, str):
            return cell
        # Excel counts as UTF-16 does.
        units = cell.encode("utf-16-le")
        if len(units) // 2 <= MOST:
            return cell
        if self.whole_in is None:
            raise CellTooLongError(what, len(units) // 2)
        remark = cut_remark(self.whole_in)
        return units[: 2 * (MOST - len(remark))].decode("utf-16-le", "ignore") + remark

    def _write(self, sheet: Worksheet, place: tuple[int, int], cell: Value) -> None:
        if isinstance(cell, int):
            sheet.write_number(*place, cell, self._look(num_format="0", align="left"))
        elif isinstance(cell, date):
            shown = _MOMENT if isinstance(cell, datetime) else _DAY
            look = self._look(num_format=shown, align="left")
            sheet.write_datetime(*place, cell, look)
        else:
            sheet.write_string(*place, cell, self._look())

    def _table(
        self, sheet: Worksheet, name: str, heads: Sequence[tuple[str, int]], rows: int
    ) -> None:
        look = self._look(bold=True, bg_color=_HEAD)
        columns = [{"header": head, "header_format": look} for head, _ in heads]
        options = {
            "name": f"{name.replace(' ', '')}Table",
            "columns": columns,
            "style": "Table Style Light 1",
            "banded_rows": False,
        }
        # Excel wants a row below the headings even in an empty table.
        sheet.add_table(0, 0, max(rows, 1), len(heads) - 1, options)
        sheet.set_row(0, _HEADING)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _page(self, sheet: Worksheet, paper: int) -> None:
        """Fit the columns on the page, and mark it above and below."""
        first, second, *withheld = self.marks
        above = "&L&9" + _in_margin(first, _ABOVE)
        for sentence in withheld[:1]:
            above += "\n" + _in_margin(sentence, _WITHHELD)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        sheet.set_header(above)
        sheet.set_footer(f"&L&9{_in_margin(second, _BELOW)}&R&9Page &P of &N")

    def _look(self, **more: str | int | bool) -> Format:
        # A format for each cell would take most of the time of a long timeline.
        key = tuple(more.items())
        if key not in self._looks:
            look = {"text_wrap": True, "valign": "top", "num_format": "@"}
            lines = {"border": 1, "border_color": _RULE}
            self._looks[key] = self.book.add_format({**look, **lines, **more})
        return self._looks[key]


def _in_margin(sentence: str, most: int) -> str:
    """Return a sentence as the margin of a page takes it, with no code in it.

    One that is too long loses its middle: whose report it is comes first, and the
    day of which it speaks last.
    """
    said = sentence
    while len(kept := said.replace("&", "&&")) > most:
        middle = len(said) // 3
        said = f"{said[:middle]}…{said[middle + 2 :]}"
    return kept


def _height(row: Row, widths: Sequence[int]) -> float:
    """Return the height in points at which every line of a row can be read.

    It is an estimate: only a program that draws the letters knows better.
    """
    lines = max(
        sum(1 + len(line) // width for line in str(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )
    return float(min(_LINE * lines, TALLEST))
