"""Verifying the whole ledger: its entries, and the views that were drawn from them."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from cli.drawing import passing_views
from cli.watching import counting, watched
from cli.wiring import Workspace
from domain.errors import LedgerError
from ledger.connection import (
    FAULTS,
    LOCK_SECONDS,
    connect,
    forbid_writing,
    is_busy,
)
from ledger.engine import Connection
from ledger.errors import LedgerBusyError
from ledger.place import Place
from ledger.verify import Finding, KnownRoot, Verification, verify

if TYPE_CHECKING:
    from domain.entry import Entry
    from ledger.book import Ledger

ATTEMPTS = 10
TAMPERED = (*FAULTS, LedgerError, LookupError, TypeError, ValueError)
"""What reading entries or views can raise if somebody changed them by hand."""


def verify_all(workspace: Workspace, known: KnownRoot | None = None) -> Verification:
    """Return what verifying the entries, and then the views, finds.

    Nothing is written to the ledger's file. The views are compared only if the
    entries hold: otherwise there is nothing to draw them from.

    Args:
        workspace: The way to the ledger.
        known: A root to find again, if one was written down.
    """
    place = workspace.place()
    with watched(_extent(place), "Verifying entries") as told:
        found = verify(place, told, known)
    if not found.verified:
        return found
    views = _guarded(lambda: _check_views(workspace, found.entries))
    return replace(found, findings=views)


def _guarded(check: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return the findings of `check`; what it trips over is one of them."""
    try:
        return check()
    except LedgerBusyError:
        raise
    except TAMPERED as error:
        if is_busy(error):
            raise LedgerBusyError(LOCK_SECONDS) from error
        said = f"The views cannot be compared with the entries: {error}"
        return (
            Finding(None, f"{said.rstrip('.')}; `ledger rebuild` makes them anew."),
        )


def _extent(place: Place) -> int:
    """Return about how many entries there are, to show how far the work is."""
    # Whatever is wrong with the file, the verification will say it.
    with suppress(*TAMPERED), closing(connect(place)) as connection:
        return _last(connection)
    return 0


def _check_views(workspace: Workspace, entries: int) -> tuple[Finding, ...]:
    """Draw the views anew beside the ledger, and compare every row."""
    place = workspace.place()
    with (
        passing_views() as fresh,
        closing(connect(place)) as live,
        workspace.opened(place) as ledger,
    ):
        forbid_writing(live)
        return _compare(ledger, live, fresh, entries)


def _compare(
    ledger: "Ledger", live: Connection, fresh: Connection, entries: int
) -> tuple[Finding, ...]:
    """Compare the views with fresh ones of the same entries.

    Views that are missing or behind are no finding: whoever asks next has them
    caught up. Others may go on recording: only while the rows are compared does the
    live file stand still for us.

    Raises:
        LedgerBusyError: they record faster than the views can be drawn.
    """
    from projections.position import NO_VIEWS, position

    for _ in range(ATTEMPTS):
        at = position(live)
        if at == NO_VIEWS:
            return ()
        if not 0 <= at <= max(entries, _last(live)):
            return (
                _finding(
                    f"The views say that they hold entry #{at}, which there is not"
                ),
            )
        _draw(ledger, fresh, at)
        live.execute("BEGIN")
        try:
            if position(live) == at:
                return () if _redacted_since(live, at) else _differing(live, fresh)
        finally:
            live.execute("ROLLBACK")
    raise LedgerBusyError(LOCK_SECONDS)


def _redacted_since(live: Connection, at: int) -> bool:
    """Tell whether the views may hold words that were redacted after them.

    Then they are behind in more than what comes after them, and are made anew.
    """
    row = live.execute(
        "SELECT 1 FROM stored_events WHERE rowid > ? AND topic = 'text.redacted'", (at,)
    ).fetchone()
    return row is not None


def _last(live: Connection) -> int:
    """Return the number of the last entry, which may be later than those verified."""
    # Not the remembered head: that may be what was altered.
    row = live.execute("SELECT max(rowid) FROM stored_events").fetchone()
    return int(row[0] or 0)


def _draw(ledger: "Ledger", fresh: Connection, last: int) -> None:
    """Bring `fresh` to the views of the entries up to `last`."""
    from projections.catch_up import catch_up

    with watched(last, "Drawing the views anew") as told:

        def up_to_last(number: int) -> "Iterator[Entry]":
            entries = counting(ledger.entries_after(number), told)
            return takewhile(lambda entry: entry.number <= last, entries)

        catch_up(fresh, up_to_last, known=last)


def _differing(live: Connection, fresh: Connection) -> tuple[Finding, ...]:
    """Compare tables and rows of the views; both are at one and the same entry."""
    from projections.comparing import differences, odd_tables

    odd = odd_tables(live, fresh)
    if odd:
        said = f"The views are not as the program makes them ({', '.join(odd)})"
        return (_finding(said),)
    return tuple(
        _finding(f"The views say something else than the entries do, in {table}", entry)
        for table, entry in differences(live, fresh)
    )


def _finding(said: str, entry: int | None = None) -> Finding:
    where = "" if entry is None else f", first about entry #{entry}"
    return Finding(entry, f"{said}{where}; `ledger rebuild` draws the views anew.")
