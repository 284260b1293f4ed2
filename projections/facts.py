"""Which facts are in force on a day, as known up to an entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from projections.tables import Connection

_COLUMNS = (
    "f.subject, f.field, f.valid_from, f.seen_from, f.place, f.number, f.until,"
    " f.entry, f.value, f.extra"
)
# The inner query is one seek: the first visible row from the day on downwards.
_IN_FORCE = f"""
SELECT {_COLUMNS}
FROM subject_field s
JOIN fact f ON f.subject = s.subject AND f.field = s.field
    AND (f.valid_from, f.place, f.number) = (
        SELECT g.valid_from, g.place, g.number
        FROM fact g
        WHERE g.subject = s.subject AND g.field = s.field
            AND g.valid_from <= ? AND g.seen_from <= ?
            AND g.number <= ? AND g.until > ?
        ORDER BY g.valid_from DESC, g.place DESC, g.number DESC
        LIMIT 1
    )
WHERE s.plan = ?
"""
_HISTORY = f"""
SELECT {_COLUMNS}
FROM subject_field s
JOIN fact f ON f.subject = s.subject AND f.field = s.field
WHERE s.plan = ? AND s.field LIKE ?
    AND f.valid_from <= ? AND f.seen_from <= ? AND f.number <= ? AND f.until > ?
ORDER BY f.subject, f.field, f.valid_from, f.place
"""


class Row(NamedTuple):
    """A fact that was visible at some (V, K).

    Attributes:
        subject: Stream id of the plan or action it is about.
        field: Which of its fields, such as `rating` or `target/1`.
        valid_from: ISO day from which on it was so; empty for a passing fact that
            nobody dated.
        seen_from: The same, or the latest day on which an undated one can have begun.
        place: The entry in whose place it stands.
        number: The entry from which on it counts.
        until: The entry from which on it no longer counts.
        entry: The entry that states it.
        value: Plain text, or JSON for what has parts.
        extra: The reason or note beside it, if any.
    """

    subject: str
    field: str
    valid_from: str
    seen_from: str
    place: int
    number: int
    until: int
    entry: int
    value: str
    extra: str | None


def state_rows(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Row]:
    """Return the fact in force for each subject and field of a plan, in no order.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: V, the day on which it was so.
        known_to: K, the last entry that is taken into account.
    """
    day = as_at.isoformat()
    return _rows(connection, _IN_FORCE, (day, day, known_to, known_to, plan))


def action_rows(
    connection: Connection, subject: str, as_at: date, known_to: int
) -> list[Row]:
    """Return the fact in force for each field of one action, in no order."""
    plan = subject.split("/")[1]
    day = as_at.isoformat()
    values = (day, day, known_to, known_to, plan, subject)
    return _rows(connection, f"{_IN_FORCE} AND s.subject = ?", values)


def field_rows(
    connection: Connection, plan: str, field: str, as_at: date, known_to: int
) -> list[Row]:
    """Return the fact in force of one field for each subject of a plan."""
    day = as_at.isoformat()
    values = (day, day, known_to, known_to, plan, field)
    return _rows(connection, f"{_IN_FORCE} AND s.field = ?", values)


def history_rows(
    connection: Connection, plan: str, like: str, as_at: date, known_to: int
) -> list[Row]:
    """Return all that stood up to a day for the fields like `like`, SQL's pattern.

    They come by subject and field, then in the order in which they took effect.
    """
    day = as_at.isoformat()
    values = (plan, like, day, day, known_to, known_to)
    return _rows(connection, _HISTORY, values)


def _rows(connection: Connection, sql: str, values: Sequence[object]) -> list[Row]:
    return [Row._make(row) for row in connection.execute(sql, values)]
