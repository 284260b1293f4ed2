"""The parts of a plan as status shows them, drawn from its facts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.errors import LedgerError
from domain.printing import NOT_RECORDED, code_order
from projections.action_view import ActionStatus
from projections.axes import plans
from projections.counting import counts_of
from projections.errors import NotKnownYetError, NotOpenYetError
from projections.facts import Row, history_rows
from projections.tables import Connection


def plan_parts(own: dict[str, Row]) -> dict[str, Any]:
    """Return the words and structure of a plan, by the names of `PlanStatus`."""
    inspection = own.get("inspection")
    return {
        "title": own["title"].value,
        "authority": own["authority"].value if "authority" in own else None,
        "inspection": json.loads(inspection.value) if inspection else None,
        "scheme": scheme_of(own),
        "areas": _areas(own),
        "terms": dict(sorted(_under(own, "term/").items())),
        "boards": dict(sorted(_under(own, "board/").items())),
        "ended": ended_of(own),
    }


def areas_by_number(own: dict[str, Row]) -> dict[int, dict[str, str]]:
    """Return the permanent number of each area -> its code and title."""
    return {int(n): json.loads(value) for n, value in _under(own, "area/").items()}


def ended_of(own: dict[str, Row]) -> dict[str, Any] | None:
    """Return how, into, on and why a plan ended; None while it has not."""
    row = own.get("ended")
    if row is None:
        return None
    return {**json.loads(row.value), "on": row.valid_from, "because": row.extra}


def counted(own: dict[str, Row], live: list[ActionStatus]) -> dict[str, Any]:
    """Return `counts` and `counts_by_area` of the live actions; their keys agree."""
    scheme = [value["value"] for value in scheme_of(own)]
    counts = counts_of(scheme, [action.rating for action in live])
    # Each area has all the words that the whole has.
    words = [word for word in counts if word != NOT_RECORDED]
    by_area = {
        area: [action.rating for action in live if action.area == area]
        for area in (area["code"] for area in _areas(own))
    }
    return {
        "counts": counts,
        "counts_by_area": {
            area: counts_of(words, held) for area, held in by_area.items()
        },
    }


def scheme_of(own: dict[str, Row]) -> list[dict[str, Any]]:
    """Return the values of the rating scheme in force; none where there is none."""
    return json.loads(own["scheme"].value) if "scheme" in own else []


def with_scheme(own: dict[str, Row], adopted: Sequence[Row]) -> None:
    """Let the first scheme hold for the days before it, as for the plan itself.

    Args:
        own: Field -> the fact in force of the plan; the scheme is added.
        adopted: All its schemes, in order of effect.
    """
    if "scheme" not in own:
        own |= {row.field: row for row in adopted[:1]}


def why_closed(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> LedgerError:
    """Return the refusal for a plan that had no title at (V, K)."""
    known = history_rows(connection, plan, "title", date.max, known_to)
    if known:
        return NotOpenYetError(plan, as_at, date.fromisoformat(known[0].valid_from))
    first = connection.execute(
        "SELECT number, recorded_day FROM line"
        " WHERE plan = ? AND type = 'plan.opened' ORDER BY number",
        (plan,),
    ).fetchone()
    if first is None:
        # It loads pydantic; only a failure pays for that.
        from domain.refusals import UnknownPlanError

        return UnknownPlanError(plan, plans(connection))
    number, day = first
    return NotKnownYetError(plan, known_to, number, date.fromisoformat(day))


def _areas(own: dict[str, Row]) -> list[dict[str, Any]]:
    outcomes = {
        tuple(map(int, key.split("/"))): text
        for key, text in _under(own, "outcome/").items()
    }
    found = [
        {
            **area,
            "outcomes": [
                {"number": outcome, "text": text}
                for (within, outcome), text in sorted(outcomes.items())
                if within == number
            ],
        }
        for number, area in areas_by_number(own).items()
    ]
    return sorted(found, key=lambda area: code_order(area["code"]))


def _under(own: dict[str, Row], prefix: str) -> dict[str, str]:
    return {
        field.removeprefix(prefix): row.value
        for field, row in own.items()
        if field.startswith(prefix)
    }
