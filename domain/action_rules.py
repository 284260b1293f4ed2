"""Rules that an action's targets keep, whatever is corrected or retracted."""

from collections.abc import Iterable
from datetime import date

from domain.action_events import TargetRevised, TargetSet
from domain.history import Fact
from domain.refusals import CannotRetractError, TargetNotYetSetError


def check_targets(code: str, facts: Iterable[Fact]) -> None:
    """Refuse facts in which a revision does not revise what was set before.

    Args:
        code: The action's code, for the sentence.
        facts: What would stand.

    Raises:
        CannotRetractError: the target of a revision would not be set at all.
        TargetNotYetSetError: a revision is dated before its target was set, and so
            the target as first set would hide it.
    """
    events = [fact.event for fact in facts]
    set_on: dict[int, date] = {
        e.number: e.effective_day for e in events if isinstance(e, TargetSet)
    }
    for event in events:
        if not isinstance(event, TargetRevised):
            continue
        if event.number not in set_on:
            raise CannotRetractError(
                f"This would leave a revision of target {event.number} without the"
                " entry that set it; retract the revision first."
            )
        if event.effective_day < set_on[event.number]:
            raise TargetNotYetSetError(code, event.number, set_on[event.number])
