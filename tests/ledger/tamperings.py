"""What somebody with the file could do to it by hand, and how it is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ledger.leaf import SealedEntry, leaf_of
from tests.ledger.given import ORIGIN, SLUG

Tampering = Callable[[sqlite3.Connection], object]
LAST = 10
EVENT = "'plan.area_added', x'7b7d'"
INSERTED = f"INSERT INTO stored_events VALUES (NULL, 'plan/{SLUG}', 5, {EVENT})"
LEAF = (
    "INSERT INTO leaf VALUES"
    " (11, '2021-01-01T00:00:00.000000Z', zeroblob(16), zeroblob(32))"
)


def sql(*statements: str) -> Tampering:
    """Return what runs `statements`, each of which must change something."""

    def run(connection: sqlite3.Connection) -> None:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement

    return run


def one_byte_of_a_state(connection: sqlite3.Connection) -> None:
    (state,) = connection.execute(
        "SELECT state FROM stored_events WHERE rowid = 7"
    ).fetchone()
    changed = state.replace(b"h.mensah", b"h.mensay")
    assert changed != state
    connection.execute("UPDATE stored_events SET state = ? WHERE rowid = 7", (changed,))


def a_sealed_entry_of_ones_own(connection: sqlite3.Connection) -> None:
    """Insert an event with the leaf that it would have had."""
    sql(INSERTED)(connection)
    instant = "2021-01-01T00:00:00.000000Z"
    entry = SealedEntry(
        11, instant, f"plan/{SLUG}", 5, "plan.area_added", b"n" * 16, b"{}"
    )
    row = (11, instant, entry.nonce, leaf_of(ORIGIN, entry))
    connection.execute("INSERT INTO leaf VALUES (?, ?, ?, ?)", row)


def swapped(table: str, key: str) -> Tampering:
    """Return what exchanges rows 7 and 8 of a table."""
    return sql(
        f"UPDATE {table} SET {key} = 70 WHERE {key} = 7",
        f"UPDATE {table} SET {key} = 7 WHERE {key} = 8",
        f"UPDATE {table} SET {key} = 8 WHERE {key} = 70",
    )


def all_of(*parts: Tampering) -> Tampering:
    """Return what does one after the other."""

    def run(connection: sqlite3.Connection) -> None:
        for part in parts:
            part(connection)

    return run


REORDERED = all_of(
    swapped("stored_events", "rowid"),
    swapped("leaf", "number"),
    swapped("vault", "number"),
)
GONE = [
    "DELETE FROM stored_events WHERE rowid = {}",
    "DELETE FROM leaf WHERE number = {}",
    "DELETE FROM vault WHERE number = {}",
]

# What was done -> how, which entry is named first, and in which sentence.
FOUND: dict[str, tuple[Tampering, int | None, str]] = {
    "state": (one_byte_of_a_state, 7, "Entry #7 was altered: its leaf differs."),
    "state that is no JSON": (
        sql("UPDATE stored_events SET state = x'ff' WHERE rowid = 7"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "nonce": (
        sql("UPDATE leaf SET nonce = zeroblob(16) WHERE number = 7"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "instant": (
        sql(
            "UPDATE leaf SET recorded_at = replace(recorded_at, '09:', '10:')"
            " WHERE number = 10"
        ),
        10,
        "Entry #10 was altered: its leaf differs.",
    ),
    "version": (
        sql("UPDATE stored_events SET originator_version = 99 WHERE rowid = 7"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "stream": (
        sql("UPDATE stored_events SET originator_id = 'plan/x' WHERE rowid = 7"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "type": (
        sql("UPDATE stored_events SET topic = 'action.reopened' WHERE rowid = 7"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "leaf": (
        sql("UPDATE leaf SET leaf = zeroblob(32) WHERE number = 1"),
        1,
        "Entry #1 was altered: its leaf differs.",
    ),
    "last leaf gone": (
        sql(GONE[1].format(LAST)),
        LAST,
        "Entry #10 has no leaf: it was not recorded so.",
    ),
    "last event gone": (
        sql(GONE[0].format(LAST)),
        LAST,
        "Entry #10 has a leaf but no event: it was not recorded so.",
    ),
    "last entry gone": (
        sql(*(statement.format(LAST) for statement in GONE)),
        LAST,
        "Entry #10 is missing from the end of the ledger.",
    ),
    "last three gone": (
        sql(
            *(s.format("8 OR rowid > 8") for s in GONE[:1]),
            *(s.format("8 OR number > 8") for s in GONE[1:]),
        ),
        8,
        "Entry #8 to #10 is missing from the end of the ledger.",
    ),
    "all gone": (
        sql("DELETE FROM stored_events", "DELETE FROM leaf", "DELETE FROM vault"),
        1,
        "Entry #1 to #10 is missing from the end of the ledger.",
    ),
    "first gone": (
        sql(*(statement.format(1) for statement in GONE)),
        1,
        "Entry #1 is missing; the next there is #2.",
    ),
    "middle gone": (
        sql(*(statement.format(7) for statement in GONE)),
        7,
        "Entry #7 is missing; the next there is #8.",
    ),
    "middle event gone": (
        sql(GONE[0].format(7)),
        7,
        "Entry #7 has a leaf but no event: it was not recorded so.",
    ),
    "inserted without leaf": (
        sql(INSERTED),
        11,
        "Entry #11 has no leaf: it was not recorded so.",
    ),
    "inserted with a leaf": (
        sql(INSERTED, LEAF),
        11,
        "Entry #11 was altered: its leaf differs.",
    ),
    "inserted with the right leaf": (
        a_sealed_entry_of_ones_own,
        11,
        "Entry #11 was added behind the ledger's back: its own count ends at #10.",
    ),
    "inserted before the first": (
        sql(f"INSERT INTO stored_events VALUES (-3, 'plan/x', 1, {EVENT})"),
        -3,
        "Entry #-3 stands where no entry can: numbers go up from #1 by one.",
    ),
    "a leaf too many": (
        sql(LEAF),
        11,
        "Entry #11 has a leaf but no event: it was not recorded so.",
    ),
    "reordered": (REORDERED, 7, "Entry #7 was altered: its leaf differs."),
    "leaves reordered": (
        swapped("leaf", "number"),
        7,
        "Entry #7 was altered: its leaf differs.",
    ),
    "text edited": (
        sql("UPDATE vault SET value = 'Three' WHERE number = 7"),
        7,
        "The text of entry #7 (text) was altered.",
    ),
    "salt edited": (
        sql("UPDATE vault SET salt = zeroblob(32) WHERE number = 7"),
        7,
        "The text of entry #7 (text) was altered.",
    ),
    "text lost": (sql(GONE[2].format(7)), 7, "Entry #7 has lost its text (text)."),
    "text added": (
        sql("INSERT INTO vault VALUES (7, 'reason', zeroblob(32), 'Because')"),
        7,
        "Entry #7 has a text (reason) it never had.",
    ),
    "text of no entry": (
        sql("INSERT INTO vault VALUES (12, 'text', zeroblob(32), 'Words')"),
        11,
        "Entry #11 is missing; the next there is #12.",
    ),
    "head's root": (
        sql("UPDATE head SET frontier = zeroblob(64)"),
        None,
        "The remembered head of the ledger is not that of its entries.",
    ),
    "head's instant": (
        sql("UPDATE head SET recorded_at = '2031'"),
        None,
        "The remembered head of the ledger is not that of its entries.",
    ),
    "head's count": (
        sql("UPDATE head SET entries = 9"),
        10,
        "Entry #10 was added behind the ledger's back: its own count ends at #9.",
    ),
    "head gone": (
        sql("DELETE FROM head"),
        None,
        "The remembered head of the ledger is missing or damaged.",
    ),
    "name": (
        sql("UPDATE meta SET value = 'other' WHERE key = 'origin'"),
        1,
        "Entry #1 was altered: its leaf differs.",
    ),
    "name gone": (
        sql("DELETE FROM meta WHERE key = 'origin'"),
        None,
        "The ledger has lost its name, which every leaf contains.",
    ),
}
