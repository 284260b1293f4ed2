"""An action while its rows are gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ledger.documents.layouts.layout import Field
from ledger.documents.model import Cell, Position, Span


@dataclass
class Draft:
    """An action while its rows are gathered.

    Attributes:
        code: Its code.
        area: Which area it stands under, from 0; None when under none.
        fields: Its lines; those of `action` without the code.
        sources: The cells of each field, in order.
        rows: Its rows, in order.
        cells: Every cell of its rows and what its column holds, in order; a cell
            that reaches down from a row above is there too.
        headings: The heading of the column of each of `cells`, as printed.
        headed: The heading under which a line is recorded, for lines that need one.
        coded: Whether the document gives it a code.
        reference: The cell of its code, if it has one of its own.
        rating_doubted: Whether something says a rating, and which cannot be known.
    """

    code: str
    area: int | None
    fields: dict[Field, list[Span]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[Field, list[Position]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rows: list[Position] = field(default_factory=list)
    cells: list[tuple[Field | None, Cell]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    headed: dict[Span, str] = field(default_factory=dict)
    coded: bool = True
    reference: Cell | None = None
    rating_doubted: bool = False

    def add(self, kind: Field, lines: Iterable[Span], cells: Iterable[Span]) -> None:
        """Append `lines`, which were read from the cells that `cells` stand in."""
        self.fields[kind] += lines
        for cell in cells:
            if cell.position not in self.sources[kind]:
                self.sources[kind].append(cell.position)
