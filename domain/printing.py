"""How days and codes print and sort; nothing here costs an import.

Reading commands print with this alone, so that they need not load the models.
"""

import re
from datetime import date

NOT_RECORDED = "not recorded"
"""How a missing rating, owner or status prints; never guessed."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def print_day(day: date) -> str:
    """Return `day` as officers write it: "30 July 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def code_order(code: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts `2.10` after `2.9a`, and `3.3.1` after `3.3`."""
    parts = re.split("[./-]", code)
    return tuple((int(re.sub("[^0-9].*", "", f"0{part}")), part) for part in parts)


def ordinal(subject: str) -> int:
    """Return the number of an action in the order of adding, from its id."""
    return int(subject.rsplit("/", 1)[-1])
