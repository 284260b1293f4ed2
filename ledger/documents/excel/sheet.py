"""One sheet of a workbook as its part has it: cells, merges, hidden rows, rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import range_boundaries

from ledger.documents.excel.strings import Words

MOST_RULE_ELEMENTS = 50_000
"""Elements that describe conditional formatting in one sheet."""


LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
"""Of any sheet of Excel."""


class Area(NamedTuple):
    """A rectangle of cells, counted from 1, both corners inside."""

    left: int
    top: int
    right: int
    bottom: int


def area_of(reference: str) -> Area:
    """Return the rectangle that `A1:C4`, `A1` or `A:C` names.

    Raises:
        ValueError: it names none.
    """
    left, top, right, bottom = range_boundaries(reference)
    return Area(left or 1, top or 1, right or LAST_COLUMN, bottom or LAST_ROW)


@dataclass(slots=True)
class Raw:
    """A cell as the file has it.

    Attributes:
        kind: `s` for a shared string, `n` for a number, `b`, `e`, `str`, `d` ...
        style: Number of its style.
        value: What the file has for it; None for nothing.
        formula: Whether a formula gives its value.
        words: Of a string that the cell holds itself.
    """

    kind: str
    style: int
    value: str | None = None
    formula: bool = False
    words: Words | None = None

    @property
    def blank(self) -> bool:
        """Whether it holds nothing, whatever its colour."""
        return self.words is None and self.value is None and not self.formula


@dataclass
class Sheet:
    """What the part of one sheet holds.

    Attributes:
        rows: Row -> column -> cell, with blank ones that have a colour; only rows
            that hold something.
        merges: Rectangles of merged cells.
        hidden_rows: Those of `rows` that are not shown.
        hidden_columns: First and last of each run that is not shown.
        rules: Elements of conditional formatting.
        page: Headers and footers of the printed page: `oddHeader`, and its code.
    """

    rows: dict[int, dict[int, Raw]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rules: list[Element] = field(default_factory=list)
    page: list[tuple[str, str]] = field(default_factory=list)
