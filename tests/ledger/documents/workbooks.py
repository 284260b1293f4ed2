"""Workbooks for the tests, built cell by cell in words of our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents.excel.reading import read_workbook
from ledger.documents.model import Cell, Document, Paragraph, Table
from tests.ledger.documents.builders import repacked

HEADINGS = ("Ref", "Action", "Owner", "Target date", "RAG", "Progress")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Value = str | float | date | datetime | None
Filled = Mapping[str, Value] | Sequence[Sequence[Value]] | list[list[str]]


def workbook(
    folder: Path,
    cells: Filled,
    change: Callable[[Worksheet], None] = lambda sheet: None,
    name: str = "plan.xlsx",
) -> Path:
    """Write a workbook of one sheet, "Plan", and return its path.

    `cells` are rows from A1 on, or values by their places; `change` does the rest.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    if isinstance(cells, Mapping):
        for place, value in cells.items():
            sheet[place] = value
    else:
        for row in cells:
            sheet.append(list(row))
    change(sheet)
    path = folder / name
    book.save(path)
    return path


def read_cells(
    folder: Path,
    cells: Filled,
    change: Callable[[Worksheet], None] = lambda sheet: None,
) -> Document:
    """Return a workbook of one sheet as the ledger reads it."""
    return read_workbook(workbook(folder, cells, change))


def with_sheet(path: Path, xml: str) -> Path:
    """Replace what a workbook's only sheet holds by `xml`, inside `worksheet`."""
    data = f'<worksheet xmlns="{MAIN}">{xml}</worksheet>'.encode()
    return repacked(path, {"xl/worksheets/sheet1.xml": data})


def beside(path: Path, **parts: str) -> Path:
    """Say which parts, named from the folder `xl` on, belong to the only sheet."""
    entries = "".join(
        f'<Relationship Id="r{kind}" Type="x/{kind}" Target="../{part}"/>'
        for kind, part in parts.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = f'<Relationships xmlns="{space}">{entries}</Relationships>'.encode()
    return repacked(path, {"xl/worksheets/_rels/sheet1.xml.rels": data})


def cell_at(document: Document, place: str) -> Cell:
    """Return the one cell of a table whose place ends so, such as `cell C4`."""
    (found,) = [
        cell
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if str(cell.position).endswith(f"cell {place}")
    ]
    return found


def words_at(document: Document, place: str) -> str:
    """Return the words of that cell, its lines parted by a slash."""
    return "/".join(cell_at(document, place).lines)


def outline(document: Document) -> list[str | list[list[str]]]:
    """Return loose lines as words, and tables as rows of words."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [["/".join(cell.lines) for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def embolden(*places: str) -> Callable[[Worksheet], None]:
    """Return what prints those cells, or rows of cells, in heavy type."""

    def change(sheet: Worksheet) -> None:
        for place in places:
            found = sheet[place]
            for row in found if isinstance(found, tuple) else ((found,),):
                for cell in row if isinstance(row, tuple) else (row,):
                    cell.font = Font(bold=True)

    return change
