"""Connections and transactions of the event store on SQLite: durable, one lock."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import cast

from eventsourcing.persistence import (
    ConnectionUnavailableError,
    IntegrityError,
    PersistenceError,
)
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from ledger.connection import FAULTS, LOCK_SECONDS, connect, is_busy, refusal_of
from ledger.errors import LedgerBusyError, UnsureCommitError

PAUSE = (0.001, 0.006)
"""Between how many seconds a writer waits before it asks for the lock again."""

PAGES_KB = 32 * 1024
"""How much of the file a writer keeps at hand: all that thousands of entries change.

What does not fit is written early, which shuts readers out, and read once more.
"""


class LedgerCursor(SQLiteCursor):
    """A cursor of the library that also says how many rows it wrote."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement wrote."""
        return self.sqlite_cursor.rowcount


class LedgerConnection(SQLiteConnection):
    """A connection of the library with such cursors."""

    def cursor(self) -> LedgerCursor:
        """Return a cursor."""
        return LedgerCursor(self._sqlite_conn.cursor())


class LedgerPool(SQLiteConnectionPool):
    """Connections with our settings; the library would force WAL on every file."""

    def __init__(self, db_name: str, seconds: float) -> None:
        super().__init__(db_name=db_name, pool_timeout=seconds)
        self.seconds = seconds

    def _create_connection(self) -> SQLiteConnection:
        connection = connect(Path(self.db_name), seconds=self.seconds)
        connection.row_factory = sqlite3.Row
        return LedgerConnection(sqlite_conn=connection, max_age=self.max_age)

    def close(self) -> None:
        """Close what is idle now, and what a thread is using when it gives it back.

        The library closes all at once; a query that another thread is running then
        ends the whole process with a segmentation fault.
        """
        with self._put_condition:
            self._closed = True
            while self._pool:
                self._pool.popleft().close()

    def put_connection(self, conn: SQLiteConnection) -> None:
        """Take `conn` back from the thread that used it."""
        with self._put_condition:
            if not self._closed:
                super().put_connection(conn)
                return
            del self._in_use[id(conn)]
            conn.close()
            if conn.is_writer:
                self._writer_lock.release()


class LedgerDatastore(SQLiteDatastore):
    """A datastore whose transactions join the one that `writing` opened.

    So a command loads, decides and saves under one lock, in one transaction.
    """

    def __init__(self, db_name: str, seconds: float = LOCK_SECONDS) -> None:
        super().__init__(db_name, originator_id_type="text")
        self.pool.close()
        self.pool = LedgerPool(db_name, seconds)
        self.seconds = seconds
        self._ambient = threading.local()

    connections = 1
    """A file stays one, however often it is opened: that an older copy was put in its
    place is seen by `head_unless_moved`."""

    @property
    def is_writing(self) -> bool:
        """Whether this thread holds the write lock."""
        return getattr(self._ambient, "cursor", None) is not None

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[LedgerCursor]:
        """Yield a cursor: of the open `writing` in this thread, or of its own."""
        cursor: LedgerCursor | None = getattr(self._ambient, "cursor", None)
        if cursor is not None:
            yield cursor
            return
        # The write lock comes first: SQLite refuses at once, without waiting, a
        # transaction that reads before it writes if another one wrote meanwhile.
        opened = self.writing() if commit else super().transaction(commit=False)
        try:
            with opened as own:
                yield cast("LedgerCursor", own)
        except (PersistenceError, UnicodeDecodeError) as error:
            raise _as_refusal(error, self.seconds) from error

    @contextmanager
    def writing(self) -> Iterator[LedgerCursor]:
        """Hold the write lock; commit at the end, or roll back what failed.

        Within another `writing` of this thread it is a part of that one: what
        fails in it is undone, and all is committed when the outer one ends.

        Raises:
            IntegrityError: a version or number is taken; load again and decide.
            LedgerBusyError: another program kept the lock too long.
            LedgerUnwritableError: the file or disk refused.
            UnsureCommitError: it refused at the very end, and nobody can tell.
        """
        outer: LedgerCursor | None = getattr(self._ambient, "cursor", None)
        if outer is not None:
            with _part(outer, self.seconds):
                yield outer
            return
        with self._writer() as connection:
            cursor = connection.cursor()
            try:
                cursor.execute(f"PRAGMA cache_size = -{PAGES_KB}")
                _take_lock(cursor, self.seconds)
                self._ambient.cursor = cursor
                yield cursor
                _commit(cursor)
            except BaseException as error:
                # Roll back what is open; a failed COMMIT can leave it open too.
                connection.rollback()
                if not isinstance(error, FAULTS):
                    raise
                raise _as_refusal(error, self.seconds, recording=True) from error
            finally:
                self._ambient.cursor = None

    @contextmanager
    def _writer(self) -> Iterator[LedgerConnection]:
        """Yield the one connection of this process that writes."""
        try:
            connection = self.pool.get_connection(is_writer=True)
        except ConnectionUnavailableError as error:
            raise LedgerBusyError(self.seconds, recording=True) from error
        try:
            yield cast("LedgerConnection", connection)
        finally:
            self.pool.put_connection(connection)


@contextmanager
def _part(cursor: SQLiteCursor, seconds: float) -> Iterator[None]:
    """Undo what fails meanwhile, and leave the open transaction as it was before."""
    cursor.execute("SAVEPOINT part")
    try:
        yield
    except BaseException as error:
        cursor.execute("ROLLBACK TO part")
        cursor.execute("RELEASE part")
        if not isinstance(error, FAULTS):
            raise
        raise _as_refusal(error, seconds, recording=True) from error
    cursor.execute("RELEASE part")


def _commit(cursor: SQLiteCursor) -> None:
    """Commit; whoever waits for others to finish reading is only busy.

    Of what can fail in a commit, the last is to make the end of the journal durable:
    the entries are in the file then, and there is nothing left to roll back with.
    """
    try:
        cursor.execute("COMMIT")
    except sqlite3.Error as error:
        if is_busy(error):
            raise
        raise UnsureCommitError(str(error)) from error


def _take_lock(cursor: SQLiteCursor, seconds: float) -> None:
    """Begin a transaction that writes, waiting for its turn up to `seconds`.

    SQLite waits longer each time it finds the lock taken, so whoever comes later
    overtakes: with eight writers one of them went without for five seconds. Asking
    at random short intervals gives each the same chance.
    """
    deadline = monotonic() + seconds
    cursor.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not is_busy(error) or monotonic() >= deadline:
                    raise
            sleep(uniform(*PAUSE))
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _as_refusal(
    error: Exception, seconds: float, *, recording: bool = False
) -> Exception:
    """Return the refusal that a fault of the database amounts to.

    A conflict stays the library's `IntegrityError`: whoever decided can try again.
    """
    # The library wraps what SQLite says in an error of its own.
    fault = error.__cause__ if isinstance(error, PersistenceError) else error
    if isinstance(error, IntegrityError):
        return error
    if isinstance(fault, sqlite3.IntegrityError):
        return IntegrityError(fault)
    if isinstance(error, ConnectionUnavailableError):
        return LedgerBusyError(seconds, recording=recording)
    if isinstance(fault, FAULTS):
        return refusal_of(fault, seconds, recording=recording)
    return error
