"""One way of writing a date: its pattern, and what its parts mean."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from domain.dates.doubt import Doubt
from domain.dates.words import compiled, day_of
from domain.partial_date import PartialDate, months_on
from domain.printed_day import FIRST_YEAR, LAST_YEAR
from domain.printing import MONTHS, print_day

# A date does not begin inside a word, a number, a sum of money or a section number
# ("3.4 March"), nor end inside one or in a percentage.
_LEFT = r"(?<![\w£$€#])(?<![0-9][.,/:])(?:(?<![0-9]-)|(?<=[0-9]{4}-))"
_RIGHT = (
    r"(?![\w%])(?![.,/:][0-9])(?![ ]?(?:%|per[ ]?cent))"
    r"(?!-[0-9]{2}(?:[.,;)\n]|$))"
)
_SURE_AFTER = r"[ ]{0,2}(?:$|[\n.,;:)\]-])"
_ALONE_BEFORE = (
    r"(?:^|\n)[ ]{0,8}(?:(?:due|by|on|from|since|until|till|end(?:[ ]of)?)[ :]{1,3})?"
    r"(?:the[ ])?$"
)
_LONGEST_BEFORE = 40
_ALONE_AFTER = r"[ .;]{0,8}(?:$|\n)"

Reading = PartialDate | Doubt

Head = Literal["digit", "month", "word"]
"""What a form begins with; a word is any but that of a month."""


class Known(NamedTuple):
    """What is known of a document beside the text that is searched for dates.

    Attributes:
        near: A day near which it was written, such as that of the inspectors' letter;
            a missing year is proposed around it. None when nobody knows.
        ahead: Whether what the text tells lies ahead of that day, as targets do.
        terms: Days of the school terms that the document defines, by their names as
            `domain.dates.terms` spells them.
    """

    near: date | None = None
    ahead: bool = False
    terms: Mapping[str, PartialDate] = MappingProxyType({})


UNKNOWN = Known()
"""Nothing is known but the text itself."""


class Context(NamedTuple):
    """What stands around a form.

    Attributes:
        today: The day on which the words were typed; None in running text.
        text: The running text as written; None for words that were typed alone.
        known: What is known of the document with the running text.
        opens: The words before it are "from" or "since".
        ends: The words before it are "end of".
        weekday: The weekday asked for by the words before it, Monday as 0.
    """

    today: date | None = None
    text: str | None = None
    known: Known = UNKNOWN
    opens: bool = False
    ends: bool = False
    weekday: int | None = None


DIGIT: frozenset[Head] = frozenset(("digit",))
IN_LETTERS: frozenset[Head] = frozenset(("month",))
WORD: frozenset[Head] = frozenset(("word",))


class Form(NamedTuple):
    """One way of writing a date.

    Attributes:
        pattern: A pattern for folded text.
        build: Gives the reading of a match; None where it is no date after all.
        numeric: Digits alone, which could be a reference as well.
        heads: What a match can begin with.
    """

    pattern: str
    build: Callable[[re.Match[str], Context], Reading | None]
    numeric: bool = False
    heads: frozenset[Head] = DIGIT


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
    return tight or (not lines and ends_here(match))


def stands_alone(match: re.Match[str]) -> bool:
    """Tell whether its line holds nothing else than the match, or "by" before it."""
    # From the start of the text each time, a long one would take its square in time.
    lowest = max(0, match.start() - _LONGEST_BEFORE)
    alone = compiled(_ALONE_BEFORE).search(match.string, lowest, match.start())
    after = compiled(_ALONE_AFTER).match(match.string, match.end())
    return alone is not None and after is not None


def ends_here(match: re.Match[str]) -> bool:
    """Tell whether a line, a sentence or a clause ends after the match."""
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
    why = f"the last day of that month is {print_day(last)}"
    return Doubt(why, (print_day(last),) if day else (), impossible=True)


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
    """Return the doubt that no year is given, with those that may be meant.

    They are the years next to today, or to the day near which a text was written;
    of what lies ahead, only the next.

    Args:
        context: Where the words stand.
        printed: The first day in a given year, and how to type it; or None.
    """
    today = context.today or context.known.near
    if today is None:
        return Doubt("no year is given; write the date again with its year")
    before: str | None = None
    after: str | None = None
    # Leap days lie up to eight years apart; a weekday in another decade is a slip.
    reach = 8 if context.weekday is None else 2
    near = range(today.year - reach, today.year + reach + 1)
    for year in near:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        candidate = printed(year)
        if candidate is None or not _fits(candidate[0], context.weekday):
            continue
        if candidate[0] <= today:
            before = candidate[1]
        elif after is None:
            after = candidate[1]
    if after and context.known.ahead:
        return Doubt("gives no year", (after,))
    return Doubt("gives no year", tuple(c for c in (before, after) if c))


def _fits(day: date, weekday: int | None) -> bool:
    return weekday is None or day.weekday() == weekday
