"""What the ledger holds of an action and its plan on one day, by what stands now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain import action_events as a
from domain import plan_events as p
from domain.action import Action
from domain.event import E, Event
from domain.history import Fact, said_by
from domain.plan import Plan
from domain.scheme import RatingScheme
from domain.structure import ActionRecord
from domain.target import Target
from ledger.updating.passing import (
    delivery_of,
    passing_until,
    proposed_of,
    rating_of,
)
from ledger.updating.words import plain, plain_lines


@dataclass(frozen=True)
class HeldTarget:
    """A target as it is on the day, and what it ever was until then, in plain words."""

    number: int
    target: Target
    worded: frozenset[str]


@dataclass(frozen=True)
class HeldAction:
    """One action on one day.

    Attributes:
        action: The action itself.
        record: What the plan knows of it.
        code: Its code on the day.
        wording: Its wording.
        sub_items: Label -> text.
        impacts: Label -> text.
        owner: Who answers for it.
        targets: In the order of their numbers.
        notes: Its progress notes, the latest last.
        sourced: Those lines of them that a document gave.
        taken_back: Lines of notes that were corrected or retracted, in plain words.
        rating: Its rating.
        proposed: Ratings that wait for a second person.
        delivery: Its delivery status.
        claims: (status, words in plain form) of what documents claimed of delivery.
    """

    action: Action
    record: ActionRecord
    code: str
    wording: str
    sub_items: Mapping[str, str]
    impacts: Mapping[str, str]
    owner: str | None
    targets: tuple[HeldTarget, ...]
    notes: tuple[str, ...]
    sourced: tuple[str, ...]
    taken_back: frozenset[str]
    rating: str | None
    proposed: frozenset[str]
    delivery: str | None
    claims: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class HeldArea:
    """An improvement area: its permanent number, code, title and who says so.

    Attributes:
        number: Permanent.
        code: As people call it.
        title: As it stands.
        version: Of the plan's entry that gives the title.
        outcomes: Number -> text.
    """

    number: int
    code: str
    title: str
    version: int
    outcomes: Mapping[int, str]


@dataclass(frozen=True)
class HeldPlan:
    """One plan on one day.

    Attributes:
        plan: The plan itself.
        day: The day.
        opened: The fact that opened it.
        areas: Code, case folded -> area.
        terms: Term -> meaning.
        scheme: The rating scheme in force.
        actions: Those that are part of the plan on the day, in order of adding.
    """

    plan: Plan
    day: date
    opened: Fact
    areas: Mapping[str, HeldArea]
    terms: Mapping[str, str]
    scheme: RatingScheme | None
    actions: tuple[HeldAction, ...]

    @property
    def opening(self) -> p.PlanOpened:
        """What opened it."""
        event = self.opened.event
        assert isinstance(event, p.PlanOpened)
        return event


def held_plan(plan: Plan, day: date, action: Callable[[str], Action]) -> HeldPlan:
    """Return what stands of `plan` on `day`.

    Args:
        plan: An open plan.
        day: Facts that were so by its end count.
        action: Gives the action with a permanent id.
    """
    facts = [f for f in plan.history.facts if f.event.effective_day <= day]
    terms = {e.term: e.meaning for e in _of(facts, p.TermDefined)}
    live = [
        record
        for record in plan.structure.actions.values()
        if record.added <= day and (record.ended is None or day < record.ended)
    ]
    return HeldPlan(
        plan=plan,
        day=day,
        opened=next(f for f in plan.history.facts if isinstance(f.event, p.PlanOpened)),
        areas=_areas(facts),
        terms={str(term): str(meaning) for term, meaning in terms.items()},
        scheme=plan.structure.scheme_on(day),
        actions=tuple(held_action(action(record.id), record, day) for record in live),
    )


def held_action(action: Action, record: ActionRecord, day: date) -> HeldAction:
    """Return what stands of `action` on `day`."""
    facts = [f.event for f in action.history.facts if f.event.effective_day <= day]
    passing = passing_until(action.history, day)
    notes = [e for e in passing if isinstance(e, a.ProgressRecorded)]
    claims = [e for e in passing if isinstance(e, a.DeliveryRecorded) and e.note]
    return HeldAction(
        action=action,
        record=record,
        code=record.code_on(day),
        wording=_last(
            str(e.wording)
            for e in facts
            if isinstance(e, a.Reworded) and e.effective_day >= record.added
        )
        or record.wording,
        sub_items={e.label: e.text for e in facts if isinstance(e, a.SubItemAdded)},
        impacts={e.label: e.text for e in facts if isinstance(e, a.ImpactStated)},
        owner=_last(str(e.owner) for e in facts if isinstance(e, a.OwnerAssigned)),
        targets=_targets(facts),
        notes=tuple(str(note.text) for note in notes),
        sourced=_lines(note.text for note in notes if note.source),
        taken_back=_plain(_ever(action)) - _plain(_standing(action)),
        rating=rating_of(passing),
        proposed=proposed_of(action.history),
        delivery=delivery_of(passing),
        claims=frozenset((e.status, plain(e.note or "")) for e in claims),
    )


def _last(found: Iterable[str]) -> str | None:
    return next(reversed([*found]), None)


def _lines(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for note in notes for line in note.split("\n"))


def _standing(action: Action) -> list[a.ProgressRecorded]:
    facts = (fact.event for fact in action.history.facts)
    return [event for event in facts if isinstance(event, a.ProgressRecorded)]


def _ever(action: Action) -> list[a.ProgressRecorded]:
    said = map(said_by, action.history.events)
    return [event for event in said if isinstance(event, a.ProgressRecorded)]


def _plain(notes: Iterable[a.ProgressRecorded]) -> frozenset[str]:
    return frozenset(plain_lines(note.text for note in notes))


def _targets(facts: list[Event]) -> tuple[HeldTarget, ...]:
    found: dict[int, list[Target]] = {}
    for event in facts:
        if isinstance(event, a.TargetSet | a.TargetRevised):
            found.setdefault(event.number, []).append(event.target)
    return tuple(
        HeldTarget(number, ever[-1], frozenset(plain(t.words) for t in ever))
        for number, ever in sorted(found.items())
    )


def _areas(facts: list[Fact]) -> dict[str, HeldArea]:
    outcomes: dict[int, dict[int, str]] = {}
    for said in _of(facts, p.OutcomeSet):
        outcomes.setdefault(said.area, {})[said.outcome] = said.text
    found: dict[str, HeldArea] = {}
    for fact in facts:
        if isinstance(event := fact.event, p.AreaAdded):
            own = outcomes.get(event.area, {})
            held = HeldArea(event.area, event.code, event.title, fact.version, own)
            found[event.code.casefold()] = held
    return found


def _of(facts: list[Fact], kind: type[E]) -> list[E]:
    return [fact.event for fact in facts if isinstance(fact.event, kind)]
