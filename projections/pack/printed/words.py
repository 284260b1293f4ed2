"""How days, instants and long words read in the printed report."""

from __future__ import annotations

from datetime import date, datetime

from domain.clock import london
from domain.printing import print_day
from projections.documents import content
from projections.documents.content import Plan


def day(iso: str | None) -> str:
    """Return an ISO day as "30 July 2020"; "" for none."""
    return print_day(date.fromisoformat(iso)) if iso else ""


def minute(stored: str) -> str:
    """Return a stored instant in London's time, "30 July 2020 at 15:05 BST"."""
    here = datetime.fromisoformat(stored).astimezone(london())
    return f"{print_day(here.date())} at {here:%H:%M} {here.tzname()}"


def cut(words: str, most: int) -> str:
    """Return words on one line, with an ellipsis if they are more than `most`.

    They are cut between two words, if that does not cost too many.
    """
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    between = kept.rfind(" ")
    return f"{kept[:between] if between > most // 2 else kept}…"


def late(days: int | None) -> str:
    """Return ", recorded 12 days later", "" for what was recorded the same day."""
    return f", recorded {count(days, 'day')} later" if days else ""


def count(number: int, noun: str) -> str:
    """Return "1 day", "2 days"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def moved(days: int) -> str:
    """Return by how much a date was moved: "31 days later"."""
    if days == 0:
        return "no change"
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def heading_of(action: Plan) -> str:
    """Return an action's code and the beginning of its words."""
    return f"{action['code']} {cut(action['wording'], 76)}"


def rated(word: str) -> dict[str, str | None]:
    """Return a rating's word, short enough for a heading, with its shading."""
    return {"word": cut(word, 30), "fill": content.fill_of(word)}
