"""The action as an aggregate: its decisions about targets, ratings, delivery."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from domain import action_events as a
from domain.action_rules import check_targets
from domain.amending import Numbers, correction, retraction
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, E, Event, make
from domain.evidence import Attachment
from domain.history import History, said_by
from domain.plan_state import PlanState
from domain.refusals import (
    EvidenceError,
    NotSignedOffError,
    ReasonMissingError,
    SignedOffError,
    UnchangedError,
    UnknownTargetError,
    WhichTargetError,
)
from domain.target import Target
from domain.text import Text

SETTLED = frozenset({"signed off", "business as usual"})
"""Delivery that only reopening undoes."""


@dataclass(frozen=True)
class Action:
    """One action of `plan`, as its own entries make it.

    Decisions return the event and leave the action as it is; `apply` makes the
    next. Each refuses with a subclass of `LedgerError`.
    """

    plan: PlanState
    history: History

    @classmethod
    def of(cls, plan: PlanState, action: str) -> Self:
        """Return the action with the id `action` before its first own entry."""
        return cls(plan, History(action))

    def apply(self, events: Iterable[Event]) -> Self:
        """Return the action after `events`, which must follow without a gap."""
        return replace(self, history=self.history.extended(events))

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.history.stream

    @property
    def code(self) -> str:
        """The code it wears now, or wore last."""
        return self.plan.action(self.id).code

    @cached_property
    def targets(self) -> dict[int, Target]:
        """Number -> target as it stands after the latest revision."""
        found: dict[int, Target] = {}
        for fact in self.history.facts:
            if isinstance(fact.event, a.TargetSet | a.TargetRevised):
                found[fact.event.number] = fact.event.target
        return found

    def delivery_on(self, day: date) -> str | None:
        """Return the delivery status on `day`; None when none was recorded."""
        status: str | None = None
        # As with all that passes, what has a date wins over what has none.
        facts = sorted(self.history.facts, key=lambda fact: fact.event.is_dated)
        for fact in facts:
            if fact.event.effective_day > day:
                continue
            if isinstance(fact.event, a.DeliveryRecorded):
                status = fact.event.status
            elif isinstance(fact.event, a.Reopened):
                status = "in progress"
        return status

    def record_progress(self, text: Text, by: Attribution) -> a.ProgressRecorded:
        """Note what was done."""
        return self._next(a.ProgressRecorded, by, text=text)

    def rate(self, rating: str, reason: Text | None, by: Attribution) -> a.Rated:
        """Rate the action with a value of the scheme in force, by word or letter."""
        value = self.plan.scheme_on(by.effective).find(rating).value
        if reason is None:
            raise ReasonMissingError("A rating")
        return self._next(a.Rated, by, rating=value, reason=reason)

    def reword(self, wording: Text, reason: Text | None, by: Attribution) -> a.Reworded:
        """Say the action in other words."""
        return self._next(a.Reworded, by, wording=wording, reason=reason)

    def add_sub_item(self, label: str, text: Text, by: Attribution) -> a.SubItemAdded:
        """Add a lettered part, or give the part of that label new words."""
        return self._next(a.SubItemAdded, by, label=label, text=text)

    def state_impact(self, label: str, text: Text, by: Attribution) -> a.ImpactStated:
        """State what the action is to change."""
        return self._next(a.ImpactStated, by, label=label, text=text)

    def assign_owner(
        self, owner: Text, reason: Text | None, by: Attribution
    ) -> a.OwnerAssigned:
        """Say who answers for the action, by role."""
        return self._next(a.OwnerAssigned, by, owner=owner, reason=reason)

    def set_target(self, target: Target, by: Attribution) -> a.TargetSet:
        """Set one more target under the next number."""
        number = 1 + sum(isinstance(e, a.TargetSet) for e in self.history.events)
        return self._next(a.TargetSet, by, number=number, target=target)

    def revise_target(
        self,
        number: int | None,
        target: Target,
        by: Attribution,
        *,
        reason: Text | None,
        approved_by: Text | None,
    ) -> a.TargetRevised:
        """Change a target, or the only one there is; what it was stays on record.

        Who types a revision says why; a document that is its source may not say.
        """
        which = self._target(number)
        if reason is None and by.source is None:
            raise ReasonMissingError("A revised target")
        if self.targets[which] == target:
            raise UnchangedError(f"Target {which} of action {self.code}")
        fields = {"target": target, "reason": reason, "approved_by": approved_by}
        return self._fitting(self._next(a.TargetRevised, by, number=which, **fields))

    def report_exception(
        self, cause: Text, recovery: Text, asked: Text | None, by: Attribution
    ) -> a.ExceptionReported:
        """Report why the action is off track and what is to happen."""
        fields = {"cause": cause, "recovery": recovery, "asked": asked}
        return self._next(a.ExceptionReported, by, **fields)

    def attach_evidence(self, given: Attachment, by: Attribution) -> a.EvidenceAttached:
        """Tie a file, by its hash, or a link to the action."""
        if (given.file is None) == (given.link is None):
            raise EvidenceError
        file = given.file._asdict() if given.file else {}
        fields = {"link": given.link, "entry": given.entry, **file}
        said = {"description": given.description, **fields}
        return self._next(a.EvidenceAttached, by, **said)

    def record_delivery(
        self,
        status: str,
        reason: Text | None,
        by: Attribution,
        note: Text | None = None,
    ) -> a.DeliveryRecorded:
        """Record where delivery stands; what is settled must be reopened first."""
        before = self.delivery_on(by.effective.last or by.today)
        goes_on = (before, status) == ("signed off", "business as usual")
        if before in SETTLED and not goes_on:
            raise SignedOffError(self.code, before)
        fields = {"status": status, "reason": reason, "note": note}
        return self._next(a.DeliveryRecorded, by, **fields)

    def reopen(self, reason: Text | None, by: Attribution) -> a.Reopened:
        """Say that a settled action is being worked on again."""
        if self.delivery_on(by.effective.last or by.today) not in SETTLED:
            raise NotSignedOffError(self.code)
        if reason is None:
            raise ReasonMissingError("Reopening an action")
        return self._next(a.Reopened, by, reason=reason)

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has."""
        if isinstance(replacement, a.Rated):
            value = self.plan.scheme_on(replacement.effective).find(replacement.rating)
            replacement = replacement.model_copy(update={"rating": value.value})
        version = replacement.originator_version
        before = said_by(self.history.at(version, numbers(version)))
        if replacement.effective != before.effective:
            self.plan.check_live(self.plan.action(self.id), replacement.effective)
        made = correction(self.history, version, replacement, reason, by, numbers)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back."""
        return self._fitting(retraction(self.history, version, reason, by, numbers))

    def _next(self, kind: type[E], by: Attribution, /, **fields: Any) -> E:
        self.plan.check_live(self.plan.action(self.id), by.effective)
        return make(kind, self.id, self.history.version + 1, by, **fields)

    def _target(self, number: int | None) -> int:
        """Return the number of the target that is meant."""
        if number is None and len(self.targets) > 1:
            raise WhichTargetError(self.code, self.targets)
        which = min(self.targets, default=1) if number is None else number
        if which not in self.targets:
            raise UnknownTargetError(self.code, which, sorted(self.targets))
        return which

    def _fitting(self, event: E) -> E:
        """Return `event` if the targets after it keep every rule."""
        check_targets(self.code, self.apply([event]).history.facts)
        return event
