"""A plan that grew by one action after the other knows what one read at once knows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan import Plan
from domain.policies import POLICIES
from domain.refusals import BeforeAddedError
from domain.second_person import SecondPerson
from domain.text import Text
from tests.domain.given import by, day, opened, with_action
from tests.domain.sign_off import wanting

DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))


@given(st.lists(DAYS, max_size=6))
def test_it_knows_the_same_whatever_the_days_of_its_actions(days: list[date]) -> None:
    plan = wanting(opened(), POLICIES["ofsted"])

    for at, on in enumerate(days, 1):
        plan = with_action(plan, f"1.{at}", on)
        assert plan.second_person.ratings

    anew = Plan.called(plan.slug).apply(plan.history.events)
    assert plan.structure == anew.structure
    assert plan.second_person == anew.second_person


def test_what_needs_a_second_person_from_then_on_counts_at_once() -> None:
    plan = with_action(opened(), "1.1")
    assert plan.second_person == SecondPerson()

    plan = with_action(wanting(plan, POLICIES["ofsted"]), "1.2")

    assert plan.second_person.ratings


def test_none_is_added_before_its_area_however_many_there_are() -> None:
    plan = opened()
    plan = plan.apply([plan.add_area("2", Text("Care leavers"), by(day(3)))])
    plan = with_action(with_action(plan, "1.1"), "1.2")

    with pytest.raises(BeforeAddedError, match="Area 2 was added on 1 March 2020"):
        plan.add_action("2.1", "2", Text("Visit"), by(day(2)))
