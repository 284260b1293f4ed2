"""One way of writing a date: its pattern, and what its parts mean."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from domain.dates.doubt import Doubt
from domain.dates.words import FIRST_YEAR, LAST_YEAR, compiled, day_of
from domain.partial_date import PartialDate, months_on
from domain.printing import MONTHS, print_day

# A date does not begin inside a word, a number, a sum of money or a section number
# ("3.4 March"), nor end inside one or in a percentage.
_LEFT = r"(?<![\w£$€#])(?<![0-9][.,/:])(?:(?<![0-9]-)|(?<=[0-9]{4}-))"
_RIGHT = (
    r"(?![\w%])(?![.,/:][0-9])(?![ ]?(?:%|per[ ]?cent))"
    r"(?!-[0-9]{2}(?:[.,;)\n]|$))"
)
_SURE_AFTER = r"[ ]{0,2}(?:$|[\n.,;:)\]-])"

Reading = PartialDate | Doubt


class Context(NamedTuple):
    """What stands around a form.

    Attributes:
        today: The day on which the words were typed; None in running text.
        text: The running text as written; None for words that were typed alone.
        opens: The words before it are "from" or "since".
        ends: The words before it are "end of".
        weekday: The weekday asked for by the words before it, Monday as 0.
    """

    today: date | None = None
    text: str | None = None
    opens: bool = False
    ends: bool = False
    weekday: int | None = None


class Form(NamedTuple):
    """One way of writing a date.

    Attributes:
        pattern: A pattern for folded text.
        build: Gives the reading of a match; None where it is no date after all.
        numeric: Digits alone, which could be a reference as well.
    """

    pattern: str
    build: Callable[[re.Match[str], Context], Reading | None]
    numeric: bool = False


def within(pattern: str) -> re.Pattern[str]:
    """Return the pattern for running text, with its margins guarded."""
    return compiled(_LEFT + f"(?:{pattern})" + _RIGHT)


def sure_year(match: re.Match[str], context: Context, group: str = "y") -> bool:
    """Tell whether two digits after a month can only be a year where they stand.

    In running text they could count what follows: "in July 20 schools".
    """
    short = len(match[group]) == 2
    if context.text is None or not short:
        return True
    tight = match.string[match.start(group) - 1] in "-/.'"
    lines = "\n" in match[0]
    return tight or (not lines and _ends_here(match))


def _ends_here(match: re.Match[str]) -> bool:
    return compiled(_SURE_AFTER).match(match.string, match.end()) is not None


def day_reading(year: int, month: int, day: int) -> Reading:
    """Return the day, or a doubt that names the last possible one."""
    found = day_of(year, month, day)
    if found is not None:
        return PartialDate.day(found)
    if not 1 <= month <= 12:
        return Doubt(
            f"there is no month {month}, and dates are day, month, year",
            impossible=True,
        )
    last = months_on(date(year, month, 1), 1)
    return Doubt(f"the last day of that month is {print_day(last)}", impossible=True)


def no_such_day(month: int) -> Doubt:
    """Return the doubt that a month has no such day in any year."""
    last = months_on(date(2000, month, 1), 1).day
    return Doubt(
        f"{MONTHS[month - 1]} never has more than {last} days", impossible=True
    )


def span(first: date, last: date) -> Reading:
    """Return the days from `first` to `last`, or a doubt when they run backwards."""
    if first > last:
        return Doubt(
            f"{print_day(first)} comes after {print_day(last)}", impossible=True
        )
    return PartialDate(precision="range", first=first, last=last)


def without_year(
    context: Context, printed: Callable[[int], tuple[date, str] | None]
) -> Doubt:
    """Return the doubt that no year is given, with the years next to today.

    Args:
        context: Where the words stand.
        printed: The first day in a given year, and how to type it; or None.
    """
    if context.today is None:
        return Doubt("no year is given; write the date again with its year")
    before: str | None = None
    after: str | None = None
    # Leap days lie up to eight years apart; a weekday in another decade is a slip.
    reach = 8 if context.weekday is None else 2
    near = range(context.today.year - reach, context.today.year + reach + 1)
    for year in near:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        candidate = printed(year)
        if candidate is None or not _fits(candidate[0], context.weekday):
            continue
        if candidate[0] <= context.today:
            before = candidate[1]
        elif after is None:
            after = candidate[1]
    return Doubt("gives no year", tuple(c for c in (before, after) if c))


def _fits(day: date, weekday: int | None) -> bool:
    return weekday is None or day.weekday() == weekday
