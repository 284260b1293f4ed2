"""The first page of the printed report, and what stands on every page."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.printing import NOT_RECORDED, audience_name
from projections.documents import content
from projections.documents.content import Plan
from projections.pack.material import Material
from projections.pack.printed.words import cut
from projections.pack.saying import day, minute

LONGEST = 90
"""Characters of a title, an audience or a name where space is fixed."""


def every_page(data: Plan) -> dict[str, Any]:
    """Return the words of head and foot; each fits its line."""
    report = data["report"]
    short = data
    if report is not None:
        short = {
            **data,
            "report": {**report, "audience": cut(report["audience"], 40)},
        }
    sentences = content.marked(short)
    return {
        "title": cut(data["title"], LONGEST),
        "whole_title": cut(data["title"], 250) or NOT_RECORDED,
        "council": cut(data["authority"] or "", LONGEST),
        "mark": _what(short),
        "seen": sentences[0],
        "made": sentences[1],
        "withheld": [cut(sentence, 130) for sentence in sentences[2:]],
        "generated": list(date.fromisoformat(data["generated"]).timetuple()[:3]),
    }


def first_page(material: Material) -> dict[str, Any]:
    """Return title, facts, and what the document is."""
    data = material.data
    report = data["report"]
    return {
        "title": data["title"],
        "council": data["authority"] or NOT_RECORDED,
        "mark": _what(data),
        "seen": f"As at {day(data['as_at'])}",
        "facts": [pair for pair in content.about(data) if pair[0] != "Council"],
        "name": (report["title"] or "") if report else "",
        "about": _about(data),
        "ended": _ended(data),
        "withheld": content.marked(data)[2:],
    }


def _what(data: Plan) -> str:
    report = data["report"]
    if report is None:
        return "Working copy, not a report"
    return f"Report {report['number']} to {audience_name(report['audience'])}"


def _about(data: Plan) -> list[str]:
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


def _ended(data: Plan) -> str:
    ended = data["ended"]
    if not ended:
        return ""
    into = f" by {ended['into']}" if ended.get("into") else ""
    because = f" Because: {ended['because']}" if ended["because"] else ""
    return f"The plan is {ended['how']}{into} since {day(ended['on'])}.{because}"
