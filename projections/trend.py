"""How many live actions had which rating, from the opening of a plan to a day."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from domain.printing import NOT_RECORDED
from projections.counting import counts_of
from projections.facts import Row, history_rows
from projections.pack.material import Point
from projections.tables import Connection

MOST = 36
"""So many points are drawn by the month; with more, by the quarter."""

Rhythm = Literal["month", "quarter"]
"""Of what the points are the ends; a quarter ends with March, June and so on."""

_Histories = Mapping[str, Mapping[str, Sequence[Row]]]
"""Field -> subject -> its standing facts, in order of effect."""


def trend(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    *,
    by: Rhythm | None = None,
    since: date = date.min,
) -> list[Point]:
    """Return the counts at each month end since the plan opened, and on `as_at`.

    Each point has the `counts` that `status` gives for its day. There is none for a
    plan that was not open, or not known, at (V, K).

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: V, the day of the last point.
        known_to: K, the last entry that is taken into account.
        by: Whether points are month ends or quarter ends; None for month ends unless
            there are more than `MOST` of them.
        since: The first day of which there can be a point, not after `as_at`.
    """
    found: dict[str, dict[str, list[Row]]] = {}
    for field in ("title", "added", "ended", "rating", "scheme"):
        of_field = found.setdefault(field, {})
        # The first scheme holds for the days before it too.
        until = date.max if field == "scheme" else as_at
        for row in history_rows(connection, plan, field, until, known_to):
            of_field.setdefault(row.subject, []).append(row)
    titles = found["title"].get(f"plan/{plan}", [])
    if not titles:
        return []
    opened = date.fromisoformat(titles[0].valid_from)
    return [
        Point(day.isoformat(), _counts(found, day.isoformat()))
        for day in _days(max(opened, since), as_at, by)
    ]


def per_cent(count: int, live: int) -> float | None:
    """Return how many of a hundred `count` of `live` actions are, to one decimal.

    None if there are no live actions.
    """
    return (2000 * count + live) // (2 * live) / 10 if live else None


def _days(first: date, as_at: date, by: Rhythm | None) -> list[date]:
    ends = list(_month_ends(first, as_at))
    if by == "quarter" or (by is None and len(ends) >= MOST):
        ends = [end for end in ends if end.month % 3 == 0]
    return [*ends, as_at]


def _month_ends(first: date, before: date) -> Iterator[date]:
    """Yield the last day of each month from that of `first` on, below `before`."""
    start = first
    while (end := start.replace(day=monthrange(start.year, start.month)[1])) < before:
        yield end
        start = end + timedelta(days=1)


def _counts(found: _Histories, day: str) -> dict[str, int]:
    """Return the counts of one day, with the keys and order of `status`."""
    ratings = _on(found["rating"], day)
    live = _on(found["added"], day).keys() - _on(found["ended"], day).keys()
    held = [
        ratings[subject].value if subject in ratings else NOT_RECORDED
        for subject in live
    ]
    return counts_of(_scheme(found["scheme"], day), held)


def _scheme(schemes: Mapping[str, Sequence[Row]], day: str) -> list[str]:
    for rows in schemes.values():
        in_force = _last(rows, day) or rows[0]
        return [value["value"] for value in json.loads(in_force.value)]
    return []


def _on(histories: Mapping[str, Sequence[Row]], day: str) -> dict[str, Row]:
    """Return the fact in force on a day for each subject that has one."""
    last = {subject: _last(rows, day) for subject, rows in histories.items()}
    return {subject: row for subject, row in last.items() if row is not None}


def _last(rows: Sequence[Row], day: str) -> Row | None:
    return next(
        (row for row in reversed(rows) if max(row.valid_from, row.seen_from) <= day),
        None,
    )
