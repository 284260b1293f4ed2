"""What is due as a calendar for Outlook and others, in iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from domain.clock import read_instant
from domain.printing import NOT_RECORDED, printable
from projections.due import Item

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Progress ledger//Due//EN"
_MOST = 120
"""A summary is cut to so many characters; the description has it whole."""


def as_calendar(
    items: Iterable[Item], plan: str, title: str, origin: str, known_at: str
) -> bytes:
    """Return a calendar with a whole-day event for each item that has a due day.

    Outlook passes over tasks (VTODO) in a calendar file, and Exchange over events
    without an end, so each is an event that ends on the next day. The same questions
    give the same bytes.

    Args:
        items: What is due; what has no day is left out.
        plan: The plan's slug.
        title: The plan's title.
        origin: The ledger's origin, which makes the names of events unique.
        known_at: When the last entry was recorded that is taken into account, as
            stored: the stamp of every event.
    """
    # It costs 60 ms, and nothing else here needs it.
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # The library escapes no words of a property that the standard does not have.
    calendar.add("x-wr-calname", vText(_in_one_line(f"{title}: what is due")))
    stamp = read_instant(known_at).replace(microsecond=0)
    for item in items:
        if item.due is not None:
            name = f"{_name(item, plan)}@{origin}"
            calendar.add_component(_event(item, item.due, title, name, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(item: Item, due: str, title: str, name: str, stamp: datetime) -> Event:
    from icalendar import Event

    day = date.fromisoformat(due)
    event = Event()
    event.add("uid", name)
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _summary(item))
    event.add("description", printable("\n".join(_lines(item, title))))
    event.add("transp", "TRANSPARENT")  # It takes nobody's time on that day.
    return event


def _name(item: Item, plan: str) -> str:
    if item.id is None:
        return f"report/{plan}/owed/{item.commitment}"
    return f"{item.id}/target/{item.target}"


def _summary(item: Item) -> str:
    said = item.what if item.action is None else f"{item.action} {item.wording}"
    line = _in_one_line(f"Due: {said}")
    return line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…"


def _lines(item: Item, title: str) -> list[str]:
    if item.action is None:
        return [f"Owed: {item.what}", f"Due: {item.due_printed}", f"Plan: {title}"]
    return [
        f"Action {item.action}: {item.wording}",
        f"Target {item.target}: {item.what}",
        f"Due: {item.due_printed}",
        f"Owner: {item.owner or NOT_RECORDED}",
        f"Plan: {title}",
    ]


def _in_one_line(words: str) -> str:
    return printable(" ".join(words.split()))
