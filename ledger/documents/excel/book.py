"""The list of a workbook's sheets, and which of them are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledger.documents.errors import UnknownSheetError
from ledger.documents.excel.parts import Parts, linked

_ON = ("1", "true", "on")


class SheetEntry(NamedTuple):
    """A sheet in the workbook's list.

    Attributes:
        number: From 1, hidden sheets counted too.
        name: On its tab.
        hidden: Whether its tab is not shown.
        part: The part with its cells; empty for a chart and other sheets without.
    """

    number: int
    name: str
    hidden: bool
    part: str


@dataclass(frozen=True)
class Book:
    """A workbook's list of contents.

    Attributes:
        part: The part that lists them.
        sheets: In the order of their tabs.
        since_1904: Whether its days are counted from 1904 instead of 1900.
    """

    part: str
    sheets: tuple[SheetEntry, ...]
    since_1904: bool

    def chosen(self, names: Sequence[str], file: str) -> tuple[SheetEntry, ...]:
        """Return the sheets of those names, else those that are not hidden.

        Raises:
            UnknownSheetError: the workbook has no sheet of that name.
        """
        if not names:
            return tuple(s for s in self.sheets if s.part and not s.hidden)
        wanted = {self._named(name, file).number for name in names}
        return tuple(sheet for sheet in self.sheets if sheet.number in wanted)

    def _named(self, name: str, file: str) -> SheetEntry:
        for same in (str, str.casefold):
            for sheet in self.sheets:
                if sheet.part and same(sheet.name) == same(name):
                    return sheet
        raise UnknownSheetError(file, name, [s.name for s in self.sheets if s.part])

    def left_out(self, chosen: Sequence[SheetEntry]) -> tuple[str, ...]:
        """Return a sentence for each sheet that is not among `chosen`."""
        return tuple(_why(sheet) for sheet in self.sheets if sheet not in chosen)


def read_book(parts: Parts) -> Book:
    """Return what the workbook lists.

    Raises:
        KeyError: the package does not say where its workbook is.
    """
    part = parts.first("", "officeDocument")
    if part is None:
        raise KeyError("officeDocument")
    root = parts.tree(part)
    cells = {r.id: r.part for r in parts.related(part) if r.kind == "worksheet"}
    sheets = tuple(
        SheetEntry(
            number,
            sheet.get("name", ""),
            sheet.get("state", "visible") != "visible",
            cells.get(linked(sheet.attrib), ""),
        )
        for number, sheet in enumerate(root.iter("sheet"), 1)
    )
    settings = root.find("workbookPr")
    since_1904 = settings is not None and settings.get("date1904") in _ON
    return Book(part, sheets, since_1904)


def _why(sheet: SheetEntry) -> str:
    if not sheet.part:
        return f'The sheet "{sheet.name}" is a chart or dialog and was not read.'
    hidden = "is hidden and" if sheet.hidden else "was not chosen and"
    return (
        f'The sheet "{sheet.name}" {hidden} was not read; --sheet "{sheet.name}"'
        " reads it."
    )
