"""Which actions moved between two snapshots of a plan, and which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from domain.printing import NOT_RECORDED, code_order
from projections.pack.material import Plan

Kind = Literal[
    "worsened",
    "improved",
    "newly rated",
    "no longer rated",
    "changed",
    "added",
    "left",
    "stayed",
]
"""How an action moved; "changed" where the scheme does not say which is better."""

ORDER: tuple[Kind, ...] = (
    *("worsened", "improved", "changed", "newly rated", "no longer rated"),
    *("added", "left"),
)
"""What is listed first; those that stayed are only counted."""


class Moved(NamedTuple):
    """One action that was live in either snapshot.

    Attributes:
        id: Permanent id.
        kind: How it moved.
        code: The code it wears afterwards; before, for one that left.
        was_code: The code it wore before; None for one that was added.
        wording: What it says afterwards; before, for one that left.
        before: Its rating before; None for one that was added.
        after: Its rating afterwards; None for one that left.
        how: For one that left, "withdrawn", "merged into 2.1", or "not in the plan"
            where nothing was recorded of an end; None for any other.
    """

    id: str
    kind: Kind
    code: str
    was_code: str | None
    wording: str
    before: str | None
    after: str | None
    how: str | None


class Flow(NamedTuple):
    """How many actions a rating had, gained and lost.

    It holds that before + added + moved_in - moved_out - left = after.

    Attributes:
        rating: A value of the scheme, or "not recorded".
        before: How many had it before.
        added: How many came into the plan and have it now.
        moved_in: How many had another before.
        moved_out: How many have another now.
        left: How many left the plan and had it before.
        after: How many have it now.
    """

    rating: str
    before: int
    added: int
    moved_in: int
    moved_out: int
    left: int
    after: int


@dataclass(frozen=True)
class Movement:
    """What moved between two snapshots.

    Attributes:
        actions: All that were live in either, those that stayed too, by area and
            code.
        flows: One for each rating: in the order of the later counts, then such as
            only the earlier ones have.
    """

    actions: Sequence[Moved]
    flows: Sequence[Flow]

    def of(self, kind: Kind) -> list[Moved]:
        """Return the actions that moved that way."""
        return [action for action in self.actions if action.kind == kind]

    @property
    def total(self) -> Flow:
        """All ratings together; as many moved in as moved out."""
        _, *columns = zip(*self.flows, strict=True)
        return Flow("total", *(sum(column) for column in columns))


def movement(before: Plan, after: Plan) -> Movement:
    """Return how the live actions of a plan moved from one snapshot to another.

    They are matched by permanent id, so that a new code is no movement.
    """
    was = {action["id"]: action for action in before["actions"]}
    now = {action["id"]: action for action in after["actions"]}
    gone = {action["id"]: action for action in after["ended_actions"]}
    found = {**was, **now}
    actions = [
        _moved(id_, was.get(id_), now.get(id_), gone.get(id_), (before, after))
        for id_ in sorted(found, key=lambda id_: _place(found[id_]))
    ]
    ratings = dict.fromkeys((*after["counts"], *before["counts"]))
    return Movement(actions, [_flow(rating, actions) for rating in ratings])


def _place(action: Plan) -> tuple[object, ...]:
    return code_order(action["area"]), code_order(action["code"]), action["id"]


def _moved(
    id_: str,
    was: Plan | None,
    now: Plan | None,
    gone: Plan | None,
    plans: tuple[Plan, Plan],
) -> Moved:
    shown = now or was
    assert shown is not None
    before, after = _said(was, "rating"), _said(now, "rating")
    kind = _kind(before, after, plans)
    how = _how(gone) if kind == "left" else None
    code, worn, words = shown["code"], _said(was, "code"), shown["wording"]
    return Moved(id_, kind, code, worn, words, before, after, how)


def _said(action: Plan | None, key: str) -> str | None:
    return None if action is None else str(action[key])


def _kind(before: str | None, after: str | None, plans: tuple[Plan, Plan]) -> Kind:
    if before == after:
        return "stayed"
    if before is None:
        return "added"
    if after is None:
        return "left"
    if before == NOT_RECORDED:
        return "newly rated"
    if after == NOT_RECORDED:
        return "no longer rated"
    return _direction(before, after, plans)


def _direction(before: str, after: str, plans: tuple[Plan, Plan]) -> Kind:
    """Return which way it went by the later scheme, unless the earlier disagrees."""
    was, now = ([value["value"] for value in plan["scheme"]] for plan in plans)
    pair = {before, after}
    if not pair <= set(now):
        return "changed"
    better = now.index(after) > now.index(before)
    if pair <= set(was) and better != (was.index(after) > was.index(before)):
        return "changed"
    return "improved" if better else "worsened"


def _how(gone: Plan | None) -> str:
    if gone is None:
        return "not in the plan"
    how = str(gone["delivery"])
    return f"{how} into {gone['into']}" if gone["into"] else how


def _flow(rating: str, actions: Sequence[Moved]) -> Flow:
    had = Counter(one.kind for one in actions if one.before == rating)
    has = Counter(one.kind for one in actions if one.after == rating)
    stayed = had["stayed"]
    return Flow(
        rating,
        before=had.total(),
        added=has["added"],
        moved_in=has.total() - has["added"] - stayed,
        moved_out=had.total() - had["left"] - stayed,
        left=had["left"],
        after=has.total(),
    )
