"""When an action is done, so that none of its dates can be overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from domain.delivery import SETTLED

if TYPE_CHECKING:
    from projections.action_view import ActionStatus
    from projections.status import PlanStatus


def is_done(scheme: Iterable[Mapping[str, Any]], rating: str, delivery: str) -> bool:
    """Tell whether an action is done: rated as complete, signed off, or routine.

    A claim of it is not enough, nor is what waits for a second person.

    Args:
        scheme: The rating scheme in force, under the keys of `status`.
        rating: The action's rating.
        delivery: Its delivery status.
    """
    complete = {value["value"] for value in scheme if value["complete"]}
    return rating in complete or delivery in SETTLED


def live(status: PlanStatus) -> list[ActionStatus]:
    """Return the actions of a plan that neither left it nor are done, in its order."""
    return [
        action
        for action in status.actions
        if not is_done(status.scheme, action.rating, action.delivery)
    ]
