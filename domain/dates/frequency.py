"""Lines that end at no date: how often ("twice a year"), or from when on."""

import re
from functools import cache

MARK = "\x00"
"""Stands for the date of a line; no words of a plan hold it."""

ITEM = r"[ ]{0,8}(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)][ ]{0,3})?"
"""Piece of a pattern: the number or letter of an item, or nothing."""

_NUMBER = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:day|week|fortnight|month|quarter|half[ -]?term|term|year|annum)"
_ADVERB = (
    r"(?:daily|(?:bi-?)?weekly|fortnightly|(?:bi-?)?monthly|quarterly"
    r"|(?:half[ -]?)?termly|(?:half[ -]?)?yearly|(?:bi-?)?annual(?:ly)?)"
)
_OFTEN = (
    rf"(?:at[ ]least[ ])?(?:(?:once|twice|{_NUMBER}[ ]times?)[ ](?:a|an|per|each|every)"
    rf"[ ]{_UNIT}"
    rf"|(?:every|each)[ ](?:(?:{_NUMBER}|other)[ ])?{_UNIT}s?"
    rf"|(?:{_NUMBER}[ -])?{_ADVERB}"
    r"|per[ ]annum)"
)
_FROM = (
    r"(?:(?:starting|commencing|beginning|with[ ]effect)[ ])?"
    r"(?:from|since|starting|commencing|beginning|w\.?e\.?f\.?)[ ]{1,3}(?:the[ ])?"
)
_ON = r"[ ]on(?:wards?)?"


def has_no_end(line: str) -> bool:
    """Tell a folded line that says only how often, or only from when on.

    Args:
        line: One line in folded letters, with `MARK` in the place of its date.
    """
    return _pattern().fullmatch(line) is not None


@cache
def _pattern() -> re.Pattern[str]:
    from_then = rf"{_FROM}{MARK}(?:{_ON})?"
    often = rf"{_OFTEN}(?:[ ,;-]{{1,3}}{from_then})?"
    return re.compile(rf"{ITEM}(?:{often}|{from_then}|{MARK}{_ON})[ .;]{{0,8}}")
