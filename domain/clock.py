"""Instants and the days they belong to: a day ends at midnight in London."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo


@cache
def london() -> ZoneInfo:
    """Return the time zone in which the plan's days begin and end."""
    return ZoneInfo("Europe/London")


def day_of(instant: datetime) -> date:
    """Return the day in London to which `instant` belongs."""
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
