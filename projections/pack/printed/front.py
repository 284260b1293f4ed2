"""The first page of the printed report, and what stands on every page."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.printing import NOT_RECORDED, audience_name
from projections.documents import content
from projections.documents.content import Plan
from projections.pack.material import Material
from projections.pack.printed.words import cut
from projections.pack.saying import day, viewpoint

LONGEST = 90
"""Characters of a title, an audience or a name where space is fixed."""

TWO_LINES = 130
"""Characters of the title at the head of each page."""


def every_page(data: Plan) -> dict[str, Any]:
    """Return the words of head and foot; each fits its place."""
    report = data["report"]
    short = data
    if report is not None:
        short = {
            **data,
            "report": {**report, "audience": cut(report["audience"], 40)},
        }
    sentences = content.marked(short)
    return {
        "title": cut(data["title"], TWO_LINES),
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
        "about": viewpoint(data),
        "ended": _ended(data),
        "noted": [*content.marked(data)[2:], content.sealed_although(data)],
    }


def _what(data: Plan) -> str:
    report = data["report"]
    if report is None:
        return "Working copy, not a report"
    return f"Report {report['number']} to {audience_name(report['audience'])}"


def _ended(data: Plan) -> str:
    ended = data["ended"]
    if not ended:
        return ""
    into = f" by {ended['into']}" if ended.get("into") else ""
    because = f" Because: {ended['because']}" if ended["because"] else ""
    return f"The plan is {ended['how']}{into} since {day(ended['on'])}.{because}"
