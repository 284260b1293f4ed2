"""Which facts are in force on a day, as known up to an entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from projections.tables import Connection, is_on_server

_COLUMNS = (
    "s.subject, s.field, f.valid_from, f.seen_from, f.place, f.number, f.until,"
    " f.entry, f.value, f.extra"
)
# One seek: the first visible row from the day on downwards.
_FIRST = """
    FROM fact g
    WHERE g.about = s.id
        AND g.valid_from <= ? AND g.seen_from <= ?
        AND g.number <= ? AND g.until > ?
    ORDER BY g.valid_from DESC, g.place DESC, g.number DESC
    LIMIT 1
"""
_IN_FORCE = f"""
SELECT {_COLUMNS}
FROM subject_field s
JOIN fact f ON f.about = s.id
    AND (f.valid_from, f.place, f.number) = (
        SELECT g.valid_from, g.place, g.number {_FIRST}
    )
"""
# PostgreSQL would look for the first visible row once for each row that there is.
_ON_SERVER = f"""
SELECT {_COLUMNS}
FROM subject_field s
JOIN LATERAL (SELECT g.* {_FIRST}) f ON true
"""
_VALUES = f"""
SELECT s.subject, s.field, (SELECT g.value {_FIRST})
FROM subject_field s
"""
_HISTORY = f"""
SELECT {_COLUMNS}
FROM subject_field s
JOIN fact f ON f.about = s.id
WHERE s.plan = ? AND s.field LIKE ?
    AND f.valid_from <= ? AND f.seen_from <= ? AND f.number <= ? AND f.until > ?
ORDER BY s.subject, s.field, f.valid_from, f.place
"""


class Value(NamedTuple):
    """What a fact says that was in force at some (V, K).

    Attributes:
        subject: Stream id of the plan or action it is about.
        field: Which of its fields, such as `rating` or `target/1`.
        value: Plain text, or JSON for what has parts.
    """

    subject: str
    field: str
    value: str


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
    asked = (day, day, known_to, known_to, plan)
    return _in_force(connection, "s.plan = ?", asked)


def action_rows(
    connection: Connection, subject: str, as_at: date, known_to: int
) -> list[Row]:
    """Return the fact in force for each field of an action or plan, in no order."""
    day = as_at.isoformat()
    asked = (day, day, known_to, known_to, subject)
    return _in_force(connection, "s.subject = ?", asked)


def field_rows(
    connection: Connection, plan: str, field: str, as_at: date, known_to: int
) -> list[Row]:
    """Return the fact in force of one field for each subject of a plan."""
    day = as_at.isoformat()
    asked = (day, day, known_to, known_to, plan, field)
    return _in_force(connection, "s.plan = ? AND s.field = ?", asked)


def values(
    connection: Connection,
    plan: str,
    fields: Sequence[str],
    as_at: date,
    known_to: int,
) -> list[Value]:
    """Return what is in force of some fields for each subject of a plan, in no order.

    It costs half of what the whole facts cost, or less.
    """
    day = as_at.isoformat()
    marks = ", ".join("?" * len(fields))
    found = connection.execute(
        f"{_VALUES} WHERE s.plan = ? AND s.field IN ({marks})",
        (day, day, known_to, known_to, plan, *fields),
    )
    return [Value._make(row) for row in found if row[2] is not None]


def history_rows(
    connection: Connection, plan: str, like: str, as_at: date, known_to: int
) -> list[Row]:
    """Return all that stood up to a day for the fields like `like`, SQL's pattern.

    They come by subject and field, then in the order in which they took effect.
    """
    day = as_at.isoformat()
    asked = (plan, like, day, day, known_to, known_to)
    return [Row._make(row) for row in connection.execute(_HISTORY, asked)]


def _in_force(
    connection: Connection, about: str, asked: tuple[str | int, ...]
) -> list[Row]:
    """Return the fact in force for each subject and field that `about` lets pass."""
    sql = _ON_SERVER if is_on_server(connection) else _IN_FORCE
    return [Row._make(row) for row in connection.execute(f"{sql} WHERE {about}", asked)]
