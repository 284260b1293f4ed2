"""A plan's structure as its standing facts give it: areas, actions, codes, scheme."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from domain.event import Event
from domain.history import Fact
from domain.plan_events import (
    ActionAdded,
    ActionRenumbered,
    ActionsMerged,
    ActionWithdrawn,
    AreaAdded,
    OutcomeSet,
    PlanClosed,
    PlanSuperseded,
    SchemeAdopted,
)
from domain.scheme import RatingScheme


@dataclass
class ActionRecord:
    """What the plan knows of one action.

    Attributes:
        id: Permanent id.
        area: Number of its area.
        parent: Id of the action it belongs under, if any.
        codes: (first day, code) in order of the days.
        wording: As it was added.
        ended: The first day on which it is no longer part of the plan.
        how: Why it ended, as a past participle: "withdrawn" or "merged into 2.4".
    """

    id: str
    area: int
    parent: str | None
    codes: list[tuple[date, str]]
    wording: str
    ended: date | None = None
    how: str = ""

    @classmethod
    def of(cls, event: ActionAdded) -> "ActionRecord":
        """Return what the plan knows of an action that `event` adds."""
        codes = [(event.effective_day, event.code)]
        return cls(event.action, event.area, event.parent, codes, event.wording)

    @property
    def added(self) -> date:
        """The first day on which it is part of the plan."""
        return self.codes[0][0]

    @property
    def code(self) -> str:
        """The code it wears, or wore last."""
        return self.codes[-1][1]

    def code_on(self, day: date) -> str:
        """Return the code it wore on `day`; its first one for days before it."""
        worn = [code for start, code in self.codes if start <= day]
        return worn[-1] if worn else self.codes[0][1]

    def wears(self, code: str, day: date) -> bool:
        """Tell whether it is in the plan on `day` under `code`, case folded."""
        here = self.added <= day and (self.ended is None or day < self.ended)
        return here and self.code_on(day).casefold() == code

    def spans(self) -> list[tuple[date, date, str]]:
        """Return (first day, day after the last, code) for each code it wore."""
        over = self.ended or date.max
        ends = [min(day, over) for day, _ in self.codes[1:]] + [over]
        return [
            (start, end, code)
            for (start, code), end in zip(self.codes, ends, strict=True)
            if start < end
        ]


@dataclass
class Structure:
    """All of a plan's structure; build it with `Structure.of`.

    Attributes:
        areas: Permanent number -> code.
        since: Permanent number of an area -> the first day on which it is there.
        outcomes: Area number -> how many outcomes it has.
        actions: Id -> record, in the order in which they were added.
        schemes: (first day, scheme) in order of the days.
        ended: The first day on which the plan takes no more changes, and why.
    """

    areas: dict[int, str] = field(default_factory=dict)
    since: dict[int, date] = field(default_factory=dict)
    outcomes: dict[int, int] = field(default_factory=dict)
    actions: dict[str, ActionRecord] = field(default_factory=dict)
    schemes: list[tuple[date, RatingScheme]] = field(default_factory=list)
    ended: tuple[date, str] | None = None

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Structure":
        """Return the structure that `facts`, in effective order, amount to."""
        structure = cls()
        ordered = list(facts)
        # Additions come first: a fact about an action may be dated before it.
        for fact in ordered:
            structure._add(fact.event)
        for fact in ordered:
            structure._change(fact.event)
        return structure

    def with_action(self, added: ActionAdded) -> "Structure":
        """Return the structure with one action more, whose adding is last in effect.

        Of a plan with many, all else need not be worked out anew for each.
        """
        record = ActionRecord.of(added)
        after = replace(self, actions={**self.actions, record.id: record})
        code = record.code.casefold()
        wearers = [*self._wearers.get(code, []), record]
        vars(after)["_wearers"] = {**self._wearers, code: wearers}
        return after

    def scheme_on(self, day: date) -> RatingScheme | None:
        """Return the scheme in force on `day`; the first one for days before it."""
        in_force = [scheme for start, scheme in self.schemes if start <= day]
        if in_force:
            return in_force[-1]
        return self.schemes[0][1] if self.schemes else None

    def called(self, ref: str, day: date = date.max) -> list[ActionRecord]:
        """Return the actions that `ref` can mean on `day`, one unless none fits.

        An id means one action. A code means the action that wore it on that day;
        else the live one that wears it now; else every action that ever wore it.
        """
        wanted = ref.casefold()
        if ref in self.actions:
            return [self.actions[ref]]
        ever = self.wearers(ref)
        then = [a for a in ever if a.wears(wanted, day)]
        return then or [a for a in ever if a.wears(wanted, date.max)] or list(ever)

    def wearers(self, code: str) -> list[ActionRecord]:
        """Return the actions that ever wore `code`, in the order of adding."""
        return self._wearers.get(code.casefold(), [])

    @cached_property
    def _wearers(self) -> dict[str, list[ActionRecord]]:
        """Code, case folded -> all that ever wore it, in the order of adding."""
        found: dict[str, list[ActionRecord]] = {}
        for action in self.actions.values():
            for code in dict.fromkeys(code.casefold() for _, code in action.codes):
                found.setdefault(code, []).append(action)
        return found

    def _add(self, event: Event) -> None:
        day = event.effective_day
        match event:
            case AreaAdded():
                self.areas[event.area] = event.code
                self.since[event.area] = day
            case OutcomeSet():
                known = self.outcomes.get(event.area, 0)
                self.outcomes[event.area] = max(known, event.outcome)
            case SchemeAdopted():
                self.schemes.append((day, RatingScheme(values=event.values)))
            case ActionAdded():
                self.actions[event.action] = ActionRecord.of(event)
            case PlanSuperseded():
                self.ended = self.ended or (day, f"superseded by {event.successor}")
            case PlanClosed():
                self.ended = self.ended or (day, "closed")
            case _:
                pass  # Titles, terms, boards and policies decide nothing here.

    def _change(self, event: Event) -> None:
        day = event.effective_day
        match event:
            case ActionRenumbered() if event.action in self.actions:
                self.actions[event.action].codes.append((day, event.code))
            case ActionWithdrawn() if event.action in self.actions:
                self._end(event.action, day, "withdrawn")
            case ActionsMerged() if event.into in self.actions:
                for merged in event.merged:
                    self._end(merged, day, f"merged into {event.into}")
            case _:
                pass

    def _end(self, action: str, day: date, how: str) -> None:
        record = self.actions.get(action)
        if record is not None:
            record.ended, record.how = day, how
