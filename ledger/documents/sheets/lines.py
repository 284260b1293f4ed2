"""A row of a sheet or CSV file while nobody knows yet which table it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from ledger.documents.model import Cell

WHITE = (None, "FFFFFF")
"""Fills that say nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds words.

    Attributes:
        number: Its row, from 1.
        cells: Its cells by their column, blank ones with a colour among them.
        last: The last row that one of them reaches down to.
        titles: Columns in heavy or larger type.
    """

    number: int
    cells: dict[int, Cell]
    last: int = 0
    titles: frozenset[int] = frozenset()
    worded: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Note which columns have words of this row."""
        worded = (
            column
            for column, cell in sorted(self.cells.items())
            if any(cell.lines) and not cell.merged
        )
        object.__setattr__(self, "worded", tuple(worded))

    @property
    def words(self) -> dict[int, str]:
        """The words of each column, as headings are compared."""
        return {
            column: " ".join(" ".join(self.cells[column].lines).casefold().split())
            for column in self.worded
        }

    @property
    def fills(self) -> set[str]:
        """The colours of its cells with words; "" for one that has none."""
        found = (self.cells[column].fill for column in self.worded)
        return {"" if fill in WHITE else fill or "" for fill in found}

    @property
    def loose(self) -> bool:
        """Whether only one cell has words, as in a title or a note."""
        return len(self.worded) == 1
