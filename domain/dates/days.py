"""Single days: "30th July 2020", "30/07/2020", "July 30, 2020", "30 July"."""

import re
from datetime import date

from domain.dates.doubt import Doubt
from domain.dates.form import (
    IN_LETTERS,
    Context,
    Form,
    Reading,
    day_reading,
    no_such_day,
    stands_alone,
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
    day_number,
    day_of,
    month_number,
    year_number,
)
from domain.printing import print_day


def _iso(match: re.Match[str], _: Context) -> Reading:
    return day_reading(int(match["y"]), int(match["m"]), int(match["d"]))


def _named(match: re.Match[str], context: Context) -> Reading | None:
    """Read a day with its month in letters, in either order."""
    if not sure_year(match, context):
        return None
    year = year_number(match["y"])
    return day_reading(year, month_number(match["m"]), day_number(match["d"]))


def _numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Read day, month, year in the order of the United Kingdom.

    In running text "3.3.10" is a section far more often than a day.
    """
    day, month, year = match["d"], match["m"], match["y"]
    reading = day_reading(year_number(year), int(month), int(day))
    padded = "0" in (day[0], month[0])
    if context.text is None or match["s"] == "/" or padded or len(year) == 4:
        return _or_swapped(reading, match)
    if isinstance(reading, Doubt):
        return None
    # No plan has so many parts that a code would end in 15 or more.
    if stands_alone(match) and (match["s"] == "-" or int(year) > 14):
        return reading
    if len(day) + len(month) < 4:
        return None
    return Doubt("may be a day, or the number of a section", (str(reading),))


def _or_swapped(reading: Reading, match: re.Match[str]) -> Reading:
    """Offer the American order where it is the only one that makes a day."""
    day, month = int(match["m"]), int(match["d"])
    swapped = day_of(year_number(match["y"]), month, day)
    if isinstance(reading, Doubt) and int(match["m"]) > 12 and swapped:
        return Doubt("has no such month", (print_day(swapped),))
    return reading


def _yearless(match: re.Match[str], context: Context) -> Doubt | None:
    month, day = month_number(match["m"]), day_number(match["d"])
    if context.text is not None and _is_a_verb(match, context.text):
        return None
    # A leap year allows every day that any year allows.
    if day_of(2000, month, day) is None:
        return no_such_day(month)

    def printed(year: int) -> tuple[date, str] | None:
        found = day_of(year, month, day)
        return None if found is None else (found, print_day(found))

    return without_year(context, printed)


def _is_a_verb(match: re.Match[str], text: str) -> bool:
    """Tell "between 8 and 12 may need" from "12 May"."""
    return match["m"] in ("may", "march") and text[match.start("m")].islower()


FORMS = (
    Form(
        rf"(?P<y>{LONG_YEAR})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})",
        _iso,
        numeric=True,
    ),
    Form(
        rf"(?P<d>{DAY}){GAP}(?:of{GAP})?(?P<m>{MONTH}){TO_YEAR}(?P<y>{YEAR})",
        _named,
    ),
    Form(rf"(?P<d>{DAY})(?P<s>[-/.])(?P<m>{MONTH})(?P=s)(?P<y>{YEAR})", _named),
    Form(
        r"(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)"
        rf"(?P<y>{LONG_YEAR}|[0-9]{{2}})",
        _numeric,
        numeric=True,
    ),
    Form(
        rf"(?P<m>{MONTH}){GAP}(?P<d>{DAY})(?:,[ ]{{0,3}}|[ ]{{1,3}})(?P<y>{LONG_YEAR})",
        _named,
        heads=IN_LETTERS,
    ),
    Form(rf"(?P<d>{DAY}){GAP}(?:of{GAP})?(?P<m>{MONTH})", _yearless),
    Form(
        rf"(?P<m>{MONTH})[ ]{{1,3}}(?P<d>[0-9]{{1,2}}[ ]{{0,2}}(?:st|nd|rd|th))",
        _yearless,
        heads=IN_LETTERS,
    ),
)
