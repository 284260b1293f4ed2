"""Keeping the views in step with the ledger.

Importing this module costs nothing; what folds is imported once there is something
to fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

from domain.unswept import unswept
from projections.position import NO_VIEWS, position
from projections.tables import VIEW, Connection, WritableConnection, adding, drawing

if TYPE_CHECKING:
    import sqlite3

    from domain.entry import Entry
    from projections.rows import Rows

    EntriesAfter = Callable[[int], Iterable[Entry]]
    """Gives the entries with greater numbers than the one named, in order."""


def catch_up(
    connection: WritableConnection,
    entries_after: EntriesAfter,
    *,
    page: int = 1000,
    known: int = 0,
) -> int:
    """Fold what is new and return how many entries this call folded.

    Each page commits together with its position, so that stopping anywhere and
    starting again, or two processes at once, give the same rows. Views that are
    missing, or of an older shape, are made anew, and so are those that may hold
    words which were redacted since.

    Args:
        connection: A connection to the views.
        entries_after: Gives the entries.
        page: How many entries commit together.
        known: An entry that is there already, as for `rebuild`.

    Raises:
        UnfitViewsError: somebody altered the views, and `rebuild` is needed.
    """
    if position(connection) == NO_VIEWS:
        return rebuild(connection, entries_after, page=page, known=known)
    folded = 0
    while entries := _page(entries_after, after := position(connection), page):
        if after and _redacts(entries):
            known = max(known, entries[-1].number)
            return rebuild(connection, entries_after, page=page, known=known)
        with adding(connection), drawing(connection):
            done = _fold(connection, entries, after)
        folded += done
    return folded


def _redacts(entries: list[Entry]) -> bool:
    """Tell whether one of `entries` says that words of an earlier one are gone.

    The entry itself is met as often as it takes until views without them are there:
    the position does not pass it before.
    """
    from domain.entry_events import TextRedacted

    return any(isinstance(entry.event, TextRedacted) for entry in entries)


def rebuild(
    connection: WritableConnection,
    entries_after: EntriesAfter,
    *,
    page: int = 1000,
    known: int = 0,
) -> int:
    """Make the views anew and return how many entries they hold.

    They are drawn in a passing file and put in the place of the old ones in one
    transaction: readers see those, and others may record, until it is done. Being
    stopped before that leaves the old ones as they were.

    Args:
        connection: A connection to the views.
        entries_after: Gives the entries.
        page: How many entries are read together.
        known: An entry that is there already; 0 for the last one in the old views.
            What was redacted by then is read without its words; if more is redacted
            while the views are drawn, they are drawn once more.
    """
    from projections.replacing import beside, check_may_replace, reached

    check_may_replace(connection)
    # What views say that they reached, somebody can have written by hand.
    known = known or reached(connection)
    while True:
        with beside() as drawn:
            if _replaced(connection, drawn, entries_after, page, known):
                (held,) = drawn.execute("SELECT count(*) FROM line").fetchone()
                return int(held)
            known = position(drawn)


def _replaced(
    connection: WritableConnection,
    drawn: sqlite3.Connection,
    entries_after: EntriesAfter,
    page: int,
    known: int,
) -> bool:
    """Draw all entries, and put the views in their place.

    False if words may have been drawn that were redacted since.
    """
    from projections.replacing import replace, telling_of_room

    while True:
        with telling_of_room():
            folded = _draw(drawn, entries_after, page)
        if _redacted_after(drawn, known):
            return False
        # Others may have folded what was recorded since; we do not fall behind them,
        # unless what they say they folded is not there.
        if replace(connection, drawn, older=not folded):
            return True


def _draw(drawn: WritableConnection, entries_after: EntriesAfter, page: int) -> int:
    """Fold all that is left into views that nobody else sees; return how many."""
    from projections.rows import Rows

    rows = Rows(drawn)
    last, folded = position(drawn), 0
    more = True
    drawn.execute("BEGIN")
    while more:
        with unswept():
            entries = _page(entries_after, last, page)
            _add(rows, entries)
        if more := bool(entries):
            last, folded = entries[-1].number, folded + len(entries)
    drawn.execute("UPDATE position SET number = ? WHERE view = ?", (last, VIEW))
    drawn.execute("COMMIT")
    return folded


def _redacted_after(drawn: Connection, known: int) -> bool:
    row = drawn.execute(
        "SELECT 1 FROM line WHERE number > ? AND type = 'text.redacted' LIMIT 1",
        (known,),
    ).fetchone()
    return row is not None


def _page(entries_after: EntriesAfter, number: int, page: int) -> list[Entry]:
    """Return up to `page` entries after `number`, and stop reading."""
    entries = iter(entries_after(number))
    batch = list(islice(entries, page))
    # A read left open elsewhere would keep the commit waiting.
    close = getattr(entries, "close", None)
    if close is not None:
        close()
    return batch


def _fold(connection: WritableConnection, entries: list[Entry], after: int) -> int:
    """Fold `entries` if `after` is still the position; return how many.

    The position is written first: whoever comes second sees that it moved.
    """
    from projections.rows import Rows

    moved = connection.execute(
        "UPDATE position SET number = ? WHERE view = ? AND number = ?",
        (entries[-1].number, VIEW, after),
    )
    if moved.rowcount != 1:
        return 0
    _add(Rows(connection), entries)
    return len(entries)


def _add(rows: Rows, entries: list[Entry]) -> None:
    from projections.folding import fold

    for entry in entries:
        fold(rows, entry)
    rows.write()
