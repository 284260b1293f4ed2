"""A ledger of any length, written by bulk inserts, that verifies as any other does."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from domain.clock import print_instant
from ledger.codec import Opening, commitment
from ledger.connection import connect, create
from ledger.leaf import SealedEntry, leaf_of
from ledger.tree import Frontier

ORIGIN = "progress-ledger-bench/2"
START = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
STREAMS = 200
BATCH = 10_000
WIRE = "action.progress_recorded"
INSERTS = (
    "INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO leaf VALUES (?, ?, ?, ?)",
    "INSERT INTO vault VALUES (?, ?, ?, ?)",
    "INSERT INTO command VALUES (?, ?, ?, ?, ?)",
)


class Bulk(NamedTuple):
    """One entry with its leaf and its text."""

    entry: SealedEntry
    leaf: bytes
    text: Opening


def bulk_ledger(place: Path, entries: int) -> None:
    """Make a ledger at `place` with so many notes on the actions of a plan."""
    create(place, ORIGIN)
    frontier = Frontier()
    with closing(connect(place)) as connection:
        connection.execute("BEGIN")
        source = _entries(entries)
        while some := tuple(islice(source, BATCH)):
            _insert(connection, some)
            frontier = frontier.grown(one.leaf for one in some)
        last = _instant(entries)
        head = (frontier.size, last, frontier.packed())
        connection.execute(
            "UPDATE head SET entries = ?, recorded_at = ?, frontier = ?", head
        )
        connection.execute("COMMIT")


def _entries(count: int) -> Iterator[Bulk]:
    for number in range(1, count + 1):
        salt = sha256(b"%d" % number).digest()
        words = f"Note {number}: ten words or so are usual in such a note"
        text = Opening(salt, words)
        entry = SealedEntry(
            number,
            _instant(number),
            f"action/bench-2020/{1 + (number - 1) % STREAMS}",
            1 + (number - 1) // STREAMS,
            WIRE,
            salt[:16],
            _state(number, text),
        )
        yield Bulk(entry, leaf_of(ORIGIN, entry), text)


def _state(number: int, text: Opening) -> bytes:
    state = {
        "command": f"bench-{number}",
        "effective": {"first": "2020-05-14", "last": "2020-05-14", "precision": "day"},
        "recorded_by": "h.mensah",
        "text": {"commit": commitment(text)},
    }
    return json.dumps(state, sort_keys=True, separators=(",", ":")).encode()


def _instant(number: int) -> str:
    return print_instant(START + timedelta(minutes=number))


def _insert(connection: sqlite3.Connection, some: tuple[Bulk, ...]) -> None:
    rows: tuple[list[tuple[object, ...]], ...] = (
        [(e.number, e.stream, e.version, e.wire, e.state) for e, _, _ in some],
        [(e.number, e.recorded_at, e.nonce, leaf) for e, leaf, _ in some],
        [(e.number, "text", *text) for e, _, text in some],
        [
            (f"bench-{e.number}", text.salt, leaf, e.number, e.number)
            for e, leaf, text in some
        ],
    )
    for statement, values in zip(INSERTS, rows, strict=True):
        connection.executemany(statement, values)
