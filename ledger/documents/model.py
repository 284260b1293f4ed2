"""What every kind of plan document is read into: paragraphs and tables, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a document, counted from 1 as a person counts on the page.

    Attributes:
        table: In order of the document; None outside tables.
        row: Of the table; the heading row is row 1.
        cell: Of the row, from the left; merged cells count once.
        paragraph: Of those outside tables that hold words.
        part: What lies beside the body, such as `header 1`; empty in the body.
        sheet: Of a workbook; its cells are called as Excel calls them, `cell C4`,
            which is row 4, cell 3. A CSV file is sheet 1. Hidden sheets count too.
        line: Of a text file that has no tables, such as YAML.
    """

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None
    part: str = ""
    sheet: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Return the place in words: "table 3, row 2, cell 1"; "sheet 1, cell C4"."""
        row, cell = self.row, self.cell
        named: list[tuple[str, int | str | None]] = [
            ("sheet", self.sheet),
            ("table", self.table),
            ("row", row),
            ("cell", cell),
            ("paragraph", self.paragraph),
            ("line", self.line),
        ]
        if self.sheet is not None and row is not None and cell is not None:
            named[2:4] = [("cell", f"{letters(cell)}{row}")]
        steps = [f"{name} {number}" for name, number in named if number is not None]
        return ", ".join([self.part, *steps] if self.part else steps)

    def of_row(self) -> Position:
        """Return the place of the whole row."""
        return replace(self, cell=None, paragraph=None)


def letters(column: int) -> str:
    """Return what Excel calls a column that is counted from 1: A, Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Span:
    """Words as they stand in the document, and where."""

    words: str
    position: Position


Outright = Literal[
    "title",
    "authority",
    "framework",
    "visited",
    "letter",
    "as_at",
    "rating",
    "term",
    "area",
    "outcome",
]
"""What a file can say under a name of its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says outright, so that no words have to be understood for it.

    Attributes:
        what: What it is.
        parts: Name and words of each part, empty ones left out. A rating has
            `value`, `letter`, `meaning`, `exception_required` and `complete` ("yes"
            or "no") and `colour`; a term `term` and `meaning`; an area `number` and
            `title`; all others `words`.
    """

    what: Outright
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str:
        """Return the words of that part; empty if the file gives none."""
        return dict(self.parts).get(name, "")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; never blank.

    Attributes:
        text: Its words as printed, the number of a numbered list in front.
        style: The name of its style, such as `heading 1`; empty when it has none.
        position: Its place.
        label: What the list prints in front: `2.`, `a)` or `•`; empty outside lists.
        level: 1 to 9 for a heading, 0 for the title, None for other text.
        marks: Colours of its shading, of highlighted words, and of signs that stand
            for a colour, such as a filled circle; six hexadecimal digits each.
        said: What it says outright; None where its words have to be understood.
    """

    text: str
    style: str
    position: Position
    label: str = ""
    level: int | None = None
    marks: tuple[str, ...] = ()
    said: Said | None = None

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
        marks: Colours of highlighted words, and of signs that stand for a colour,
            such as a filled circle, in order; six hexadecimal digits each.
        holds: What the file holds: a number or date of which `lines` is the print,
            or text. Words of a number or date may not be what was typed.
        inner: Tables inside it, whose cells all have its own position; their words
            are among its `lines` too.
        places: Where each of its lines stands, if they are items of a list, which do
            not run on from one into the next; empty where they share `position`.
    """

    lines: tuple[str, ...]
    fill: str | None
    position: Position
    column: int = 1
    columns: int = 1
    merged: bool = False
    marks: tuple[str, ...] = ()
    holds: Literal["text", "number", "date"] = "text"
    inner: tuple[Table, ...] = ()
    places: tuple[Position, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its lines that hold words, in order."""
        if not self.places:
            return _spans(self.lines, self.position)
        pairs = zip(self.lines, self.places, strict=True)
        return tuple(Span(line.strip(), at) for line, at in pairs if line.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each from left to right."""

    rows: tuple[tuple[Cell, ...], ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody accepted or rejected in Word.

    Attributes:
        kind: What was done; words that moved are inserted here and deleted there.
        words: What was inserted or deleted; what was formatted.
        author: As Word names them; empty when it does not.
        day: ISO day on which it was made; empty when Word does not say.
        position: Where.
        taken: Whether the document was read as if it had been accepted.
    """

    kind: Literal["inserted", "deleted", "formatted"]
    words: str
    author: str
    day: str
    position: Position
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read from exactly the bytes that `sha256` names.

    Attributes:
        name: File name, without folders.
        sha256: Digest of the file's bytes, 64 hexadecimal digits.
        blocks: The body in order, then headers, footers, notes and comments. The
            sheets of a workbook follow each other, each begun by a paragraph with
            its name, style `sheet`.
        notices: Full sentences on what a reader of the file would see differently.
        changes: Tracked changes, in order.
        program: What people change it in: "Word", "Excel", "a text editor".
        obstacles: Full sentences on what has to be settled before it is recorded.
    """

    name: str
    sha256: str
    blocks: tuple[Paragraph | Table, ...]
    notices: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    program: str = "Word"
    obstacles: tuple[str, ...] = ()

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
