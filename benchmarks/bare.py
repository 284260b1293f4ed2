"""The bare library, as its documentation begins: an aggregate with a note."""

import sqlite3
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteFactory,
)
from eventsourcing.utils import Environment

from ledger.connection import configure

WORDS = "Ten words or so are usual in such a note"


class Action(Aggregate):
    """What the bare library records: a note on an action of one's own."""

    @event("Created")
    def __init__(self, name: str) -> None:
        """Begin without a note."""
        self.last = name

    @event("Noted")
    def note(self, words: str) -> None:
        """Take a note."""
        self.last = words

    @staticmethod
    def create_id(name: str) -> UUID:
        """Return the id of an action."""
        return uuid5(NAMESPACE_URL, name)


class Bare(Application[UUID]):
    """The library as it comes."""

    name = "bare"


class SamePool(SQLiteConnectionPool):
    """Connections with the pragmas of this program."""

    def _create_connection(self) -> SQLiteConnection:
        connection = sqlite3.connect(
            self.db_name, isolation_level=None, check_same_thread=False, timeout=5
        )
        configure(connection)
        connection.row_factory = sqlite3.Row
        return SQLiteConnection(sqlite_conn=connection, max_age=self.max_age)


class Same(Bare):
    """The library with the pragmas of this program."""

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """Return the library's own factory, with other connections."""
        factory = SQLiteFactory(env)
        name = factory.datastore.pool.db_name
        factory.datastore.close()
        factory.datastore.pool = SamePool(db_name=name)
        return factory


def bare(kind: str, where: str, *, create_table: bool = False) -> Bare:
    """Return the bare application.

    Args:
        kind: "same" for this program's pragmas, "bare" for the library's own.
        where: A file, or the URL of a server.
        create_table: Whether it is new.
    """
    made = {"CREATE_TABLE": "y" if create_table else "n"}
    if not where.startswith("postgresql:"):
        file = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": where}
        return (Same if kind == "same" else Bare)(env=file | made)
    return Bare(env=server_settings(where) | made)


def server_settings(url: str) -> dict[str, str]:
    """Return what tells the library of a server, to which one connection is enough."""
    parts = urlsplit(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parts.path.strip("/"),
        "POSTGRES_HOST": str(parts.hostname),
        "POSTGRES_PORT": str(parts.port),
        "POSTGRES_USER": str(parts.username),
        "POSTGRES_PASSWORD": "",
        "POSTGRES_POOL_SIZE": "1",
        "POSTGRES_MAX_OVERFLOW": "0",
    }
