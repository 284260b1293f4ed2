"""Connections and transactions of the event store on a server: one, and one lock."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from eventsourcing.postgres import PostgresDatastore

from ledger.engine import Statement
from ledger.errors import ConnectionLostError, LostAnswerError
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection, ServerCursor
from ledger.postgres.connecting import connect_server


class ServerDatastore(PostgresDatastore):
    """A datastore with one connection for each thread, made when it is needed.

    The library's pool would open five, and threads to watch them. Transactions join
    the one that `writing` opened, so that a command loads, decides and saves under
    one lock, in one transaction.
    """

    def __init__(self, place: ServerPlace, seconds: float) -> None:
        # The pool stays closed; where the server is, only `connect_server` knows.
        super().__init__(
            *("", "", "", "", ""), schema=place.schema, originator_id_type="text"
        )
        self.place = place
        self.seconds = seconds
        self._own = threading.local()
        self._all: list[ServerConnection] = []

    @property
    def connection(self) -> ServerConnection:
        """This thread's connection; a new one if the last was lost."""
        own: ServerConnection | None = getattr(self._own, "connection", None)
        if own is None or own.raw.closed:
            own = self._own.connection = connect_server(self.place, self.seconds)
            self._all.append(own)
        return own

    @property
    def connections(self) -> int:
        """How many connections were made so far."""
        return len(self._all)

    @property
    def is_writing(self) -> bool:
        """Whether this thread holds the write lock, or reads one state to the end."""
        return getattr(self._own, "cursor", None) is not None

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[Any]]:
        """Yield this thread's connection to what the library asks of it."""
        connection = self.connection
        try:
            yield connection.raw
        except psycopg.Error as error:
            raise connection.refusal(error) from error

    @contextmanager
    def transaction(self, *, commit: bool = False) -> Iterator[Any]:
        """Yield a cursor: of the transaction that is open here, or of its own."""
        cursor: ServerCursor | None = getattr(self._own, "cursor", None)
        if cursor is not None:
            yield cursor
        elif commit:
            with self.writing() as own:
                yield own
        else:
            with self._open("BEGIN", "ROLLBACK") as own:
                yield own

    @contextmanager
    def writing(self) -> Iterator[ServerCursor]:
        """Hold the write lock; commit at the end, or roll back what failed.

        Within another `writing` of this thread it is a part of that one: what
        fails in it is undone, and all is committed when the outer one ends.

        Raises:
            IntegrityError: a version or number is taken; load again and decide.
            LedgerBusyError: another program kept the lock too long, or the
                connection was lost; nothing is recorded.
            LostAnswerError: it was lost after the commit was sent.
            NotAllowedError: the login may only read.
        """
        outer: ServerCursor | None = getattr(self._own, "cursor", None)
        if outer is not None:
            with _part(outer):
                yield outer
            return
        with self._open("BEGIN RECORDING", "COMMIT") as cursor:
            yield cursor

    def at_once(self, statement: Statement) -> Any:
        """Run a statement under the write lock; return the row that it found, or None.

        Lock, statement and commit go to the server in one message.

        Raises:
            IntegrityError, LedgerBusyError, NotAllowedError: as `writing` does.
            LostAnswerError: the connection was lost, and nobody can tell.
        """
        connection = self.connection
        connection.recording = True
        sql, values = statement
        marks = ", ".join("?" * len(values))
        try:
            # Parsed before others have to wait for it.
            connection.prepare("at_once", sql)
            return _sent(connection, (f"EXECUTE at_once ({marks})", values))
        except BaseException:
            connection.rollback()
            raise
        finally:
            connection.recording = False

    @contextmanager
    def _open(self, begin: str, end: str) -> Iterator[ServerCursor]:
        connection, cursor = self._begun(begin, recording=end == "COMMIT")
        self._own.cursor = cursor
        try:
            yield cursor
            _ended(connection, end)
        except BaseException:
            connection.rollback()
            raise
        finally:
            self._own.cursor = None
            connection.recording = False

    def _begun(
        self, begin: str, *, recording: bool
    ) -> tuple[ServerConnection, ServerCursor]:
        """Return a connection with a cursor in a new transaction of it."""
        try:
            return _with_cursor(self.connection, begin, recording=recording)
        except ConnectionLostError:
            # It was lost while nobody used it, which alone is no reason to refuse.
            self.connection.close()
        return _with_cursor(self.connection, begin, recording=recording)

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in getattr(self, "_all", []):
            with suppress(psycopg.Error):
                connection.close()


def _with_cursor(
    connection: ServerConnection, begin: str, *, recording: bool
) -> tuple[ServerConnection, ServerCursor]:
    connection.recording = recording
    try:
        return connection, connection.cursor().execute(begin)
    except BaseException:
        # The lock is asked for in a transaction that is open by then.
        connection.rollback()
        connection.recording = False
        raise


def _sent(connection: ServerConnection, statement: Statement) -> Any:
    """Run a statement under the write lock; return the row that it found, or None."""
    every = [("BEGIN RECORDING", ()), statement, ("COMMIT", ())]
    try:
        _, *found = connection.execute_all(every)
    except ConnectionLostError as error:
        raise LostAnswerError from error
    return found[0] if found else None


def _ended(connection: ServerConnection, end: str) -> None:
    """End the transaction; tell a lost answer to a commit from a refusal."""
    try:
        connection.execute(end)
    except ConnectionLostError as error:
        if end == "COMMIT":
            raise LostAnswerError from error
        raise


@contextmanager
def _part(cursor: ServerCursor) -> Iterator[None]:
    """Undo what fails meanwhile, and leave the open transaction as it was before."""
    cursor.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        with suppress(ConnectionLostError):
            cursor.execute("ROLLBACK TO part")
            cursor.execute("RELEASE part")
        raise
    cursor.execute("RELEASE part")
