"""Whether two copies of the views say the same."""

from __future__ import annotations

from itertools import zip_longest

from projections.tables import Connection, names


def differences(one: Connection, other: Connection) -> list[str]:
    """Return the names of the tables that do not hold the same rows in both."""
    return [table for table in names() if not _same(one, other, table)]


def _same(one: Connection, other: Connection, table: str) -> bool:
    columns = ", ".join(str(i) for i in range(1, _width(one, table) + 1))
    query = f"SELECT * FROM {table} ORDER BY {columns}"
    rows = zip_longest(one.execute(query), other.execute(query))
    return all(
        a is not None and b is not None and tuple(a) == tuple(b) for a, b in rows
    )


def _width(connection: Connection, table: str) -> int:
    row = connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    return 1 if row is None else len(row)
