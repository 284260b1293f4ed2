"""How stored days and instants are said to people, in answers and on pages."""

from datetime import datetime

from domain.clock import london
from domain.printing import day as day
from domain.printing import print_day


def minute(stored: str | None) -> str:
    """Return a stored instant in London's time, "30 July 2020 at 15:05 BST"."""
    if not stored:
        return "never"
    here = datetime.fromisoformat(stored).astimezone(london())
    return f"{print_day(here.date())} at {here:%H:%M} {here.tzname()}"
