"""Entries by their numbers, as the log keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from projections.line_row import LineRow
from projections.tables import Connection

_PAGE = 500
"""How many entries are asked for at once: any build of SQLite takes so many."""


def lines_of(connection: Connection, numbers: Iterable[int]) -> dict[int, LineRow]:
    """Return number -> line of each of these entries that there is."""
    wanted = sorted(set(numbers))
    found: dict[int, LineRow] = {}
    for start in range(0, len(wanted), _PAGE):
        some = wanted[start : start + _PAGE]
        for row in connection.execute(
            f"SELECT {', '.join(LineRow._fields)} FROM line"
            f" WHERE number IN ({', '.join('?' * len(some))})",
            some,
        ):
            line = LineRow._make(row)
            found[line.number] = line
    return found


def authors_of(
    connection: Connection, places: Iterable[int], known_to: int
) -> dict[int, list[str]]:
    """Return place -> who recorded the fact, and who corrected it, in that order.

    Args:
        connection: A connection to the views.
        places: The entries in whose places the facts stand.
        known_to: The last entry that is taken into account.
    """
    wanted = sorted(set(places))
    found: dict[int, dict[str, None]] = {}
    for start in range(0, len(wanted), _PAGE):
        some = wanted[start : start + _PAGE]
        for place, person in connection.execute(
            "SELECT place, recorded_by FROM line WHERE number <= ?"
            " AND (number = place OR type = 'entry.corrected')"
            f" AND place IN ({', '.join('?' * len(some))}) ORDER BY number",
            (known_to, *some),
        ):
            found.setdefault(place, {})[person] = None
    return {place: list(people) for place, people in found.items()}
