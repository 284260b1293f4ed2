"""Views drawn in a passing file, and put in the place of others once they are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from projections.errors import NoRoomToDrawError
from projections.position import position
from projections.tables import (
    VIEW,
    Connection,
    WritableConnection,
    begin,
    check_replaceable,
    columns,
    create,
    drawing,
    drop,
    exist,
    is_on_server,
    names,
)

_CACHE = 98_304
"""Kilobytes of a passing file that are kept in memory: what else memory holds of views
that are being drawn does not grow with them."""

_LOT = 10_000
"""How many rows are sent to a server at once."""


@contextmanager
def passing_file() -> Iterator[sqlite3.Connection]:
    """Yield a connection to an empty file among the temporary ones, gone afterwards.

    Raises:
        NoRoomToDrawError: there is no folder for it.
    """
    try:
        room = TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError as error:
        raise NoRoomToDrawError(str(error)) from error
    with room as folder:
        # SQLite could not tell where it is.
        if folder.encode(errors="ignore").decode() != folder:
            raise NoRoomToDrawError(f"their folder is called {gettempdir()!a}")
        place = Path(folder) / "views.db"
        with closing(sqlite3.connect(place, isolation_level=None)) as connection:
            # It is thrown away: it need not survive a loss of power.
            connection.execute("PRAGMA synchronous = OFF")
            yield connection


@contextmanager
def beside() -> Iterator[sqlite3.Connection]:
    """Yield a connection to empty views in a passing file.

    Raises:
        NoRoomToDrawError: there is no room for it.
    """
    with passing_file() as drawn:
        # What goes wrong leaves nothing to be mended.
        drawn.execute("PRAGMA journal_mode = OFF")
        drawn.execute(f"PRAGMA cache_size = -{_CACHE}")
        with telling_of_room():
            create(drawn)
        yield drawn


@contextmanager
def telling_of_room() -> Iterator[None]:
    """Tell of a full folder for temporary files as that, and not as a full ledger.

    Raises:
        NoRoomToDrawError: it is full.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise NoRoomToDrawError(gettempdir()) from error
        raise


def check_may_replace(connection: WritableConnection) -> None:
    """Refuse at once, before anything is drawn, whoever may not replace the views."""
    try:
        begin(connection)
        check_replaceable(connection)
    finally:
        connection.rollback()


def reached(connection: Connection) -> int:
    """Return the entry that views reached, of whatever shape; 0 if there are none."""
    if not exist(connection) or "number" not in columns(connection, "position"):
        return 0
    (number,) = connection.execute("SELECT max(number) FROM position").fetchone()
    # Somebody with an SQL program can have made that table anything.
    return number if isinstance(number, int) else 0


def replace(
    connection: WritableConnection, drawn: sqlite3.Connection, *, older: bool
) -> bool:
    """Put the views of `drawn` in the place of those of `connection`, at once.

    Args:
        connection: To the views that readers see until then.
        drawn: To what takes their place.
        older: Whether views that reached a later entry are replaced too.

    Returns:
        Whether it was done. If not, somebody brought the others further meanwhile.
    """
    with _source(connection, drawn), drawing(connection):
        number = position(drawn)
        if reached(connection) > number and not older:
            return False
        drop(connection)
        create(connection)
        for table in names():
            if table != "position":
                _copy(connection, drawn, table)
        connection.execute(
            "UPDATE position SET number = ? WHERE view = ?", (number, VIEW)
        )
    return True


@contextmanager
def _source(connection: Connection, drawn: sqlite3.Connection) -> Iterator[None]:
    """Let a file's connection read from the passing one too, as `drawn`."""
    if is_on_server(connection):
        yield
        return
    (_, _, place) = drawn.execute("PRAGMA database_list").fetchone()
    connection.execute("ATTACH ? AS drawn", (place,))
    try:
        yield
    finally:
        connection.execute("DETACH drawn")


def _copy(
    connection: WritableConnection, drawn: sqlite3.Connection, table: str
) -> None:
    if not is_on_server(connection):
        # Between tables that are alike in everything, SQLite passes rows and indexes
        # on as they are stored, ten times faster; sqlite.org/src, xferOptimization.
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM drawn.{table}")
        return
    named = columns(drawn, table)
    marks = ", ".join("?" * len(named))
    into = f"INSERT INTO {table} ({', '.join(named)}) VALUES ({marks})"
    rows = iter(drawn.execute(f"SELECT {', '.join(named)} FROM {table}"))
    while some := list(islice(rows, _LOT)):
        connection.executemany(into, some)
