"""When the boards of a plan met, by what was recorded of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from domain.printing import audience_key
from projections.facts import history_rows
from projections.tables import Connection


class Meeting(NamedTuple):
    """One day on which a board met.

    Attributes:
        board: The board's label.
        on: ISO day of the meeting.
        entry: The entry that says so.
    """

    board: str
    on: str
    entry: int


def meetings(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Meeting]:
    """Return the meetings up to the day `as_at`, as known at `known_to`, by day.

    A report that was sent to a board is no meeting: only what was recorded as one is.
    """
    rows = history_rows(connection, plan, "meeting/%", as_at, known_to)
    rows.sort(key=lambda row: (row.valid_from, row.place))
    return [Meeting(row.value, row.valid_from, row.entry) for row in rows]


def last_meeting(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    board: str | None = None,
) -> Meeting | None:
    """Return the last meeting up to a day; None if none was recorded.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: The last day on which it can have been.
        known_to: The last entry that is taken into account.
        board: The label of the only board that counts; any board if None.
    """
    found = meetings(connection, plan, as_at, known_to)
    if board is not None:
        wanted = audience_key(board)
        found = [one for one in found if audience_key(one.board) == wanted]
    return found[-1] if found else None


def meeting_before(
    connection: Connection,
    plan: str,
    day: date,
    known_to: int,
    board: str | None = None,
) -> Meeting | None:
    """Return the last meeting before a day; None if none was recorded.

    On the very day of a meeting it is the one before: this one is what is prepared for.
    The arguments are those of `last_meeting`.
    """
    if day == date.min:
        return None
    before = day - timedelta(days=1)
    return last_meeting(connection, plan, before, known_to, board)
