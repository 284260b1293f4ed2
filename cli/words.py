"""Words on a terminal: control characters shown, not obeyed; ratings in colour."""

import os
import sys

from domain.printing import counted, printable, visible

__all__ = ["counted", "lateness", "painted", "printable", "visible"]

_PAINT = {
    "red": "31",
    "amber": "33",
    "yellow": "33",
    "green": "32",
    "blue": "34",
    "grey": "90",
    "purple": "35",
}


def painted(rating: str) -> str:
    """Return the rating's word, coloured where a person reads it on a terminal.

    The word is what counts; the colour only helps to find it.
    """
    code = _PAINT.get(rating.casefold())
    if code is None or "NO_COLOR" in os.environ or not sys.stdout.isatty():
        return rating
    return f"\x1b[{code}m{rating}\x1b[0m"


def lateness(days: int | None, of: str = "") -> str:
    """Return how much later than it was so something was recorded; "" for not.

    Args:
        days: How many days later.
        of: The wire name of the entry; a report is said to be registered.
    """
    how = "registered" if of == "report.registered" else "recorded"
    return f"{how} {counted(days, 'day')} later" if days else ""
