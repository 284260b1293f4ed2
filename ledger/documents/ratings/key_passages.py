"""Where a document explains its ratings: runs of lines, tables, cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ledger.documents.layouts.columns import find_columns
from ledger.documents.layouts.layout import Layout, Section, normal
from ledger.documents.model import Cell, Paragraph, Position, Span, Table
from ledger.documents.ratings.colours import named_hue
from ledger.documents.ratings.key_lines import Explained, read_line, read_lines
from ledger.documents.ratings.key_tables import TALLEST, KeyTable, read_key_table
from ledger.documents.ratings.key_titles import titles_key


@dataclass
class Passage:
    """Lines or a table that explain ratings.

    Attributes:
        headed: Whether a heading says that it is a key.
        values: What they explain.
        lines: The lines that explain each value.
        guides: The lines that say it is a key.
        places: The blocks it takes up.
    """

    headed: bool
    values: list[Explained] = field(default_factory=list)
    lines: list[tuple[Span, ...]] = field(default_factory=list)
    guides: list[Span] = field(default_factory=list)
    places: list[Position] = field(default_factory=list)

    def add(self, values: Sequence[Explained], lines: Sequence[Span]) -> None:
        """Append `values`, all of which stand in `lines`."""
        self.values += values
        self.lines += [tuple(lines)] * len(values)


def find_passages(
    blocks: Sequence[Paragraph | Table], layout: Layout
) -> Iterator[Passage]:
    """Yield each run of lines, and each table, that explains ratings."""
    section: Section | None = None
    run = Passage(headed=False)
    early = True
    for block in (b for b in blocks if isinstance(b, Table) or b.said is None):
        if isinstance(block, Table):
            yield run
            headed = section == "key"
            for passage in _of_table(block, layout, headed=headed, early=early):
                passage.guides += [] if run.values else run.guides
                yield passage
            run, section = Passage(headed=False), None
            early = early and find_columns(block, layout) is None
            continue
        heading = _section(block, layout)
        if heading is not None or block.level is not None:
            yield run
            section = heading
            run = Passage(headed=section == "key")
            run.guides += block.spans if run.headed else ()
        elif section not in (None, "key") or _add_lines(run, block) or run.headed:
            continue
        else:
            yield run
            run = Passage(headed=False)
    yield run


def _section(paragraph: Paragraph, layout: Layout) -> Section | None:
    if titles_key(paragraph.text, layout):
        return "key"
    return layout.sections.get(normal(paragraph.text))


def _add_lines(run: Passage, paragraph: Paragraph) -> bool:
    """Add what a paragraph explains to `run`; False when it explains nothing."""
    found: list[tuple[Explained, Span]] = []
    for line in paragraph.spans:
        several = read_lines(line.words, strict=not run.headed)
        one = None if several else read_line(line.words, None, strict=not run.headed)
        found += [(value, line) for value in several or ([one] if one else [])]
    alone = len(paragraph.spans) == 1 and len(paragraph.marks) == 1
    if not found and alone:
        # Only the shading tells that "Off track" is one of its values.
        line = paragraph.spans[0]
        one = read_line(line.words, paragraph.marks[0], strict=not run.headed)
        found = [(one, line)] if one else []
    marks = paragraph.marks if len(paragraph.marks) == len(found) else ()
    for at, (value, line) in enumerate(found):
        shown = value.colour or (marks[at] if marks else None)
        run.add([replace(value, colour=shown)], [line])
    if found:
        run.places.append(paragraph.position)
    return bool(found)


def _of_table(
    table: Table, layout: Layout, *, headed: bool, early: bool
) -> Iterator[Passage]:
    """Yield the key that `table` is, that stands above its actions, or inside it."""
    key = read_key_table(table, layout, strict=True)
    columns = find_columns(table, layout) if key is None else None
    if key is None and columns is None and headed:
        key = read_key_table(table, layout, strict=False)
    if key is not None and (headed or key.headed or early or _names_hues(key)):
        yield _passage(key, table, headed=headed or key.headed)
        return
    rows = table.rows[: columns.row] if columns else table.rows if headed else ()
    above = Table(rows, table.position)
    inside = read_key_table(above, layout, strict=True) if columns and rows else None
    if inside is not None:
        passage = _passage(inside, above, headed=inside.headed)
        passage.places = []
        yield passage
        return
    small = columns is None and len(table.rows) <= TALLEST
    for cell in _cells(table) if small else ():
        yield from _of_cell(cell, layout)


def _passage(key: KeyTable, table: Table, *, headed: bool) -> Passage:
    """Return the passage of a key table; every word of it finds a place."""
    passage = Passage(headed, guides=list(key.headings), places=[table.position])
    for value, lines in zip(key.values, key.lines, strict=True):
        passage.add([value], lines)
    return passage


def _names_hues(key: KeyTable) -> bool:
    return any(named_hue(value.value) for value in key.values)


def _cells(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        yield from row


def _of_cell(cell: Cell, layout: Layout) -> Iterator[Passage]:
    """Yield the keys in a cell of a table that only lays out the page."""
    for inner in cell.inner:
        key = read_key_table(inner, layout, strict=True)
        if key is not None:
            passage = _passage(key, inner, headed=key.headed)
            passage.places = []
            yield passage
    run = Passage(headed=False)
    for span in cell.spans:
        one = read_line(span.words, None, strict=True)
        several = read_lines(span.words, strict=True)
        run.add(several or ([one] if one else []), [span])
    if not cell.inner:
        yield run
