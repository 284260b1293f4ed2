"""Views drawn in a temporary file, beside those that the ledger has."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli.streams import tell
from cli.watching import counting, watched
from ledger.errors import NotAllowedError
from projections.errors import OtherViewsError

if TYPE_CHECKING:
    from ledger.book import Ledger


@contextmanager
def drawn_beside(
    ledger: "Ledger", total: int, why: Exception
) -> Iterator[sqlite3.Connection]:
    """Yield a connection to views of all entries; they are gone afterwards.

    Args:
        ledger: Gives the entries.
        total: About how many there are.
        why: What kept the views in the ledger's file from being caught up.
    """
    where = "in the ledger's file"
    if isinstance(why, NotAllowedError | OtherViewsError):
        where, why = "on the server", Exception(why.why)
    with drawn_anew(ledger, total) as connection:
        tell(f"The views {where} cannot be brought up to date ({why}); they")
        tell("were drawn anew for this answer alone.")
        yield connection


@contextmanager
def drawn_anew(ledger: "Ledger", total: int) -> Iterator[sqlite3.Connection]:
    """Yield a connection to views of all entries; they are gone afterwards.

    Args:
        ledger: Gives the entries.
        total: About how many there are.
    """
    from projections.catch_up import rebuild

    with passing_views() as connection:
        with watched(total, "Drawing the views") as told:
            rebuild(
                connection,
                lambda n: counting(ledger.entries_after(n), told),
                known=total,
            )
        yield connection


@contextmanager
def passing_views() -> Iterator[sqlite3.Connection]:
    """Yield a connection to a file of its own for views; it is gone afterwards."""
    from projections.replacing import passing_file

    with passing_file() as connection:
        # Whoever follows keeps it for weeks, in which words may be redacted.
        connection.execute("PRAGMA secure_delete = ON")
        yield connection
