"""Instants and the days they belong to: a day ends at midnight in London."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

LEVEL_UNTIL = 22
"""The hour in UTC until which it is the same day in London.

Since 1847 London's clocks have been level with UTC, or up to two hours ahead of it.
"""


@cache
def london() -> "ZoneInfo":
    """Return the time zone in which the plan's days begin and end."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")


def day_of(instant: datetime) -> date:
    """Return the day in London to which `instant` belongs."""
    utc = instant.astimezone(UTC)
    if utc.hour < LEVEL_UNTIL:
        # Most commands ask for today alone, and a time zone takes a while to load.
        return utc.date()
    return instant.astimezone(london()).date()


def end_of(day: date) -> datetime:
    """Return the first instant after `day`, in UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(), london())
    return midnight.astimezone(UTC)


def print_instant(instant: datetime) -> str:
    """Return `instant` as it is stored: UTC, always six decimals and a Z."""
    utc = instant.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{utc.removesuffix('+00:00')}Z"


def read_instant(stored: str) -> datetime:
    """Return the instant that `print_instant` wrote."""
    return datetime.fromisoformat(stored)
