"""Areas with their actions, former actions, and the glossary of the printed report."""

from __future__ import annotations

from typing import Any

from domain.printing import NOT_RECORDED
from projections.documents import content
from projections.documents.content import Plan
from projections.pack.printed.words import count, cut, day, late, rated


def areas(data: Plan) -> list[dict[str, Any]]:
    """Return each area with its outcomes and the actions in it."""
    return [
        {
            "heading": content.area_heading(area),
            "outcomes": content.outcomes(area),
            "actions": [
                action_of(action)
                for action in data["actions"]
                if action["area"] == area["code"]
            ],
        }
        for area in data["areas"]
    ]


def action_of(action: Plan) -> dict[str, Any]:
    """Return what stands in the heading and in the three columns of an action."""
    note = action["latest_progress"]
    since = content.since(action)
    return {
        "code": cut(action["code"], 24),
        "rating": rated(action["rating"]),
        "since": f"since {since}" if since else "",
        "delivery": cut(action["delivery"], 40),
        "wording": action["wording"],
        "parts": [_labelled(item) for item in action["sub_items"]],
        "impacts": [_labelled(impact) for impact in action["impacts"]],
        "owner": action["owner"] or NOT_RECORDED,
        "targets": [_target(target) for target in action["targets"]],
        "progress": note["text"] if note else "",
        "dated": content.dated(action),
        "reason": action["rating_reason"] or "",
        "delivered": action["delivery_note"] or "",
        "evidence": [_evidence(one) for one in action["evidence"]],
    }


def _labelled(part: Plan) -> tuple[str, str]:
    # A second a) of an action is kept as "a (2)".
    return f"{cut(part['label'].split(' ')[0], 12)})", part["text"]


def _target(target: Plan) -> dict[str, str]:
    was = content.originally(target)
    if not was:
        return {"words": target["text"], "was": ""}
    times = "" if target["revisions"] == 1 else f", revised {target['revisions']} times"
    agreed = target["approved_by"]
    said = [
        f"Was {was}{times}.",
        f"Agreed by {agreed}." if agreed else "Approval not recorded.",
        f"Because: {target['because']}" if target["because"] else "",
    ]
    return {"words": target["text"], "was": " ".join(filter(None, said))}


def _evidence(one: Plan) -> dict[str, str]:
    where = one["name"] or one["link"] or ""
    supports = f", for #{one['supports']}" if one["supports"] else ""
    dated = f"#{one['entry']}, {one['effective_printed']}{late(one['days_late'])}"
    return {
        "words": one["description"],
        "where": where,
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
        "terms": content.terms(data),
        "boards": list(data["boards"].items()),
    }


def total(data: Plan) -> str:
    """Return how many areas and actions the plan has."""
    live = count(len(data["actions"]), "action")
    return f"{count(len(data['areas']), 'area')}, {live}"
