"""Whether two copies of the views say the same."""

from __future__ import annotations

from itertools import zip_longest

from projections.tables import Connection, is_on_server, names
from projections.tables import columns as columns_of


def odd_tables(one: Connection, other: Connection) -> list[str]:
    """Return the names of what belongs to the views and is not alike in both.

    Tables, indexes, triggers, and whatever else bears the name of a table.
    """
    if is_on_server(one) or is_on_server(other):
        # The engines write their statements each in its own way.
        return [
            name for name in names() if columns_of(one, name) != columns_of(other, name)
        ]
    here, there = _objects(one), _objects(other)
    return sorted(
        name for name in here.keys() | there.keys() if here.get(name) != there.get(name)
    )


def differences(one: Connection, other: Connection) -> list[tuple[str, int | None]]:
    """Return the tables that do not hold the same rows in both.

    With each goes the number of the first entry whose rows differ, or None if the
    rows of the table are of no entry in particular.
    """
    found = []
    for table in names():
        columns = columns_of(one, table)
        # Ordered by entry, so that the first difference is that of the first entry.
        by = [name for name in ("number",) if name in columns and table != "position"]
        order = ", ".join([*by, *columns])
        query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}"
        for pair in zip_longest(one.execute(query), other.execute(query)):
            rows = [tuple(row) for row in pair if row is not None]
            if len(rows) < 2 or rows[0] != rows[1]:
                at = columns.index("number") if by else None
                entry = None if at is None else min(row[at] for row in rows)
                found.append((table, entry))
                break
    return found


def _objects(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """Return name -> type, table and statement of all that belongs to the views."""
    rows = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_schema")
    return {
        name: (kind, table, " ".join((statement or "").split()))
        for name, kind, table, statement in rows
        if {name.lower(), table.lower()} & set(names())
    }
