"""The ledger's file as a whole: its pages, its tables, and the end it remembers."""

import sqlite3

from ledger.checking import BY_HAND, Check, span
from ledger.connection import FAULTS, is_busy
from ledger.engine import Connection
from ledger.schema import (
    APPLICATION,
    FORMAT,
    catalogue,
    listed,
    older_triggers,
    squeezed,
)

PAGES_KB = 16_384
"""How much of the file SQLite keeps at hand; with its own 2 MB, a fifth is slower."""


def check_store(connection: Connection, check: Check) -> None:
    """Look at what holds the entries: pages, tables, triggers, and who may write."""
    if isinstance(connection, sqlite3.Connection):
        check_pages(connection, check)
        check_schema(connection, check)
        return
    from ledger.postgres.checks import check_server

    check_server(connection, check)


def check_pages(connection: sqlite3.Connection, check: Check) -> None:
    """Look for damaged pages, and for indexes that leave rows out.

    SQLite's quick check does not compare indexes with their tables. That looks up
    each row in each index, in no order, so that the pages are kept at hand.
    """
    connection.execute(f"PRAGMA cache_size = -{PAGES_KB}")
    try:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    except FAULTS as error:
        if is_busy(error):
            raise
        said = [str(error)]
    if said != ["ok"]:
        check.found(None, f"The database file is damaged: {'; '.join(said)}.")


def check_schema(connection: sqlite3.Connection, check: Check) -> None:
    """Compare all that belongs to the ledger's tables with what the program makes.

    No other table may have a trigger: it could write into the ledger.
    """
    made = catalogue()
    older = {
        ("trigger", name): set(map(squeezed, forms))
        for name, forms in older_triggers().items()
    }
    ours = {name for _, name in made}
    found = {
        key: value
        for key, value in listed(connection).items()
        if key[0] == "trigger" or {key[1].lower(), value[0].lower()} & ours
    }
    for kind, name in sorted(made.keys() | found.keys()):
        there, wanted = found.get((kind, name)), made.get((kind, name))
        before = older.get((kind, name), ())
        if wanted and there and there[0] == wanted[0] and there[1] in before:
            continue
        if there != wanted:
            what = "is not as the program makes it"
            check.found(None, f"The {kind} {name} {what}: {BY_HAND}.")
    for mark, known in (("application_id", APPLICATION), ("user_version", FORMAT)):
        (value,) = connection.execute(f"PRAGMA {mark}").fetchone()
        if value != known:
            check.found(None, f"The file's {mark} is {value}, not {known}: {BY_HAND}.")


def check_head(connection: Connection, check: Check) -> None:
    """Compare the end that the ledger remembers with the end that was read."""
    head = connection.execute(
        "SELECT entries, recorded_at, frontier FROM head"
    ).fetchone()
    if head is None or not isinstance(head[0], int):
        check.found(None, "The remembered head of the ledger is missing or damaged.")
        return
    entries, recorded_at, packed = head
    read, last = check.frontier, check.last
    if entries > last:
        gone = span(last + 1, entries)
        check.found(last + 1, f"Entry {gone} is missing from the end of the ledger.")
    elif entries < last:
        check.found(
            entries + 1,
            f"Entry #{entries + 1} was added behind the ledger's back: its own count"
            f" ends at #{entries}.",
        )
    elif (recorded_at, packed) != (check.recorded_at, read.packed()):
        check.found(
            None, "The remembered head of the ledger is not that of its entries."
        )
