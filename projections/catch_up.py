"""Keeping the views in step with the ledger.

Importing this module costs nothing; what folds is imported once there is something
to fold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

from projections.position import NO_VIEWS, position
from projections.tables import (
    VIEW,
    WritableConnection,
    begin,
    create,
    drop,
    in_memory,
)

__all__ = ["catch_up", "position", "rebuild"]

if TYPE_CHECKING:
    from domain.entry import Entry

    EntriesAfter = Callable[[int], Iterable[Entry]]
    """Gives the entries with greater numbers than the one named, in order."""


def catch_up(
    connection: WritableConnection, entries_after: EntriesAfter, *, page: int = 1000
) -> int:
    """Fold what is new and return how many entries this call folded.

    Each page commits together with its position, so that stopping anywhere and
    starting again, or two processes at once, give the same rows. Views that are
    missing, or of an older shape, are made anew, and so are those that may hold
    words which were redacted since.
    """
    if position(connection) == NO_VIEWS:
        return rebuild(connection, entries_after)
    folded = 0
    while entries := _page(entries_after, after := position(connection), page):
        if after and _redacts(entries):
            return rebuild(connection, entries_after)
        begin(connection)
        try:
            folded += _fold(connection, entries, after)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    return folded


def _redacts(entries: list[Entry]) -> bool:
    """Tell whether one of `entries` says that words of an earlier one are gone.

    The entry itself is met as often as it takes until views without them are there:
    the position does not pass it before.
    """
    from domain.entry_events import TextRedacted

    return any(isinstance(entry.event, TextRedacted) for entry in entries)


def rebuild(
    connection: WritableConnection, entries_after: EntriesAfter, *, page: int = 1000
) -> int:
    """Make the views anew and return how many entries they hold.

    It is one transaction: readers see the old views until it is done.
    """
    with in_memory(connection):
        begin(connection)
        try:
            drop(connection)
            create(connection)
            folded = 0
            while entries := _page(entries_after, after := position(connection), page):
                folded += _fold(connection, entries, after)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    return folded


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
    from projections.folding import fold
    from projections.rows import Rows

    moved = connection.execute(
        "UPDATE position SET number = ? WHERE view = ? AND number = ?",
        (entries[-1].number, VIEW, after),
    )
    if moved.rowcount != 1:
        return 0
    rows = Rows(connection)
    for entry in entries:
        fold(rows, entry)
    rows.write()
    return len(entries)
