"""Entries by their numbers, as the log keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Authors:
    """Who stands behind a fact.

    Attributes:
        by: Who recorded it, and then who corrected it, by user names.
        on_behalf_of: For whom they did, where it was for somebody else.
    """

    by: list[str] = field(default_factory=list)
    on_behalf_of: list[str] = field(default_factory=list)

    def take(self, person: str, principal: str | None) -> None:
        """Take one more entry into account."""
        for name, known in ((person, self.by), (principal, self.on_behalf_of)):
            if name is not None and name not in known:
                known.append(name)


def authors_of(
    connection: Connection, places: Iterable[int], known_to: int
) -> dict[int, Authors]:
    """Return place -> who stands behind the fact in it.

    Args:
        connection: A connection to the views.
        places: The entries in whose places the facts stand.
        known_to: The last entry that is taken into account.
    """
    wanted = sorted(set(places))
    found: dict[int, Authors] = {}
    for start in range(0, len(wanted), _PAGE):
        some = wanted[start : start + _PAGE]
        for place, person, principal in connection.execute(
            "SELECT place, recorded_by, on_behalf_of FROM line WHERE number <= ?"
            " AND (number = place OR type = 'entry.corrected')"
            f" AND place IN ({', '.join('?' * len(some))}) ORDER BY number",
            (known_to, *some),
        ):
            found.setdefault(place, Authors()).take(person, principal)
    return found
