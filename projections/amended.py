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
    found = known_otherwise(connection, plan, told.as_at, told.known_to, known_to)
    numbers = sorted({number for change in found for number in change.entries})
    reasons = {
        line.stored.number: line.stored.reason
        for line in numbered(connection, numbers, known_to)
    }
    return [_amended(change, reasons) for change in found]


def known_otherwise(
    connection: Connection, plan: str, as_at: str, known_then: int, known_to: int
) -> list[Change]:
    """Return what was known otherwise of a day at one entry than at a later one.

    Fields of reports themselves are not among it.

    Args:
        connection: To the views, or to a veiled copy of them.
        plan: The plan's slug.
        as_at: The day, as ISO.
        known_then: The last entry that was taken into account.
        known_to: The last entry that is taken into account now.
    """
    day = date.fromisoformat(as_at)
    found = diff(connection, plan, (day, known_then), (day, known_to))
    return [one for one in found if not one.subject.startswith("report/")]


def _amended(change: Change, reasons: dict[int, str | None]) -> Amended:
    said = (reasons.get(number) for number in change.entries)
    because = tuple(dict.fromkeys(reason for reason in said if reason))
    told = change.before, change.after
    return Amended(change.action, change.field, *told, change.entries, because)
