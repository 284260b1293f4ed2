"""Whatever is recorded, corrected and taken back, a plan and its actions keep faith."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.action import Action
from domain.action_events import DeliveryStatus, TargetRevised, TargetSet
from domain.correcting import Changes, amended
from domain.errors import LedgerError
from domain.event import Event
from domain.history import History
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.plan_rules import check_structure
from domain.structure import Structure
from domain.target import Target
from domain.text import Text
from tests.delivering import delivery
from tests.domain.given import BECAUSE, TODAY, by, is_one_sentence, numbers, planned

MONTHS = [date(2020, month, 1) for month in range(1, 13)]
DAYS = st.sampled_from(MONTHS)
CODES = st.sampled_from(["1.1", "1.2", "1.3", "1.A", "1.a"])
PICKS = st.integers(0, 50)
WORDS = st.sampled_from([Text("one"), Text("two"), Text("three")])
TARGETS = st.builds(
    Target,
    kind=st.just("date"),
    words=WORDS,
    due=st.sampled_from([PartialDate.month(2021, month) for month in (3, 6)]),
)
STATUSES: list[DeliveryStatus] = ["in progress", "signed off", "business as usual"]
CHANGES = st.one_of(
    st.builds(Changes, text=WORDS),
    st.builds(Changes, code=CODES),
    st.builds(Changes, target=TARGETS),
    st.builds(Changes, rating=st.sampled_from(["Red", "amber", "Purple"])),
    st.builds(Changes, on=DAYS.map(PartialDate.day)),
    st.builds(Changes, on=st.just(PartialDate.month(2021, 3))),
)


class LedgerMachine(RuleBasedStateMachine):
    """A plan and its actions under any commands; refused ones change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = planned("1.1", "1.2")
        self.histories: dict[str, History] = {}
        self.refused: LedgerError | None = None

    def to_plan(self, decide: Callable[[], Event]) -> None:
        """Apply what `decide` returns to the plan, unless it is refused."""
        if event := self._decided(decide):
            self.plan = self.plan.apply([event])

    def to_action(self, pick: int, decide: Callable[[Action], Event]) -> None:
        """Apply what `decide` returns to one action, unless it is refused."""
        ids = sorted(self.plan.structure.actions)
        if not ids:
            return
        action = self.action(ids[pick % len(ids)])
        if event := self._decided(lambda: decide(action)):
            self.histories[action.id] = action.apply([event]).history

    def action(self, action: str) -> Action:
        """Return the action with the id `action` as it is now."""
        return Action(self.plan, self.histories.get(action, History(action)))

    def _decided(self, decide: Callable[[], Event]) -> Event | None:
        try:
            event = decide()
        except LedgerError as refusal:
            self.refused = refusal
            return None
        assert type(event).model_validate(event.model_dump()) == event
        assert event.effective_day <= TODAY
        return event

    @rule(code=CODES, on=DAYS)
    def an_action_is_added(self, code: str, on: date) -> None:
        self.to_plan(lambda: self.plan.add_action(code, "1", Text("Words"), by(on)))

    @rule(ref=CODES, code=CODES, on=DAYS)
    def an_action_is_renumbered(self, ref: str, code: str, on: date) -> None:
        self.to_plan(lambda: self.plan.renumber_action(ref, code, BECAUSE, by(on)))

    @rule(ref=CODES, on=DAYS)
    def an_action_is_withdrawn(self, ref: str, on: date) -> None:
        self.to_plan(lambda: self.plan.withdraw_action(ref, BECAUSE, by(on)))

    @rule(ref=CODES, into=CODES, on=DAYS)
    def an_action_is_merged(self, ref: str, into: str, on: date) -> None:
        self.to_plan(lambda: self.plan.merge_actions((ref,), into, BECAUSE, by(on)))

    @rule(pick=PICKS)
    def a_plan_entry_is_retracted(self, pick: int) -> None:
        version = 1 + pick % self.plan.history.version
        self.to_plan(lambda: self.plan.retract(version, BECAUSE, by(), numbers))

    @rule(pick=PICKS, changes=CHANGES)
    def a_plan_entry_is_corrected(self, pick: int, changes: Changes) -> None:
        def decide() -> Event:
            version = 1 + pick % self.plan.history.version
            fact = _wanted(self.plan.history, version, changes)
            return self.plan.correct(fact, BECAUSE, by(), numbers)

        self.to_plan(decide)

    @rule(pick=PICKS, aim=TARGETS, on=DAYS)
    def a_target_is_set(self, pick: int, aim: Target, on: date) -> None:
        self.to_action(pick, lambda action: action.set_target(aim, by(on)))

    @rule(pick=PICKS, number=st.integers(1, 3), aim=TARGETS, on=DAYS)
    def a_target_is_revised(
        self, pick: int, number: int, aim: Target, on: date
    ) -> None:
        self.to_action(
            pick,
            lambda action: action.revise_target(
                number, aim, by(on), reason=BECAUSE, approved_by=BECAUSE
            ),
        )

    @rule(pick=PICKS, text=WORDS, on=DAYS)
    def progress_is_recorded(self, pick: int, text: Text, on: date) -> None:
        self.to_action(pick, lambda action: action.record_progress(text, by(on)))

    @rule(pick=PICKS, on=DAYS)
    def it_is_rated(self, pick: int, on: date) -> None:
        self.to_action(pick, lambda action: action.rate("a", BECAUSE, by(on)))

    @rule(pick=PICKS, status=st.sampled_from(STATUSES), on=DAYS)
    def delivery_is_recorded(self, pick: int, status: str, on: date) -> None:
        self.to_action(pick, lambda action: delivery(action, status, by(on))[0])

    @rule(pick=PICKS, on=DAYS)
    def it_is_reopened(self, pick: int, on: date) -> None:
        self.to_action(pick, lambda action: action.reopen(BECAUSE, by(on)))

    @rule(pick=PICKS, version=st.integers(1, 12))
    def an_entry_is_retracted(self, pick: int, version: int) -> None:
        self.to_action(pick, lambda act: act.retract(version, BECAUSE, by(), numbers))

    @rule(pick=PICKS, version=st.integers(1, 12), changes=CHANGES)
    def an_entry_is_corrected(self, pick: int, version: int, changes: Changes) -> None:
        def decide(action: Action) -> Event:
            fact = _wanted(action.history, version, changes)
            return action.correct(fact, BECAUSE, by(), numbers)

        self.to_action(pick, decide)

    @invariant()
    def a_structure_that_grew_is_the_one_worked_out_anew(self) -> None:
        grown, history = self.plan.structure, self.plan.history
        anew = Structure.of(history.facts)

        assert grown == anew
        assert list(grown.actions) == list(anew.actions)
        for code in ("1.1", "1.2", "1.3", "1.A", "1.a"):
            assert grown.wearers(code) == anew.wearers(code)
        check_structure(anew, history)

    @invariant()
    def what_is_refused_is_refused_in_one_sentence(self) -> None:
        assert self.refused is None or is_one_sentence(self.refused)

    @invariant()
    def versions_follow_each_other(self) -> None:
        for history in (self.plan.history, *self.histories.values()):
            versions = [event.originator_version for event in history.events]
            assert versions == list(range(1, len(versions) + 1))

    @invariant()
    def replay_gives_the_same(self) -> None:
        again = Plan.called(self.plan.slug)
        for event in self.plan.history.events:
            again = again.apply([type(event).model_validate(event.model_dump())])
        assert again.history.facts == self.plan.history.facts
        assert again.structure == self.plan.structure

    @invariant()
    def a_code_means_one_live_action_on_any_day(self) -> None:
        actions = self.plan.structure.actions.values()
        for day in MONTHS:
            live = [
                action.code_on(day).casefold()
                for action in actions
                if action.added <= day and (action.ended is None or day < action.ended)
            ]
            assert len(live) == len(set(live)), (day, live)

    @invariant()
    def every_action_resolves(self) -> None:
        for action in self.plan.structure.actions.values():
            assert self.plan.action(action.id) is action
            wearers = self.plan.structure.called(action.code)
            assert action in wearers or any(a.ended is None for a in wearers)
            if action.ended is None:
                assert wearers == [action]

    @invariant()
    def a_place_holds_one_fact(self) -> None:
        for history in (self.plan.history, *self.histories.values()):
            places = [fact.place for fact in history.facts]
            assert len(places) == len(set(places))
            for one, other in combinations(history.facts, 2):
                assert one.version != other.version

    @invariant()
    def no_target_is_lost(self) -> None:
        for action, history in self.histories.items():
            standing = [fact.event for fact in history.facts]
            stated = [e for e in standing if isinstance(e, TargetSet | TargetRevised)]
            first = [e.number for e in stated if isinstance(e, TargetSet)]
            assert len(first) == len(set(first))
            assert {e.number for e in stated} == set(first)
            assert Action(self.plan, history).targets == {
                e.number: e.target for e in stated
            }, action


def _wanted(history: History, version: int, changes: Changes) -> Event:
    """Return the fact of `version` with `changes` made, named by that version."""
    event = history.at(version, numbers(version))
    fact = amended(event, changes, numbers(version))
    return fact.model_copy(update={"originator_version": version})


LedgerMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestAnyRunOfCommandsKeepsFaith = LedgerMachine.TestCase
