"""Reads a CSV file into the reader model: commas, semicolons or tabs between cells."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from ledger.documents.errors import (
    BrokenRowError,
    NotTextError,
    OversizedTableError,
)
from ledger.documents.excel.strings import has_odd_signs, lines_of
from ledger.documents.model import Cell, Document, Position
from ledger.documents.package import read_bytes, refuse_other
from ledger.documents.sheets.blocks import parted
from ledger.documents.sheets.limits import Budget
from ledger.documents.sheets.lines import Line

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of a CSV file; 20,000 rows of a plan have a tenth of it."""

_SEPARATORS = ",;\t"
_NAMED = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)
_TRIED_ROWS = 100
_UNMARKED = re.compile(
    r"^'(?=(?:\s|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*[-=+@＝＋－＠])"
)
"""The apostrophe in front of words that a spreadsheet would take for a formula."""
_LISTED = 12
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_OLD_LETTERS = (
    "The file is not in UTF-8 and was read in the letters that Windows used before"
    " (Windows-1252); compare dashes, quotation marks and accents with the original, or"
    ' save it in Excel as "CSV UTF-8 (*.csv)".'
)


def read_csv(path: Path, *, data: bytes | None = None) -> Document:
    """Return the words of the CSV file at `path`, each with its row and column.

    A file in UTF-8 or UTF-16 is read so; any other as Windows-1252, with a notice. The
    separator is the one that parts most rows into equally many cells, or that the first
    line names as `sep=;`. Every cell holds text, just as it stands.

    Args:
        path: The file; not opened when `data` is given.
        data: The bytes of the file, when they have been read before.

    Raises:
        DocumentError: the file is no text, too large, or has a quotation mark too many;
            one subclass and one sentence each.
    """
    data = read_bytes(path) if data is None else data
    refuse_other(data, path.name)
    if len(data) > LARGEST_TEXT:
        raise OversizedTableError(path.name, "is larger than 20 MB")
    text, notices = _decoded(data, path.name)
    budget, odd = Budget(path.name), []
    lines = []
    for number, record in _records(text, path.name):
        line = _line(number, record)
        budget.spend(rows=bool(line.worded), cells=len(line.cells))
        for cell in line.cells.values():
            budget.spell(cell.lines)
        lines.append(line)
        if any(map(has_odd_signs, record)):
            odd.append(number)
    return Document(
        path.name,
        hashlib.sha256(data).hexdigest(),
        blocks=tuple(parted(lines, 1, budget)),
        notices=(*notices, *_odd_notice(odd)),
        program="Excel",
    )


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the text of a file, and a sentence where its letters are a guess."""
    marked = next((kind for mark, kind in _MARKS if data.startswith(mark)), "")
    notices: list[str] = []
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise NotTextError(name, "its letters cannot be decoded") from error
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise NotTextError(name, "its letters are of no known kind") from error
        notices.append(_OLD_LETTERS)
    if "\0" in text:
        raise NotTextError(name, "it holds NUL characters")
    return text, notices


def _records(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of every row, blank rows too.

    Raises:
        BrokenRowError: the quotation marks of a row do not pair up.
    """
    named = _NAMED.match(text)
    text = text[named.end() :] if named else text
    separator = named[1] if named else _separator(text)
    file = io.StringIO(text, newline="")
    reader = csv.reader(file, delimiter=separator, strict=True)
    number = 0
    while True:
        begun = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrokenRowError(name, begun + bool(named), _why(error)) from error
        number += 1
        yield number, record


def _why(error: csv.Error) -> str:
    """Return why a row was not read: one of two reasons, as Python words them."""
    if "limit" not in str(error):
        return "the quotation marks do not pair up"
    return (
        f"a cell has more than {csv.field_size_limit():,} characters, as where the"
        " quotation marks do not pair up"
    )


def _separator(text: str) -> str:
    """Return the separator that gives most rows of the same, larger width."""
    return max(_SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):
        for record in islice(reader, _TRIED_ROWS):
            widths[len(record)] += any(map(str.strip, record))
    rows = widths.total()
    del widths[1]
    width, count = max(widths.items(), key=lambda item: item[1], default=(1, 0))
    return (count / rows if rows else 0.0), width


def _line(number: int, record: Sequence[str]) -> Line:
    cells = {
        column: Cell(
            lines=lines_of(_UNMARKED.sub("", words)),
            fill=None,
            position=Position(sheet=1, row=number, cell=column),
            column=column,
        )
        for column, words in enumerate(record, 1)
        if words.strip()
    }
    return Line(number, cells)


def _odd_notice(rows: Sequence[int]) -> list[str]:
    if not rows:
        return []
    listed = ", ".join(map(str, rows[:_LISTED]))
    more = f" and {len(rows) - _LISTED:,} more" if len(rows) > _LISTED else ""
    return [
        "These rows hold signs that cannot be seen or that turn the direction of the"
        f" words, so compare them with the original: {listed}{more}."
    ]
