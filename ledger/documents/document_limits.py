"""How much of a document is looked at for a plan, whatever file it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from ledger.documents.errors import OversizedTableError
from ledger.documents.model import Cell, Document, Paragraph, Table
from ledger.documents.sheets.limits import MOST_CELLS, MOST_ROWS

LONGEST = 100_000
"""Characters of one cell or paragraph; a cell of Excel can have 32,767."""

MOST_PARAGRAPHS = 10_000
"""Paragraphs outside tables: 300 pages of them."""

WIDEST = 16_384
"""Columns that one cell may span: all of Excel's, and many more than Word's."""


def check_amounts(document: Document) -> None:
    """Refuse a document with more in it than looking for a plan can bear.

    Raises:
        OversizedTableError: it has too many paragraphs, rows or cells, or one of
            them is too long or too wide; says which.
    """
    name = document.name
    paragraphs = [part for part in document.blocks if isinstance(part, Paragraph)]
    tables = [part for part in document.blocks if isinstance(part, Table)]
    rows = cells = 0
    for row in _rows(tables):
        rows, cells = rows + 1, cells + len(row)
        for cell in row:
            if sum(map(len, cell.lines)) > LONGEST:
                _refuse(name, f"has more than {LONGEST:,} characters in one cell")
            if cell.columns > WIDEST:
                _refuse(name, f"has a cell as wide as {cell.columns:,} columns")
    if any(len(paragraph.text) > LONGEST for paragraph in paragraphs):
        _refuse(name, f"has more than {LONGEST:,} characters in one paragraph")
    if len(paragraphs) > MOST_PARAGRAPHS:
        _refuse(
            name, f"has more than {MOST_PARAGRAPHS:,} paragraphs outside its tables"
        )
    if rows > MOST_ROWS:
        _refuse(name, f"has more than {MOST_ROWS:,} rows in its tables")
    if cells > MOST_CELLS:
        _refuse(name, f"has more than {MOST_CELLS:,} cells in its tables")


def _rows(tables: list[Table]) -> Iterator[tuple[Cell, ...]]:
    """Yield every row, and those of the tables in its cells."""
    waiting = list(tables)
    while waiting:
        for row in waiting.pop().rows:
            yield row
            waiting += [inner for cell in row for inner in cell.inner]


def _refuse(name: str, what: str) -> NoReturn:
    raise OversizedTableError(name, what)
