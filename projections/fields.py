"""How fields and their values are called in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from domain.printing import NOT_RECORDED, audience_name, code_order
from projections.measure_words import baseline, figure, target
from projections.says import delegated, reported

_ORDER = [
    "added",
    "ended",
    "title",
    "authority",
    "inspection",
    "scheme",
    "area",
    "outcome",
    "term",
    "board",
    "policy",
    "role",
    "delegation",
    "meeting",
    "code",
    "wording",
    "sub_item",
    "impact",
    "owner",
    "target",
    "rating",
    "delivery",
    "monitoring",
    "waiver",
    "proposal",
    "decision",
    "progress",
    "exception",
    "evidence",
    "report",
    "sent",
    "commitment",
    "measure",
    "reading",
    "hold",
    "lifted",
]

_SAYS: Mapping[str, Callable[[Any], str]] = {
    "target": lambda parts: str(parts["words"]),
    "exception": lambda parts: reported(**parts),
    "evidence": lambda parts: str(parts["description"]),
    "proposal": lambda parts: str(parts["value"]),
    "delegation": lambda parts: delegated(
        (p["delegate"], p["principal"]) for p in parts
    ),
}
_STRUCTURED = {
    "added",
    "ended",
    "scheme",
    "area",
    "inspection",
    "policy",
    "report",
    "commitment",
    "hold",
    "role",
    "decision",
    "measure",
    "reading",
    *_SAYS,
}

MISSING: Mapping[str, str] = {"rating": NOT_RECORDED, "delivery": NOT_RECORDED}
"""What is said of a field about which nothing was recorded; None for the others."""


def field_order(field: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Return a sort key for fields: by kind, then `target/2` before `target/10`."""
    kind, _, rest = field.partition("/")
    return _ORDER.index(kind), code_order(rest)


def field_name(field: str) -> str:
    """Return the field as people call it: `target 1`, `sub-item a`, `outcome 2.1`."""
    kind, _, rest = field.partition("/")
    match kind:
        case "added":
            return "area"
        case "sub_item":
            return f"sub-item {rest}"
        case "outcome":
            return f"outcome {rest.replace('/', '.')}"
        case "evidence":
            return f"evidence #{rest}"
        case "sent":
            return f"sending of report {rest}"
        case "role":
            return "role " + rest.replace("/", ": ", 1)
        case "proposal" | "decision" | "meeting":
            return f"{kind} #{rest}"
        case "lifted":
            return f"lifting of hold {rest}"
        case _:
            return f"{kind} {rest}".rstrip()


def spoken(
    field: str, value: str, codes: Mapping[str, str], areas: Mapping[int, str]
) -> str:
    """Return a field's stored value in words.

    Args:
        field: The field, as stored.
        value: Its value, as stored.
        codes: Action id -> code, for values that name an action.
        areas: Area number -> code.
    """
    kind = field.partition("/")[0]
    if kind not in _STRUCTURED:
        return value
    parts: Any = json.loads(value)
    match kind:
        case "added":
            return _addition(parts, codes, areas)
        case "ended":
            return _ending(parts["how"], parts["into"], codes)
        case "scheme":
            return ", ".join(rating["value"] for rating in parts)
        case "policy":
            return ", ".join(parts)
        case "area":
            return f"{parts['code']} {parts['title']}"
        case "report":
            return f"{_to(parts)}: {parts['title'] or parts['name']}"
        case "commitment":
            return _promise(parts)
        case "inspection":
            return ", ".join(part for part in parts.values() if part)
        case _:
            return _beside(kind, parts, codes)


def _beside(kind: str, parts: Mapping[str, Any], codes: Mapping[str, str]) -> str:
    """Return a value of a kind that stands beside the plan's own parts."""
    match kind:
        case "decision":
            how = "confirmed" if parts["confirmed"] else "refused"
            return f"{how} as {parts['role']}"
        case "role":
            return "held" if parts["held"] else "revoked"
        case "measure":
            return _measure(parts, codes)
        case "reading":
            return f"{figure(parts)} in {parts['period']}"
        case "hold":
            return f"on entry #{parts['entry']}" if parts["entry"] else "on the plan"
        case _:
            return _SAYS[kind](parts)


def _measure(parts: Mapping[str, Any], codes: Mapping[str, str]) -> str:
    said = f"{parts['code']} {parts['name']}: {target(parts)}"
    if since := baseline(parts):
        said += f", from {since}"
    shows = ", ".join(codes.get(id_, id_) for id_ in parts["actions"])
    return f"{said}, for {shows}" if shows else said


def _promise(parts: Mapping[str, Any]) -> str:
    about = f": {parts['about']}" if parts["about"] else ""
    return f"{_to(parts)} by {parts['due_printed']}{about}"


def _addition(
    parts: Mapping[str, Any], codes: Mapping[str, str], areas: Mapping[int, str]
) -> str:
    area = areas.get(parts["area"], str(parts["area"]))
    parent = codes.get(parts["parent"])
    return f"{area} under {parent}" if parent else area


def _to(parts: Mapping[str, Any]) -> str:
    return f"to {audience_name(parts['audience'])}"


def _ending(how: str, into: str | None, codes: Mapping[str, str]) -> str:
    if into is None:
        return how
    return f"{how} {'by' if how == 'superseded' else 'into'} {codes.get(into, into)}"
