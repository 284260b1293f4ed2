"""Entries by their numbers, as the log keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from projections.chunks import chunks
from projections.line_row import LineRow
from projections.tables import Connection


def lines_of(connection: Connection, numbers: Iterable[int]) -> dict[int, LineRow]:
    """Return number -> line of each of these entries that there is."""
    found: dict[int, LineRow] = {}
    for some, marks in chunks(numbers):
        for row in connection.execute(
            f"SELECT {', '.join(LineRow._fields)} FROM line WHERE number IN ({marks})",
            some,
        ):
            line = LineRow._make(row)
            found[line.number] = line
    return found
