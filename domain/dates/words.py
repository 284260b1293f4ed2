"""The words dates are made of: months, weekdays, years, and how type varies."""

import re
import unicodedata
from datetime import date
from functools import cache

from domain.printing import MONTHS

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

# Pieces of patterns, for folded text. Every quantifier is bounded, so that no
# input makes matching slow.
GAP = r"[ ]{0,3}"
TO_YEAR = r"[ ,]{0,3}\n?[ ]{0,3}"
DAY = r"[0-9]{1,2}(?:[ ]{0,2}(?:st|nd|rd|th))?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
LONG_YEAR = r"(?:19|20)[0-9]{2}"
YEAR = r"(?:(?:19|20)[0-9]{2}|'?[0-9]{2})"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"

_MONTH_PLACES = {name[:3].lower(): at for at, name in enumerate(MONTHS, 1)}
_WEEKDAY_PLACES = {name[:3].lower(): at for at, name in enumerate(WEEKDAYS)}

_SAME = {
    "\u2018": "'",
    "\u2019": "'",
    "\u2044": "/",
    "\u2212": "-",
    "\u2215": "/",
    "\n": "\n",
}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled when it is first used: few commands need many."""
    return re.compile(pattern)


class _Folded(dict[int, str]):
    """One plain character for each character, worked out when it is first seen."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        self[code] = plain
        return plain


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return `text` in plain lower-case letters, exactly as long as it was.

    Dashes become "-", every space but a line end becomes " ", full-width digits
    become digits; so a span of the result is the same span of `text`.
    """
    return text.translate(_FOLDED)


def _plain(character: str) -> str:
    """Return the one character that stands for `character`."""
    if character in _SAME:
        return _SAME[character]
    kind = unicodedata.category(character)
    if kind == "Pd":
        return "-"
    if character.isspace() or kind == "Cf":
        return " "
    if kind == "No" and "<super>" in unicodedata.decomposition(character):
        return " "  # The mark of a footnote, not a further digit of the year.
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character


def month_number(name: str) -> int:
    """Return 1 to 12 for a folded name of a month, short or long."""
    return _MONTH_PLACES[name[:3]]


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a folded name of a weekday, short or long."""
    return _WEEKDAY_PLACES[name[:3]]


def year_number(digits: str) -> int:
    """Return the year; two digits mean 2000 to 2099, since Ofsted is that young."""
    number = int(digits.lstrip("'"))
    return number if number > 99 else 2000 + number


def day_number(words: str) -> int:
    """Return the number in "30", "30th" or "30 th"."""
    return int(words.rstrip(" stndrh"))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where no calendar holds it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
