"""What nobody takes back or brings back alone: what wants two people."""

from domain import action_events as a
from domain.event import Attribution, Event
from domain.history import History
from domain.judging import Judged
from domain.plan_state import PlanState
from domain.second_person import roles_of
from domain.sign_off_events import DECISIONS
from domain.sign_off_refusals import BroughtBackError, OwnRoleError


def check_judgements(before: Judged, after: Judged, by: Attribution) -> None:
    """Refuse a retraction by which one person does what needs two.

    It brings back no rating or delivery status that needs a second person now. A
    decision of a second person is ended, or brought back, by one who could have made
    it: otherwise whoever proposed could do away with the refusal.

    Raises:
        BroughtBackError: it would count without having been confirmed.
        NotEntitledError, OwnProposalError: the decision is not theirs to touch.
    """
    had, has = _standing(before.history), _standing(after.history)
    needs = before.plan.second_person
    for version in has.keys() - had.keys():
        event = has[version]
        if isinstance(event, a.Rated) and event.rating.casefold() in needs.ratings:
            raise BroughtBackError(event.rating, "rate")
        if isinstance(event, a.DeliveryRecorded) and event.status in needs.delivery:
            raise BroughtBackError(event.status, "deliver")
    for version in had.keys() ^ has.keys():
        decided = (had | has)[version]
        if isinstance(decided, DECISIONS):
            authors = before.authors(decided.version)
            before.plan.check_second_person(decided.entry, authors, by)


def check_roles(before: PlanState, after: PlanState, person: str) -> None:
    """Refuse that somebody brings back to themselves a role that had ended.

    Raises:
        OwnRoleError: they would hold it by their own correction or retraction.
    """
    had, has = (roles_of(one.history.facts, person) for one in (before, after))
    for role in sorted(has - had):
        raise OwnRoleError(person, role)


def _standing(history: History) -> dict[int, Event]:
    return {fact.version: fact.event for fact in history.facts}
