"""Who stands behind a fact: whoever recorded it, and whoever corrected it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from projections.chunks import chunks
from projections.tables import Connection


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
    found: dict[int, Authors] = {}
    for some, marks in chunks(places):
        for place, person, principal in connection.execute(
            "SELECT place, recorded_by, on_behalf_of FROM line WHERE number <= ?"
            " AND (number = place OR type = 'entry.corrected')"
            f" AND place IN ({marks}) ORDER BY number",
            (known_to, *some),
        ):
            found.setdefault(place, Authors()).take(person, principal)
    return found
