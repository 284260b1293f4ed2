"""How much of a workbook or CSV file is read before it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.documents.errors import OversizedTableError

MOST_ROWS = 20_000
"""Rows with words, in all sheets that are read."""

MOST_CELLS = 250_000
"""Cells of those rows, blank ones inside a table too: a tenth of a gigabyte."""

MOST_SIGNS = 10_000_000
"""Characters of all cells together, where many cells can share one string."""

LINE = 20
"""Characters that a line of a cell counts for, beside its own."""


@dataclass
class Budget:
    """What was read of a file.

    Attributes:
        file: The workbook's name, for refusals.
        rows: Rows with words that were read.
        cells: Cells that were kept.
        signs: Characters of their words.
    """

    file: str
    rows: int = 0
    cells: int = 0
    signs: int = 0

    def spell(self, lines: Sequence[str]) -> None:
        """Count the words of a cell, and refuse more than a plan has in all cells."""
        self.signs += sum(map(len, lines)) + LINE * (len(lines) - 1)
        if self.signs > MOST_SIGNS:
            raise OversizedTableError(
                self.file, f"has more than {MOST_SIGNS:,} characters in its cells"
            )

    def spend(self, *, rows: int = 0, cells: int = 0) -> None:
        """Count what was read, and refuse what is more than a plan needs."""
        self.rows += rows
        self.cells += cells
        if self.rows > MOST_ROWS:
            raise OversizedTableError(
                self.file, f"has more than {MOST_ROWS:,} rows with words"
            )
        if self.cells > MOST_CELLS:
            raise OversizedTableError(
                self.file, f"has more than {MOST_CELLS:,} cells in its rows"
            )
