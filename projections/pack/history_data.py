"""What the script of the history page reads: days as numbers, each text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.printing import (
    MONTHS,
    NOT_RECORDED,
    code_order,
    print_day,
)
from projections.documents.content import area_heading, fill_of, shown
from projections.pack.material import ActionSteps, Filed, Material, Plan, Step, Told
from projections.pack.saying import audience_in, made_without
from projections.steps import target_line

FIELDS = ("code", "wording", "rating", "delivery", "target", "progress")
"""The cells of an action, in the order in which the page shows them."""


class Words:
    """Texts by number, each kept once; number 0 is the empty one."""

    def __init__(self) -> None:
        self._numbers = {"": 0}

    def number(self, text: str) -> int:
        """Return the number of `text` as the page shows it."""
        return self._numbers.setdefault(shown(text), len(self._numbers))

    def all(self) -> list[str]:
        """Return every text, each in the place of its number."""
        return list(self._numbers)


def data_of(material: Material) -> dict[str, Any]:
    """Return what the script reads, ready for JSON.

    A day is a number counted from `first`. A step is a day, the number of a text,
    and the entries that say so; day -1 is before all. An action has its steps, and a
    row of a report its texts, in the order of `FIELDS`.
    """
    words, first = Words(), first_day(material)
    audience = audience_of(material.data)
    codes = [code for code, _ in areas_of(material)]
    reports = [
        {**_report(one, codes, words, first), "says": _basis(one, audience, material)}
        for one in material.sent
    ]
    actions = [_action(action, codes, words, first) for action in material.steps]
    return {
        "first": first.isoformat(),
        "last": _days(material.data["as_at"], first),
        "months": MONTHS,
        "audience": audience,
        "known_to": material.data["known_to"]["entry"],
        "areas": [words.number(heading) for _, heading in areas_of(material)],
        "scale": [words.number(word) for word in material.data["counts"]],
        "ratings": [(words.number(word), fill(word)) for word in _ratings(material)],
        "order": [words.number(code) for code in _codes(material)],
        "actions": actions,
        "reports": reports,
        "words": words.all(),
    }


def first_day(material: Material) -> date:
    """Return the day on which the slider begins: that of the first action or report."""
    days = [action.added for action in material.steps]
    days += [one.sent_on for one in material.sent]
    return date.fromisoformat(min([*days, material.data["as_at"]]))


def areas_of(material: Material) -> list[tuple[str, str]]:
    """Return code and heading of each area that the plan has or a report had."""
    found: dict[str, str] = {}
    for plan in (material.data, *(told.snapshot for told in reversed(material.told))):
        for area in plan["areas"]:
            found.setdefault(area["code"], area_heading(area))
    return sorted(found.items(), key=lambda pair: code_order(pair[0]))


def audience_of(data: Plan) -> str:
    """Return to whom the page reports, as in a sentence; "" for a working copy."""
    return shown(audience_in(data))


def report_line(told: Told | Filed, audience: str) -> str:
    """Return which report it is, when it was sent, and from where it looks."""
    if isinstance(told, Filed):
        return made_without(told, audience)
    to = f" to {audience}" if audience else ""
    return (
        f"Report {told.number}{to}, sent on {_printed(told.sent_on)}. As at"
        f" {_printed(told.as_at)}, known to entry #{told.known_to}."
    )


def fill(rating: str) -> str:
    """Return the class that shades a rating; plain for a word without a shade."""
    return f"fill-{rating.casefold()}" if fill_of(rating) else "fill-none"


def last_row(action: ActionSteps) -> dict[str, str]:
    """Return the cells of an action on the last day, and the class of its rating."""
    row = {name: _last(getattr(action, name)) for name in FIELDS}
    return {**row, "fill": fill(row["rating"])}


def _last(steps: Sequence[Step]) -> str:
    return shown(steps[-1].says) if steps else ""


def _action(
    action: ActionSteps, codes: list[str], words: Words, first: date
) -> dict[str, Any]:
    return {
        "id": action.id,
        "area": codes.index(action.area),
        "added": _days(action.added, first),
        "ended": _days(action.ended, first) if action.ended else None,
        "steps": [
            [
                (_days(step.since, first), words.number(step.says), *step.entries)
                for step in steps
            ]
            for steps in (getattr(action, name) for name in FIELDS)
        ],
    }


def _report(
    told: Told | Filed, codes: list[str], words: Words, first: date
) -> dict[str, Any]:
    """Return a report by its rows; one made without the ledger has none to show."""
    sent = _days(told.sent_on, first)
    if isinstance(told, Filed):
        return {"sent": sent, "filed": True, "areas": [], "scale": [], "rows": []}
    headings = {area["code"]: area_heading(area) for area in told.snapshot["areas"]}
    plan = told.snapshot
    return {
        "sent": sent,
        "filed": False,
        "areas": [words.number(headings.get(code, "")) for code in codes],
        "scale": [words.number(word) for word in plan["counts"]],
        "rows": [
            {
                "id": action["id"],
                "area": codes.index(action["area"]),
                "ended": action["ended"] is not None,
                "cells": [words.number(cell) for cell in _told_cells(action)],
            }
            for action in (*plan["actions"], *plan["ended_actions"])
        ],
    }


def _basis(told: Told | Filed, audience: str, material: Material) -> str:
    """Return what the page says of a report that it shows, and of others of its day."""
    said = report_line(told, audience)
    if isinstance(told, Told):
        said += " Shown as it was sent."
    others = [
        str(one.number)
        for one in material.sent
        if one.sent_on == told.sent_on and one.number != told.number
    ]
    beside = f" Sent on that day too: report {', '.join(others)}." if others else ""
    return said + beside


def _told_cells(action: Mapping[str, Any]) -> tuple[str, ...]:
    note = action["latest_progress"]
    return (
        action["code"],
        action["wording"],
        action["rating"],
        action["delivery"],
        "\n".join(target_line(target) for target in action["targets"]),
        note["text"] if note else "",
    )


def _ratings(material: Material) -> list[str]:
    """Return every rating that the page can show, "not recorded" last."""
    words = dict.fromkeys(material.data["counts"])
    more = {step.says for action in material.steps for step in action.rating}
    more |= {word for told in material.told for word in told.snapshot["counts"]}
    for told in material.told:
        more |= {action["rating"] for action in told.snapshot["ended_actions"]}
    words |= dict.fromkeys(sorted(more))
    words.pop(NOT_RECORDED, None)
    return [*words, NOT_RECORDED]


def _codes(material: Material) -> list[str]:
    codes = {step.says for action in material.steps for step in action.code}
    for told in material.told:
        plan = told.snapshot
        codes |= {a["code"] for a in (*plan["actions"], *plan["ended_actions"])}
    return sorted(codes, key=code_order)


def _days(iso: str, first: date) -> int:
    """Return the number of a day; -1 for none, and for what was before the first."""
    return max((date.fromisoformat(iso) - first).days, -1) if iso else -1


def _printed(iso: str) -> str:
    return print_day(date.fromisoformat(iso))
