"""Connections to a ledger's file, with the settings that make it durable.

It imports nothing but the standard library, because reading commands open the
file with this alone.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, overload

from domain.errors import LedgerError
from ledger.engine import Connection
from ledger.errors import (
    LedgerBusyError,
    LedgerExistsError,
    LedgerUnwritableError,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
    UnreadableLedgerError,
)
from ledger.file_marks import check_no_journal
from ledger.place import Place, ServerPlace
from ledger.schema import APPLICATION, FORMAT, is_format, schema

LOCK_SECONDS = 5.0
"""How long a command waits for another one's lock before it gives up."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file can raise: SQLite's complaint may quote bytes that are no text,
and then Python raises the second instead of it."""

UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
"""What SQLite says when the disk or the folder refuses, and the file may be whole."""

WAL_RESET_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""Versions with the mend of the WAL-reset bug; sqlite.org/wal.html#walresetbug."""


def journal_mode(version: tuple[int, int, int]) -> str:
    """Return the journal mode that this version of SQLite can be trusted with.

    Versions before the mend can lose committed entries in WAL mode when two
    connections write and checkpoint at once, so they get TRUNCATE.
    """
    for fixed in WAL_RESET_FIXED:
        if version[:2] == fixed[:2]:
            return "WAL" if version >= fixed else "TRUNCATE"
    return "WAL" if version > WAL_RESET_FIXED[0] else "TRUNCATE"


@overload
def connect(place: Path, *, seconds: float = ...) -> sqlite3.Connection: ...
@overload
def connect(place: Place, *, seconds: float = ...) -> Connection: ...


def connect(place: Place, *, seconds: float = LOCK_SECONDS) -> Connection:
    """Return an autocommit connection to the ledger at `place`; never makes a file.

    Raises:
        NoLedgerError: there is no file.
        NotALedgerError: the file is something else.
        NewerLedgerError: a later version of the program wrote it.
        LedgerBusyError: another program kept its lock longer than `seconds`.
    """
    if isinstance(place, ServerPlace):
        from ledger.server import connect_server

        return connect_server(place, seconds)
    if not place.is_file():
        raise NoLedgerError(place)
    try:
        connection = _connection(place, "rw", seconds)
    except sqlite3.Error as error:
        raise NotALedgerError(place, str(error)) from error
    try:
        check_format(connection, place)
        configure(connection)
    except FAULTS as error:
        connection.close()
        raise refusal_of(error, seconds) from error
    except BaseException:
        connection.close()
        raise
    return connection


def create(place: Place, origin: str) -> None:
    """Make an empty ledger at `place` whose tree is called `origin`.

    Raises:
        LedgerExistsError: something is there already.
        StaleJournalError: a journal lies there that SQLite would play back into it.
        LedgerUnwritableError: the folder or disk refuses.
    """
    if isinstance(place, ServerPlace):
        from ledger.server import creating

        with creating(place, origin):
            return
    # An empty file is what a creation that was cut short leaves behind.
    if place.exists() and (place.is_dir() or place.stat().st_size > 0):
        raise LedgerExistsError(place)
    check_no_journal(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = _connection(place, "rwc", LOCK_SECONDS)
        try:
            configure(connection)
            _fill(connection, origin, place)
        finally:
            connection.close()
    except (OSError, sqlite3.OperationalError) as error:
        raise LedgerUnwritableError(str(error)) from error


def configure(connection: sqlite3.Connection) -> None:
    """Make `connection` durable and careful; SQLite keeps none of this but WAL."""
    wanted = journal_mode(sqlite3.sqlite_version_info)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode.upper() != wanted:
        connection.execute(f"PRAGMA journal_mode = {wanted}")


def forbid_writing(connection: Connection) -> None:
    """Let nothing be written through `connection` from now on."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("SET default_transaction_read_only = on")


def check_format(connection: sqlite3.Connection, place: Path) -> None:
    """Refuse a file that is no ledger, or one of a later format.

    Raises:
        NotALedgerError, NewerLedgerError: as the names say.
        sqlite3.OperationalError: another program holds the lock.
    """
    try:
        row = connection.execute(
            "SELECT value FROM meta WHERE key = 'format'"
        ).fetchone()
    except FAULTS as error:
        if is_busy(error):
            raise
        raise NotALedgerError(place, str(error)) from error
    check_said(place, row)


def check_said(place: Place, row: Sequence[Any] | None) -> None:
    """Refuse what `meta` says of the format, if it is no ledger's or a later one.

    Args:
        place: Where that was read, for the sentence.
        row: The row with the format; None if there is none.

    Raises:
        NotALedgerError, NewerLedgerError: as the names say.
    """
    if row is None or not is_format(row[0]):
        raise NotALedgerError(place, "it does not say its format")
    if int(row[0]) > FORMAT:
        raise NewerLedgerError(place, row[0], FORMAT)


def is_busy(error: Exception) -> bool:
    """Tell whether `error` means that another connection holds a lock."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def refusal_of(
    error: Exception, seconds: float, *, recording: bool = False
) -> LedgerError:
    """Return the refusal that a fault of the database amounts to.

    Args:
        error: What SQLite said, one of `FAULTS`.
        seconds: How long it had waited for a lock, if that is what it is.
        recording: Whether something was to be recorded, and was not.
    """
    if is_busy(error):
        return LedgerBusyError(seconds, recording=recording)
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in UNWRITABLE:
        return LedgerUnwritableError(str(error))
    return UnreadableLedgerError(str(error))


def _uri(place: Path) -> str:
    """Return the file's URI; SQLite wants the host of a network share in the path."""
    uri = place.resolve().as_uri()
    return uri if uri.startswith("file:///") else "file:////" + uri[len("file://") :]


def _connection(place: Path, mode: str, seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{_uri(place)}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=seconds,
        check_same_thread=False,
    )


def _fill(connection: sqlite3.Connection, origin: str, place: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise LedgerExistsError(place)
    for statement in schema().values():
        connection.execute(statement)
    meta = (("format", str(FORMAT)), ("origin", origin))
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
    connection.execute("INSERT INTO head VALUES (1, 0, '', x'')")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
