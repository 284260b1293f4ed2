"""Dates counted from today: "yesterday", "3 days ago", "last Friday"."""

import re
from datetime import date, timedelta
from functools import cache

from domain.dates.doubt import Doubt
from domain.dates.form import Reading
from domain.dates.words import WEEKDAY, weekday_number
from domain.partial_date import PartialDate
from domain.printing import print_day

_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<days>[0-9]{1,4})[ ]days?[ ]ago"
        rf"|(?:(?P<which>last|next|this)[ ])?(?P<weekday>{WEEKDAY})"
    )


def relative_day(folded: str, today: date) -> Reading | None:
    """Return the day that words count from today; None where they do not.

    "Last Friday" on a Saturday is yesterday to some and eight days ago to others;
    such words are a doubt with both days to choose from.
    """
    if folded in _OFFSETS:
        return _shifted(today, _OFFSETS[folded])
    match = _pattern().fullmatch(folded)
    if match is None:
        return None
    if match["days"]:
        return _shifted(today, -int(match["days"]))
    named = weekday_number(match["weekday"])
    try:
        return _named(match["which"], named - today.weekday(), today)
    except OverflowError:
        return Doubt("lies outside the calendar")


def _named(which: str | None, ahead: int, today: date) -> Reading:
    """Return the weekday that lies `ahead` days after today in today's own week."""
    if which == "this":
        return _shifted(today, ahead)
    last = (ahead - 7,) if ahead >= 0 else (ahead - 7, ahead)
    following = (ahead + 7,) if ahead <= 0 else (ahead, ahead + 7)
    if which is None:
        offsets = (last[-1], *((0,) if ahead == 0 else ()), following[0])
    else:
        offsets = last if which == "last" else following
    if len(offsets) == 1:
        return _shifted(today, offsets[0])
    days = tuple(print_day(today + timedelta(days=offset)) for offset in offsets)
    return Doubt("can be read in two ways", days)


def _shifted(today: date, days: int) -> Reading:
    try:
        return PartialDate.day(today + timedelta(days=days))
    except OverflowError:
        return Doubt("lies outside the calendar")
