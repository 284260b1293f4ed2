"""The cells of one row of an action table, sorted by what they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.printing import NOT_RECORDED, RATED_SO, WITHHELD
from ledger.documents.layouts.columns import Held
from ledger.documents.layouts.layout import Field, normal
from ledger.documents.model import Cell, Position, Span

_WAS = re.compile(r"\[(?:was [^\[\]]*|date passed)\]")
_REMARKS: dict[Field, re.Pattern[str]] = {
    "target": _WAS,
    "measure": _WAS,
    "rating": re.compile(RATED_SO),
    "progress": re.compile(r"\[(?:Latest progress: )?#\d+, [^\[\]]*\]"),
}
_ABSENT = frozenset({"owner", "rating", "status"})
"""What the ledger prints as "not recorded" where it has none."""

_WORDING: frozenset[Field] = frozenset({"action", "sub_action", "impact"})
"""What an action says: there, that words were withheld stands for them."""

Cells = dict[Field, list[Span]]
"""The lines of one row by what they are."""


@dataclass
class Row:
    """One row: its own lines, and those of cells that reach down into it.

    Attributes:
        place: Where.
        own: Its lines by what they are.
        shared: Lines of merged cells from above, without those of the action.
        held: Its cells; for one that reaches down, the cell where it began.
        headed: The heading under which a line is recorded, for lines that need one.
        passed: Lines that say nothing: "not recorded", what was withheld, and remarks
            of the ledger.
        goes_on: Whether the cell of the action, or its code, began in a row above.
    """

    place: Position
    own: Cells = field(default_factory=lambda: defaultdict(list))
    shared: Cells = field(default_factory=lambda: defaultdict(list))
    held: list[Held] = field(default_factory=list)
    headed: dict[Span, str] = field(default_factory=dict)
    passed: list[Span] = field(default_factory=list)
    goes_on: bool = False

    @property
    def reference(self) -> Cell | None:
        """The cell of its code, if it has a column for it."""
        cells = (held.cell for held in self.held if held.kind == "reference")
        return next(cells, None)

    def says(self, kind: Field) -> bool:
        """Tell whether it has lines of its own of that kind."""
        return bool(self.own.get(kind))


def sort_row(place: Position, held: Iterable[Held], tops: dict[int, Cell]) -> Row:
    """Return the row made of the cells `held`.

    Args:
        place: Where the row is.
        held: Its cells and what they hold.
        tops: Column -> the last cell that began in it; kept up to date.
    """
    row = Row(place)
    for item in held:
        kind, cell = item.kind, item.cell
        top = tops.get(cell.column) if cell.merged else None
        if not cell.merged:
            tops[cell.column] = cell
        row.held.append(item if top is None else item._replace(cell=top))
        if item.remark:
            row.passed += cell.spans
        if kind is None:
            continue
        _sort_lines(row, kind, cell)
        if item.shown:
            row.headed |= dict.fromkeys(cell.spans, item.heading)
        if cell.merged and kind in ("action", "reference"):
            row.goes_on = True
        if top is not None and kind not in ("action", "area", "outcome"):
            row.shared[kind] += top.spans
            if item.shown:
                row.headed |= dict.fromkeys(top.spans, item.heading)
    return row


def _sort_lines(row: Row, kind: Field, cell: Cell) -> None:
    spans = cell.spans
    absent = kind in _ABSENT and len(spans) == 1
    remark = _REMARKS.get(kind)
    for span in spans:
        nothing = absent and normal(span.words) == NOT_RECORDED
        nothing |= kind not in _WORDING and span.words == WITHHELD
        if nothing or (remark and remark.fullmatch(span.words)):
            row.passed.append(span)
        else:
            row.own[kind].append(span)
