"""Looking for words in the vault: the same, or within longer ones."""

from collections.abc import Iterable
from typing import NamedTuple

from ledger.application import EventLog
from ledger.engine import Connection


class Place(NamedTuple):
    """Where words stand: an entry, and a field of its state."""

    number: int
    field: str


def same_words(log: EventLog, number: int, fields: Iterable[str]) -> list[Place]:
    """Return where else the words of some fields of an entry stand, as they are.

    Their own places are among them.
    """
    with log.datastore.transaction(commit=False) as c:
        found: set[Place] = set()
        for field in fields:
            c.execute(
                "SELECT o.number, o.field FROM vault v JOIN vault o"
                " ON o.value = v.value WHERE v.number = ? AND v.field = ?",
                (number, field),
            )
            found.update(Place(*row) for row in c.fetchall())
    return sorted(found)


def words_at(connection: Connection, places: Iterable[Place]) -> list[str]:
    """Return the different words at these places, the longest first."""
    found = set()
    for place in places:
        row = connection.execute(
            "SELECT value FROM vault WHERE number = ? AND field = ?", place
        ).fetchone()
        if row is not None:
            found.add(row[0])
    return sorted(found, key=lambda words: (-len(words), words))


def places_of(connection: Connection, words: str) -> list[tuple[Place, bool]]:
    """Return where in the vault `words` stand, and whether nothing else does there."""
    rows = connection.execute(
        "SELECT number, field, value = ? FROM vault"
        " WHERE replace(value, ?, '') <> value ORDER BY number, field",
        (words, words),
    )
    return [(Place(number, field), bool(whole)) for number, field, whole in rows]
