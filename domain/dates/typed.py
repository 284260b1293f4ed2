"""One date as an officer types it, read or refused with the choices."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from domain.dates.doubt import Doubt, UnreadableDateError
from domain.dates.form import Context, Reading
from domain.dates.forms import read_alone
from domain.dates.lead import lead_at, led, under
from domain.dates.ranges import join
from domain.dates.relative import relative_day
from domain.dates.words import fold
from domain.partial_date import PartialDate
from domain.printed_day import printed_day
from domain.text import Text

_LONGEST = 80
_ISO = "dddd-dd-dd"


def read_date(words: str, today: date) -> PartialDate:
    """Return the date that an officer typed, with its words where they say more.

    Days are read in the order day, month, year. A year of two digits lies in 2000
    to 2099, since the ledger is about Ofsted inspections; four digits reach from
    1900 to 2099. A financial year begins in April, and so does its first quarter.

    Args:
        words: One date: "30th July 2020", "by March 2021", "Q2 2020/21", "w/c 6
            July 2020", "18th - 20th January 2022", "yesterday".
        today: The day from which "yesterday" and missing years are counted.

    Returns:
        The date. Its `words` are the argument, or None where that is the ISO form
        or what the date prints as.

    Raises:
        AmbiguousDateError: There are several readings, or the year is missing; each
            of its choices can be typed instead.
        ImpossibleDateError: No calendar holds the date.
        UnreadableDateError: It is no date, or a vague one such as "mid-March 2021".
    """
    plain = words.strip() if len(words) <= _LONGEST else ""
    if day := _iso(plain) or printed_day(plain):
        return PartialDate.day(day)
    reading = _read(" ".join(fold(plain).split()).rstrip(" .,;"), today)
    if reading is None:
        raise UnreadableDateError(words)
    if isinstance(reading, Doubt):
        raise reading.error(words)
    return reading if str(reading) == plain else _worded(reading, words)


def _worded(reading: PartialDate, words: str) -> PartialDate:
    return reading.model_copy(update={"words": Text(words)})


def _iso(words: str) -> date | None:
    """Return the day of "2020-07-30", which needs no pattern to be compiled."""
    if not words.isascii() or "".join("d" if c.isdigit() else c for c in words) != _ISO:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@cache
def _lead_in() -> re.Pattern[str]:
    """Return the pattern of words that do not change the date after them."""
    return re.compile(
        r"(?:(?P<opens>from|since)|by|on|in|during|for|at|due|until|till|of|the|dated"
        r"|no[ ]later[ ]than)[ ]"
    )


@cache
def _through() -> re.Pattern[str]:
    return re.compile(r"[ ](?:-|to|until|till)[ ]|-")


def _read(folded: str, today: date) -> Reading | None:
    """Return the reading of folded words on one line."""
    if (day := relative_day(folded, today)) is not None:
        return day
    context = Context(today=today)
    while match := _lead_in().match(folded):
        folded = folded[match.end() :]
        context = context._replace(opens=context.opens or bool(match["opens"]))
    return _led(folded, context) or _range(folded, context)


def _led(folded: str, context: Context) -> Reading | None:
    """Return the reading of one date with the words that lead it."""
    lead = lead_at(folded)
    if lead is None:
        return read_alone(folded, context)
    reading = _led(folded[lead.end() :], under(lead, context))
    return None if reading is None else led(lead, reading)


def _range(folded: str, context: Context) -> Reading | None:
    """Return all days from one date to another, or the doubt of either of them."""
    doubt: Doubt | None = None
    for left, right in _halves(folded):
        first = _led(left, context._replace(opens=False))
        last = _led(right, context) if first else None
        if isinstance(first, PartialDate) and isinstance(last, PartialDate):
            return join(first, last)
        if first and last and doubt is None:
            sides = (side for side in (first, last) if isinstance(side, Doubt))
            doubt = next(sides)._replace(choices=())
    return doubt


def _halves(folded: str) -> Iterator[tuple[str, str]]:
    """Yield the words before and after each sign that could join two dates."""
    for match in _through().finditer(folded):
        yield folded[: match.start()].strip(), folded[match.end() :].strip()
