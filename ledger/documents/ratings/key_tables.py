"""The rating key as a table: a value to a row, to a cell, or to a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Cell, Span, Table
from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import hue_words
from ledger.documents.ratings.key_lines import (
    Explained,
    distinct,
    explain,
    names_hue,
    read_line,
    read_lines,
    split,
)
from ledger.documents.ratings.key_titles import heads_key, titles_key

_MOST = 12
TALLEST = 40
"""Rows of a table that can be a key, at most; those without words count too."""


@dataclass(frozen=True)
class KeyTable:
    """A table that explains ratings.

    Attributes:
        values: In order.
        lines: The lines that explain each of them.
        headings: The lines that only say that this is a key.
        headed: Whether such a line does say so.
    """

    values: tuple[Explained, ...]
    lines: tuple[tuple[Span, ...], ...]
    headings: tuple[Span, ...] = ()
    headed: bool = False


def read_key_table(table: Table, layout: Layout, *, strict: bool) -> KeyTable | None:
    """Return what `table` explains of ratings; None when it is no rating key.

    Args:
        table: Any table but one of actions.
        layout: The words to read by.
        strict: Take only what names or shows hues, as where no heading above says
            that this is a key; a heading inside the table says so too.
    """
    if len(table.rows) > TALLEST:
        return None
    rows = [_Row.of(row) for row in table.rows]
    rows = [row for row in rows if row.cells]
    headings: list[Span] = []
    while rows and heads_key(rows[0].texts, layout) and len(rows) > 1:
        headings += rows.pop(0).spans
    if not rows or len(rows) > _MOST:
        return None
    headed = bool(headings)
    for found in _readings(rows, layout, strict and not headed):
        if found is not None and distinct(found.values):
            return KeyTable(
                found.values,
                found.lines,
                (*headings, *found.headings),
                headed or found.headed,
            )
    return None


@dataclass(frozen=True)
class _Row:
    """The cells of a row that hold words or a colour."""

    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, row: Sequence[Cell]) -> _Row:
        shown = (c for c in row if not c.merged and (c.spans or colour_of(c)))
        return cls(tuple(shown))

    @property
    def spans(self) -> list[Span]:
        return [span for cell in self.cells for span in cell.spans]

    @property
    def texts(self) -> list[str]:
        return [text for cell in self.cells if (text := words_of(cell))]


def colour_of(cell: Cell) -> str | None:
    """Return the colour that a cell of a key shows; None for none, white or several."""
    if cell.fill not in (None, "FFFFFF"):
        return cell.fill
    words = words_of(cell)
    marks = {*signs.colours_of(words), *cell.marks} - {"FFFFFF"}
    return marks.pop() if len(marks) == 1 else None


def words_of(cell: Cell) -> str:
    """Return the words of a cell in one line."""
    return " ".join(span.words for span in cell.spans)


def _readings(
    rows: Sequence[_Row], layout: Layout, strict: bool
) -> Iterator[KeyTable | None]:
    yield _by_row(rows, strict)
    yield _by_cell(rows, layout, strict)
    yield _by_column(rows, strict)


def _by_row(rows: Sequence[_Row], strict: bool) -> KeyTable | None:
    """Read a value from each row: its colour, word, letter and meaning in any order."""
    values = []
    for row in rows:
        texts = [signs.without(text) for text in row.texts]
        pieces = [
            piece
            for text in texts
            for piece in (split(text) if len(texts) == 1 or names_hue(text) else [text])
        ]
        colours = _hues(row.cells)
        if len(colours) > 1 and len({hue_words(colour) for colour in colours}) > 1:
            return None
        first = next(iter(colours), None)
        value = explain([p for p in pieces if p], first, strict=strict)
        if value is None or (strict and not _leads(row, value)):
            return None
        values.append(value)
    return KeyTable(tuple(values), tuple(tuple(row.spans) for row in rows))


def _hues(cells: Sequence[Cell]) -> list[str]:
    """Return the colours of a row, that of a cell without words before the others."""
    ranked = sorted(cells, key=lambda cell: bool(signs.without(words_of(cell))))
    return list(dict.fromkeys(c for cell in ranked if (c := colour_of(cell))))


def _leads(row: _Row, value: Explained) -> bool:
    """Tell whether the value stands in front, as it does in a key without headings.

    In "Fostering | Amber" the word rates something, and explains nothing.
    """
    first = row.cells[0]
    words = signs.without(words_of(first))
    return not words or names_hue(words) or len(words) < 3 or words == value.value


def _by_cell(rows: Sequence[_Row], layout: Layout, strict: bool) -> KeyTable | None:
    """Read a value from each cell of one row, or from a coloured cell and the next."""
    if len(rows) > 1:
        return None
    cells = list(rows[0].cells)
    headings: list[Span] = []
    if titles_key(words_of(cells[0]), layout) and len(cells) > 1:
        headings += cells.pop(0).spans
    strict = strict and not headings
    if len(cells) == 1:
        return _of_lines(cells[0], headings, strict)
    values = []
    groups = _groups(cells)
    for group in groups:
        texts = [text for cell in group if (text := signs.without(words_of(cell)))]
        pieces = [part for text in texts for part in split(text)]
        value = explain(pieces, next(iter(_hues(group)), None), strict=strict)
        if value is None:
            return None
        values.append(value)
    lines = tuple(tuple(_Row(tuple(group)).spans) for group in groups)
    return KeyTable(tuple(values), lines, tuple(headings), bool(headings))


def _of_lines(cell: Cell, headings: list[Span], strict: bool) -> KeyTable | None:
    """Read a value from each line of a cell."""
    values: list[Explained] = []
    lines: list[tuple[Span, ...]] = []
    for span in cell.spans:
        one = read_line(span.words, None, strict=strict)
        several = read_lines(span.words, strict=strict) or ([one] if one else [])
        if not several:
            return None
        values += several
        lines += [(span,)] * len(several)
    return KeyTable(tuple(values), tuple(lines), tuple(headings), bool(headings))


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return the cells in groups that each begin with the name or colour of a value."""
    groups: list[list[Cell]] = []
    for cell in cells:
        colour, words = colour_of(cell), signs.without(words_of(cell))
        before = colour_of(groups[-1][-1]) if groups else None
        named = bool(words) and names_hue(words)
        only_coloured = bool(groups) and not any(map(words_of, groups[-1]))
        begins = (named and not only_coloured) or (colour and colour != before)
        if begins or not groups:
            groups.append([cell])
        else:
            groups[-1].append(cell)
    return groups


def _by_column(rows: Sequence[_Row], strict: bool) -> KeyTable | None:
    """Read a value from each column of two or three rows of as many cells."""
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1 or not 2 <= len(rows) <= 3:
        return None
    columns = [_Row(cells) for cells in zip(*(row.cells for row in rows), strict=True)]
    return _by_row(columns, strict)
