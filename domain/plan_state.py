"""What a plan's own entries make of it, and how its actions and areas are named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from domain.event import Attribution, E, Event, make
from domain.history import History
from domain.names import plan_id
from domain.partial_date import PartialDate
from domain.plan_events import ActionAdded
from domain.plan_rules import check_structure
from domain.refusals import (
    ActionEndedError,
    AlreadyEndedError,
    AmbiguousActionError,
    NoSchemeError,
    PlanEndedError,
    UnknownActionError,
    UnknownAreaError,
    UnknownPlanError,
)
from domain.scheme import RatingScheme
from domain.second_person import SecondPerson, holders
from domain.sign_off_refusals import NotEntitledError, OwnProposalError
from domain.structure import ActionRecord, Structure


@dataclass(frozen=True)
class PlanState:
    """One plan, as all of its own entries make it."""

    slug: str
    history: History

    @classmethod
    def called(cls, slug: str) -> Self:
        """Return the plan `slug` before its first entry."""
        return cls(slug, History(plan_id(slug)))

    def apply(self, events: Iterable[Event]) -> Self:
        """Return the plan after `events`, which must follow without a gap."""
        more = tuple(events)
        history = self.history.extended(more)
        if history is self.history:
            return self
        after = replace(self, history=history)
        match more:
            case (ActionAdded() as added,):
                after._take_over(self, added)
        return after

    def _take_over(self, before: Self, added: ActionAdded) -> None:
        """Take over what was worked out of `before`, which had one action less.

        A document can bring thousands, one after the other.
        """
        known = vars(before)
        if "second_person" in known:
            vars(self)["second_person"] = before.second_person
        if "structure" in known and self.history.facts[-1].event is added:
            vars(self)["structure"] = before.structure.with_action(added)

    @cached_property
    def structure(self) -> Structure:
        """Areas, actions, codes and schemes as they stand."""
        return Structure.of(self.history.facts)

    @property
    def is_open(self) -> bool:
        """Whether the plan was opened at all."""
        return self.history.version > 0

    def standing(self) -> Iterable[Event]:
        """Return what stands of the plan, in effective order."""
        return (fact.event for fact in self.history.facts)

    def action(self, ref: str, day: date = date.max) -> ActionRecord:
        """Return the action that `ref`, a code or an id, names on `day`.

        A code means whoever wore it on that day, else the live action that wears
        it, else the one that ever did.

        Raises:
            UnknownActionError: none ever did; suggests near codes.
            AmbiguousActionError: several did, none does now.
        """
        found = self.structure.called(ref.strip().removesuffix("."), day)
        if not found:
            codes = [a.code for a in self.structure.actions.values()]
            raise UnknownActionError(ref, codes)
        if len(found) > 1:
            raise AmbiguousActionError(ref, [a.id for a in found])
        return found[0]

    def check_live(self, action: ActionRecord, effective: PartialDate) -> None:
        """Refuse facts about an action that had left the plan, or whose plan ended.

        Raises:
            ActionEndedError, PlanEndedError: from that day on.
        """
        day = effective.last or date.max
        if action.ended is not None and day >= action.ended:
            raise ActionEndedError(action.code, self._said(action.how), action.ended)
        self._check_open(day)

    def check_open_on(self, effective: PartialDate) -> None:
        """Refuse facts of a day from which on the plan takes none.

        Raises:
            PlanEndedError: it was closed or superseded by then.
        """
        self._check_open(effective.last or date.max)

    def scheme_on(self, effective: PartialDate) -> RatingScheme:
        """Return the scheme in force on the last day of `effective`.

        Raises:
            NoSchemeError: the plan never adopted one.
        """
        scheme = self.structure.scheme_on(effective.last or date.max)
        if scheme is None:
            raise NoSchemeError(self.slug)
        return scheme

    @cached_property
    def second_person(self) -> SecondPerson:
        """Which judgements that are recorded now need a second person."""
        return SecondPerson.of(self.history.facts)

    def check_second_person(
        self, entry: int, authors: frozenset[str], by: Attribution
    ) -> str:
        """Return the role in which `by` decides about a proposal.

        Args:
            entry: The number of the proposal's entry.
            authors: Who proposed it.
            by: Who decides.

        Raises:
            NotEntitledError: they do not hold the role now.
            OwnProposalError: they proposed it themselves.
        """
        role = self.second_person.role
        entitled = holders(self.history.facts, role)
        # Some systems take a user name in any case.
        same = {author.casefold() for author in authors}
        others = [who for who in entitled if who.casefold() not in same]
        if by.recorded_by.casefold() in same:
            raise OwnProposalError(entry, by.recorded_by, others)
        if by.recorded_by.casefold() not in map(str.casefold, entitled):
            raise NotEntitledError(by.recorded_by, role, others)
        return role

    def area(self, code: str) -> int:
        """Return the permanent number of the area coded `code`.

        Raises:
            UnknownAreaError: there is none; lists those there are.
        """
        for number, known in self.structure.areas.items():
            if known.casefold() == code.strip().casefold():
                return number
        raise UnknownAreaError(code, list(self.structure.areas.values()))

    def _next(self, kind: type[E], by: Attribution, /, **fields: Any) -> E:
        """Return the next event of an open plan that has not ended."""
        if not self.is_open:
            raise UnknownPlanError(self.slug, ())
        self._check_open(by.effective.last or date.max)
        stream, version = self.history.stream, self.history.version + 1
        return make(kind, stream, version, by, **fields)

    def _check_not_ended(self, action: ActionRecord) -> None:
        if action.ended is not None:
            how = self._said(action.how)
            raise AlreadyEndedError(f"Action {action.code}", how, action.ended)

    def _check_goes_on(self) -> None:
        if self.structure.ended is not None:
            day, how = self.structure.ended
            raise AlreadyEndedError(f"The plan {self.slug}", how, day)

    def _check_open(self, day: date) -> None:
        ended = self.structure.ended
        if ended is not None and day >= ended[0]:
            raise PlanEndedError(self.slug, ended[1], ended[0])

    def _fitting(self, event: E) -> E:
        """Return `event` if the structure after it keeps every rule."""
        after = self.apply([event])
        check_structure(after.structure, after.history)
        return event

    def _ever(self, kind: type[Event]) -> int:
        """Return how many events of `kind` were recorded, standing or not."""
        return sum(isinstance(event, kind) for event in self.history.events)

    def _said(self, how: str) -> str:
        """Return `how` with the code in place of an action's id."""
        actions = self.structure.actions
        words = how.split(" ")
        return " ".join(actions[w].code if w in actions else w for w in words)
