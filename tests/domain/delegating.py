"""A plan in which one may record for another, and what they record so."""

from __future__ import annotations

from datetime import date

from domain.delegation import as_delegate, delegations
from domain.event import Attribution, Event
from domain.history import History
from domain.plan import Plan
from domain.text import Text
from tests.domain.sign_off import of, under

CLERK, OTHER, DIRECTOR, COLLEAGUE = "a.officer", "b.clerk", "d.director", "a.osei"
PAIR = (CLERK, DIRECTOR)


def letting(
    plan: Plan,
    *pairs: tuple[str, str],
    by: str = COLLEAGUE,
    on: date | None = None,
) -> Plan:
    """Return the plan once a colleague said who may record for whom."""
    return plan.apply([plan.set_delegation(pairs, of(by, on))])


def for_(principal: str, user: str = CLERK, on: date | None = None) -> Attribution:
    """Return the attribution of a user who records for another."""
    return of(user, on)._replace(on_behalf_of=principal)


def recorded(plan: Plan, event: Event, history: History | None = None) -> Event:
    """Return an entry as it would be recorded, if it is let."""
    return as_delegate(event, plan, history or History(event.originator_id))


def note(plan: Plan, by: Attribution) -> Event:
    """Return a note on action 1.1."""
    return under(plan).record_progress(Text("Two are hired"), by)


def said(plan: Plan) -> list[tuple[str, str]]:
    """Return who may record for whom."""
    return [(p.delegate, p.principal) for p in delegations(plan.history.facts)]
