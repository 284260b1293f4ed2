"""Who may record on behalf of whom in a plan, and what nobody leaves to another."""

from collections.abc import Iterable

from domain.delegation_refusals import (
    OF_NO_PLAN,
    InPersonError,
    NotDelegatedError,
    OwnDelegationError,
    SelfDelegationError,
)
from domain.entry_events import EntryCorrected, EntryRetracted, TextRedacted
from domain.event import E, Event
from domain.history import Fact, History
from domain.plan_events import (
    Delegation,
    DelegationSet,
    PolicySet,
    RoleGranted,
    RoleRevoked,
)
from domain.plan_state import PlanState
from domain.sign_off_events import (
    DECISIONS,
    DeliveryConfirmed,
    RatingConfirmed,
)


def delegations(facts: Iterable[Fact]) -> tuple[Delegation, ...]:
    """Return who may record for whom now, whatever day an entry is about.

    As with the policy of a second person, the last one in effective order is in force
    and no day is compared.

    Args:
        facts: What stands of the plan, in effective order.
    """
    held: tuple[Delegation, ...] = ()
    for fact in facts:
        if isinstance(fact.event, DelegationSet):
            held = fact.event.pairs
    return held


def as_delegate(event: E, plan: PlanState | None, history: History) -> E:
    """Return `event` if it may be recorded for another, named as the policy does.

    Args:
        event: What is to be recorded, with both names.
        plan: The plan that it belongs to, as it stands before it; None for one that
            is of no plan.
        history: The stream that it goes on.

    Raises:
        InPersonError: it is nothing that one does for another.
        SelfDelegationError: both are the same person.
        NotDelegatedError: the plan's policy does not let them.
    """
    if plan is None:
        raise InPersonError(OF_NO_PLAN)
    act = _in_person(_fact(event, history))
    if act is not None:
        raise InPersonError(act)
    delegate, principal = event.recorded_by, event.on_behalf_of or ""
    if is_same(delegate, principal):
        raise SelfDelegationError(delegate)
    held = delegations(plan.history.facts) if plan.is_open else ()
    theirs = [one.principal for one in held if is_same(one.delegate, delegate)]
    for known in theirs:
        if is_same(known, principal):
            return _named(event, known)
    raise NotDelegatedError(delegate, principal, plan.slug, theirs)


def check_delegations(before: PlanState, after: PlanState, person: str) -> None:
    """Refuse that somebody lets themselves record for another, or again.

    Raises:
        OwnDelegationError: they could by what they record now.
    """
    had, has = (_principals(one, person) for one in (before, after))
    for principal in sorted(has - had):
        raise OwnDelegationError(person, principal)


def is_same(one: str, other: str) -> bool:
    """Tell whether two user names are one person's: some systems take any case."""
    return one.casefold() == other.casefold()


def _principals(plan: PlanState, person: str) -> frozenset[str]:
    held = delegations(plan.history.facts)
    return frozenset(
        one.principal.casefold() for one in held if is_same(one.delegate, person)
    )


def _fact(event: Event, history: History) -> Event:
    """Return the fact that an entry is about in the end: its own, or the amended."""
    while isinstance(event, EntryCorrected | EntryRetracted):
        event = history.events[event.version - 1]
    return event


def _in_person(fact: Event) -> str | None:
    """Return what `fact` is called if one does it in person only; None otherwise."""
    if fact.wire.startswith("report."):
        return _in_person_of_reports(fact)
    match fact:
        case RatingConfirmed() | DeliveryConfirmed():
            return "A confirmation"
        case _ if isinstance(fact, DECISIONS):
            return "A refusal"
        case RoleGranted() | RoleRevoked():
            return "A role"
        case PolicySet() | DelegationSet():
            return "A policy"
        case TextRedacted():
            return "A redaction"
        case _:
            return None


def _in_person_of_reports(fact: Event) -> str | None:
    from domain.report_events import ReportSealed  # Few commands are about reports.

    is_edition = isinstance(fact, ReportSealed) and fact.replaces is not None
    return "A redacted edition" if is_edition else None


def _named(event: E, principal: str) -> E:
    """Return `event` with the principal spelt as the policy has it."""
    names = {"on_behalf_of": principal}
    if isinstance(event, EntryCorrected):
        fact = event.replacement.model_copy(update=names)
        return event.model_copy(update={**names, "replacement": fact})
    return event.model_copy(update=names)
