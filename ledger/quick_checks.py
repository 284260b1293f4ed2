"""A block of entries that is just as it should be, seen to be so at once.

Looking at each entry by itself, as `ledger.checking` does to say what is wrong, takes
three times as long. So whole blocks are compared first. Whatever is odd in the least
is left to be looked at closely: nothing is found here, and nothing is let pass that a
close look would find.
"""

import sqlite3
from binascii import b2a_base64
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from json import JSONDecoder
from operator import itemgetter, lt
from typing import Any, NamedTuple

from domain.catalog import EVENTS
from ledger.checking import Check, take_file
from ledger.engine import Connection
from ledger.frontier import Frontier
from ledger.known_root import Comparison
from ledger.leaf import Sealed, SealedEntry, leaves_of
from ledger.runs import Runs
from ledger.stored import GREATEST, LEAST

BLOCK = 500
"""How many entries are compared at once; older SQLite takes 999 values in a query."""

CLOSELY = frozenset(
    wire
    for wire in EVENTS
    if wire.startswith(("action.evidence_", "checkpoint.", "entry.", "report."))
)
"""Wire names of entries on which later ones, or files, depend."""

ODD = (
    *(LookupError, TypeError, ValueError, AttributeError, RecursionError),
    sqlite3.DatabaseError,
)
"""What values of a wrong type or form raise, and pages that are damaged."""

ROWS = (
    "SELECT number, recorded_at, originator_id, originator_version, topic, nonce,"
    " state FROM stored_events JOIN leaf ON number = stored_events.rowid"
    " WHERE stored_events.rowid BETWEEN ? AND ? ORDER BY stored_events.rowid"
)
LEAVES = "SELECT leaf FROM leaf WHERE number BETWEEN ? AND ? ORDER BY number"
TEXTS = (
    "SELECT number, field, salt, value FROM vault WHERE number BETWEEN ? AND ?"
    " ORDER BY number, field"
)

NONE = (0, "", None)
"""What stands behind the last text."""

_decode = JSONDecoder().raw_decode


class Block(NamedTuple):
    """Some entries that follow each other.

    Attributes:
        first: The least number that belongs to it.
        last: The greatest; that of its last event, or of anything if it is the end.
        events: How many events it has.
    """

    first: int
    last: int
    events: int


def blocks(connection: Connection) -> Iterator[Block]:
    """Yield the whole ledger as blocks, of which the last one has no end."""
    first = LEAST
    while True:
        last, events = connection.execute(
            "SELECT max(rowid), count(*) FROM (SELECT rowid FROM stored_events"
            " WHERE rowid >= ? ORDER BY rowid LIMIT ?) AS block",
            (first, BLOCK),
        ).fetchone()
        if events < BLOCK:
            yield Block(first, GREATEST, events)
            return
        yield Block(first, last, events)
        first = last + 1


def check_block(
    connection: Connection,
    block: Block,
    check: Check,
    runs: Runs,
    comparison: Comparison,
) -> bool:
    """Take a block into `check` if all of it is as it should be, or none of it.

    Returns:
        Whether it was taken. If not, it has to be looked at closely.
    """
    numbers = range(check.last + 1, check.last + 1 + block.events)
    asked = comparison.known and comparison.known.entries
    redacted = check.claims.open.keys()
    if not numbers or asked in numbers or not redacted.isdisjoint(numbers):
        return False
    signed, links = check.signed, len(check.editions.links)
    taken = False
    with suppress(*ODD):
        taken = _Quick(connection, block, check, numbers).take(runs)
    if not taken:
        check.signed = signed
        del check.editions.links[links:]
    return taken


