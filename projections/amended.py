"""What a report said of its day and what is known otherwise of that day now."""

from __future__ import annotations

from datetime import date

from projections.diff import Change, diff
from projections.log import numbered
from projections.pack.material import Amended, Told
from projections.tables import Connection


def amended(
    connection: Connection, plan: str, told: Told, known_to: int
) -> list[Amended]:
    """Return what entries after a report changed of the day that it spoke of.

    Corrections, retractions, and what was recorded late are there; what came about
    after that day is not. So are no fields of reports themselves.

    Args:
        connection: To the views, or to a veiled copy of them.
        plan: The plan's slug.
        told: The report.
        known_to: K, the last entry that is taken into account.
    """
    day = date.fromisoformat(told.as_at)
    found = [
        change
        for change in diff(connection, plan, (day, told.known_to), (day, known_to))
        if not change.subject.startswith("report/")
    ]
    numbers = sorted({number for change in found for number in change.entries})
    reasons = {
        line.stored.number: line.stored.reason
        for line in numbered(connection, numbers, known_to)
    }
    return [_amended(change, reasons) for change in found]


def _amended(change: Change, reasons: dict[int, str | None]) -> Amended:
    said = (reasons.get(number) for number in change.entries)
    because = tuple(dict.fromkeys(reason for reason in said if reason))
    told = change.before, change.after
    return Amended(change.action, change.field, *told, change.entries, because)
