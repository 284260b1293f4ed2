"""Verifying the whole ledger: its entries, and the views that were drawn from them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cli.watching import counting, watched
from cli.wiring import Workspace, head_of
from ledger.connection import LOCK_SECONDS, connect
from ledger.errors import LedgerBusyError
from ledger.verify import Finding, Verification, verify

if TYPE_CHECKING:
    from ledger.book import Ledger

ATTEMPTS = 10


def verify_all(workspace: Workspace) -> Verification:
    """Return what verifying the entries, and then the views, finds.

    The views are compared only if the entries hold: otherwise there is nothing to
    draw them from.
    """
    place = workspace.place()
    with closing(connect(place)) as connection:
        # Not the remembered head: that may be what was altered.
        (total,) = connection.execute(
            "SELECT coalesce(max(rowid), 0) FROM stored_events"
        ).fetchone()
    with watched(total, "Verifying entries") as told:
        found = verify(place, told)
    if not found.verified:
        return found
    return Verification(found.entries, found.root, _check_views(workspace))


def _check_views(workspace: Workspace) -> tuple[Finding, ...]:
    """Draw the views anew beside the ledger, and compare every row."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        anew = Path(folder) / "views.db"
        with (
            closing(sqlite3.connect(anew, isolation_level=None)) as fresh,
            closing(connect(workspace.place())) as live,
            workspace.opened(workspace.place()) as ledger,
        ):
            _draw(ledger, fresh, head_of(live).size)
            tables = _differences(workspace, ledger, live, fresh)
    return tuple(
        Finding(
            None,
            f"The view {table} says something else than the entries do;"
            " `ledger rebuild` makes it anew.",
        )
        for table in tables
    )


def _draw(ledger: "Ledger", fresh: sqlite3.Connection, total: int) -> None:
    """Fill `fresh` with views of all entries."""
    from projections.catch_up import rebuild

    # The copy is thrown away: it need not survive a loss of power.
    fresh.execute("PRAGMA synchronous = OFF")
    with watched(total, "Drawing the views anew") as told:
        rebuild(fresh, lambda number: counting(ledger.entries_after(number), told))


def _differences(
    workspace: Workspace,
    ledger: "Ledger",
    live: sqlite3.Connection,
    fresh: sqlite3.Connection,
) -> list[str]:
    """Return the tables that differ, comparing both at one and the same entry.

    Others may go on recording: only while the rows are compared does the live file
    stand still for us.

    Raises:
        LedgerBusyError: they record faster than the views can follow.
    """
    from projections.catch_up import catch_up
    from projections.comparing import differences
    from projections.position import position

    for _ in range(ATTEMPTS):
        workspace.catch_up(live, ledger)
        catch_up(fresh, ledger.entries_after)
        live.execute("BEGIN")
        try:
            if position(live) == position(fresh):
                return differences(live, fresh)
        finally:
            live.execute("ROLLBACK")
    raise LedgerBusyError(LOCK_SECONDS)
