"""Compares a document with a plan: the one way for showing and for recording."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.action import Action
from domain.action_events import Reworded
from domain.event import FutureDateError
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.plan_events import ActionAdded, ActionRenumbered, ActionWithdrawn
from domain.printing import WITHHELD, code_order, is_whole, print_day
from ledger.documents.plan_reading import PlanReading
from ledger.updating.change import Change, Comparison
from ledger.updating.holding import HeldPlan, held_plan
from ledger.updating.matching import match_actions
from ledger.updating.of_action import find_in_action
from ledger.updating.of_front import Numbers, find_in_front
from ledger.updating.of_plan import find_in_plan
from ledger.updating.of_structure import find_in_structure
from ledger.updating.passing import PASSING
from ledger.updating.refusals import BeforePlanError, UnknownRenumberingError
from ledger.updating.subject import Subject
from ledger.updating.words import listed

Renumbered = Mapping[str, str | None]
"""Code in the ledger -> code in the document, as a person says; None for no other."""


@dataclass(frozen=True)
class Books:
    """What the ledger holds: the plan, its actions by id, and entry numbers."""

    plan: Plan
    action: Callable[[str], Action]
    number_of: Numbers


def compare(
    books: Books, reading: PlanReading, day: date, renumbered: Renumbered
) -> Comparison:
    """Return every change that `reading` makes to what stands on `day`.

    Raises:
        BeforePlanError: the plan does not stand yet on that day.
        UnknownRenumberingError: `renumbered` names what is not there.
    """
    held = held_plan(books.plan, day, books.action)
    since = held.opened.event.effective_day
    if day < since:
        number = books.number_of(books.plan.history.stream, held.opened.version)
        raise BeforePlanError(books.plan.slug, since, day, number)
    comparison = Comparison(reading, held)
    if not reading.actions:
        return comparison  # It was not understood, so what it lacks says nothing.
    told = _read_before(comparison) | _told(comparison, renumbered)
    matching = match_actions(held.actions, reading.actions, told)
    _doubt_few(comparison, len(matching.matches))
    find_in_plan(comparison)
    find_in_structure(comparison, matching)
    for match in matching.matches:
        find_in_action(Subject(comparison, match))
    find_in_front(comparison, books.number_of)
    _pass_over(comparison)
    _doubt_undated(comparison)
    _doubt_later(comparison)
    comparison.changes.sort(key=_place)
    return comparison


def day_of_document(as_at: PartialDate, today: date) -> date:
    """Return the last day on which the document can have been written.

    Raises:
        FutureDateError: it is still to come.
    """
    settled = as_at.settled(today)
    if settled.first is not None and settled.first > today:
        raise FutureDateError(as_at)
    return settled.last or today


def _told(comparison: Comparison, renumbered: Renumbered) -> dict[str, str | None]:
    """Return what a person says of codes, but for what this file led to before."""
    ours = {held.code.casefold() for held in comparison.held.actions}
    theirs = {read.code.casefold() for read in comparison.reading.actions}
    news = [new.casefold() for new in renumbered.values() if new is not None]
    told = {}
    for old, new in renumbered.items():
        if _is_done(comparison, old, new):
            continue
        if old.casefold() not in ours:
            what = f"the ledger has no action {old} on that day"
        elif new is not None and new.casefold() not in theirs:
            what = f"the document has no action {new}"
        elif new is not None and news.count(new.casefold()) > 1:
            what = f"another action is said to be {new} too"
        else:
            told[old] = new
            continue
        raise UnknownRenumberingError(old, new, what)
    return told


def _read_before(comparison: Comparison) -> dict[str, str | None]:
    """Return codes of what this file gave its wording, whatever the wording is now."""
    codes: dict[str, list[str]] = {}
    for read in comparison.reading.actions:
        for place in read.sources.get("action") or read.rows:
            codes.setdefault(str(place), []).append(read.code)
    added = {e.action: e for e in comparison.recorded_of_plan(ActionAdded)}
    found: dict[str, str | None] = {}
    for held in comparison.held.actions:
        reworded = comparison.recorded(held.action.history.events, Reworded)
        first = added.get(held.record.id)
        for event in (*([first] if first else []), *reworded):
            where = event.source.places[0] if event.source else ""
            # One cell can hold several actions; then their words tell.
            if len(codes.get(where, ())) == 1:
                (found[held.code],) = codes[where]
    return found


def _is_done(comparison: Comparison, old: str, new: str | None) -> bool:
    """Tell whether this file led to just that, so that the codes mean others now."""
    plan = comparison.held.plan
    facts = [fact.event for fact in plan.history.facts]
    if new is not None:
        moved = comparison.recorded(facts, ActionRenumbered)
        return new.casefold() in (event.code.casefold() for event in moved)
    gone = comparison.recorded(facts, ActionWithdrawn)
    records = [plan.structure.actions[event.action] for event in gone]
    return old.casefold() in (
        r.code_on(comparison.held.day).casefold() for r in records
    )


def _pass_over(comparison: Comparison) -> None:
    """Take back what differs only because a print left words out, or cut them off."""
    changes, withheld = comparison.changes, f'"{WITHHELD}"'
    comparison.changes = [c for c in changes if is_whole(c.proposal.after)]
    comparison.unrecordable = [
        sentence for sentence in comparison.unrecordable if withheld not in sentence
    ]


def _doubt_few(comparison: Comparison, matched: int) -> None:
    """Say that most actions are missing, which may be a matter of reading."""
    name, there = comparison.reading.name, len(comparison.held.actions)
    if 2 * matched < there:
        comparison.doubts.append(
            f"{name} gives {matched} of the {there} actions that the plan has on that"
            " day; if it has more of them, it was not read as last time: see whether"
            " --mapping, --map or --sheet is missing."
        )


def _doubt_undated(comparison: Comparison) -> None:
    """Say which actions have something undated that a later day came to know."""
    held: HeldPlan = comparison.held
    codes = [
        action.code
        for action in held.actions
        if any(
            isinstance(fact.event, PASSING)
            and not fact.event.is_dated
            and fact.event.effective_day > held.day
            for fact in action.action.history.facts
        )
    ]
    if codes:
        comparison.doubts.append(
            "The ledger has progress, ratings or delivery without a date of"
            f" {listed(codes)}; they are compared as if they were so on that day."
        )


def _doubt_later(comparison: Comparison) -> None:
    """Say that the ledger has a later document, for which this one comes too late."""
    held, own = comparison.held, comparison.reading.sha256
    histories = [held.plan.history, *(one.action.history for one in held.actions)]
    later = [
        (event.effective_day, event.source.file)
        for history in histories
        for event in history.events
        if event.source is not None
        and event.source.sha256 != own
        and event.is_dated
        and event.effective_day > held.day
    ]
    if later:
        day, name = max(later)
        comparison.doubts.insert(
            0,
            f"The ledger has {name} as at {print_day(day)} already. What this older"
            f" document changes counts from {print_day(held.day)} on, until that one"
            " said otherwise; import that one again afterwards to see what differs.",
        )


def _place(change: Change) -> tuple[object, ...]:
    """Return a sort key: the plan itself first, then by code, as they were found."""
    code = change.proposal.action
    # What is added under a code comes after what is said of its wearer until then.
    added = change.proposal.kind == "added"
    return (code is not None, code_order(code or ""), added)
