"""What became of entries: which correction or retraction of each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from domain.standing import Link, retracted
from projections.chunks import chunks
from projections.tables import Connection


class Became(NamedTuple):
    """What stands of that which was recorded about entries.

    Attributes:
        corrected: Entry -> the correction of it.
        retracted: Entry -> the retraction of it.
    """

    corrected: dict[int, int]
    retracted: dict[int, int]


def became(connection: Connection, places: Iterable[int], known_to: int) -> Became:
    """Return what became of the entries in some places.

    Args:
        connection: A connection to the views.
        places: The facts that are wanted; what amends them has the same place.
        known_to: The last entry that is taken into account.
    """
    links = []
    for some, marks in chunks(places):
        rows = connection.execute(
            "SELECT number, type, names FROM line"
            " WHERE names IS NOT NULL AND type <> 'text.redacted'"
            f" AND number <= ? AND place IN ({marks}) ORDER BY number",
            (known_to, *some),
        )
        links += [_link(*row) for row in rows]
    gone = retracted(links)
    corrected = {
        link.names: link.key
        for link in sorted(links, key=lambda link: link.key)
        if link.kind == "correction" and link.names is not None and link.key not in gone
    }
    return Became(corrected, gone)


def _link(number: int, type_: str, names: int) -> Link:
    return Link(
        number, "correction" if type_ == "entry.corrected" else "retraction", names
    )
