"""Working days of England: Monday to Friday, but for bank holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def is_working(day: date) -> bool:
    """Tell whether offices in England are open on `day`."""
    return day.weekday() < 5 and day not in _closed(day.year)


def working_days(after: date, until: date) -> int:
    """Return how many working days there are after one day, up to and with another.

    Below 0 if the other is before the one: so many ago.
    """
    if until < after:
        return -working_days(until, after)
    closed = sum(
        after < day <= until
        for year in range(after.year, until.year + 1)
        for day in _closed(year)
    )
    return _weekdays_to(until) - _weekdays_to(after) - closed


def on_working_day(after: date, count: int) -> date:
    """Return the day that is `count` working days, at least one, after another."""
    day = after
    while count:
        day += _DAY
        count -= is_working(day)
    return day


def _weekdays_to(day: date) -> int:
    """Return how many days from Monday to Friday the calendar has up to a day."""
    weeks, rest = divmod(day.toordinal(), 7)  # Its first day was a Monday.
    return weeks * 5 + min(rest, 5)


@cache
def _closed(year: int) -> tuple[date, ...]:
    """Return the bank holidays of a year from Monday to Friday."""
    from holidays import country_holidays  # It costs 50 ms.

    found = country_holidays("GB", subdiv="ENG", years=year)
    return tuple(day for day in found if day.year == year and day.weekday() < 5)
