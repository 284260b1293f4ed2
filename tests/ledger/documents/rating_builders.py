"""Paragraphs, tables, actions with colours, and what is kept of their ratings."""

from __future__ import annotations

from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import THREE_COLUMNS, Field
from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.plan_reading import RatingReading
from ledger.documents.ratings.keeping import keep_ratings
from ledger.documents.ratings.key import Key, read_key


def paragraphs(*lines: str) -> tuple[Paragraph, ...]:
    """Return a paragraph for each line; one that begins with # is a heading."""
    return tuple(
        Paragraph(
            line.removeprefix("# "),
            "",
            Position(paragraph=at),
            level=1 if line.startswith("# ") else None,
        )
        for at, line in enumerate((line for line in lines if line), 1)
    )


def table(*rows: list[str], number: int = 1) -> Table:
    """Return a table; `words|FF0000` is a cell with that shading."""
    return Table(
        tuple(
            tuple(
                cell(words, number, row, column)
                for column, words in enumerate(cells, 1)
            )
            for row, cells in enumerate(rows, 1)
        ),
        Position(table=number),
    )


def cell(
    words: str, number: int, row: int, column: int, *, marks: tuple[str, ...] = ()
) -> Cell:
    """Return a cell; what follows `|` is its shading, what follows `~` is a mark."""
    words, _, mark = words.partition("~")
    words, _, fill = words.partition("|")
    return Cell(
        tuple(words.split("\n")),
        fill or None,
        Position(table=number, row=row, cell=column),
        column,
        marks=marks or ((mark,) if mark else ()),
    )


def draft(row: int, code: str, *cells: tuple[str, Field | None, str]) -> Draft:
    """Return an action of one row; each cell is (heading, field, words|fill~mark)."""
    made = Draft(code, 0)
    for column, (heading, kind, words) in enumerate(cells, 1):
        held = cell(words, 1, row, column)
        made.cells.append((kind, held))
        made.headings.append(heading)
        if kind is not None:
            made.add(kind, held.spans, held.spans)
    made.rows.append(Position(table=1, row=row))
    return made


RAGB: tuple[list[str], ...] = (
    ["Red|FF0000", "R", "Off track"],
    ["Amber|FFC000", "A", "At risk"],
    ["Green|00B050", "G", "On track"],
    ["Blue|0070C0", "B", "Achieved"],
)


def key_of(*blocks: Paragraph | Table) -> tuple[Key, Findings, Document]:
    """Return the key of a document of these blocks, and what was found."""
    findings = Findings()
    document = Document("plan.docx", "0" * 64, blocks)
    return read_key(blocks, THREE_COLUMNS, findings), findings, document


def colours(key: Key) -> dict[str, str | None]:
    """Return the colour of each value."""
    return {value.value: value.colour for value in key.values}


class Outcome:
    """What was kept of one plan, and what was doubted and left."""

    def __init__(
        self,
        *drafts: Draft,
        key: tuple[list[str], ...] = RAGB,
        tables: tuple[Table, ...] = (),
    ) -> None:
        scheme: tuple[RatingReading, ...] = ()
        self.findings = Findings()
        if key:
            scheme = key_of(table(*key, number=9))[0].values
        for each in drafts:
            self.findings.place(s for lines in each.fields.values() for s in lines)
        self.kept = keep_ratings(drafts, scheme, self.findings, tables)
        self.doubts = [d for d in self.findings.doubts if "no rating key" not in d]
        grid = Table(
            tuple(tuple(cell for _, cell in each.cells) for each in drafts),
            cell("", 1, 1, 1).position,
        )
        document = Document("plan.docx", "0" * 64, (grid,))
        self.left = [span.words for span in self.findings.unplaced(document)]

    @property
    def values(self) -> list[str | None]:
        """The value of each action that has one, in order."""
        return [rated.value for rated in self.kept.values()]


def rated(*cells: str, key: tuple[list[str], ...] = RAGB) -> Outcome:
    """Return the outcome for actions with these cells in the column of the rating."""
    return Outcome(*(of(at, words) for at, words in enumerate(cells, 1)), key=key)


def of(row: int, words: str, *more: tuple[str, Field | None, str]) -> Draft:
    """Return an action with this rating cell."""
    return draft(
        row, f"1.{row}", ("Action", "action", "x"), ("RAG", "rating", words), *more
    )
