"""Proving the live ledger: every leaf recomputed, in one pass over the file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ledger.checking import Check, Finding, check_row, span
from ledger.connection import FAULTS, LOCK_SECONDS, connect, is_busy
from ledger.errors import LedgerBusyError
from ledger.schema import schema
from ledger.stored import stored_rows

__all__ = ["Finding", "Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found.

    Attributes:
        entries: How many entries were read.
        root: Root of the tree over the leaves as recomputed, in hex.
        findings: What is wrong: first of the file, then in the order of the
            entries; empty if all holds.
    """

    entries: int
    root: str
    findings: tuple[Finding, ...]

    @property
    def verified(self) -> bool:
        """Whether all holds."""
        return not self.findings


MOST = 100
"""After so many findings a verification stops: the first one is what matters."""

Progress = Callable[[int], None]
"""Is told now and then how many entries have been read."""


def verify(ledger: Path, progress: Progress = lambda _: None) -> Verification:
    """Recompute every leaf of the ledger at `ledger` and compare.

    Reads one consistent state, streaming; memory does not grow with the ledger
    apart from one number for each stream.

    Raises:
        NoLedgerError, NotALedgerError, NewerLedgerError: as the names say.
        LedgerBusyError: another program kept its lock too long.
    """
    check = Check()
    with closing(connect(ledger)) as connection:
        try:
            connection.execute("BEGIN")
            _check_pages(connection, check)
            _check_schema(connection, check)
            if _check_entries(connection, check, progress):
                _check_head(connection, check)
        except FAULTS as error:
            if is_busy(error):
                raise LedgerBusyError(LOCK_SECONDS) from error
            check.found(
                check.last + 1,
                f"The file cannot be read past entry #{check.last} ({error});"
                " restore a backup.",
            )
    return Verification(
        check.frontier.size, check.frontier.root.hex(), tuple(check.findings)
    )


def _check_pages(connection: sqlite3.Connection, check: Check) -> None:
    """Look for damaged pages; those of entries are read again, one by one."""
    try:
        said = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    except FAULTS as error:
        if is_busy(error):
            raise
        said = [str(error)]
    if said != ["ok"]:
        check.found(None, f"The database file is damaged: {'; '.join(said)}.")


def _check_schema(connection: sqlite3.Connection, check: Check) -> None:
    """Compare the ledger's tables and triggers with what the program makes."""
    made = schema()
    rows = connection.execute(
        "SELECT name, sql, tbl_name FROM sqlite_schema"
        " WHERE type IN ('table', 'trigger', 'view') AND sql IS NOT NULL"
    ).fetchall()
    ours = {name: sql for name, sql, table in rows if name in made or table in made}
    for name in sorted(made.keys() | ours.keys()):
        if ours.get(name) != made.get(name):
            check.found(
                None,
                f"The table or trigger {name} is not as the program makes it: somebody"
                " has changed the database by hand.",
            )


def _check_entries(
    connection: sqlite3.Connection, check: Check, progress: Progress
) -> bool:
    """Compare each entry with its leaf, and return whether all were read."""
    origin = connection.execute(
        "SELECT value FROM meta WHERE key = 'origin'"
    ).fetchone()
    if origin is None:
        check.found(None, "The ledger has lost its name, which every leaf contains.")
        return False
    check.origin = str(origin[0])
    for row in stored_rows(connection):
        check_row(row, check)
        if row.number % 1000 == 0:
            progress(row.number)
        if len(check.findings) >= MOST:
            return False
    return True


def _check_head(connection: sqlite3.Connection, check: Check) -> None:
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
