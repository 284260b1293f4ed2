"""Readings of measures from a CSV file: a row for each, columns by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ledger.documents.errors import DocumentError
from ledger.documents.model import Cell, Document, Table
from ledger.documents.sheets.separated import read_csv

COLUMNS = ("measure", "period", "value", "numerator", "denominator", "note")
"""The headings that a file of readings can have, in any order and case."""

MOST = 500
"""Rows of one file: so many entries are saved at once."""


class NotReadingsError(DocumentError):
    """A CSV file that does not hold readings as they are wanted."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            name,
            f"{name} {why}; give each reading a row below the headings measure, period,"
            " and either value or numerator and denominator, and note if need be.",
        )


class ReadingRow(NamedTuple):
    """A reading as its row says it.

    Attributes:
        row: Number of the row in the file, from 1.
        measure: Code of the measure.
        period: Words for the period.
        figure: The figure, or "46/52".
        note: Words beside it; empty for none.
    """

    row: int
    measure: str
    period: str
    figure: str
    note: str


class Readings(NamedTuple):
    """What a file holds.

    Attributes:
        name: Name of the file.
        sha256: Hash of its bytes.
        rows: Its readings, in the order of the rows.
    """

    name: str
    sha256: str
    rows: tuple[ReadingRow, ...]


def read_readings(path: Path) -> Readings:
    """Return the readings in the CSV file at `path`.

    Raises:
        DocumentError: it is no CSV file, is too large, or holds no readings; one
            subclass and one sentence each.
    """
    document = read_csv(path)
    heads, *rows = _rows(document) or [()]
    columns = _columns(document.name, heads)
    if not 0 < len(rows) <= MOST:
        raise NotReadingsError(document.name, f"has {len(rows)} rows, not 1 to {MOST}")
    found = tuple(_reading(document.name, row, columns) for row in rows)
    return Readings(document.name, document.sha256, found)


def _rows(document: Document) -> list[Sequence[Cell]]:
    """Return the rows that hold words; one without a second cell is a paragraph."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if len(tables) < len(document.blocks):
        raise NotReadingsError(document.name, "has a row with one cell alone")
    return [row for table in tables for row in table.rows if any(map(_words, row))]


def _columns(name: str, heads: Sequence[Cell]) -> dict[int, str]:
    """Return column -> what stands in it."""
    found = {cell.column: _words(cell).casefold() for cell in heads if _words(cell)}
    told = list(found.values())
    strange = [head for head in told if head not in COLUMNS or told.count(head) > 1]
    if strange:
        raise NotReadingsError(name, f'has a column "{strange[0]}" too many')
    if not {"measure", "period"} <= set(told):
        raise NotReadingsError(name, "has no headings in its first row")
    return found


def _reading(name: str, row: Sequence[Cell], columns: dict[int, str]) -> ReadingRow:
    number = row[0].position.row or 0
    said = {columns.get(cell.column, ""): _words(cell) for cell in row}
    if said.pop("", ""):
        raise NotReadingsError(name, f"has words beside its columns in row {number}")
    figures = list(_figures(said))
    wanted = said.get("measure"), said.get("period")
    if len(figures) != 1 or not all(wanted):
        raise NotReadingsError(name, f"does not say all of a reading in row {number}")
    measure, period = (words or "" for words in wanted)
    return ReadingRow(number, measure, period, figures[0], said.get("note", ""))


def _figures(said: dict[str, str]) -> Iterator[str]:
    if value := said.get("value"):
        yield value
    if said.get("numerator") or said.get("denominator"):
        yield f"{said.get('numerator', '')}/{said.get('denominator', '')}"


def _words(cell: Cell) -> str:
    return "\n".join(cell.lines).strip()
