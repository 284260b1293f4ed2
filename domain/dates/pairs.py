"""Two short numbers with a stroke: "03/21" is a month, "03/04" three things."""

import re
from datetime import date

from domain.dates.doubt import Doubt
from domain.dates.form import (
    Context,
    Form,
    Reading,
    no_such_day,
    stands_alone,
    without_year,
)
from domain.dates.words import day_of
from domain.dates.years import print_years
from domain.partial_date import PartialDate
from domain.printed_day import FIRST_YEAR, LAST_YEAR
from domain.printing import MONTHS, print_day


def _pair(match: re.Match[str], context: Context) -> Reading | None:
    """Read the pair where it has one meaning, else name each of them."""
    a, b = int(match["a"]), int(match["b"])
    month = _month_and_year(match, context)
    if month is not None:
        return month
    if context.text is not None:
        return _in_text(match, context)
    if context.today is None:
        return None
    months, years = _months(match), _years(match)
    if years and not months and not _nearest(context.today, a, b):
        first, last = date(2000 + a, 4, 1), date(2001 + a, 3, 31)
        return PartialDate(precision="year", first=first, last=last)
    if not years and not months:
        return _day_without_year(context, a, b)
    # Day before month, as in the United Kingdom, unless that is no day.
    days = _nearest(context.today, a, b) or _nearest(context.today, b, a)
    return Doubt("can be read in several ways", (*days, *months, *years))


def _month_and_year(match: re.Match[str], context: Context) -> PartialDate | None:
    """Read "03/21", which can be no day, no financial year and no fraction.

    A fraction has no zero in front. "12/20" is a month only where nothing stands
    beside it, since "12/20 cases" is a fraction; "12/13" may be a financial year.
    """
    month, year = int(match["a"]), int(match["b"])
    paired = len(match["a"]) == len(match["b"]) == 2 and match["s"] == "/"
    if not paired or not 1 <= month <= 12 < year or year == month + 1:
        return None
    if context.text is not None and month > 9 and not stands_alone(match):
        return None
    return PartialDate.month(2000 + year, month)


def _in_text(match: re.Match[str], context: Context) -> Doubt | None:
    """Doubt "03/04" and "20/21"; leave fractions such as "3/4" and "24/7" alone."""
    a, b = match["a"], match["b"]
    if match["s"] != "/" or len(a) + len(b) < 4:
        return None
    if a[0] != "0" and b[0] != "0" and int(b) != int(a) + 1:
        return None
    near = context.known.near
    days = _nearest(near, int(a), int(b)) if near else ()
    return Doubt(
        "may be a day, a month, a year or a fraction, and gives no long year",
        (*days, *_months(match), *_years(match)),
    )


def _months(match: re.Match[str]) -> list[str]:
    month = int(match["a"])
    known = len(match["b"]) == 2 and 1 <= month <= 12
    return [f"{MONTHS[month - 1]} {2000 + int(match['b'])}"] if known else []


def _years(match: re.Match[str]) -> list[str]:
    """Return the financial year of "20/21"."""
    a, b = int(match["a"]), int(match["b"])
    follows = len(match["b"]) == 2 and b == (a + 1) % 100
    return [print_years(2000 + a)] if follows else []


def _day_without_year(context: Context, day: int, month: int) -> Doubt | None:
    def printed(year: int) -> tuple[date, str] | None:
        found = day_of(year, month, day)
        return None if found is None else (found, print_day(found))

    doubt = without_year(context, printed)
    if doubt.choices or not (1 <= day <= 31 and 1 <= month <= 12):
        return doubt if doubt.choices else None
    return no_such_day(month)


def _nearest(today: date, day: int, month: int) -> tuple[str, ...]:
    """Return the day of that month that is nearest to today; none if there is none."""
    years = range(max(FIRST_YEAR, today.year - 8), min(LAST_YEAR, today.year + 8) + 1)
    days = [found for year in years if (found := day_of(year, month, day))]
    if not days:
        return ()
    return (print_day(min(days, key=lambda found: abs(found - today))),)


FORMS = (
    Form(
        r"(?P<a>[0-9]{1,2})(?P<s>[-/.])(?P<b>[0-9]{1,2})",
        _pair,
        numeric=True,
    ),
)
