"""What only PostgreSQL understands about the tables of the views.

They belong to the ledger's owner; whoever records may change their rows and not their
shape, so they are emptied rather than made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from projections.errors import OtherViewsError


class Connection(Protocol):
    """A connection to the views."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""


def begin(connection: Connection) -> None:
    """Begin a transaction that nobody else can have who draws views.

    Readers are not held up. It is committed without waiting for a standby: views can be
    drawn anew, and whoever asks is to be answered while the standby is away.
    """
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SET LOCAL synchronous_commit = local")
    connection.execute(
        "SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' views'))"
    )


def exist(connection: Connection, table: str = "position") -> bool:
    """Tell whether a table was ever created, in whatever shape."""
    # Not by to_regclass, which can answer from before a lock that was waited for.
    row = connection.execute(
        "SELECT count(*) FROM pg_class WHERE relname = ?"
        " AND relnamespace = to_regnamespace(current_schema())",
        (table,),
    ).fetchone()
    return bool(row[0])


def empty(connection: Connection, view: str, tables: Iterable[str]) -> None:
    """Take all rows away, or the tables themselves if they have another shape.

    Raises:
        OtherViewsError: they have, and whoever asks may make no others.
    """
    if check_replaceable(connection, view, tables):
        for table in tables:
            connection.execute(f"DELETE FROM {table}")
        return
    for table in tables:
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def check_replaceable(connection: Connection, view: str, tables: Iterable[str]) -> bool:
    """Tell whether the tables have this shape, so that emptying them is enough.

    The server says what it has to say to those who may not change their rows.

    Raises:
        OtherViewsError: they have another, and whoever asks may make no others.
    """
    alike = (
        exist(connection)
        and connection.execute(
            "SELECT 1 FROM position WHERE view = ?", (view,)
        ).fetchone()
    )
    if not alike and not _may_create(connection):
        raise OtherViewsError
    if alike:
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE false")
    return bool(alike)


def _may_create(connection: Connection) -> bool:
    row = connection.execute(
        "SELECT has_schema_privilege(current_schema(), 'CREATE')"
    ).fetchone()
    return bool(row[0])


def is_unfit(error: Exception) -> bool:
    """Tell whether the server refused rows for what is there already."""
    # Refusals are raised from what the server said; its class 23 is "integrity".
    return str(getattr(error.__cause__, "sqlstate", "")).startswith("23")


def columns(connection: Connection, table: str) -> list[str]:
    """Return the names of the columns of a table, in order."""
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND table_name = ?"
        " ORDER BY ordinal_position",
        (table,),
    )
    return [row[0] for row in rows]
