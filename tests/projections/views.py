"""Views in a real file, made from a book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from projections.catch_up import catch_up
from projections.tables import create
from tests.ledgers import Book

TABLES = ("line", "line_subject", "fact", "subject_field", "position")


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection as the ledger opens it, but not durable: these are tests."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=0.1)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


@contextmanager
def empty() -> Iterator[sqlite3.Connection]:
    """Yield a connection to views that hold nothing yet."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(connect(Path(folder) / "ledger.db")) as connection,
    ):
        create(connection)
        yield connection


@contextmanager
def views(book: Book) -> Iterator[sqlite3.Connection]:
    """Yield a connection to views that hold all of `book`."""
    with empty() as connection:
        catch_up(connection, book.after)
        yield connection


def dump(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, sorted."""
    return {
        table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
        for table in TABLES
    }
