"""Listings: as a plain table, JSON, CSV or Markdown, always with the same columns.

The table is our own few lines: importing a library for it costs more time than all
of `ledger status` (ADR 0004).
"""

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import click

from cli.words import painted, printable

Row = Sequence[str]
_MARKS = re.compile(r"[\\`*_\[\]<>|#!~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown reads as markup, bare links and addresses included."""
_HYPHEN = re.compile("(?<![0-9])-")
"""After which `textwrap` may begin a line; after that of an ISO day it does not."""
GAP = 2
UNKNOWN = 100
"""How wide a page is where no terminal says it."""
NARROWEST = 8


def echo_json(data: object) -> None:
    """Print `data` as indented JSON, keys in the order given."""
    from projections.documents.data import as_json

    echo_whole(as_json(data) + "\n")


def echo_whole(text: str) -> None:
    """Print `text` as it is: click takes escapes out of what goes to a file."""
    click.echo(text, nl=False, color=True)


def echo_bytes(content: bytes) -> None:
    """Print bytes as they are, its ends of lines too, which Windows would double."""
    out = sys.stdout
    if hasattr(out, "buffer"):
        out.flush()
        out.buffer.write(content)
        out.buffer.flush()
    else:  # A stream in memory, that takes words alone.
        out.write(content.decode())


def echo_rows(
    format_: str, heads: Sequence[str], rows: Sequence[Row], data: object
) -> None:
    """Print a listing in the format that was asked for.

    Args:
        format_: One of table, json, csv, md.
        heads: The column names.
        rows: The cells, as many in each row as there are heads.
        data: What JSON prints in place of the rows.
    """
    if format_ == "json":
        echo_json(data)
    elif format_ == "csv":
        from projections.documents.separated import as_csv

        echo_whole(as_csv(heads, rows))
    elif format_ == "md":
        click.echo(as_markdown(heads, rows))
    else:
        click.echo(as_table(heads, rows))


def as_table(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the rows under their heads, wrapped to the terminal's width.

    No lines are drawn, so that what is copied is words.
    """
    return Table(heads).page(rows) if rows else "(nothing to list)"


class Table:
    """A table whose rows arrive page by page.

    A column is as wide as the widest cell until then needs, so that most pages are
    aligned with those before them.
    """

    def __init__(self, heads: Sequence[str]) -> None:
        """Begin with the heads, which the first page prints."""
        self._heads: list[str] = [printable(head) for head in heads]
        self._needed = [_needed(head) for head in self._heads]
        self._begun = False

    def page(self, rows: Sequence[Row]) -> str:
        """Return the rows, under the heads if they are the first."""
        cells = [[printable(cell) for cell in row] for row in rows]
        for row in cells:
            self._needed = list(map(max, self._needed, map(_needed, row)))
        widths = _fitted(self._needed, _terminal())
        body = [_wrapped(row, widths) for row in cells]
        begun, self._begun = self._begun, True
        if begun:
            return "\n".join(body)
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([_wrapped(self._heads, widths), rule, *body])


def wrapped(text: str) -> str:
    """Return `text` made printable and wrapped to the terminal's width."""
    return "\n".join(textwrap.wrap(printable(text), _terminal()))


def as_markdown(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, with no cell that is read as markup."""
    return "\n".join(
        [_markdown_row(heads), _markdown_row(["---"] * len(heads))]
        + ([as_markdown_rows(rows)] if rows else [])
    )


def as_markdown_rows(rows: Sequence[Row]) -> str:
    """Return the rows as they stand in `as_markdown`, without the heads."""
    return "\n".join(_markdown_row([literal(cell) for cell in row]) for row in rows)


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _terminal() -> int:
    """Return COLUMNS, or how wide the terminal is, or 100, as `shutil` does it.

    `shutil` itself loads what opens archives.
    """
    with suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    out, columns = sys.__stdout__, 0
    # It can be closed, or no terminal, and not every system can say.
    with suppress(AttributeError, ValueError, OSError):
        columns = os.get_terminal_size(out.fileno()).columns if out else 0
    return columns or UNKNOWN


def literal(cell: str) -> str:
    """Return `cell` for Markdown, with nothing in it that is read as markup."""
    cell = _MARKS.sub(r"\\\g<0>", cell)
    return printable(cell).replace("\n", "<br>")


def _needed(cell: str) -> int:
    """Return how wide a column must be for a cell not to be wrapped."""
    return max(map(len if cell.isascii() else _cells, cell.split("\n")))


def _fitted(needed: Sequence[int], terminal: int) -> list[int]:
    """Return a width for each column; the widest give way until all fit."""
    widths = list(needed)
    while sum(widths) + GAP * (len(widths) - 1) > terminal:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _wrapped(row: Row, widths: Sequence[int]) -> str:
    columns = [
        [
            part
            for line in cell.split("\n")
            # Most lines fit as they are, and looking for more takes a while.
            for part in (parts(line, width) if len(line) > width else [line])
        ]
        for cell, width in zip(row, widths, strict=True)
    ]
    return "\n".join(
        (" " * GAP).join(map(_padded, cells, widths)).rstrip()
        for cells in zip_longest(*columns, fillvalue="")
    )


def _padded(cell: str, width: int) -> str:
    return painted(cell) + " " * (width - _cells(cell)) if cell else " " * width


def parts(line: str, width: int) -> list[str]:
    """Return a line wrapped to `width` just as `textwrap` does it, mostly sooner."""
    words = line.split(" ")
    plain = all(words) and not _HYPHEN.search(line) and line.isprintable()
    if not plain or max(map(len, words)) > width:
        return textwrap.wrap(line, width)
    found = [words[0]]
    for word in words[1:]:
        if len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _cells(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(maxsize=1024)
def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pairs(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the keys and values that hold something, as strings."""
    return [(key, str(value)) for key, value in data.items() if value not in (None, "")]
