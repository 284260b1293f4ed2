"""How far the views have been folded; cheap enough to ask before every answer."""

from __future__ import annotations

from projections.tables import VIEW, Connection, exist

NO_VIEWS = -1
"""The position before there are views of this shape: `catch_up` makes them."""


def position(connection: Connection) -> int:
    """Return the number of the last entry in the views.

    0 is that of views of an empty ledger; -1 means that the views are missing or
    have an older shape, and `catch_up` has to make them.
    """
    if not exist(connection):
        return NO_VIEWS
    row = connection.execute(
        "SELECT number FROM position WHERE view = ?", (VIEW,)
    ).fetchone()
    return NO_VIEWS if row is None else int(row[0])
