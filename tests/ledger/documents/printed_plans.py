"""Plans as `ledger status --format json` prints them, in words of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from domain.target_reading import read_target
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from tests.ledger.documents.outlines import document, printed

Plan = dict[str, Any]

SCHEME = [
    ("Red", "R", "Off course", True, False),
    ("Yellow", None, "Under way", False, False),
    ("Grey", "G", "Not begun", False, False),
    ("Purple", "P", "Embedded", False, True),
]


def target(number: int, text: str, *, first: str | None = None) -> Plan:
    """Return a target as `ledger status --format json` prints it."""
    read, was = read_target(text).target, read_target(first or text).target
    return {
        "number": number,
        "text": text,
        "kind": read.kind,
        "due": read.due and read.due.last and read.due.last.isoformat(),
        "due_printed": read.due and str(read.due),
        "since": read.since and read.since.last and read.since.last.isoformat(),
        "since_printed": read.since and str(read.since),
        "original_due_printed": was.due and str(was.due),
        "original_text": first or text,
        "revisions": int(first is not None),
        "approved_by": None,
        "entry": 40 + number,
    }


def action(code: str, wording: str, **instead: object) -> Plan:
    """Return an action as it is printed, with what is given in place of nothing."""
    plain: Plan = {
        "id": f"action/northmoor/{code}",
        "code": code,
        "area": code.split(".")[0],
        "area_title": "Any",
        "parent": None,
        "wording": wording,
        "rating": "not recorded",
        "rating_since": None,
        "rating_on": None,
        "rating_reason": None,
        "delivery": "not recorded",
        "delivery_note": None,
        "owner": None,
        "targets": [],
        "sub_items": [],
        "impacts": [],
        "latest_progress": None,
        "exception": None,
        "evidence": [],
        "monitored_by": None,
        "waiver": None,
        "ended": None,
        "into": None,
    }
    return {**plain, **instead}


_READING: Plan = {
    "period": "June 2022",
    "ended": "2022-06-30",
    "value": "88.5",
    "numerator": 46,
    "denominator": 52,
    "note": None,
    "entry": 51,
}
_MEASURE: Plan = {
    "number": 1,
    "unit": "percent",
    "direction": "higher",
    "target": "95",
    "target_by": "2023-03-31",
    "target_by_printed": "March 2023",
    "baseline": "61.5",
    "baseline_on": "2022-01-31",
    "baseline_on_printed": "January 2022",
    "about": None,
    "actions": ["1.1"],
    "action_ids": ["action/northmoor/1.1"],
    "latest": _READING,
    "needed": "73.4",
    "old": False,
    "state": "on track",
    "entry": 50,
}


def measure(code: str, name: str, **instead: object) -> Plan:
    """Return a measure as it is printed, with what is given in place of the usual."""
    return {**_MEASURE, "code": code, "name": name, **instead}


def plan(*actions: Plan, **instead: object) -> Plan:
    """Return a plan of two areas as it is printed, with those actions."""
    plain: Plan = {
        "plan": "northmoor-2021",
        "title": "Northmoor plan",
        "authority": "Northmoor",
        "inspection": {
            "framework": "Focused visit",
            "visited": "3 October 2021 to 4 October 2021",
            "letter": "9 November 2021",
        },
        "as_at": "2022-07-30",
        "known_to": {"entry": 57, "recorded_at": "2022-08-01T09:00:00.000000Z"},
        "head": {"entries": 57, "root": "0f" * 32},
        "scheme": _scheme(),
        "areas": _areas(),
        "terms": {
            "CPM": "Case Progress Meeting",
            "Autumn term 2021": "Until 17 December",
        },
        "boards": {},
        "counts": {"Red": 1, "not recorded": 3},
        "ended": None,
        "actions": list(actions),
        "ended_actions": [],
        "measures": [],
    }
    made = {**plain, **instead}
    return {"exceptions": required(made), **made}


def required(data: Plan) -> list[Plan]:
    """Return the actions of a plan whose ratings require an exception report.

    The one that an action has counts if it was made since the rating began.
    """
    words = [value["value"] for value in data["scheme"] if value["exception_required"]]
    return [_required(one) for one in data["actions"] if one["rating"] in words]


def _required(one: Plan) -> Plan:
    since = one["rating_since"] or "2022-07-30"
    report = one["exception"]
    counts = report is not None and report.get("effective", since) >= since
    keys = ("id", "code", "area", "wording", "owner", "rating")
    return {
        **{key: one[key] for key in keys},
        "since": since,
        "since_dated": one["rating_since"] is not None,
        "state": "reported" if counts else "owed",
        "days_owed": None if counts else 120,
        "reports": int(counts),
        "earlier": int(report is not None and not counts),
        "report": report if counts else None,
    }


def _scheme() -> list[Plan]:
    keys = ("value", "letter", "meaning", "exception_required", "complete")
    return [dict(zip(keys, value, strict=True)) for value in SCHEME]


def _areas() -> list[Plan]:
    first = {
        "code": "1",
        "title": "Keeping workers\nfor longer",
        "outcomes": [{"number": 1, "text": "Agency posts fall\nto 12%"}],
    }
    return [first, {"code": "2", "title": "16+ services", "outcomes": []}]


def again(folder: Path, data: Plan) -> PlanReading:
    """Return what is read of a plan that was printed."""
    return read_plan(document(folder, printed(data), "plan.json"))
