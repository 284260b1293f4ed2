"""Rows of the ledger as they lie in the file, events beside leaves beside texts."""

import sqlite3
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from ledger.codec import Opening
from ledger.engine import Connection
from ledger.leaf import SealedEntry

EVENT, LEAF, TEXT = range(3)
LEAST, GREATEST = -(2**63), 2**63 - 1
"""Between what SQLite can number rows."""


class StoredRow(NamedTuple):
    """What the file holds under one number.

    Attributes:
        number: The number.
        entry: The entry; None if its event or its leaf is not there.
        leaf: The stored leaf; None if it is not there.
        texts: What the vault holds for it, by field path.
        lacks: What is missing, in words; empty if the entry is whole.
    """

    number: int
    entry: SealedEntry | None
    leaf: bytes | None
    texts: dict[str, Opening]
    lacks: str = ""


def stored_rows(
    connection: Connection, first: int = LEAST, last: int = GREATEST
) -> Iterator[StoredRow]:
    """Yield rows in the order of their numbers, whatever is missing in them.

    Args:
        connection: To the ledger.
        first: The least number; negative ones are no numbers of entries, and there
            all the same if somebody wrote them.
        last: The greatest.

    Raises:
        sqlite3.DatabaseError: a page is damaged, or a value is of a type that its
            column never holds.
    """
    events = connection.execute(
        f"SELECT rowid, {EVENT}, originator_id, originator_version, topic, state"
        " FROM stored_events WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
        (first, last),
    )
    leaves = connection.execute(
        f"SELECT number, {LEAF}, recorded_at, nonce, leaf FROM leaf"
        " WHERE number BETWEEN ? AND ? ORDER BY number",
        (first, last),
    )
    texts = connection.execute(
        f"SELECT number, {TEXT}, field, salt, value FROM vault"
        " WHERE number BETWEEN ? AND ? ORDER BY number, field",
        (first, last),
    )
    whole = (
        _typed(events, (int, int, str, int, str, bytes)),
        _typed(leaves, (int, int, str, bytes, bytes)),
        _typed(texts, (int, int, str, bytes, str)),
    )
    parts = merge(*whole, key=itemgetter(0, 1))
    for number, group in groupby(parts, key=itemgetter(0)):
        yield _row(number, list(group))


def stored_row(connection: Connection, number: int) -> StoredRow | None:
    """Return what the file holds under one number; None if that is no entry."""
    event = connection.execute(
        "SELECT originator_id, originator_version, topic, state FROM stored_events"
        " WHERE rowid = ?",
        (number,),
    ).fetchone()
    leaf = connection.execute(
        "SELECT recorded_at, nonce, leaf FROM leaf WHERE number = ?", (number,)
    ).fetchone()
    texts = connection.execute(
        "SELECT field, salt, value FROM vault WHERE number = ?", (number,)
    )
    parts = [(number, TEXT, *text) for text in texts]
    parts += [
        (number, kind, *row) for kind, row in ((EVENT, event), (LEAF, leaf)) if row
    ]
    return _row(number, parts) if event and leaf else None


def _typed(
    rows: Iterable[tuple[Any, ...]], kinds: tuple[type, ...]
) -> Iterator[tuple[Any, ...]]:
    """Yield `rows`; a flipped bit can make a text of what was bytes."""
    for row in rows:
        if tuple(map(type, row)) != kinds:
            said = f"entry #{row[0]} holds a value of the wrong type"
            raise sqlite3.DatabaseError(said)
        yield row


def _lacks(no_event: bool, no_leaf: bool) -> str:
    if no_event and no_leaf:
        return "has a text but neither event nor leaf"
    return "has a leaf but no event" if no_event else "has no leaf"


def _row(number: int, parts: list[tuple[Any, ...]]) -> StoredRow:
    event = next((p[2:] for p in parts if p[1] == EVENT), None)
    leaf = next((p[2:] for p in parts if p[1] == LEAF), None)
    texts = {p[2]: Opening(p[3], p[4]) for p in parts if p[1] == TEXT}
    if event is None or leaf is None:
        lacks = _lacks(event is None, leaf is None)
        return StoredRow(number, None, leaf[2] if leaf else None, texts, lacks)
    stream, version, wire, state = event
    recorded_at, nonce, hashed = leaf
    entry = SealedEntry(number, recorded_at, stream, version, wire, nonce, state)
    return StoredRow(number, entry, hashed, texts)
