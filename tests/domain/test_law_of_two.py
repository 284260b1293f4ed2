"""Whatever two people do under any policy, what needs both of them has both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from domain.action import Action
from domain.action_events import DeliveryRecorded, Rated
from domain.entry_events import EntryRetracted
from domain.event import Event
from domain.policies import POLICIES, Wanted
from domain.second_person import SecondPerson
from domain.sign_off_events import DECISIONS, DeliveryConfirmed, RatingConfirmed
from tests.domain.given import BECAUSE, numbers
from tests.domain.sign_off import of
from tests.domain.test_laws import DAYS, PICKS, LedgerMachine

USERS = st.sampled_from(["h.mensah", "a.osei"])
WANTED = st.sampled_from(
    [
        *(Wanted(ratings=policy.ratings) for policy in POLICIES.values()),
        *(Wanted(delivery=policy.delivery) for policy in POLICIES.values()),
        Wanted(ratings=("a",)),
    ]
)
CONFIRMED = RatingConfirmed | DeliveryConfirmed


class TwoPeople(LedgerMachine):
    """The same plan with a policy, roles, proposals and decisions.

    Attributes:
        needed: (action, version) -> what needed a second person at its recording.
    """

    def __init__(self) -> None:
        super().__init__()
        self.needed: dict[tuple[str, int], SecondPerson] = {}

    def to_action(self, pick: int, decide: Callable[[Action], Event]) -> None:
        """Apply what `decide` returns, and note what needed a second person then."""
        before = dict(self.histories)
        super().to_action(pick, decide)
        for action, history in self.histories.items():
            if before.get(action) is not history:
                needs = self.plan.second_person
                self.needed[action, history.version] = needs

    @initialize()
    def begun(self) -> None:
        self.a_policy_is_set(POLICIES["ofsted"]._replace(delivery=None))
        self.a_role_is_granted_or_revoked("a.osei", date(2020, 1, 1), ends=False)

    @rule(wanted=WANTED)
    def a_policy_is_set(self, wanted: Wanted) -> None:
        self.to_plan(lambda: self.plan.want_second_person(wanted, of("clerk"))[0])

    @rule(user=USERS, on=DAYS, ends=st.booleans())
    def a_role_is_granted_or_revoked(self, user: str, on: date, ends: bool) -> None:
        plan, when = self.plan, of("clerk", on)
        if ends:
            self.to_plan(lambda: plan.revoke_role("approver", user, BECAUSE, when))
        else:
            self.to_plan(lambda: plan.grant_role("approver", user, when))

    @rule(pick=PICKS, rating=st.sampled_from("abr"), on=DAYS, user=USERS)
    def somebody_rates(self, pick: int, rating: str, on: date, user: str) -> None:
        self.to_action(pick, lambda act: act.rate(rating, BECAUSE, of(user, on)))

    @rule(pick=PICKS, version=st.integers(1, 12), user=USERS, no=st.booleans())
    def somebody_decides(self, pick: int, version: int, user: str, no: bool) -> None:
        def decide(action: Action) -> Event:
            made = action.refuse if no else action.confirm
            return made(version, BECAUSE, of(user), numbers)

        self.to_action(pick, decide)

    @rule(pick=PICKS, version=st.integers(1, 12), user=USERS)
    def somebody_takes_back(self, pick: int, version: int, user: str) -> None:
        when = of(user)
        self.to_action(pick, lambda act: act.retract(version, BECAUSE, when, numbers))

    @invariant()
    def nobody_takes_back_what_was_decided_of_their_own_proposal(self) -> None:
        for history in self.histories.values():
            for event in history.events:
                meant: Event = event
                while isinstance(meant, EntryRetracted):
                    meant = history.events[meant.version - 1]
                if meant is not event and isinstance(meant, DECISIONS):
                    proposed = history.events[meant.version - 1]
                    assert event.recorded_by != proposed.recorded_by

    @invariant()
    def what_is_confirmed_has_two_people_and_the_day_that_was_proposed(self) -> None:
        for history in self.histories.values():
            facts = {fact.version: fact.event for fact in history.facts}
            for event in facts.values():
                if isinstance(event, CONFIRMED):
                    proposed = facts[event.version]
                    assert event.recorded_by != proposed.recorded_by
                    assert event.effective == proposed.effective

    @invariant()
    def nothing_counts_alone_that_needed_two(self) -> None:
        for action, history in self.histories.items():
            for fact in history.facts:
                event, recorded = fact.event, history.events[fact.version - 1]
                if event is not recorded:
                    continue  # A correction, which never brings what needs two.
                needs = self.needed[action, fact.version]
                if isinstance(event, Rated):
                    assert event.rating.casefold() not in needs.ratings
                if isinstance(event, DeliveryRecorded):
                    assert event.status not in needs.delivery


TwoPeople.TestCase.settings = settings(max_examples=40, stateful_step_count=40)
TestAnyTwoPeopleKeepTheLaw = TwoPeople.TestCase
