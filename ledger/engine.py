"""What the ledger asks of a connection, whichever engine is behind it.

A `sqlite3.Connection` with `isolation_level=None` is one, and so is
`ledger.postgres.adapter.ServerConnection`. Statements are written for both: values are
`?`, and `BEGIN` reads one state to the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

Statement = tuple[str, Sequence[Any]]
"""What to run, and its values."""


class Cursor(Protocol):
    """What a statement gives back."""

    @property
    def rowcount(self) -> int:
        """How many rows a write touched."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """A connection that commits each statement unless told to begin."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run one statement for each row of values."""
        ...

    def rollback(self) -> None:
        """End the open transaction, if there is one."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Writing(Protocol):
    """A cursor within a transaction that writes, or that reads one state."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement wrote."""
        ...

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        """Run one statement for each row of values."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        ...
