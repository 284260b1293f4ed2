"""The tables of the views, and what is asked of a connection to them.

All that only SQLite understands is in this module and in `sql/`; what only
PostgreSQL does is in `tables_on_server.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Protocol

from projections.errors import UnfitViewsError

VIEW = "facts/8"
"""Names the shape of the tables; another shape takes another name and a rebuild."""

FACTS = "fact f JOIN subject_field s ON s.id = f.about"
"""What a question about facts reads from: `s` says of what each of them is."""

OPEN = 9223372036854775807
"""The `until` of what still stands: greater than any entry number."""

_TABLES = ("position", "line", "line_subject", "fact", "subject_field")


def names() -> tuple[str, ...]:
    """Return the names of all tables of the views."""
    return _TABLES


class Cursor(Protocol):
    """What a query gives back."""

    @property
    def rowcount(self) -> int:
        """How many rows a write touched."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection that commits each statement unless told to begin.

    A `sqlite3.Connection` with `isolation_level=None` is one. One to a server says so
    by its `engine`.
    """

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""


class WritableConnection(Connection, Protocol):
    """One that many rows can be written through at once."""

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run one statement for each row of values."""

    def rollback(self) -> None:
        """End the open transaction, if there is one."""


def begin(connection: WritableConnection) -> None:
    """Begin a transaction that holds the lock of those who draw views."""
    if (server := _server(connection)) is not None:
        server.begin(connection)
    else:
        connection.execute("BEGIN IMMEDIATE")


@contextmanager
def drawing(connection: WritableConnection) -> Iterator[None]:
    """Hold the lock of those who draw views; commit at the end, or undo what failed.

    SQLite may have undone it by then, as on a full disk, and what failed is to be told.
    """
    try:
        begin(connection)
        yield
        # It too can find the ledger busy, with readers who take long.
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def adding(connection: Connection) -> Iterator[None]:
    """Tell of rows that do not fit those which are there as that.

    Raises:
        UnfitViewsError: there are such, as in views that somebody altered by hand.
    """
    try:
        yield
    except Exception as error:
        if _is_unfit(connection, error):
            raise UnfitViewsError from error
        raise


def _is_unfit(connection: Connection, error: Exception) -> bool:
    if (server := _server(connection)) is not None:
        return bool(server.is_unfit(error))
    import sqlite3

    return isinstance(error, sqlite3.IntegrityError)


def exist(connection: Connection) -> bool:
    """Tell whether the tables were ever created, in whatever shape."""
    if (server := _server(connection)) is not None:
        return bool(server.exist(connection))
    row = connection.execute(
        "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'position'"
    ).fetchone()
    return bool(row[0])


def create(connection: Connection) -> None:
    """Create the tables that are missing, at position 0."""
    from importlib.resources import files

    folder = files("projections").joinpath("sql")
    server = _server(connection)
    for table in _TABLES:
        if server is not None and server.exist(connection, table):
            continue  # Only the owner may even try.
        script = folder.joinpath(f"{table}.sql").read_text(encoding="utf-8")
        for statement in script.split(";\n"):
            if statement.strip():
                connection.execute(statement)
    connection.execute(
        "INSERT INTO position (view, number) VALUES (?, 0) ON CONFLICT DO NOTHING",
        (VIEW,),
    )


def drop(connection: Connection) -> None:
    """Drop the tables, and whatever else was put in their place.

    Nothing but the views is lost.
    """
    if (server := _server(connection)) is not None:
        server.empty(connection, VIEW, _TABLES)
        return
    marks = ", ".join("?" * len(_TABLES))
    found = connection.execute(
        f"SELECT type, name FROM sqlite_schema WHERE name IN ({marks})", _TABLES
    ).fetchall()
    for type_, name in found:
        connection.execute(f"DROP {type_.upper()} IF EXISTS {name}")


def check_replaceable(connection: Connection) -> None:
    """Refuse whoever may not make the tables anew; the transaction is to be undone.

    Raises:
        OtherViewsError: the views on a server have another shape, and whoever asks
            may make no others.
    """
    if (server := _server(connection)) is not None:
        server.check_replaceable(connection, VIEW, _TABLES)
        return
    # SQLite lets anybody begin, and says no to the first page that is written.
    connection.execute("CREATE TABLE views_to_come (a)")


def columns(connection: Connection, table: str) -> list[str]:
    """Return the names of the columns of a table of the views, in order."""
    if (server := _server(connection)) is not None:
        return list(server.columns(connection, table))
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def is_on_server(connection: Connection) -> bool:
    """Tell whether the views lie on a PostgreSQL server."""
    return getattr(connection, "engine", "") == "postgresql"


def _server(connection: Connection) -> ModuleType | None:
    """Return what understands the server of `connection`; None for SQLite."""
    if not is_on_server(connection):
        return None
    from projections import tables_on_server

    return tables_on_server
