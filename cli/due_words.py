"""How far off a due day is, in words."""

from collections.abc import Mapping
from typing import Any

from cli.words import counted


def due_words(days: int, working_days: int) -> str:
    """Return how far off something is: "due in 3 days (2 working days)".

    Args:
        days: Days until then, below 0 if it is past.
        working_days: The same in working days of England.
    """
    if days == 0:
        return "due today"
    working = counted(abs(working_days), "working day")
    how = "overdue by" if days < 0 else "due in"
    return f"{how} {counted(abs(days), 'day')} ({working})"


def state_words(item: Mapping[str, Any]) -> str:
    """Return the state of an item, under the keys of `due`, in words."""
    if item["days"] is None:
        return str(item["state"])
    return due_words(item["days"], item["working_days"])
