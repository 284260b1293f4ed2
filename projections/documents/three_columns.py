"""What stands in the three columns of a printed plan, line by line.

In front of an action stand its code and a tab; the third column begins with `facts`.
`ledger/documents/own_print.py` reads all of it back, so both change together.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.printing import NOT_RECORDED
from projections.documents import content, rated, targets
from projections.documents.content import Line, Plan

COLUMNS = (
    ("Action", 11.2),
    ("Target timescales", 6.0),
    ("Progress and rating", 9.5),
)
"""The headings of the columns, with their widths in centimetres."""

MEASURE = "Success measure:"
"""The line below which a measure stands, whose words do not say that it is one."""


class Fact(NamedTuple):
    """What is known of an action: a label, its words, and a remark of the ledger."""

    label: str
    words: str
    remark: str = ""


def target_lines(data: Plan, action: Plan) -> list[Line]:
    """Return the targets, and below a line of their own what else is a measure."""
    late = targets.passed(data, action)
    lines = targets.targets(action, True, late)
    measures = targets.measures(action, True, late)
    return [*lines, Line(MEASURE), *measures] if measures else lines


def facts(data: Plan, action: Plan) -> list[Fact]:
    """Return rating, delivery and owner, which stand above the note of an action."""
    said = (rated.rated_so(action), rated.exception_said(data, action))
    remark = content.bracketed("; ".join(filter(None, said)))
    owner = " ".join((action["owner"] or NOT_RECORDED).split())
    return [
        Fact("Rating", content.shown(action["rating"]), remark),
        Fact("Delivery", content.shown(action["delivery"])),
        Fact("Owner", content.shown(owner)),
    ]


def progress_lines(action: Plan) -> list[Line]:
    """Return how the latest note is dated, and the note; nothing without one."""
    *note, dated = content.progress(action, remark=True) or [Line("")]
    return [dated, *note] if note else []
