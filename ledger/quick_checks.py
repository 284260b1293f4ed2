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
from itertools import pairwise
from json import JSONDecoder
from operator import itemgetter, lt
from typing import Any, NamedTuple

from domain.catalog import EVENTS
from ledger.checking import Check, take_file
from ledger.engine import Connection
from ledger.known_root import Comparison
from ledger.leaf import SealedEntry, entry_bytes
from ledger.runs import Runs
from ledger.stored import GREATEST, LEAST
from ledger.tree import Frontier, leaf_hash

BLOCK = 500
"""How many entries are compared at once; older SQLite takes 999 values in a query."""

CLOSELY = ("action.evidence_", "checkpoint.", "entry.", "report.")
"""How wire names begin of which later entries, or files, depend."""

ODD = (
    *(LookupError, TypeError, ValueError, AttributeError, RecursionError),
    sqlite3.DatabaseError,
)
"""What values of a wrong type or form raise, and pages that are damaged."""

ROWS = (
    "SELECT number, recorded_at, originator_id, originator_version, topic, nonce,"
    " state, leaf FROM stored_events JOIN leaf ON number = stored_events.rowid"
    " WHERE stored_events.rowid BETWEEN ? AND ? ORDER BY stored_events.rowid"
)
TEXTS = (
    "SELECT number, field, salt, value FROM vault WHERE number BETWEEN ? AND ?"
    " ORDER BY number, field"
)

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

    def take(self, runs: Runs) -> bool:
        """Compare all of it, and take it."""
        rows = self.connection.execute(ROWS, self.span).fetchall()
        if list(map(itemgetter(0), rows)) != list(self.numbers) or self._more_leaves():
            return False
        check, entries = self.check, [SealedEntry._make(row[:7]) for row in rows]
        # Not by `leaf_of`: one call less counts, a hundred thousand times.
        hashes = [leaf_hash(entry_bytes(check.origin, entry)) for entry in entries]
        if hashes != list(map(itemgetter(7), rows)) or not self._in_order(entries):
            return False
        states = [_parsed(entry.state) for entry in entries]
        if not self._texts_open(entries, states):
            return False
        commands = [state["command"] for state in states]
        grown = self._grown(entries, states, hashes)
        if grown is None or set(map(type, commands)) != {str}:
            return False
        if not runs.take_all(self.numbers[0], commands):
            return False
        check.frontier, check.versions = grown, self.versions
        check.last, check.recorded_at = entries[-1].number, entries[-1].recorded_at
        check.command = commands[-1]
        return True

    def _more_leaves(self) -> bool:
        """Tell whether there are leaves here that have no event."""
        (leaves,) = self.connection.execute(
            "SELECT count(*) FROM leaf WHERE number BETWEEN ? AND ?", self.span
        ).fetchone()
        return bool(leaves != len(self.numbers))

    def _in_order(self, entries: Iterable[SealedEntry]) -> bool:
        """Tell whether instants and versions follow those before them."""
        instants = [self.check.recorded_at, *(entry.recorded_at for entry in entries)]
        if not all(lt(*pair) for pair in pairwise(instants)):
            return False
        versions = self.versions
        for entry in entries:
            stream = entry.stream
            version = versions.get(stream, 0) + 1
            if entry.version != version or entry.wire not in EVENTS:
                return False
            versions[stream] = version
        return True

    def _texts_open(
        self, entries: Sequence[SealedEntry], states: Sequence[Any]
    ) -> bool:
        r"""Tell whether each commitment has its text, and each text its commitment.

        What reads `"commit"` in a state is that word as a whole, because a quotation
        mark within a string has a stroke before it; and without a `\u` no letter is
        spelt otherwise. So if there are as many as there are texts, and one is where
        each text says, there is no further one.
        """
        whole = b"\n".join(entry.state for entry in entries)
        first, before, opened = self.numbers[0], (0, ""), 0
        for number, path, salt, value in self.connection.execute(TEXTS, self.span):
            here = (number, path)
            committed = _under(states[number - first], path)
            content = b"commit/v1\n" + salt + value.encode()
            said = b2a_base64(sha256(content).digest(), newline=False).decode()
            if here <= before or committed != {"commit": said}:
                return False
            before = here
            opened += 1
        return opened == whole.count(b'"commit"') and b"\\u" not in whole

    def _grown(
        self,
        entries: Sequence[SealedEntry],
        states: Sequence[Any],
        hashes: Sequence[bytes],
    ) -> Frontier | None:
        """Return the tree with this block; None if a checkpoint in it does not hold."""
        frontier, done, check = self.check.frontier, 0, self.check
        closely = [at for at, e in enumerate(entries) if e.wire.startswith(CLOSELY)]
        if closely:
            check.signed = check.signed.copied()
        for at in closely:
            entry = entries[at]
            frontier, done = frontier.grown(hashes[done:at]), at
            wrong = check.signed.take(entry, states[at], frontier, check.origin)
            if wrong is not None:
                return None
            take_file(entry, states[at], check)
        return frontier.grown(hashes[done:])


def _parsed(state: bytes) -> Any:
    """Return a state as JSON; refuse one with anything around it."""
    text = state.decode()
    value, end = _decode(text)
    if end != len(text):
        raise ValueError
    return value


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
