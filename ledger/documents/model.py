"""What every kind of plan document is read into: paragraphs and tables, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a document, counted from 1 as a person counts on the page.

    Attributes:
        table: In order of the document; None outside tables.
        row: Of the table; the heading row is row 1.
        cell: Of the row, from the left; merged cells count once.
        paragraph: Of those outside tables that hold words.
        part: What lies beside the body, such as `header 1`; empty in the body.
    """

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    part: str = ""

    def __str__(self) -> str:
        """Return the place in words: "table 3, row 2, cell 1"."""
        named = (
            ("table", self.table),
            ("row", self.row),
            ("cell", self.cell),
            ("paragraph", self.paragraph),
        )
        steps = [f"{name} {number}" for name, number in named if number is not None]
        return ", ".join([self.part, *steps] if self.part else steps)

    def of_row(self) -> Position:
        """Return the place of the whole row."""
        return Position(table=self.table, row=self.row, part=self.part)


@dataclass(frozen=True, slots=True)
class Span:
    """Words as they stand in the document, and where."""

    words: str
    position: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; never blank.

    Attributes:
        text: Its words as printed, the number of a numbered list in front.
        style: The name of its style, such as `heading 1`; empty when it has none.
        position: Its place.
        label: What the list prints in front: `2.`, `a)` or `•`; empty outside lists.
        level: 1 to 9 for a heading, 0 for the title, None for other text.
    """

    text: str
    style: str
    position: Position
    label: str = ""
    level: int | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its lines that hold words, in order."""
        return _spans(self.text.split("\n"), self.position)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        lines: Its lines, blank ones too, without white space around each.
        fill: The colour of its shading as six hexadecimal digits; None when unshaded.
        position: Its place.
        column: The first column of the grid that it covers, from 1.
        columns: How many columns of the grid it covers.
        merged: True for the lower part of a cell that began in a row above.
    """

    lines: tuple[str, ...]
    fill: str | None
    position: Position
    column: int = 1
    columns: int = 1
    merged: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its lines that hold words, in order."""
        return _spans(self.lines, self.position)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each from left to right."""

    rows: tuple[tuple[Cell, ...], ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read from exactly the bytes that `sha256` names.

    Attributes:
        name: File name, without folders.
        sha256: Digest of the file's bytes, 64 hexadecimal digits.
        blocks: The body in order, then headers, footers, notes and comments.
        notices: Full sentences on what a reader of the file would see differently.
    """

    name: str
    sha256: str
    blocks: tuple[Paragraph | Table, ...]
    notices: tuple[str, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Yield every line of the document that holds words, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.spans
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.spans


def _spans(lines: tuple[str, ...] | list[str], position: Position) -> tuple[Span, ...]:
    return tuple(Span(line.strip(), position) for line in lines if line.strip())
