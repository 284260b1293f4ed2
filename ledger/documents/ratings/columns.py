"""Columns that say a rating without being headed so: those ticked, those coloured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ledger.documents.actions.drafts import Draft
from ledger.documents.findings import Findings
from ledger.documents.layouts.columns import words_of
from ledger.documents.layouts.layout import Field
from ledger.documents.model import Cell, Table
from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import hue_words, is_pale
from ledger.documents.ratings.palette import Palette
from ledger.documents.ratings.words import Names

Column = Field | int
"""A column by what it holds, or by its place in the grid where no heading says."""

Coloured = tuple[int, Cell, str]
"""The place of a draft, a cell of it, and the colour that the cell shows."""

_USUAL_TINTS = frozenset({"grey", "white", "black"})


def choices(draft: Draft, names: Names) -> list[tuple[str, Cell]]:
    """Return the cells of columns that are headed by a value, such as R, A and G.

    Each comes with the value that a tick in it chooses; none unless the headings of
    the draft's columns name two values or more.
    """
    found = []
    for (kind, cell), heading in zip(draft.cells, draft.headings, strict=False):
        said = names.read(heading) if kind in (None, "rating") else None
        if said is not None and said.how == "value" and said.value:
            found.append((said.value, cell))
    return found if len({value for value, _ in found}) > 1 else []


def place_headings(
    drafts: Sequence[Draft], names: Names, tables: Iterable[Table], findings: Findings
) -> None:
    """Note that the headings of columns in which a tick chooses a value have a place.

    Whoever gathered the columns could not know them, and doubted them.
    """
    ticked = {
        heading
        for draft in drafts
        if choices(draft, names)
        for heading in draft.headings
        if names.read(heading).how == "value"
    }
    for table in tables if ticked else ():
        for row in table.rows:
            cells = [cell for cell in row if words_of(cell) in ticked]
            if len(cells) > 1:
                findings.guide(span for cell in cells for span in cell.spans)
                for cell in cells:
                    _settle(cell, findings)


def _settle(heading: Cell, findings: Findings) -> None:
    start = f'{heading.position}: the column "{words_of(heading)}" has no'.casefold()
    settled = [d for d in findings.doubts if d.casefold().startswith(start)]
    for doubt in settled:
        findings.doubts.remove(doubt)


def coloured_columns(
    drafts: Sequence[Draft], palette: Palette
) -> dict[Column, list[Coloured]]:
    """Return the columns whose shading or signs vary between values of the scheme.

    Only if there are none, those in which highlights do; it is a rating if the key
    shows just that colour, as people highlight for other reasons too.
    """
    shaded = {
        column: cells
        for column, cells in _shown_columns(drafts).items()
        if len({palette.find(colour) for colour in _colours(cells)} - {None}) > 1
    }
    return shaded or {
        column: cells
        for column, cells in _highlighted(drafts, palette).items()
        if len({palette.shown(colour) for colour in _colours(cells)}) > 1
    }


def stray_colours(drafts: Sequence[Draft]) -> list[Coloured]:
    """Return the cells in a strong colour that stands out from row and column."""
    strays = []
    for cells in _shown_columns(drafts).values():
        whole = len(cells) > 1 and len(cells) == len(drafts)
        if whole and len(_colours(cells)) == 1:
            continue
        strays += [
            (at, cell, colour)
            for at, cell, colour in cells
            if set(hue_words(colour)) - _USUAL_TINTS
            and not is_background(cell, drafts[at])
        ]
    return sorted(strays, key=lambda stray: stray[0])


def is_background(cell: Cell, draft: Draft) -> bool:
    """Tell whether the shading of `cell` is that of its row, as in striped tables.

    A strong colour is when every cell of the row has it, a pale one if any other has.
    """
    row = cell.position.of_row()
    same = [
        other.fill == cell.fill
        for _, other in draft.cells
        if other.position.of_row() == row and other.position != cell.position
    ]
    if cell.fill and is_pale(cell.fill):
        return any(same)
    return bool(same) and all(same)


def shown_in(cell: Cell) -> Iterator[str]:
    """Yield the colour of a cell's shading, else that of a sign that is all its words.

    White is no shading.
    """
    words = " ".join(span.words for span in cell.spans)
    if cell.fill not in (None, "FFFFFF"):
        yield cell.fill or ""
    elif words and not signs.without(words):
        yield from signs.colours_of(words) or cell.marks


def _shown_columns(drafts: Sequence[Draft]) -> dict[Column, list[Coloured]]:
    columns: dict[Column, list[Coloured]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for kind, cell in draft.cells:
            for colour in list(shown_in(cell))[:1]:
                columns[kind or cell.column].append((at, cell, colour))
    return columns


def _highlighted(
    drafts: Sequence[Draft], palette: Palette
) -> dict[Column, list[Coloured]]:
    """Return the cells with one highlight, which is a colour of the key."""
    columns: dict[Column, list[Coloured]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for kind, cell in draft.cells:
            marks = set(cell.marks)
            if len(marks) == 1 and palette.shown(cell.marks[0]) is not None:
                columns[kind or cell.column].append((at, cell, cell.marks[0]))
    return columns


def _colours(cells: Iterable[Coloured]) -> set[str]:
    return {colour for *_, colour in cells}
