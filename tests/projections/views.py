"""Views in a real file, made from a book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from domain.text import Text
from projections.catch_up import catch_up
from projections.tables import Connection, Cursor, WritableConnection, create
from tests.ledgers import Book

if TYPE_CHECKING:
    from tests.postgres import Server

TABLES = ("line", "line_subject", "fact", "subject_field", "position")


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection as the ledger opens it, but not durable: these are tests."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=0.1)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


class Engine:
    """Where views are made: in files, or on a server while a test says so.

    Attributes:
        server: The server; None for files.
    """

    server: Server | None = None


@contextmanager
def empty() -> Iterator[WritableConnection]:
    """Yield a connection to views that hold nothing yet."""
    if Engine.server is not None:
        with on_server(Engine.server) as there:
            create(there)
            yield there
        return
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(connect(Path(folder) / "ledger.db")) as connection,
    ):
        create(connection)
        yield connection


@contextmanager
def views(book: Book) -> Iterator[WritableConnection]:
    """Yield a connection to views that hold all of `book`."""
    with empty() as connection:
        catch_up(connection, book.after)
        yield connection


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, sorted."""
    return {
        table: sorted((tuple(row) for row in _rows(connection, table)), key=repr)
        for table in TABLES
    }


def long_book(notes: int = 20) -> Book:
    """Return a book with so many notes of some length."""
    book = Book()
    book.begin("1.1")
    for number in range(notes):
        text = Text(f"Note {number} " + "of many words " * 40)
        book.record(book.action("1.1").record_progress(text, book.by()))
    return book


@contextmanager
def in_files() -> Iterator[None]:
    """Make views in files meanwhile, for what only SQLite can be asked."""
    server, Engine.server = Engine.server, None
    try:
        yield
    finally:
        Engine.server = server


@contextmanager
def on_server(server: Server) -> Iterator[WritableConnection]:
    """Yield a connection to an empty schema, which is gone afterwards."""
    from ledger.postgres.connecting import connect_bare

    place = server.place()
    with closing(connect_bare(place, 1)) as connection:
        connection.execute(f"CREATE SCHEMA {place.schema}")
        try:
            yield connection
        finally:
            connection.rollback()
            connection.execute("SET client_min_messages = error")
            connection.execute(f"DROP SCHEMA {place.schema} CASCADE")


def _rows(connection: Connection, table: str) -> Cursor:
    return connection.execute(f"SELECT * FROM {table}")
