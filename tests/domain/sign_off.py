"""An action under a policy of a second person, and what people do with it."""

from __future__ import annotations

from datetime import date

from domain.action import Action
from domain.correcting import Changes, amended
from domain.event import Attribution, Event
from domain.plan import Plan
from domain.policies import POLICIES, Wanted
from domain.sign_off_events import DECISIONS
from domain.text import Text
from tests.domain.given import BECAUSE, TODAY, by, day, numbers, planned

APPROVER, OFFICER = "a.osei", "h.mensah"
SEEN, QUALITY = Text("The board saw it"), Text("Head of Quality")
LINK = Text("https://example.org/rota")


def of(user: str, on: date | None = None, *, today: date = TODAY) -> Attribution:
    """Return the attribution of a user for a day, today if not given."""
    return by(on, today=today)._replace(recorded_by=user)


def wanting(plan: Plan, wanted: Wanted, by_: Attribution | None = None) -> Plan:
    """Return the plan once it says what needs a second person."""
    return plan.apply(plan.want_second_person(wanted, by_ or of(OFFICER)))


def granting(plan: Plan, user: str, role: str = "approver") -> Plan:
    """Return the plan once the clerk has granted a role."""
    return plan.apply([plan.grant_role(role, user, of("clerk"))])


def governed(*users: str) -> Plan:
    """Return a plan with action 1.1, Ofsted's policy, and approvers."""
    plan = wanting(planned("1.1"), POLICIES["ofsted"])
    for user in users or (APPROVER,):
        plan = granting(plan, user)
    return plan


def under(plan: Plan, before: Action | None = None) -> Action:
    """Return action 1.1 of `plan`, with the entries it had before."""
    action = Action.of(plan, plan.action("1.1").id)
    return action if before is None else action.apply(before.history.events)


def judged() -> Action:
    """Return action 1.1 of that plan before its first own entry."""
    return under(governed())


def rated(action: Action, rating: str = "Blue", on: date | None = None) -> Action:
    """Return the action once the officer has rated it, or proposed to."""
    return action.apply([action.rate(rating, BECAUSE, of(OFFICER, on))])


def confirmed(action: Action, version: int = 1, user: str = APPROVER) -> Action:
    """Return the action once somebody has confirmed the entry of `version`."""
    return action.apply([action.confirm(version, None, of(user), numbers)])


def refused(action: Action, version: int = 1, user: str = APPROVER) -> Action:
    """Return the action once somebody has refused the entry of `version`."""
    return action.apply([action.refuse(version, BECAUSE, of(user), numbers)])


def correction(
    action: Action, version: int, changes: Changes, user: str = OFFICER
) -> Event:
    """Return the correction of the entry of `version`."""
    said = action.history.at(version, numbers(version))
    fact = amended(said, changes, numbers(version))
    fact = fact.model_copy(update={"originator_version": version})
    return action.correct(fact, BECAUSE, of(user), numbers)


def retracted(action: Action, version: int, user: str = APPROVER) -> Action:
    """Return the action once somebody has retracted the entry of `version`."""
    return action.apply([action.retract(version, BECAUSE, of(user), numbers)])


def ratings(action: Action) -> list[str]:
    """Return the ratings that count, in effective order."""
    facts = (fact.event for fact in action.history.facts)
    return [e.rating for e in facts if e.wire in RATINGS]  # type: ignore[attr-defined]


RATINGS = ("action.rated", "action.rating_confirmed")


def decisions(action: Action) -> list[str]:
    """Return the wire names of the decisions that stand."""
    facts = (fact.event for fact in action.history.facts)
    return [event.wire for event in facts if isinstance(event, DECISIONS)]


JUNE = day(6)
