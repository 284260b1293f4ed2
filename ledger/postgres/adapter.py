"""A psycopg connection that takes the statements this program writes for SQLite."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
from psycopg import Cursor
from psycopg.abc import Buffer
from psycopg.adapt import Dumper, Loader
from psycopg.rows import tuple_row
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumper

from ledger.engine import Statement
from ledger.place import ServerPlace
from ledger.postgres.faults import OVERTAKEN, OvertakenError, refusal

# A reader sees one state to its end, as on SQLite. A writer has to see what was
# committed while it waited for its turn, so it begins otherwise.
_WRITING = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_BEGINNINGS = {
    "BEGIN": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "BEGIN IMMEDIATE": _WRITING,
    "BEGIN RECORDING": f"{_WRITING}; SELECT begin_recording()",
}

_TOKEN = re.compile(r"'(?:[^']|'')*'|\?|%")
_TYPES = (
    (" STRICT, WITHOUT ROWID", ""),
    (" STRICT", ""),
    ("INTEGER", "BIGINT"),
    # Text is compared byte by byte, as SQLite does, whatever language the server
    # speaks.
    ("TEXT", 'TEXT COLLATE "C"'),
    ("BLOB", "BYTEA"),
)


@lru_cache(maxsize=512)
def translated(sql: str) -> str:
    """Return a statement with values as psycopg takes it: `%s` for `?`."""
    return _TOKEN.sub(_translated_token, sql)


def as_made(sql: str) -> str:
    """Return a statement without values as PostgreSQL takes it."""
    if "CREATE TABLE" in sql:
        for old, new in _TYPES:
            sql = sql.replace(old, new)
    return _BEGINNINGS.get(sql, sql)


def _translated_token(found: re.Match[str]) -> str:
    token = found[0]
    return "%s" if token == "?" else token.replace("%", "%%")


class ServerCursor:
    """A cursor with rows as tuples; its faults are refusals of ours."""

    def __init__(self, connection: "ServerConnection") -> None:
        self._connection = connection
        try:
            self._cursor: Cursor[Any] = connection.raw.cursor(row_factory=tuple_row)
        except psycopg.Error as error:  # The connection was lost before.
            raise connection.refusal(error) from error

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> "ServerCursor":
        """Run one statement."""
        try:
            if parameters:
                self._cursor.execute(translated(sql), tuple(parameters))
            else:
                self._cursor.execute(as_made(sql))
        except psycopg.Error as error:
            raise self._connection.refusal(error) from error
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> "ServerCursor":
        """Run one statement for each row of values."""
        try:
            self._cursor.executemany(translated(sql), list(parameters))
        except psycopg.Error as error:
            raise self._connection.refusal(error) from error
        return self

    @property
    def rowcount(self) -> int:
        """How many rows the last statement wrote or found."""
        return self._cursor.rowcount

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        return self._cursor.fetchone()

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)


class ServerConnection:
    """A connection to a ledger on a server, used like one of `sqlite3`.

    Attributes:
        engine: Tells it from a connection of `sqlite3`.
        raw: The connection as psycopg knows it.
        place: Where the ledger lies.
        seconds: How long it waits for a lock.
        recording: Whether what fails now was to be recorded, which refusals say.
    """

    engine = "postgresql"

    def __init__(
        self, raw: psycopg.Connection[Any], place: ServerPlace, seconds: float
    ) -> None:
        self.raw = raw
        self.place = place
        self.seconds = seconds
        self.recording = False
        self._prepared: set[str] = set()
        _adapt(raw)

    def cursor(self) -> ServerCursor:
        """Return a cursor."""
        return ServerCursor(self)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> ServerCursor:
        """Run one statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> ServerCursor:
        """Run one statement for each row of values."""
        return self.cursor().executemany(sql, parameters)

    def execute_all(self, statements: Iterable[Statement]) -> list[Any]:
        """Run statements in one message, and return the rows of all of them.

        Nothing is run before all of the message is there, so that one of which only a
        part arrives keeps no lock; and nothing after a statement that fails.
        """
        pairs = list(statements)
        sql = "; ".join(
            translated(one) if values else as_made(one) for one, values in pairs
        )
        try:
            cursor = psycopg.ClientCursor(self.raw, row_factory=tuple_row)
            cursor.execute(sql.encode(), [one for _, values in pairs for one in values])
            found = _rows(cursor)
            while cursor.nextset():
                found += _rows(cursor)
        except psycopg.Error as error:
            raise self.refusal(error) from error
        return found

    def prepare(self, name: str, sql: str) -> None:
        """Let the server parse a statement once, for all times that it runs."""
        if name not in self._prepared:
            places = count(1)
            numbered = re.sub(r"\?", lambda _: f"${next(places)}", sql)
            self.execute(f"PREPARE {name} AS {numbered}")
            self._prepared.add(name)

    def is_gone(self) -> bool:
        """Tell whether the server ended it while nobody used it."""
        with suppress(psycopg.Error):
            self.raw.pgconn.consume_input()
        return self.raw.closed

    def rollback(self) -> None:
        """End the open transaction, if there is one and anybody to end it with."""
        with suppress(psycopg.Error):
            self.raw.rollback()

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

    def refusal(self, error: psycopg.Error) -> Exception:
        """Return the refusal that a fault amounts to."""
        if isinstance(error, OVERTAKEN) and self._follows():
            return OvertakenError(self.place)
        return refusal(error, self.place, self.seconds, recording=self.recording)

    def _follows(self) -> bool:
        """Tell whether the server said that it is a standby; before 14 none does."""
        with suppress(psycopg.Error):
            return self.raw.info.parameter_status("in_hot_standby") == "on"
        return False


def _rows(cursor: Cursor[Any]) -> list[Any]:
    return cursor.fetchall() if cursor.description else []


class _WholeLoader(Loader):
    """Sums and truths are whole numbers, as SQLite gives them."""

    def load(self, data: Buffer) -> Any:
        said = bytes(data).decode()
        truths = {"t": 1, "f": 0}
        if said in truths:
            return truths[said]
        return float(said) if "." in said else int(said)


class _TruthDumper(Dumper):
    """A truth is stored as a whole number, as in SQLite."""

    oid = Int8Dumper.oid

    def dump(self, obj: Any) -> Buffer:
        return b"1" if obj else b"0"


def _adapt(raw: psycopg.Connection[Any]) -> None:
    raw.adapters.register_dumper(str, StrDumper)
    raw.adapters.register_dumper(bool, _TruthDumper)
    for name in ("bool", "numeric"):
        raw.adapters.register_loader(name, _WholeLoader)
