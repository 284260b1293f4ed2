"""Which actions nobody updated since a board last met."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from projections.done import live
from projections.facts import history_rows
from projections.meetings import Meeting, meeting_before
from projections.tables import Connection

if TYPE_CHECKING:
    from projections.action_view import ActionStatus
    from projections.status import PlanStatus

UPDATES = ("progress", "rating", "delivery")
"""The fields that update an action; a target that moves says nothing was done."""

_DAY = timedelta(days=1)


class Since(NamedTuple):
    """From when on an update keeps an action from being stale.

    Attributes:
        first: The first day that counts.
        meeting: The meeting on the day before it; None if a person named the day.
    """

    first: date
    meeting: Meeting | None = None


def since_last_board(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    board: str | None = None,
) -> Since | None:
    """Return what counts as new since the last meeting before a day.

    What is dated on the day of a meeting was before that meeting.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: The day that is asked about.
        known_to: The last entry that is taken into account.
        board: The label of the only board that counts; any board if None.

    Returns:
        None if no meeting before that day was recorded.
    """
    met = meeting_before(connection, plan, as_at, known_to, board)
    return met and Since(date.fromisoformat(met.on) + _DAY, met)


def last_updates(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> dict[str, str]:
    """Return action id -> ISO day of its last note, rating or delivery status.

    Actions that have none are not in it. One that nobody dated counts from the day on
    which it was recorded.
    """
    found: dict[str, str] = {}
    for field in UPDATES:
        for row in history_rows(connection, plan, field, as_at, known_to):
            found[row.subject] = max(found.get(row.subject, ""), row.seen_from)
    return found


def is_stale(updated_on: str | None, since: Since) -> bool:
    """Tell whether an action is stale whose last update was on that ISO day."""
    return updated_on is None or updated_on < since.first.isoformat()


def not_updated(
    connection: Connection, status: PlanStatus, since: Since
) -> list[ActionStatus]:
    """Return the stale actions in the order of the plan; none of them is done."""
    look = connection, status.plan, status.as_at, status.entry
    updates = last_updates(*look)
    return [one for one in live(status) if is_stale(updates.get(one.id), since)]
