"""The plan as an aggregate: its decisions about structure, codes and scheme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain import plan_events as p
from domain.amending import Numbers, correction, retraction
from domain.delegation import check_delegations
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, Event, make
from domain.names import action_id
from domain.plan_delegation import Delegating
from domain.plan_rules import check_added, check_merge, check_structure
from domain.refusals import (
    CannotRetractError,
    PlanExistsError,
    SameCodeError,
    UnknownOutcomeError,
)
from domain.scheme import RatingScheme
from domain.taking_back import check_roles
from domain.text import Text


class Renumbering(NamedTuple):
    """One action's new code.

    Attributes:
        ref: What the action is called on that day, by code or id.
        code: Its code from then on.
        reason: Why.
        by: Who says so, and from when.
    """

    ref: str
    code: str
    reason: Text
    by: Attribution


@dataclass(frozen=True)
class Plan(Delegating):
    """One plan and its decisions.

    Decisions return the event and leave the plan as it is; `apply` makes the next.
    Each refuses with a subclass of `LedgerError`.
    """

    def open(
        self,
        title: Text,
        authority: Text | None,
        inspection: p.Inspection | None,
        by: Attribution,
    ) -> p.PlanOpened:
        """Open the plan."""
        if self.is_open:
            raise PlanExistsError(self.slug)
        fields = {"title": title, "authority": authority, "inspection": inspection}
        return make(p.PlanOpened, self.history.stream, 1, by, **fields)

    def adopt_scheme(self, scheme: RatingScheme, by: Attribution) -> p.SchemeAdopted:
        """Adopt a rating scheme from the effective date on."""
        scheme.check()
        return self._next(p.SchemeAdopted, by, values=scheme.values)

    def add_area(self, code: str, title: Text, by: Attribution) -> p.AreaAdded:
        """Add an improvement area under the next permanent number."""
        number = 1 + self._ever(p.AreaAdded)
        fields = {"area": number, "code": code, "title": title}
        return self._fitting(self._next(p.AreaAdded, by, **fields))

    def set_outcome(
        self, area: str, outcome: int | None, text: Text, by: Attribution
    ) -> p.OutcomeSet:
        """Set an outcome of the area coded `area`; None adds the next one."""
        number = self.area(area)
        last = self.structure.outcomes.get(number, 0)
        wanted = last + 1 if outcome is None else outcome
        if not 1 <= wanted <= last + 1:
            raise UnknownOutcomeError(area, wanted, last)
        return self._next(p.OutcomeSet, by, area=number, outcome=wanted, text=text)

    def define_term(self, term: Text, meaning: Text, by: Attribution) -> p.TermDefined:
        """Say what a term or acronym means."""
        return self._next(p.TermDefined, by, term=term, meaning=meaning)

    def add_action(
        self,
        code: str,
        area: str,
        wording: Text,
        by: Attribution,
        parent: str | None = None,
    ) -> p.ActionAdded:
        """Add an action; its permanent id follows from the order of adding."""
        fields = {
            "action": action_id(self.slug, 1 + self._ever(p.ActionAdded)),
            "code": code,
            "area": self.area(area),
            "parent": None if parent is None else self.action(parent, _day(by)).id,
            "wording": wording,
        }
        added = self._next(p.ActionAdded, by, **fields)
        check_added(self.structure, added)
        return added

    def renumber_action(
        self, ref: str, code: str, reason: Text, by: Attribution
    ) -> p.ActionRenumbered:
        """Give an action another code from the effective date on."""
        (renumbered,) = self.renumber_actions([Renumbering(ref, code, reason, by)])
        return renumbered

    def renumber_actions(
        self, moves: Iterable[Renumbering]
    ) -> tuple[p.ActionRenumbered, ...]:
        """Give actions other codes at once, so that two can exchange theirs.

        Each of `moves` names its action by what it was called before all of them.
        """
        after, made = self, []
        for ref, code, reason, by in moves:
            action = self.action(ref, _day(by))
            self.check_live(action, by.effective)
            if action.code_on(_day(by)) == code:
                raise SameCodeError(code)
            fields = {"action": action.id, "code": code, "reason": reason}
            made.append(after._next(p.ActionRenumbered, by, **fields))
            after = after.apply(made[-1:])
        check_structure(after.structure, after.history)
        return tuple(made)

    def withdraw_action(
        self, ref: str, reason: Text, by: Attribution
    ) -> p.ActionWithdrawn:
        """Take an action out of the plan; nothing of it is lost."""
        action = self.action(ref, _day(by))
        self._check_not_ended(action)
        fields = {"action": action.id, "reason": reason}
        return self._fitting(self._next(p.ActionWithdrawn, by, **fields))

    def merge_actions(
        self, refs: tuple[str, ...], into: str, reason: Text, by: Attribution
    ) -> p.ActionsMerged:
        """Let actions go on as part of another."""
        merged = [self.action(ref, _day(by)) for ref in refs]
        target = self.action(into, _day(by))
        for action in merged:
            self._check_not_ended(action)
        self.check_live(target, by.effective)
        ids = tuple(a.id for a in merged)
        check_merge(ids, target.id)
        fields = {"merged": ids, "into": target.id, "reason": reason}
        return self._fitting(self._next(p.ActionsMerged, by, **fields))

    def supersede(self, slug: str, reason: Text, by: Attribution) -> p.PlanSuperseded:
        """Say that another plan takes the place of this one."""
        self._check_goes_on()
        fields = {"successor": slug, "reason": reason}
        return self._fitting(self._next(p.PlanSuperseded, by, **fields))

    def close(self, reason: Text, by: Attribution) -> p.PlanClosed:
        """End the plan."""
        self._check_goes_on()
        return self._fitting(self._next(p.PlanClosed, by, reason=reason))

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has."""
        version = replacement.originator_version
        made = correction(self.history, version, replacement, reason, by, numbers)
        self._check_own(made, by)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back."""
        event = self.history.at(version, numbers(version))
        if isinstance(event, p.PlanOpened | p.SchemeAdopted):
            raise CannotRetractError(
                f"Entry #{numbers(version)} ({event.wire}) carries all that follows and"
                " cannot be retracted; correct it, or adopt another scheme."
            )
        made = retraction(self.history, version, reason, by, numbers)
        self._check_own(made, by)
        return self._fitting(made)

    def _check_own(self, made: Event, by: Attribution) -> None:
        """Refuse what gives whoever records it a right that nobody else gave them."""
        after = self.apply([made])
        check_roles(self, after, by.recorded_by)
        check_delegations(self, after, by.recorded_by)


def _day(by: Attribution) -> date:
    """Return the day on which what `by` says was so; codes are read as at it."""
    return by.effective.last or by.today
