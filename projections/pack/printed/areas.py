"""Areas with their actions, former actions, and the glossary of the printed report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.printing import NOT_RECORDED
from projections.documents import content
from projections.documents.content import Plan
from projections.documents.rated import last_rated
from projections.documents.rated import since as since_of
from projections.documents.targets import PASSED, originally, passed
from projections.pack import saying
from projections.pack.printed.words import cut, fits, late, rated
from projections.pack.saying import day

LONGEST_HEADING = 300
"""Characters of a heading: it is a bookmark too, and PDF/A bounds that."""


def areas(data: Plan) -> list[dict[str, Any]]:
    """Return each area with its outcomes, measures, and the actions in it."""
    return [
        _area(data, area, [a for a in data["actions"] if a["area"] == area["code"]])
        for area in data["areas"]
    ]


def _area(data: Plan, area: Plan, own: Sequence[Plan]) -> dict[str, Any]:
    outcomes = content.outcomes(area)
    measures = [
        f"{cut(action['code'], 24)}: {target['text']}"
        for action in own
        for target in action["targets"]
        if target["kind"] == "measure"
    ]
    return {
        "heading": cut(content.area_heading(area), LONGEST_HEADING),
        "title": area["title"] if len(area["title"]) > LONGEST_HEADING else "",
        "outcomes": outcomes,
        "measures": measures,
        "whole": fits(*outcomes, *measures),
        "actions": [action_of(data, action) for action in own],
    }


def action_of(data: Plan, action: Plan) -> dict[str, Any]:
    """Return what stands in the band and in the three columns of an action.

    `whole` says that its row is short enough to stay on one page.
    """
    since = since_of(action)
    columns = (_wording(action), _targets(data, action), _progress(action))
    return {
        "code": cut(action["code"], 24) or NOT_RECORDED,
        "rating": rated(action["rating"]),
        "since": f"since {since}" if since else "",
        "delivery": cut(action["delivery"], 40),
        "whole": all(fits(*_texts(column)) for column in columns),
        "wording": columns[0],
        "targets": columns[1],
        "progress": columns[2],
    }


def _texts(said: Any) -> list[str]:
    """Return every string of plain data."""
    if isinstance(said, str):
        return [said]
    parts = said.values() if isinstance(said, dict) else said
    return [text for part in parts for text in _texts(part)]


def _wording(action: Plan) -> dict[str, Any]:
    return {
        "text": action["wording"],
        "parts": [_labelled(item) for item in action["sub_items"]],
        "impacts": [_labelled(impact) for impact in action["impacts"]],
        "owner": action["owner"] or NOT_RECORDED,
    }


def _progress(action: Plan) -> dict[str, Any]:
    note = action["latest_progress"]
    return {
        "text": note["text"] if note else "",
        "dated": content.dated(action),
        "rated": _rated(action),
        "reason": action["rating_reason"] or "",
        "delivered": action["delivery_note"] or "",
        "waived": action["waiver"] or "",
        "monitored": action["monitored_by"] or "",
        "evidence": [_evidence(one) for one in action["evidence"]],
    }


def _rated(action: Plan) -> str:
    last = last_rated(action)
    return f"Last rated {last}, because" if last else "Rated so because"


def _labelled(part: Plan) -> tuple[str, str]:
    # A second a) of an action is kept as "a (2)".
    return f"{cut(part['label'].split(' ')[0], 12)})", part["text"]


def _targets(data: Plan, action: Plan) -> list[dict[str, str]]:
    late = passed(data, action)
    return [
        {
            "text": target["text"],
            "was": _was(target),
            "late": PASSED if target["number"] in late else "",
        }
        for target in action["targets"]
    ]


def _was(target: Plan) -> str:
    was = originally(target)
    if not was:
        return ""
    times = "" if target["revisions"] == 1 else f", revised {target['revisions']} times"
    agreed = target["approved_by"]
    said = [
        f"Was {was}{times}.",
        f"Agreed by {agreed}." if agreed else "Approval not recorded.",
        f"Because: {target['because']}" if target["because"] else "",
    ]
    return " ".join(filter(None, said))


def _evidence(one: Plan) -> dict[str, str]:
    supports = f", for #{one['supports']}" if one["supports"] else ""
    dated = f"#{one['entry']}, {one['effective_printed']}{late(one['days_late'])}"
    return {
        "text": one["description"],
        "where": saying.file_of(one) if one["name"] else one["link"] or "",
        "dated": dated + supports,
    }


def former(data: Plan) -> list[dict[str, Any]]:
    """Return the actions that left the plan, and how."""
    return [
        {
            "code": action["code"],
            "wording": action["wording"],
            "rating": rated(action["rating"]),
            "how": _left(action),
            "because": action["delivery_note"] or "",
        }
        for action in data["ended_actions"]
    ]


def _left(action: Plan) -> str:
    into = f" into {action['into']}" if action["into"] else ""
    return f"{action['delivery']}{into} on {day(action['ended'])}"


def glossary(data: Plan) -> dict[str, Any]:
    """Return acronyms, boards, and what the ratings mean."""
    return {
        "scheme": [
            {
                "rating": rated(value["value"]),
                "word": value["value"],
                "letter": value["letter"] or "",
                "meaning": content.meaning(value),
            }
            for value in data["scheme"]
        ],
        "terms": saying.glossary(data),
    }
