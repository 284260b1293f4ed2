"""What an action's own entries make of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from domain import action_events as a
from domain.action_rules import check_targets
from domain.event import Attribution, E, Event, make
from domain.history import History
from domain.plan_state import PlanState
from domain.proposals import check_decisions
from domain.sign_off_events import DeliveryConfirmed
from domain.target import Target


@dataclass(frozen=True)
class ActionState:
    """One action of `plan`, as its own entries make it."""

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
        for event in self._standing():
            if isinstance(event, a.TargetSet | a.TargetRevised):
                found[event.number] = event.target
        return found

    @property
    def is_evidenced(self) -> bool:
        """Whether any evidence stands."""
        return any(isinstance(event, a.EvidenceAttached) for event in self._standing())

    def delivery_on(self, day: date) -> str | None:
        """Return the delivery status on `day`; None when none was recorded."""
        status: str | None = None
        # As with all that passes, what has a date wins over what has none.
        for event in sorted(self._standing(), key=lambda event: event.is_dated):
            if event.effective_day > day:
                continue
            if isinstance(event, a.DeliveryRecorded | DeliveryConfirmed):
                status = event.status
            elif isinstance(event, a.Reopened):
                status = "in progress"
        return status

    def _standing(self) -> Iterator[Event]:
        """Yield what stands, in effective order."""
        return (fact.event for fact in self.history.facts)

    def _next(self, kind: type[E], by: Attribution, /, **fields: Any) -> E:
        self.plan.check_live(self.plan.action(self.id), by.effective)
        return make(kind, self.id, self.history.version + 1, by, **fields)

    def _fitting(self, event: E) -> E:
        """Return `event` if what stands after it keeps every rule."""
        facts = self.apply([event]).history.facts
        check_targets(self.code, facts)
        check_decisions(facts)
        return event
