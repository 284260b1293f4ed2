"""The estate's updates as what this program records."""

from datetime import date
from functools import cache
from typing import Any

from benchmarks.estate import ACTIONS, Update, keys
from domain import action_events as a
from domain.action import Action
from domain.event import Attribution, Event, make
from domain.partial_date import PartialDate
from domain.scheme import ragb
from domain.target import Target
from domain.text import Text
from ledger.session import Session

ASIDE = Target(kind="text", words=Text("To be agreed"))
"""The target that each action begins with; the estate's are all revisions of it."""

WHO = Text("The board")
BEFORE = 2 + 4 + 2 * ACTIONS
"""How many entries open a plan: title, scheme, areas, and two for each action."""


def places(count: int) -> list[tuple[str, str]]:
    """Return plan and code of every action of an estate, in the order of adding."""
    pairs = (key.split("/") for key in keys(count))
    return [(plan, code) for plan, code in pairs]


@cache
def subject(key: str) -> str:
    """Return the id of an action: they are added in the order of the estate."""
    plan, code = key.split("/")
    return f"action/{plan}/{1 + _NUMBERS[code]}"


_NUMBERS = {code: number for number, (_, code) in enumerate(places(1))}


def opening(plan: str, codes: list[str], session: Session) -> None:
    """Open a plan with its areas and actions."""
    by = session.by
    session.add(session.new_plan(plan).open(Text(plan), None, None, by))
    session.add(session.plan(plan).adopt_scheme(ragb(), by))
    for area in dict.fromkeys(code.split(".")[0] for code in codes):
        session.add(session.plan(plan).add_area(area, Text(f"Area {area}"), by))
    held, made = session.plan(plan), list[Event]()
    for code in codes:
        added = held.add_action(code, code.split(".")[0], Text("Do it well"), by)
        held = held.apply([added])
        made.append(added)
    session.plans[plan] = held
    session.pending += made


def aiming(plan: str, codes: list[str], session: Session) -> None:
    """Set a target for each action of a plan."""
    for code in codes:
        session.add(session.action(plan, code).set_target(ASIDE, session.by))


def given(some: list[Update], versions: dict[str, int], session: Session) -> None:
    """Record updates as given; `versions` counts those of each action."""
    for update in some:
        where = subject(update.key)
        versions[where] += 1
        by = session.by.on(PartialDate.day(update.effective))
        kind, fields = _said(update)
        made = make(kind, where, versions[where], by, **fields)
        session.pending.append(made)


def _said(update: Update) -> tuple[type[Event], dict[str, Any]]:
    match update.kind:
        case "progress":
            text = Text(f"{update.value}: {update.words}")
            return a.ProgressRecorded, {"text": text}
        case "rating":
            said = {"rating": update.value, "reason": Text(update.words)}
            return a.Rated, said
        case "delivery":
            said = {"status": update.value, "reason": Text(update.words)}
            return a.DeliveryRecorded, said
        case "target":
            fields = {"number": 1, "target": _target(update), "approved_by": WHO}
            return a.TargetRevised, {**fields, "reason": Text(update.words)}


def _target(update: Update) -> Target:
    due = PartialDate.day(date.fromisoformat(update.value))
    # The estate's targets may say the same twice, which a ledger refuses.
    said_so = Text(f"{update.value} #{update.number}")
    return Target(kind="date", words=said_so, due=due)


def deciding(some: list[Update], session: Session) -> None:
    """Let each action decide upon its updates, as commands do."""
    for update in some:
        by = session.by.on(PartialDate.day(update.effective))
        action = session.action(update.plan, update.action)
        for event in _decided(action, update, by):
            session.add(event)


def _decided(action: Action, update: Update, by: Attribution) -> tuple[Event, ...]:
    words = Text(update.words)
    match update.kind:
        case "progress":
            return (action.record_progress(Text(f"{update.value}: {words}"), by),)
        case "rating":
            return (action.rate(update.value, words, by),)
        case "delivery":
            return action.record_delivery(update.value, words, by)
        case "target":
            said = {"reason": words, "approved_by": WHO}
            return (action.revise_target(1, _target(update), by, **said),)
