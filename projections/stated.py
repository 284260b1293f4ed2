"""A fact as the table keeps it, and how its parts are written."""

import json
from typing import Any, NamedTuple

from domain.event import Event
from domain.partial_date import PartialDate

BESIDE = ("checkpoint.", "measure.", "plan.hold_", "report.")
"""How the wire names begin of what is beside the plan and its actions.

Their classes are loaded when a view meets one: most commands record none.
"""


class Stated(NamedTuple):
    """One fact as the table `fact` keeps it.

    Attributes:
        subject: Stream id of the plan, action, reports or measures it is about.
        field: Which of its fields, such as `rating` or `target/1`.
        value: Plain text, or JSON with sorted keys for what has parts.
        extra: The reason or note beside it, if any.
    """

    subject: str
    field: str
    value: str
    extra: str | None = None


def printed(day: PartialDate | None) -> str | None:
    """Return a date as the plan prints it; None for none."""
    return None if day is None else str(day)


def last_day(day: PartialDate | None) -> str | None:
    """Return the latest possible day of a date, as ISO; None if there is none."""
    return day.last.isoformat() if day and day.last else None


def as_parts(parts: Any) -> str:
    """Return a value that has parts, as JSON with sorted keys."""
    return json.dumps(parts, sort_keys=True, ensure_ascii=False)


def parts_of(fact: Event, names: str) -> str:
    """Return the fields of `fact` with these names, as JSON with sorted keys."""
    return as_parts({name: getattr(fact, name) for name in names.split()})
