"""Cleaning a ledger's file of what was deleted: free pages, journals, moved rows."""

import sqlite3
from contextlib import closing

from ledger.connection import FAULTS, LOCK_SECONDS, connect, refusal_of
from ledger.errors import LedgerBusyError
from ledger.place import Place, ServerPlace
from ledger.server import clean_server


def clean(ledger: Place, seconds: float = LOCK_SECONDS) -> None:
    """Write the file anew without anything that was deleted from it.

    Deleted rows are overwritten as they are deleted; what is left of them can lie in
    the write-ahead log, in a journal, and in the room that moved rows left behind.
    The numbers of entries stay: they are declared as keys.

    Args:
        ledger: The file, or the place on a server.
        seconds: How long to wait for others; nobody may be reading meanwhile.

    Raises:
        LedgerBusyError: others went on using the file.
        LedgerUnwritableError, UnreadableLedgerError: as the names say.
    """
    if isinstance(ledger, ServerPlace):
        clean_server(ledger, seconds)
        return
    with closing(connect(ledger, seconds=seconds)) as connection:
        try:
            _checkpoint(connection, seconds)
            connection.execute("VACUUM")
            _checkpoint(connection, seconds)
        except FAULTS as error:
            raise refusal_of(error, seconds) from error


def _checkpoint(connection: sqlite3.Connection, seconds: float) -> None:
    """Empty the write-ahead log, if the file has one."""
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LedgerBusyError(seconds)
