"""All plans of a ledger in one list, each with how its actions stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.printing import NOT_RECORDED
from projections.axes import plans
from projections.counting import counts_of
from projections.facts import action_rows, history_rows, values
from projections.plan_view import ended_of, scheme_of, with_scheme
from projections.tables import Connection

_OF_ACTIONS = ("added", "ended", "rating")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan at (V, K), in short.

    Attributes:
        plan: Slug.
        title: As it stands.
        authority: The council; None when not recorded.
        actions: How many are live.
        counts: Rating -> how many of them, with the keys and order of `status`.
        ended: how, into, on and why, once the plan itself has ended.
    """

    plan: str
    title: str
    authority: str | None
    actions: int
    counts: dict[str, int]
    ended: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `plan list --format json`."""
        return asdict(self)


def overview(connection: Connection, as_at: date, known_to: int) -> list[PlanLine]:
    """Return the plans that were open on a day, as known up to an entry, by slug."""
    every = (_line(connection, plan, as_at, known_to) for plan in plans(connection))
    return [line for line in every if line is not None]


def _line(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> PlanLine | None:
    subject = f"plan/{plan}"
    own = {row.field: row for row in action_rows(connection, subject, as_at, known_to)}
    if "title" not in own:
        return None
    with_scheme(own, history_rows(connection, plan, "scheme", date.max, known_to))
    said: dict[str, dict[str, str]] = {field: {} for field in _OF_ACTIONS}
    for one in values(connection, plan, _OF_ACTIONS, as_at, known_to):
        said[one.field][one.subject] = one.value
    live = said["added"].keys() - said["ended"].keys()
    held = [said["rating"].get(action, NOT_RECORDED) for action in live]
    words = [value["value"] for value in scheme_of(own)]
    return PlanLine(
        plan=plan,
        title=own["title"].value,
        authority=own["authority"].value if "authority" in own else None,
        actions=len(live),
        counts=counts_of(words, held),
        ended=ended_of(own),
    )
