"""How days, instants and entries are said on a page of the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.moments import day as day
from domain.moments import minute as minute
from domain.printing import NOT_RECORDED, audience_name, counted
from projections.pack.material import Filed

AGAINST = "python3 -I -S verify.py --against ../OLDER-PACK"
AGAINST_ON_WINDOWS = AGAINST.replace("python3", "py").replace("/", "\\")
"""What is typed in the folder of a pack to check it against an older one."""


def file_of(one: Mapping[str, Any]) -> str:
    """Return a file of evidence as "audit.pdf (application/pdf, 1,234 bytes)"."""
    kind, size = one.get("media_type"), one.get("size")
    return (
        f"{one['name']} ({kind}, {counted(size, 'byte')})" if size else str(one["name"])
    )


def left_out(later: int, sealed: bool) -> str:
    """Return where the entries about later days are; "" if there are none.

    Args:
        later: How many they are.
        sealed: Whether the words stand in a report, which has all entries beside it.
    """
    if not later:
        return ""
    verb = "is" if later == 1 else "are"
    where = f"{verb} in entries.jsonl alone" if sealed else f"{verb} not listed"
    return f"{counted(later, 'entry')} about later days {where}."


def late(line: Mapping[str, Any]) -> str:
    """Return how many days later an entry was recorded; "" for not."""
    how = "registered" if line.get("type") == "report.registered" else "recorded"
    days = line["days_late"]
    return f"{how} {counted(days, 'day')} later" if days else ""


def audience_in(data: Mapping[str, Any]) -> str:
    """Return to whom a report goes, as in a sentence; "" of a working copy."""
    return audience_name(data["report"]["audience"]) if data["report"] else ""


def made_without(filed: Filed, audience: str) -> str:
    """Return which report was made without the ledger, and where to read it.

    Args:
        filed: The report.
        audience: To whom it went, as in a sentence; "" to leave that out.
    """
    to = f" to {audience}" if audience else ""
    late = counted(filed.days_late, "day")
    registered = f" (registered {late} later)" if filed.days_late else ""
    return (
        f"Report {filed.number}{to}, sent on {day(filed.sent_on)}{registered}, was made"
        " without the ledger: what it said is in its file, not in these pages."
    )


def viewpoint(data: Mapping[str, Any]) -> list[str]:
    """Return in two paragraphs from where a plan looks, and how its entries read."""
    known, head = data["known_to"], data["head"]
    recorded = known["recorded_at"]
    when = f", recorded on {minute(recorded)}" if recorded else ""
    sealed = (
        "It was sealed when it was made, and its bytes are kept as they are."
        if data["report"]
        else "It was printed to be read and was not sent to anybody as a report."
    )
    return [
        f"This is the plan as it was on {day(data['as_at'])}, as far as the council's"
        f" ledger knew it up to entry #{known['entry']}{when}. {sealed} It was made on"
        f" {day(data['generated'])}, when the ledger held {head['entries']} entries.",
        "Every change of the plan is one numbered entry, such as #57. None is ever"
        " altered or removed; a slip is corrected by another entry. What was recorded"
        " later than it was so says by how many days. A rating, an owner or a date that"
        f" nobody recorded is shown as {NOT_RECORDED}.",
    ]


def glossary(data: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the acronyms and the boards of a plan, each word with its meaning.

    A board that stands among the acronyms in the same words is not said twice.
    """
    boards = data["boards"]
    acronyms = [
        (term, f"{words} (a board)" if boards.get(term) == words else words)
        for term, words in data["terms"].items()
    ]
    others = [pair for pair in boards.items() if pair not in data["terms"].items()]
    return [("Acronyms", acronyms), ("Boards", others)]


def what(line: Mapping[str, Any]) -> str:
    """Return what kind of entry a line is: "progress recorded"."""
    return str(line["type"]).partition(".")[2].replace("_", " ")


def because(line: Mapping[str, Any]) -> str | None:
    """Return why, unless that is all that the entry says."""
    reason: str | None = line["reason"]
    return None if reason == line["text"] else reason
