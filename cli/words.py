"""Words on a terminal: control characters shown, not obeyed; ratings in colour."""

import os
import re
import sys

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
_PAINT = {
    "red": "31",
    "amber": "33",
    "yellow": "33",
    "green": "32",
    "blue": "34",
    "grey": "90",
    "purple": "35",
}


def printable(text: str) -> str:
    r"""Return `text` with every control or invisible character as `\x1b`.

    Line feeds stay.
    """
    return _UNSAFE.sub(_shown, text)


def visible(text: str) -> str:
    """Return `text` without the characters that `printable` shows by their numbers."""
    return _UNSAFE.sub("", text)


def painted(rating: str) -> str:
    """Return the rating's word, coloured where a person reads it on a terminal.

    The word is what counts; the colour only helps to find it.
    """
    code = _PAINT.get(rating.casefold())
    if code is None or "NO_COLOR" in os.environ or not sys.stdout.isatty():
        return rating
    return f"\x1b[{code}m{rating}\x1b[0m"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 day", "2,307 days"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun != "day" else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def lateness(days: int | None) -> str:
    """Return how much later than it was so something was recorded; "" for not."""
    return f"recorded {counted(days, 'day')} later" if days else ""


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
