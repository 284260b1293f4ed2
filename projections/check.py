"""Contradictions and gaps in a plan, listed as data and never resolved."""

from __future__ import annotations

from datetime import date

from domain.printing import code_order, ordinal
from projections import check_entries as e
from projections import check_states as s
from projections.check_facts import Finding, Standing
from projections.tables import Connection

__all__ = ["RULES", "Finding", "check"]

RULES = (
    *(e.REASON, e.APPROVAL, e.BEFORE, e.AFTER, e.NOT_IN_SCHEME),
    *(s.OUTLIVED, s.CLAIMED, s.UNCLAIMED, s.NO_DUE_DATE),
)
"""What `check` looks for, in the order in which it lists them."""


def check(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Finding]:
    """Return what contradicts itself or is missing in a plan at (V, K).

    Only what is certain: an entry that nobody dated is neither early nor late. The
    plan itself comes first, then each action by area and code, then rule and entry.
    """
    held = Standing.at(connection, plan, as_at, known_to)
    found = list(e.of_the_plan(held))
    for subject in held.actions():
        for of_entry in (e.unexplained, e.misplaced, e.rated_outside):
            found += of_entry(held, subject)
        if held.now(subject, "ended") is None and held.ended is None:
            for of_state in (s.outlived, s.claimed, s.unclaimed, s.undue):
                found += of_state(held, subject, as_at.isoformat())

    def order(one: Finding) -> tuple[object, ...]:
        rule = RULES.index(one.rule)
        if one.action is None:
            return (0, rule, one.entries)
        place = code_order(held.area(one.subject)), code_order(one.action)
        return (1, *place, ordinal(one.subject), rule, one.entries)

    return sorted(found, key=order)
