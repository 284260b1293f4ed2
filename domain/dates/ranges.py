"""Spans that share a month or a year: "18th - 20th January 2022", "June/July 2012"."""

import re
from datetime import date
from itertools import pairwise

from domain.dates.doubt import Doubt
from domain.dates.form import (
    IN_LETTERS,
    Context,
    Form,
    Reading,
    day_reading,
    span,
    sure_year,
    without_year,
)
from domain.dates.words import (
    DAY,
    GAP,
    LONG_YEAR,
    MONTH,
    TO_YEAR,
    YEAR,
    compiled,
    day_of,
    month_number,
    year_number,
)
from domain.partial_date import PartialDate
from domain.printing import MONTHS, print_day

_THROUGH = r"(?:-|to|until|till)"
_JOINED = r"(?:-|to|until|till|,|/|&|and)"
_NUMBER = r"[0-9]{1,2}"


def _days(match: re.Match[str], context: Context) -> Reading | None:
    """Read several days of one month; days that do not follow are several dates."""
    days = [int(number) for number in compiled(_NUMBER).findall(match["days"])]
    month = month_number(match["m"])
    if context.text is not None and re.sub(r"\s", "", match["days"]) == "24/7":
        return None
    if match["y"] is None:
        if context.text is not None and match["m"] in ("may", "march"):
            return None
        return _days_without_year(days, month, context)
    if not sure_year(match, context):
        return None
    year = year_number(match["y"])
    readings = [day_reading(year, month, day) for day in days]
    for reading in readings:
        if isinstance(reading, Doubt):
            return reading
    if len(days) == 2 and compiled(r"-|to|un|till").search(match["days"]):
        ends = span(date(year, month, days[0]), date(year, month, days[1]))
        return None if isinstance(ends, Doubt) and context.text is not None else ends
    if all(b == a + 1 for a, b in pairwise(days)):
        return span(date(year, month, days[0]), date(year, month, days[-1]))
    return Doubt("names several dates", tuple(str(reading) for reading in readings))


def _days_without_year(days: list[int], month: int, context: Context) -> Doubt:
    def printed(year: int) -> tuple[date, str] | None:
        found = [day_of(year, month, day) for day in (days[0], days[-1])]
        if found[0] is None or found[1] is None or found[0] >= found[1]:
            return None
        return found[0], f"{print_day(found[0])} to {print_day(found[1])}"

    through = len(days) == 2 or all(b == a + 1 for a, b in pairwise(days))
    if through:
        return without_year(context, printed)
    return Doubt("gives no year for its days")


def _across_months(match: re.Match[str], context: Context) -> Reading | None:
    """Read "28 June - 3 July 2020"; the year is that of the second day."""
    if not sure_year(match, context):
        return None
    year = year_number(match["y"])
    first_month, last_month = month_number(match["m1"]), month_number(match["m2"])
    first_day, last_day = (
        int(compiled(_NUMBER).findall(match[d])[0]) for d in ("d1", "d2")
    )
    first = day_reading(year, first_month, first_day)
    last = day_reading(year, last_month, last_day)
    if isinstance(first, Doubt) or first.first is None:
        return first
    if isinstance(last, Doubt) or last.last is None:
        return last
    if first.first <= last.last:
        return span(first.first, last.last)
    before = day_reading(year - 1, first_month, first_day)
    return Doubt("gives one year for both days", (f"{before} to {last}",))


def _months(match: re.Match[str], _: Context) -> Reading:
    """Read "June/July 2012", and "June - August 2020" as all days between."""
    year, joint = year_number(match["y"]), match["s"]
    first, last = month_number(match["m1"]), month_number(match["m2"])
    names = [f"{MONTHS[month - 1]} {year}" for month in (first, last)]
    if joint in ("/", "&", "and", ",") and last != first + 1:
        if (first, last) != (12, 1):
            return Doubt("names several dates", tuple(names))
    elif first <= last:
        return _whole_months(year, first, year, last)
    return Doubt(
        "gives one year for both months",
        (f"{MONTHS[first - 1]} {year - 1} to {names[1]}",),
    )


def _months_short(match: re.Match[str], context: Context) -> Reading | None:
    """Read "Jan 08 - June 08"; "Apr 20 - Mar 21" could be days as well."""
    if not sure_year(match, context, "y2"):
        return None
    first, last = month_number(match["m1"]), month_number(match["m2"])
    y1, y2 = match["y1"], match["y2"]
    quoted = "'" in match[0]
    sure = quoted or y1 == y2 or (y1[0], y2[0]) == ("0", "0") or int(max(y1, y2)) > 31
    if sure:
        return _whole_months(2000 + int(y1), first, 2000 + int(y2), last)
    months = f"{MONTHS[first - 1]} 20{y1} to {MONTHS[last - 1]} 20{y2}"
    if (y1, first) > (y2, last):
        return Doubt("may be months or days, and gives no long year")
    return Doubt("may be from month to month, or from day to day", (months,))


def _two_years(match: re.Match[str], _: Context) -> Reading:
    """Read "Dec 2021/Jan 2022"; months that do not follow are several dates."""
    y1, m1 = year_number(match["y1"]), month_number(match["m1"])
    y2, m2 = year_number(match["y2"]), month_number(match["m2"])
    if y2 * 12 + m2 == y1 * 12 + m1 + 1:
        return _whole_months(y1, m1, y2, m2)
    names = (str(PartialDate.month(y1, m1)), str(PartialDate.month(y2, m2)))
    return Doubt("names several dates", names)


def _whole_months(y1: int, m1: int, y2: int, m2: int) -> Reading:
    return join(PartialDate.month(y1, m1), PartialDate.month(y2, m2))


def join(first: PartialDate, last: PartialDate) -> Reading:
    """Return all days from the first of `first` to the last of `last`."""
    if first.first is None or last.last is None:
        return Doubt("names no days")
    return span(first.first, last.last)


FORMS = (
    Form(
        rf"(?P<days>{DAY}(?:{GAP}{_JOINED}{GAP}{DAY}){{1,4}}){GAP}(?:of{GAP})?"
        rf"(?P<m>{MONTH})(?:{TO_YEAR}(?P<y>{YEAR}))?",
        _days,
    ),
    Form(
        rf"(?P<d1>{DAY}){GAP}(?P<m1>{MONTH}){GAP}{_THROUGH}{GAP}"
        rf"(?P<d2>{DAY}){GAP}(?P<m2>{MONTH}){TO_YEAR}(?P<y>{YEAR})",
        _across_months,
    ),
    Form(
        rf"(?P<m1>{MONTH}){GAP}(?P<s>-|/|to|&|and|until){GAP}"
        rf"(?P<m2>{MONTH}){TO_YEAR}(?P<y>{LONG_YEAR})",
        _months,
        heads=IN_LETTERS,
    ),
    Form(
        rf"(?P<m1>{MONTH})[ ]{{1,3}}(?P<y1>{LONG_YEAR}){GAP}/{GAP}"
        rf"(?P<m2>{MONTH})[ ]{{1,3}}(?P<y2>{LONG_YEAR})",
        _two_years,
        heads=IN_LETTERS,
    ),
    Form(
        rf"(?P<m1>{MONTH}){GAP}'?(?P<y1>[0-9]{{2}}){GAP}{_THROUGH}{GAP}"
        rf"(?P<m2>{MONTH}){GAP}'?(?P<y2>[0-9]{{2}})",
        _months_short,
        heads=IN_LETTERS,
    ),
)
