"""The words before a date that change it: "end of", "mid-", "w/c", "Thursday"."""

import re
from datetime import date, timedelta
from functools import cache

from domain.dates.doubt import Doubt
from domain.dates.form import Context, Reading
from domain.dates.words import WEEKDAY, WEEKDAYS, weekday_number
from domain.partial_date import PartialDate
from domain.printing import print_day

_PATTERN = (
    r"(?<![\w/])(?:(?P<end>end(?:[ ]of)?)"
    r"|(?P<vague>mid|middle[ ]of|early|late|start[ ]of|beginning[ ]of"
    r"|w/e|week[ ]ending)"
    r"|(?P<week>w/?[cb]|week[ ](?:commencing|beginning|of))"
    rf"|(?P<weekday>{WEEKDAY}),?)(?:[ ]the)?(?:[ ]{{1,3}}|-)"
)
LONGEST = 32

Lead = re.Match[str]


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"{_PATTERN}$")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(_PATTERN)


def lead_before(folded: str, lowest: int, start: int) -> Lead | None:
    """Return the lead that ends where a date starts, found no lower than `lowest`."""
    return _before().search(folded, max(lowest, start - LONGEST), start)


def lead_at(folded: str) -> Lead | None:
    """Return the lead at the head of words that were typed."""
    return _at().match(folded)


def under(lead: Lead, context: Context) -> Context:
    """Return the context for what follows the lead."""
    if lead["end"]:
        return context._replace(ends=True)
    if lead["week"]:
        return context._replace(weekday=0)
    if lead["weekday"]:
        return context._replace(weekday=weekday_number(lead["weekday"]))
    return context


def led(lead: Lead, reading: Reading) -> Reading:
    """Return what the lead makes of the reading of the words after it.

    "End of March 2021" stays the month, whose last day counts for comparison.
    """
    if lead["end"]:
        return reading
    if lead["vague"]:
        return Doubt(f'says "{lead["vague"]}", which names no first and last day')
    if isinstance(reading, Doubt):
        return _doubted(lead, reading)
    if reading.precision != "day" or reading.first is None:
        return Doubt("names a day of the week or a week, but gives no day")
    if lead["week"]:
        return _week(reading.first)
    return _weekday(weekday_number(lead["weekday"]), reading)


def _doubted(lead: Lead, doubt: Doubt) -> Doubt:
    """Keep "w/c" in what could be typed instead; a weekday only chose among years."""
    if not lead["week"]:
        return doubt
    return doubt._replace(choices=tuple(f"w/c {choice}" for choice in doubt.choices))


def _week(day: date) -> Reading:
    if day.weekday() == 0:
        return PartialDate(precision="range", first=day, last=_plus(day, 6))
    monday = _plus(day, -day.weekday())
    return Doubt(
        f"{print_day(day)} is a {WEEKDAYS[day.weekday()]}, and weeks begin on Monday",
        tuple(f"w/c {print_day(_plus(monday, days))}" for days in (0, 7)),
    )


def _weekday(named: int, reading: PartialDate) -> Reading:
    day = reading.first
    if day is None or day.weekday() == named:
        return reading
    return Doubt(
        f"{print_day(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[named]}",
        impossible=True,
    )


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=days)
