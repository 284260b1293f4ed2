"""Whoever records for another is let by the plan's policy, and is named too."""

from __future__ import annotations

import pytest

from domain.building import BadFactError
from domain.correcting import Changes, amended
from domain.delegation_refusals import (
    NotDelegatedError,
    OwnDelegationError,
    SelfDelegationError,
)
from domain.entry_events import EntryCorrected
from domain.event import Attribution
from domain.plan_people import PolicyOvertakenError
from domain.refusals import UnchangedError
from domain.text import Text
from tests.domain.delegating import (
    CLERK,
    COLLEAGUE,
    DIRECTOR,
    OTHER,
    PAIR,
    for_,
    letting,
    note,
    recorded,
    said,
)
from tests.domain.given import BECAUSE, day, is_one_sentence, numbers, planned
from tests.domain.sign_off import of, under


def test_an_entry_for_another_names_both() -> None:
    plan = letting(planned("1.1"), PAIR)

    made = recorded(plan, note(plan, for_(DIRECTOR)))

    assert (made.recorded_by, made.on_behalf_of) == PAIR
    assert made.names_behind == PAIR
    assert note(plan, of(CLERK)).names_behind == (CLERK,)


@pytest.mark.parametrize(
    ("by", "ending"),
    [
        (
            for_(DIRECTOR),
            'delegation --allow "a.officer" "d.director"`.',
        ),
        (for_("e.head", OTHER), "its policy names d.director."),
        (for_(OTHER, DIRECTOR), '--allow "d.director" "b.clerk"`.'),
    ],
)
def test_without_leave_nobody_records_for_another(by: Attribution, ending: str) -> None:
    plan = letting(planned("1.1"), (OTHER, DIRECTOR))

    with pytest.raises(NotDelegatedError) as refused:
        recorded(plan, note(plan, by))

    assert is_one_sentence(refused.value)
    assert str(refused.value).endswith(ending)


def test_a_plan_lets_nobody_until_it_says_so() -> None:
    plan = planned("1.1")

    assert said(plan) == []
    with pytest.raises(NotDelegatedError):
        recorded(plan, note(plan, for_(DIRECTOR)))


def test_a_new_policy_takes_the_place_of_the_whole_one_before() -> None:
    plan = letting(letting(planned("1.1"), PAIR), (OTHER, DIRECTOR))

    assert said(plan) == [(OTHER, DIRECTOR)]
    assert said(letting(plan)) == []


def test_the_policy_in_force_when_it_is_recorded_decides_whatever_the_day() -> None:
    plan = letting(planned("1.1"), PAIR, on=day(6))

    early = recorded(plan, note(plan, for_(DIRECTOR, on=day(2))))

    assert early.on_behalf_of == DIRECTOR
    with pytest.raises(NotDelegatedError):
        recorded(letting(plan), note(plan, for_(DIRECTOR, on=day(7))))


def test_a_policy_that_would_decide_nothing_is_refused() -> None:
    plan = letting(planned("1.1"), PAIR, on=day(6))

    with pytest.raises(PolicyOvertakenError) as refused:
        letting(plan, on=day(5))

    assert is_one_sentence(refused.value)


def test_user_names_in_any_case_are_one_person_spelt_as_the_policy_does() -> None:
    plan = letting(planned("1.1"), PAIR, ("A.OFFICER", "D.DIRECTOR"))

    made = recorded(plan, note(plan, for_("D.Director", "A.Officer")))

    assert said(plan) == [PAIR]
    assert (made.recorded_by, made.on_behalf_of) == ("A.Officer", DIRECTOR)


@pytest.mark.parametrize("name", [CLERK, "A.Officer"])
def test_nobody_is_a_delegate_of_themselves(name: str) -> None:
    plan = letting(planned("1.1"), PAIR)

    with pytest.raises(SelfDelegationError) as refused:
        letting(plan, (CLERK, name))
    with pytest.raises(SelfDelegationError):
        recorded(plan, note(plan, for_(name)))

    assert is_one_sentence(refused.value)


@pytest.mark.parametrize("name", ["", "two\nlines", " lead"])
def test_a_name_that_nobody_can_have_is_refused(name: str) -> None:
    with pytest.raises(BadFactError):
        letting(planned("1.1"), (CLERK, name))


@pytest.mark.parametrize("user", [CLERK, "A.OFFICER"])
def test_nobody_lets_themselves_record_for_another(user: str) -> None:
    with pytest.raises(OwnDelegationError) as refused:
        letting(planned("1.1"), PAIR, by=user)

    assert is_one_sentence(refused.value)


def test_a_principal_lets_a_delegate_and_a_delegate_keeps_the_leave_they_have() -> None:
    plan = letting(planned("1.1"), PAIR, by=DIRECTOR)

    assert said(letting(plan, PAIR, (OTHER, DIRECTOR), by=CLERK)) == [
        PAIR,
        (OTHER, DIRECTOR),
    ]


def test_nobody_brings_their_own_leave_back_by_a_retraction_or_a_correction() -> None:
    plan = letting(letting(planned("1.1"), PAIR, on=day(5)), on=day(6))
    last = plan.history.version

    with pytest.raises(OwnDelegationError):
        plan.retract(last, BECAUSE, of(CLERK), numbers)
    fact = amended(plan.history.events[-1], Changes(on=of(CLERK, day(4)).effective), 9)
    with pytest.raises(OwnDelegationError):
        plan.correct(fact, BECAUSE, of(CLERK), numbers)

    back = plan.retract(last, BECAUSE, of(COLLEAGUE), numbers)
    assert said(plan.apply([back])) == [PAIR]


def test_a_correction_for_another_names_both_on_the_fact_too() -> None:
    plan = letting(planned("1.1"), PAIR)
    action = under(plan)
    action = action.apply([note(plan, of(OTHER))])
    fact = amended(action.history.events[0], Changes(text=Text("Three")), 9)

    asked = action.correct(fact, BECAUSE, for_("D.DIRECTOR"), numbers)
    made = recorded(plan, asked, action.history)

    assert isinstance(made, EntryCorrected)
    assert made.on_behalf_of == made.replacement.on_behalf_of == DIRECTOR
    assert EntryCorrected.model_validate(made.model_dump(exclude_none=True)) == made


def test_a_refusal_keeps_the_names_for_programs() -> None:
    refusal = NotDelegatedError(CLERK, DIRECTOR, "riverton-2019", ())

    parts = refusal.delegate, refusal.principal, refusal.plan
    assert parts == (CLERK, DIRECTOR, "riverton-2019")


def test_who_lets_nobody_where_nobody_may_records_nothing() -> None:
    plan = planned("1.1")

    with pytest.raises(UnchangedError) as refused:
        plan.set_delegation((), of(COLLEAGUE))

    assert is_one_sentence(refused.value)
    assert said(letting(letting(plan, PAIR))) == []
    with pytest.raises(UnchangedError):
        letting(letting(letting(plan, PAIR)))
