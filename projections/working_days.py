"""Working days of England: Monday to Friday, but for bank holidays."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def is_working(day: date) -> bool:
    """Tell whether offices in England are open on `day`."""
    return day.weekday() < 5 and day not in _bank_holidays()


def working_days(after: date, until: date) -> int:
    """Return how many working days there are after one day, up to and with another.

    Below 0 if the other is before the one: so many ago.
    """
    if until < after:
        return -working_days(until, after)
    span = (after + _DAY * n for n in range(1, (until - after).days + 1))
    return sum(map(is_working, span))


def on_working_day(after: date, count: int) -> date:
    """Return the day that is `count` working days, at least one, after another."""
    day = after
    while count:
        day += _DAY
        count -= is_working(day)
    return day


@cache
def _bank_holidays() -> Container[date]:
    # It costs 50 ms, and works out each year when it is first asked of it.
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG")
