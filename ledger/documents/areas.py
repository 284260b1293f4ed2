"""Which headings of a document are improvement areas."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.documents.columns import find_columns
from ledger.documents.layout import Layout, normal
from ledger.documents.model import Paragraph, Span, Table
from ledger.documents.plan_reading import AreaReading

Block = Paragraph | Table


def find_areas(blocks: Sequence[Block], layout: Layout) -> dict[int, AreaReading]:
    """Return the areas, still without outcomes, by the index of their heading.

    An area is a numbered heading followed by outcomes or a table of actions, so that
    "1. Introduction" is none. A numbered line that is no heading by its style is an
    area if outcomes follow it at once.
    """
    areas = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            continue
        match = layout.area.fullmatch(block.text)
        if match is not None and _leads_to_actions(blocks, at, layout):
            heading = Span(block.text, block.position)
            number, title = int(match["number"]), match["title"].strip()
            areas[at] = AreaReading(number, title, heading)
    return areas


def is_outcomes(block: Block, layout: Layout) -> bool:
    """Tell whether `block` is the heading above the outcomes of an area."""
    return (
        isinstance(block, Paragraph)
        and layout.sections.get(normal(block.text)) == "outcomes"
    )


def _leads_to_actions(blocks: Sequence[Block], at: int, layout: Layout) -> bool:
    heading = blocks[at]
    level = heading.level if isinstance(heading, Paragraph) else None
    if not level:
        return at + 1 < len(blocks) and is_outcomes(blocks[at + 1], layout)
    for block in blocks[at + 1 :]:
        if is_outcomes(block, layout):
            return True
        if isinstance(block, Table):
            if find_columns(block, layout) is not None:
                return True
        elif block.level and block.level <= level and layout.area.fullmatch(block.text):
            return False
    return False
