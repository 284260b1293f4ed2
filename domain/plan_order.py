"""The order in time that a plan's structure keeps: added, then changed, ended once."""

from collections.abc import Iterable
from datetime import date

from domain import plan_events as p
from domain.event import Event
from domain.history import Fact
from domain.refusals import AlreadyEndedError, BeforeAddedError
from domain.structure import Structure


def check_order(structure: Structure, facts: Iterable[Fact]) -> None:
    """Refuse facts that come before what they are about, or end it again.

    The views keep one code and one end for each day. They agree with `structure`
    because of these rules.

    Args:
        structure: What `facts` amount to; it has every action that they name.
        facts: What would stand.

    Raises:
        AlreadyEndedError: an action, or the plan, would end twice.
        BeforeAddedError: an action would be renumbered, withdrawn or merged before
            it was added, or be added before its area.
    """
    events = [fact.event for fact in facts]
    ends: dict[str, date] = {}
    for event in events:
        day = event.effective_day
        if isinstance(event, p.ActionAdded):
            check_after_area(structure, event)
        for action in _changed(event):
            record = structure.actions[action]
            if day < record.added:
                raise BeforeAddedError(f"Action {record.code}", record.added)
        for stream in _ended(event):
            if stream in ends:
                raise _ended_twice(stream, structure, ends[stream])
            ends[stream] = day


def check_after_area(structure: Structure, added: p.ActionAdded) -> None:
    """Refuse to add an action before its area.

    Raises:
        BeforeAddedError: says since when there is the area.
    """
    since = structure.since[added.area]
    if added.effective_day < since:
        raise BeforeAddedError(f"Area {structure.areas[added.area]}", since)


def _changed(event: Event) -> tuple[str, ...]:
    """Return the ids of the actions that must be in the plan for `event`."""
    match event:
        case p.ActionRenumbered() | p.ActionWithdrawn():
            return (event.action,)
        case p.ActionsMerged():
            return (*event.merged, event.into)
        case _:
            return ()


def _ended(event: Event) -> tuple[str, ...]:
    """Return the ids of the actions that `event` ends, or that of the plan."""
    match event:
        case p.ActionWithdrawn():
            return (event.action,)
        case p.ActionsMerged():
            return event.merged
        case p.PlanSuperseded() | p.PlanClosed():
            return (event.originator_id,)
        case _:
            return ()


def _ended_twice(stream: str, structure: Structure, day: date) -> AlreadyEndedError:
    record = structure.actions.get(stream)
    if record is None:
        return AlreadyEndedError("The plan", "closed or superseded", day)
    return AlreadyEndedError(f"Action {record.code}", "withdrawn or merged", day)
