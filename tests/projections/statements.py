"""A connection to views that remembers what was asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from projections.tables import Connection, Cursor


class Remembering:
    """A connection that passes every statement on.

    Attributes:
        asked: The statements with their parameters, in order.
        rows: How many rows they gave.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.engine = getattr(connection, "engine", "sqlite")
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self.rows = 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        """Run one statement."""
        self.asked.append((sql, tuple(parameters)))
        return _Counted(self._connection.execute(sql, parameters), self)

    def times(self, parameter: object) -> int:
        """Return how many statements had this among their parameters."""
        return sum(parameter in given for _, given in self.asked)


class _Counted:
    """A cursor that counts the rows it gives for its connection."""

    def __init__(self, cursor: Cursor, of: Remembering) -> None:
        self._cursor = cursor
        self._of = of

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    def fetchone(self) -> Any:
        return next(iter(self), None)

    def fetchall(self) -> list[Any]:
        return list(self)

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> Any:
        row = self._cursor.fetchone()
        if row is None:
            raise StopIteration
        self._of.rows += 1
        return row
