"""Which paragraphs of a document are the headings of improvement areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ledger.documents.actions.records import find_blocks
from ledger.documents.areas.names import (
    AreaName,
    is_general,
    name_without_number,
    read_area_name,
    read_heading,
)
from ledger.documents.areas.sections import across, area_row
from ledger.documents.layouts.columns import find_columns
from ledger.documents.layouts.layout import Layout, normal
from ledger.documents.model import Paragraph, Table

Block = Paragraph | Table
Kind = Literal["actions", "with areas", "with titles", "other"]
"""Actions; actions with areas in a column or in rows; with rows across; no actions."""

SHEET = "sheet"
"""The style of the paragraph that names a sheet."""

_LONGEST_PLAIN = 200
_BULLET = "•"


def kind_of(block: Block, layout: Layout) -> Kind:
    """Return what `block` has of actions and areas."""
    if isinstance(block, Paragraph):
        return "other"
    if blocks := find_blocks(block, layout):
        alone = [b.alone for b in blocks if b.alone is not None]
        words = [" ".join(" ".join(cell.lines).split()) for cell in alone]
        named = any(read_area_name(said, layout) for said in words)
        column = any(b.has("area") for b in blocks)
        return "with areas" if named or column else "actions"
    columns = find_columns(block, layout)
    if columns is None:
        return "other"
    rows = block.rows[columns.row + 1 :]
    if "area" in columns.fields or any(area_row(r, columns, layout) for r in rows):
        return "with areas"
    return "with titles" if any(across(r, columns) for r in rows) else "actions"


def find_areas(
    blocks: Sequence[Block], kinds: Sequence[Kind], layout: Layout, file: str = ""
) -> dict[int, AreaName]:
    """Return the areas that paragraphs name, by the index of the paragraph.

    An area is a numbered heading followed by outcomes or a table of actions, so that
    "1. Introduction" is none. A numbered line that is no heading by its style is an
    area if outcomes or actions follow it at once, or if it calls itself one. The name
    of a sheet is an area when its actions have no other, unless it is that of the
    `file`, as a program names it that opened a CSV file. Only in a document without
    any of these is a heading above a table an area without a number.
    """
    areas = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Table) or block.style == SHEET or block.said:
            continue
        words = " ".join(block.text.split())
        read = read_heading if block.level else read_area_name
        name = read(words, layout)
        if name is not None and _leads_to_actions(blocks, kinds, at, name, layout):
            areas[at] = name
    areas |= _sheets(blocks, kinds, areas, layout, normal(file))
    said = any(isinstance(b, Paragraph) and _says_area(b) for b in blocks)
    if not areas and not said and "with areas" not in kinds:
        areas = _headings(blocks, kinds, layout)
    return areas


def is_outcomes(block: Block, layout: Layout) -> bool:
    """Tell whether `block` is the heading above the outcomes of an area."""
    return (
        isinstance(block, Paragraph)
        and layout.sections.get(normal(block.text)) == "outcomes"
    )


def _says_area(paragraph: Paragraph) -> bool:
    return paragraph.said is not None and paragraph.said.what == "area"


def _leads_to_actions(
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    at: int,
    name: AreaName,
    layout: Layout,
) -> bool:
    heading = blocks[at]
    assert isinstance(heading, Paragraph)
    level = heading.level
    if not level and not name.said:
        if at + 1 == len(blocks) or len(heading.text) > _LONGEST_PLAIN:
            return False
        if is_outcomes(blocks[at + 1], layout):
            return True
        listed = heading.label == _BULLET or _in_list(blocks, at, name, layout)
        return _has_actions(kinds[at + 1]) and not listed
    for block, kind in zip(blocks[at + 1 :], kinds[at + 1 :], strict=True):
        if is_outcomes(block, layout):
            return True
        if kind == "with areas":
            return False
        if _has_actions(kind):
            return True
        if isinstance(block, Paragraph) and _ends(block, level, layout):
            return False
    return False


def _in_list(blocks: Sequence[Block], at: int, name: AreaName, layout: Layout) -> bool:
    """Tell whether a numbered line follows the line with the number before."""
    above = blocks[at - 1] if at else None
    if not isinstance(above, Paragraph):
        return False
    before = read_area_name(" ".join(above.text.split()), layout)
    number = name.number
    return (
        before is not None and isinstance(number, int) and before.number == number - 1
    )


def _ends(block: Paragraph, level: int | None, layout: Layout) -> bool:
    """Tell whether what stands below a heading of that level is over at `block`."""
    if block.style == SHEET:
        return True
    if not level:
        return read_area_name(block.text, layout) is not None
    within = not block.level or block.level > level
    return not within and read_heading(block.text, layout) is not None


def _has_actions(kind: Kind) -> bool:
    return kind in ("actions", "with titles")


def _sheets(
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    known: dict[int, AreaName],
    layout: Layout,
    file: str,
) -> dict[int, AreaName]:
    """Return the sheets whose names are areas: with actions, and no area in them."""
    starts = [
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.style == SHEET
    ]
    found = {}
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        block, inside = blocks[start], range(start, end)
        assert isinstance(block, Paragraph)
        held = [kinds[at] for at in inside]
        bare = not any(at in known for at in inside) and "with areas" not in held
        known_name = is_general(block.text) or normal(block.text) in layout.sections
        known_name = known_name or normal(block.text) == file
        if bare and any(map(_has_actions, held)) and not known_name:
            found[start] = name_without_number(block.text, layout)
    return found


def _headings(
    blocks: Sequence[Block], kinds: Sequence[Kind], layout: Layout
) -> dict[int, AreaName]:
    """Return the nearest heading above each table of actions."""
    found: dict[int, AreaName] = {}
    last: int | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if block.style == SHEET:
                last = None
            elif block.level and normal(block.text) not in layout.sections:
                last = at
        elif kinds[at] == "actions" and last is not None:
            words = blocks[last]
            assert isinstance(words, Paragraph)
            if not is_general(words.text):
                found[last] = AreaName(None, " ".join(words.text.split()))
    return found
