"""Which ratings an action had in between two reports that show it with the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from projections.movement import Moved, movement
from projections.pack.material import ActionSteps, Material, Step


class Swing(NamedTuple):
    """An action that stayed, but not all the time.

    Attributes:
        id: Permanent id.
        code: The code it wears.
        ratings: What it had, from the first day to the last: "Red", "Amber", "Red".
    """

    id: str
    code: str
    ratings: Sequence[str]


def swings(
    stayed: Iterable[Moved], steps: Iterable[ActionSteps], since: str, until: str
) -> list[Swing]:
    """Return those that stayed as they were, but had another rating in between.

    Args:
        stayed: The actions with the same rating on both days.
        steps: Each action over time, as known now.
        since: ISO day of which the report before spoke.
        until: ISO day of this one.
    """
    over_time = {action.id: action.rating for action in steps}
    found = (
        Swing(one.id, one.code, _between(over_time.get(one.id, ()), since, until))
        for one in stayed
    )
    return [swing for swing in found if len(swing.ratings) > 1]


def _between(ratings: Sequence[Step], since: str, until: str) -> list[str]:
    before = [step.says for step in ratings if step.since <= since]
    during = [step.says for step in ratings if since < step.since <= until]
    return [*before[-1:], *during]


def swung(material: Material) -> list[Swing]:
    """Return those of the plan since the report before; none without one."""
    if not material.told:
        return []
    before = material.told[-1]
    stayed = movement(before.snapshot, material.data).of("stayed")
    return swings(stayed, material.steps, before.as_at, material.data["as_at"])
