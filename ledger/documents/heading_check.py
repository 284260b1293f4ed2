"""Whether a document has the columns that a person says something of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ledger.documents.errors import DocumentError
from ledger.documents.layouts.columns import find_columns, words_of
from ledger.documents.layouts.heading_rows import is_filled
from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import Layout, normal
from ledger.documents.model import Cell, Document, Table

_MOST_NAMED = 12
_MOST_CHARACTERS = 160
_SEARCHED_ROWS = 40


class MissingColumnError(DocumentError):
    """A column that a person named and the document does not have."""

    def __init__(
        self, name: str, heading: str, there: Sequence[str], near: str | None
    ) -> None:
        meant = f' (did you mean "{near}"?)' if near else ""
        listed = ", ".join(f'"{other}"' for other in there)
        columns = f"its columns are {listed}" if there else "it has no columns at all"
        super().__init__(
            name,
            f'{name} has no column "{heading}"{meant}; {columns}; give --map the words'
            " of a heading as they stand there.",
        )
        self.heading, self.near, self.there = heading, near, tuple(there)


def check_headings(
    document: Document, layout: Layout, columns: Mapping[str, str]
) -> None:
    """Refuse what a person says of a column that is nowhere in the document.

    Args:
        document: The document.
        layout: The words to read by, with those of the person among them.
        columns: Heading -> what it holds, as a person says.

    Raises:
        MissingColumnError: names the columns that there are, those that nothing is
            known of before the others, and the one most like it.
    """
    if not columns:
        return
    tables = list(_tables(document))
    there = _headings(tables, layout)
    names = [normal(heading) for heading in there]
    cells = {_name(words) for words in _short_words(tables)}
    for heading in columns:
        name = _name(heading)
        within = any(f" {name} " in f" {words} " for words in names)
        if name in cells or within:
            continue
        near = get_close_matches(name, names, 1)
        meant = there[names.index(near[0])] if near else None
        raise MissingColumnError(document.name, heading, there[:_MOST_NAMED], meant)


def _name(heading: str) -> str:
    return "number" if heading.strip() in ("#", "№") else normal(heading)


def _tables(document: Document) -> Iterator[Table]:
    """Yield every table, those inside a cell after the one that they are in."""
    waiting = [block for block in document.blocks if isinstance(block, Table)]
    while waiting:
        table = waiting.pop(0)
        yield table
        waiting[:0] = [t for row in table.rows for cell in row for t in cell.inner]


def _headings(tables: Iterable[Table], layout: Layout) -> list[str]:
    """Return the headings, each once; those that the layout does not know first."""
    found: dict[str, bool] = {}
    others: dict[str, bool] = {}
    for table in tables:
        columns = find_columns(table, layout)
        if columns is None:
            for words in _first_row(table):
                others[words] = name_column(words, layout).field is not None
            continue
        for cell, kind in zip(columns.headings, columns.fields, strict=True):
            if words := words_of(cell):
                found[words] = kind is not None
    there = found or others
    return sorted(there, key=lambda words: there[words])


def _first_row(table: Table) -> list[str]:
    """Return the words of what could be the headings of a table without known ones."""
    for row in table.rows[:_SEARCHED_ROWS]:
        filled = [words_of(cell) for cell in row if _is_short(cell)]
        if len(filled) > 1:
            return filled
    return []


def _short_words(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        for row in table.rows:
            yield from (words_of(cell) for cell in row if _is_short(cell))


def _is_short(cell: Cell) -> bool:
    return is_filled(cell) and sum(map(len, cell.lines)) <= _MOST_CHARACTERS
