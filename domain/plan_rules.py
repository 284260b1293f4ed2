"""Rules that a plan's structure keeps at any date, whatever is corrected."""

from itertools import combinations

from domain import plan_events as p
from domain.history import History
from domain.plan_order import check_after_area, check_order
from domain.refusals import (
    AreaExistsError,
    CannotRetractError,
    CodeTakenError,
    MergeError,
)
from domain.structure import ActionRecord, Structure


def check_structure(structure: Structure, history: History) -> None:
    """Refuse a structure in which something names what is not there, or not yet.

    Args:
        structure: The structure as it would become.
        history: The plan's entries that make it so.

    Raises:
        AlreadyEndedError: an action, or the plan, would end twice.
        AreaExistsError: two areas would have one code.
        BeforeAddedError: an action would change before it was added, or would be
            added before its area.
        CannotRetractError: a fact names an area or action that is gone.
        CodeTakenError: two live actions would wear a code on one day.
    """
    _check_areas(structure)
    _check_named(structure, history)
    check_order(structure, history.facts)
    _check_codes(list(structure.actions.values()))


def check_added(structure: Structure, added: p.ActionAdded) -> None:
    """Refuse to add an action that does not fit; what is there fits already.

    Args:
        structure: The structure without it, which has its area and its parent.
        added: What would be recorded.

    Raises:
        BeforeAddedError: it would be added before its area.
        CodeTakenError: a live action wears its code on one of its days.
    """
    check_after_area(structure, added)
    for other in structure.wearers(added.code):
        _check_pair(ActionRecord.of(added), other)


def check_merge(merged: tuple[str, ...], into: str) -> None:
    """Refuse to merge nothing, twice the same, or an action into itself.

    Raises:
        MergeError: says which.
    """
    if into in merged:
        raise MergeError("An action cannot be merged into itself; name another one.")
    if len(set(merged)) != len(merged) or not merged:
        raise MergeError("Name each action that is merged once, and at least one.")


def _check_areas(structure: Structure) -> None:
    seen: set[str] = set()
    for code in structure.areas.values():
        if code.casefold() in seen:
            raise AreaExistsError(code)
        seen.add(code.casefold())
    inside = {action.area for action in structure.actions.values()}
    if (inside | structure.outcomes.keys()) - structure.areas.keys():
        raise CannotRetractError(
            "This would leave an action or an outcome without its improvement area;"
            " retract what is in the area first, or keep the area."
        )


def _check_named(structure: Structure, history: History) -> None:
    gone = _named_actions(history) - structure.actions.keys()
    for event in history.events:
        if isinstance(event, p.ActionAdded) and event.action in gone:
            raise CannotRetractError(
                f"Other entries name action {event.code}, so the entry that added it"
                " cannot be retracted; withdraw the action instead."
            )


def _check_codes(actions: list[ActionRecord]) -> None:
    by_code: dict[str, list[ActionRecord]] = {}
    for action in actions:
        for code in {code.casefold() for _, code in action.codes}:
            by_code.setdefault(code, []).append(action)
    for wearers in by_code.values():
        for one, other in combinations(wearers, 2):
            _check_pair(one, other)


def _check_pair(one: ActionRecord, other: ActionRecord) -> None:
    for start, end, code in one.spans():
        for since, until, same in other.spans():
            if code.casefold() == same.casefold() and start < until and since < end:
                raise CodeTakenError(code, max(start, since))


def _named_actions(history: History) -> frozenset[str]:
    """Return the ids of the actions that standing facts of the plan name."""
    named: set[str] = set()
    for fact in history.facts:
        match fact.event:
            case p.ActionAdded(parent=str() as parent):
                named.add(parent)
            case p.ActionRenumbered(action=action) | p.ActionWithdrawn(action=action):
                named.add(action)
            case p.ActionsMerged(merged=merged, into=into):
                named.update(merged, {into})
            case _:
                pass  # Nothing else names an action.
    return frozenset(named)