class _Quick:
    """A block that is being compared; `check` is as it was until all of it holds."""

    def __init__(
        self,
        connection: Connection,
        block: Block,
        check: Check,
        numbers: range,
    ) -> None:
        self.connection, self.span, self.check = connection, block[:2], check
        self.numbers = numbers
        self.versions = dict(check.versions)
        self.commands: list[str] = []
        self.closely: list[tuple[SealedEntry, Any]] = []

    def take(self, runs: Runs) -> bool:
        """Compare all of it, and take it."""
        check = self.check
        rows = self.connection.execute(ROWS, self.span).fetchall()
        leaves = [leaf for (leaf,) in self.connection.execute(LEAVES, self.span)]
        if leaves_of(check.origin, rows) != leaves or not self._in_order(rows):
            return False
        if not self._can_be_read(rows):
            return False
        grown = self._grown(leaves)
        if grown is None or not runs.take_all(self.numbers[0], self.commands):
            return False
        check.frontier, check.versions = grown, self.versions
        check.last, check.recorded_at, *_ = rows[-1]
        check.command = self.commands[-1]
        return True

    def _in_order(self, rows: Sequence[Sealed]) -> bool:
        """Tell whether numbers, instants and versions follow those before them."""
        instants = [self.check.recorded_at, *map(itemgetter(1), rows)]
        if list(map(itemgetter(0), rows)) != list(self.numbers) or not all(
            map(lt, instants, instants[1:])
        ):
            return False
        versions = self.versions
        for _, _, stream, version, wire, _, _ in rows:
            if version != versions.get(stream, 0) + 1 or wire not in EVENTS:
                return False
            versions[stream] = version
        return True

    def _can_be_read(self, rows: Iterable[Sealed]) -> bool:
        r"""Tell whether each state is JSON of a command, and has just its texts.

        What reads `"commit"` in a state is that word as a whole, because a quotation
        mark within a string has a stroke before it; and without a `\u` no letter is
        spelt otherwise. So if there are as many as there are texts, and one is where
        each text says, there is no further one.
        """
        texts = iter(self._promised())
        for row in rows:
            number, plain, before = row[0], row[6].decode(), ""
            state, end = _decode(plain)
            for _ in range(plain.count('"commit"')):
                at, path, promised = next(texts, NONE)
                if at != number or path <= before or _under(state, path) != promised:
                    return False
                before = path
            command = state["command"]
            if end != len(plain) or "\\u" in plain or type(command) is not str:
                return False
            self.commands.append(command)
            if row[4] in CLOSELY:
                self.closely.append((SealedEntry._make(row), state))
        return next(texts, NONE) is NONE

    def _promised(self) -> list[tuple[int, str, Any]]:
        """Return for each text its number, its path, and what its entry has there."""
        hashed = [
            (number, path, sha256(b"commit/v1\n" + salt + value.encode()).digest())
            for number, path, salt, value in self.connection.execute(TEXTS, self.span)
        ]
        return [
            (number, path, {"commit": b2a_base64(found, newline=False).decode()})
            for number, path, found in hashed
        ]

    def _grown(self, hashes: Sequence[bytes]) -> Frontier | None:
        """Return the tree with this block; None if a checkpoint in it does not hold."""
        frontier, done, check = self.check.frontier, 0, self.check
        if self.closely:
            check.signed = check.signed.copied()
        for entry, state in self.closely:
            at = entry.number - self.numbers[0]
            frontier, done = frontier.grown(hashes[done:at]), at
            wrong = check.signed.take(entry, state, frontier, check.origin)
            if wrong is not None:
                return None
            take_file(entry, state, check)
        return frontier.grown(hashes[done:])


def _under(state: Any, path: str) -> Any:
    """Return what is in a state at the path of a text; refuse all but its one form."""
    if "." not in path:
        return state[path]
    for key in path.split("."):
        state = state[_place(key) if type(state) is list else key]
        if not key:
            raise ValueError
    return state


def _place(key: str) -> int:
    """Return the place in a list that a path names; 01 and -1 would be others' too."""
    place = int(key)
    if place < 0 or str(place) != key:
        raise ValueError
    return place
