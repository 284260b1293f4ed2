"""Looking for words in the vault: the same, or within longer ones."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from domain.entry_events import EntryCorrected
from ledger.application import EventLog
from ledger.engine import Connection
from ledger.resting import RESTING, file_of

_NAMING = (*sorted(RESTING), EntryCorrected.wire)


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


def entries_with_file(log: EventLog, sha256: str) -> dict[int, str]:
    """Return number -> wire name of the fact, for all entries that name a file."""
    topics = ", ".join("?" * len(_NAMING))
    with log.datastore.transaction(commit=False) as c:
        c.execute(
            "SELECT rowid, topic, state FROM stored_events"
            f" WHERE topic IN ({topics}) ORDER BY rowid",
            _NAMING,
        )
        # States are bytes, in which each engine would look in a way of its own.
        rows = [row for row in c.fetchall() if sha256.encode() in row[2]]
    found: dict[int, str] = {}
    for number, wire, state in rows:
        said = json.loads(state)
        file = file_of(wire, said)
        if file is not None and file[0] == sha256:
            found[number] = said.get("replacement", {}).get("type", wire)
    return found


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
