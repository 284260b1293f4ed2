"""Reads an Excel workbook into the reader model; imported only to read one.

The cells are read from the workbook's own XML, part by part. openpyxl gives the tables
of built-in formats and colours, the names of cells and the grammar of formulas. Its own
reader keeps every cell that a file claims in memory, gives either formulas or their
results, knows no conditional colours, and refuses styles and the "Strict" form of
workbooks that Excel opens.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ledger.documents.errors import DamagedDocumentError
from ledger.documents.excel.beside import Beside, has_pictures
from ledger.documents.excel.book import Book, SheetEntry, read_book
from ledger.documents.excel.cells import read_sheet
from ledger.documents.excel.notes import Notes
from ledger.documents.excel.page import Page
from ledger.documents.excel.parts import Parts
from ledger.documents.excel.strings import Words, read_strings
from ledger.documents.excel.styles import Styles, read_styles
from ledger.documents.excel.values import Values
from ledger.documents.model import Document, Paragraph, Position, Table
from ledger.documents.package import read_package
from ledger.documents.sheets.blocks import parted
from ledger.documents.sheets.limits import Budget

# Whatever trips over a workbook that passed our own checks of its package.
_TRIPPED = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    SyntaxError,
    OSError,
    RuntimeError,
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
)

_SINCE_1904 = (
    "This workbook counts days from 1904; a day that became a bare number is 1,462 less"
    " than in other workbooks."
)


def read_workbook(
    path: Path, sheets: Sequence[str] = (), *, data: bytes | None = None
) -> Document:
    """Return the words and colours of the workbook at `path`, each with its place.

    Every sheet that has words begins with a paragraph of its name, style `sheet`,
    level 1. Comments and the headers of printed pages follow the last sheet.

    Args:
        path: The file; not opened when `data` is given.
        sheets: Names of the sheets to read; all that are not hidden when empty.
        data: The bytes of the file, when they have been read before.

    Raises:
        DocumentError: the file is not a workbook, is protected, damaged, too large or
            unsafe, or has no sheet of such a name; one subclass and one sentence each.
    """
    data, digest = read_package(path, "excel", data)
    try:
        reader = _Reader.of(Parts.of(data, path.name))
        for entry in reader.book.chosen(sheets, path.name):
            reader.read(entry)
    except _TRIPPED as error:
        raise DamagedDocumentError(
            path.name, "its parts do not fit together"
        ) from error
    return Document(
        path.name,
        digest,
        blocks=(*reader.blocks, *reader.beside.pages, *reader.beside.comments),
        notices=tuple(reader.notices()),
        program="Excel",
        obstacles=tuple(o for notes in reader.notes for o in notes.obstacles()),
    )


@dataclass
class _Reader:
    """Reads sheet after sheet and collects what they hold."""

    parts: Parts
    book: Book
    strings: Sequence[Words]
    styles: Styles
    budget: Budget
    blocks: list[Paragraph | Table] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)
    notes: list[Notes] = field(default_factory=list)
    chosen: list[SheetEntry] = field(default_factory=list)

    @classmethod
    def of(cls, parts: Parts) -> _Reader:
        """Read what all sheets share."""
        book = read_book(parts)
        return cls(
            parts,
            book,
            read_strings(parts, book.part),
            read_styles(parts, book.part),
            Budget(parts.file),
        )

    def read(self, entry: SheetEntry) -> None:
        """Add what a sheet holds."""
        coloured = frozenset(
            number for number, style in enumerate(self.styles.cells) if style.fill
        )
        sheet = read_sheet(self.parts, entry.part, coloured, self.budget)
        values = Values(sheet.rows, self.strings, self.styles, self.book.since_1904)
        notes = Notes(entry.name, pictures=has_pictures(self.parts, entry.part))
        lines = Page(entry.number, sheet, values, notes, self.budget).lines()
        blocks = parted(lines, entry.number, self.budget)
        if blocks:
            place = Position(sheet=entry.number)
            self.blocks += [Paragraph(entry.name, "sheet", place, level=1), *blocks]
        self.beside.add_comments(self.parts, entry.part, entry.number)
        self.beside.add_page(sheet.page, entry.number)
        self.notes.append(notes)
        self.chosen.append(entry)

    def notices(self) -> Sequence[str]:
        """Return what a person should know, the sheets that were left out first."""
        dated = [_SINCE_1904] if self.book.since_1904 else []
        noted = [notice for notes in self.notes for notice in notes.notices()]
        return [*self.book.left_out(self.chosen), *dated, *noted]
