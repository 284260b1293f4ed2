"""Ratings in the printed report: their counts, what moved, and what owes a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.printing import NOT_RECORDED, counted
from projections.documents import content
from projections.documents.content import Plan
from projections.documents.rated import lacking, last_rated, required_since
from projections.documents.rated import since as since_of
from projections.movement import Kind, Moved, movement
from projections.pack.material import Material, Slip, Told
from projections.pack.printed.words import cut, fits, late, moved, rated
from projections.pack.saying import audience_in, day, made_without

ABREAST = 6
"""So many ratings stand side by side in a table; more go into another one."""

_KINDS: tuple[Kind, ...] = (
    *("worsened", "improved", "newly rated", "no longer rated", "changed"),
    *("added", "left", "stayed"),
)


def summary(material: Material) -> dict[str, Any]:
    """Return counts of ratings, now and in the report before, and what moved."""
    data = material.data
    before = material.told[-1] if material.told else None
    moves = _moves(data, before) if before else []
    return {
        "lead": _lead(data["counts"]),
        "filed": [made_without(one, audience_in(data)) for one in material.filed_since],
        "before": _before(before, data, bool(material.filed_since)),
        "counts": _counts(data, before),
        "total": ", ".join(f"{len(rows)} {kind}" for kind, rows in moves),
        "moves": [
            {"kind": kind.capitalize(), **row}
            for kind, rows in moves
            if kind != "stayed"
            for row in rows
        ],
    }


def _lead(counts: Mapping[str, int]) -> str:
    said = [f"{number} {rating}" for rating, number in counts.items() if number]
    total = counted(sum(counts.values()), "action")
    return f"{total}: {', '.join(said)}." if said else "The plan has no actions."


def _before(before: Told | None, data: Plan, filed: bool) -> str:
    """Return with which report this one is compared.

    Args:
        before: That report; None without one.
        data: The plan.
        filed: Whether one that was made without the ledger came in between.
    """
    if before is None:
        more = " that can be compared with it" if filed else " to compare with"
        return f"There is no report before this one{more}."
    whom = f" to {audience_in(data)}" if data["report"] else ""
    what = "last report made with the ledger before" if filed else "report before"
    return (
        f"The {what} this one is report {before.number}{whom}, sent on"
        f" {day(before.sent_on)}. It spoke of {day(before.as_at)} and knew the ledger"
        f" up to entry #{before.known_to}."
    )


def _counts(data: Plan, before: Told | None) -> list[dict[str, Any]]:
    """Return a table of counts for each `ABREAST` ratings."""
    rows: list[tuple[str, Mapping[str, int]]] = [("All actions", data["counts"])]
    keys = list(data["counts"])
    if before is not None:
        earlier = before.snapshot["counts"]
        keys = list(dict.fromkeys((*keys, *earlier)))
        change = {k: data["counts"].get(k, 0) - earlier.get(k, 0) for k in keys}
        was = f"Report {before.number}, as at {day(before.as_at)}"
        rows += [(was, earlier), ("Change", change)]
    for area in data["areas"]:
        heading = cut(content.area_heading(area), 80)
        rows.append((heading, data["counts_by_area"].get(area["code"], {})))
    return [
        {
            "heads": [rated(key) for key in keys[at : at + ABREAST]],
            "rows": [_row(row, keys[at : at + ABREAST]) for row in rows],
        }
        for at in range(0, len(keys), ABREAST)
    ]


def _row(row: tuple[str, Mapping[str, int]], keys: list[str]) -> dict[str, Any]:
    name, counts = row
    numbers = [counts.get(key, 0) for key in keys]
    change = name == "Change"
    own = change or name == "All actions" or name.startswith("Report ")
    cells = [_more(n) if change else f"{n:,}" for n in numbers]
    return {"name": name, "own": own, "cells": cells}


def _more(change: int) -> str:
    if change == 0:
        return "same"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'}"


def _moves(data: Plan, before: Told) -> list[tuple[Kind, list[dict[str, Any]]]]:
    """Return the ways in which actions moved, with the actions that did."""
    found = movement(before.snapshot, data)
    now = {action["id"]: action for action in data["actions"]}
    return [
        (kind, [_move(one, now.get(one.id)) for one in some])
        for kind in _KINDS
        if (some := found.of(kind))
    ]


def _move(one: Moved, now: Plan | None) -> dict[str, Any]:
    was = one.was_code if one.was_code not in (None, one.code) else None
    return {
        "code": cut(one.code, 40),
        "was_code": f"was {cut(was, 40)}" if was else "",
        "wording": cut(one.wording, 160),
        "before": rated(one.before) if one.before else None,
        "after": rated(one.after) if one.after else None,
        "why": (one.how or "") if now is None else _since(now),
    }


def _since(action: Plan) -> str:
    since = f"Since {since_of(action)}." if action["rating_since"] else ""
    if last := last_rated(action):
        since += f" Last rated {last}."
    reason = action["rating_reason"]
    return f"{since} {cut(reason, 300)}".strip() if reason else since


def exceptions(data: Plan) -> dict[str, Any]:
    """Return the actions whose ratings owe an exception report, with the reports."""
    owed = [value["value"] for value in data["scheme"] if value["exception_required"]]
    rows = [_exception(one) for one in data["exceptions"]]
    named = " or ".join(owed)
    lead = f"Every action that is rated {named} owes a report of what went wrong."
    if not owed:
        lead = "No rating of the plan's scheme owes an exception report."
    elif not rows:
        lead += " None is."
    return {"lead": lead, "rows": rows}


def _exception(one: Plan) -> dict[str, Any]:
    report = one["report"] or {"cause": "", "recovery": "", "asked": ""}
    owner = one["owner"] or NOT_RECORDED
    said = {key: report[key] or "" for key in ("cause", "recovery", "asked")}
    if one["report"]:
        said["asked"] = said["asked"] or "Nothing is asked."
        dated = f"#{report['entry']}, {report['effective_printed']}"
        said["dated"] = dated + late(report["days_late"]) + _latest(one["reports"])
    return {
        **said,
        "code": cut(one["code"], 40),
        "rating": rated(one["rating"]),
        "since": required_since(one),
        "wording": cut(one["wording"], 160),
        "owner": owner,
        "missing": "" if one["report"] else lacking(one),
        "whole": fits(owner) and all(fits(text) for text in said.values()),
    }


def _latest(reports: int) -> str:
    return f"; the latest of {reports}" if reports > 1 else ""


def moved_targets(material: Material) -> list[dict[str, Any]]:
    """Return a row for each target that was moved."""
    return [
        {
            "code": slip.action,
            "words": cut(slip.text, 200),
            "at_first": _at_first(slip),
            "was": slip.original_due_printed,
            "now": slip.due_printed,
            "by": moved(slip.days),
            "times": counted(slip.revisions, "revision"),
            "agreed": slip.approved_by or "approval not recorded",
            "because": slip.because or NOT_RECORDED,
        }
        for slip in material.slips
    ]


def _at_first(slip: Slip) -> str:
    words = slip.words_at_first
    return f"At first: {cut(words, 200)}" if words else ""
