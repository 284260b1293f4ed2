"""What nobody does for another, and who cannot be the second person of what was."""

from __future__ import annotations

import pytest

from domain.correcting import Changes, amended
from domain.delegation_refusals import InPersonError
from domain.event import Attribution, Event
from domain.plan import Plan
from domain.sign_off_refusals import OwnProposalError
from domain.text import Text
from tests.domain.delegating import (
    CLERK,
    COLLEAGUE,
    DIRECTOR,
    OTHER,
    PAIR,
    for_,
    letting,
    recorded,
)
from tests.domain.given import BECAUSE, is_one_sentence, numbers
from tests.domain.sign_off import governed, of, under


def in_person(plan: Plan, by: Attribution) -> list[Event]:
    """Return what nobody does for another, as the rules of the plan take it."""
    action = under(plan)
    action = action.apply([action.rate("Blue", BECAUSE, of(OTHER))])
    return [
        action.confirm(1, None, by, numbers),
        action.refuse(1, BECAUSE, by, numbers),
        plan.grant_role("approver", "new.person", by),
        plan.revoke_role("approver", CLERK, None, by),
        plan.set_policy("ratings confirmed", ("none",), by),
        plan.set_delegation((), by),
    ]


def test_what_is_done_in_person_only_is_never_recorded_for_another() -> None:
    plan = letting(governed(CLERK), PAIR)

    for event in in_person(plan, for_(DIRECTOR)):
        with pytest.raises(InPersonError) as refused:
            recorded(plan, event)
        assert is_one_sentence(refused.value)


def test_nor_is_it_corrected_or_taken_back_for_another() -> None:
    plan = letting(governed(CLERK), PAIR)
    last = plan.history.version
    taken_back = plan.retract(last, BECAUSE, of(COLLEAGUE), numbers)
    after = plan.apply([taken_back])
    again = after.retract(last + 1, BECAUSE, for_(DIRECTOR, COLLEAGUE), numbers)

    for event, history in (
        (plan.retract(last, BECAUSE, for_(DIRECTOR), numbers), plan.history),
        (again, after.history),
    ):
        with pytest.raises(InPersonError):
            recorded(plan, event, history)


@pytest.mark.parametrize("user", [CLERK, DIRECTOR, "D.Director"])
def test_neither_delegate_nor_principal_confirms_what_was_proposed(user: str) -> None:
    plan = letting(governed(CLERK, DIRECTOR, OTHER), PAIR)
    action = under(plan)
    action = action.apply([action.rate("Blue", BECAUSE, for_(DIRECTOR))])

    for decide in (action.confirm, action.refuse):
        with pytest.raises(OwnProposalError) as refused:
            decide(1, BECAUSE, of(user), numbers)
        assert is_one_sentence(refused.value)
    assert str(refused.value).endswith("let b.clerk decide.")
    assert action.confirm(1, None, of(OTHER), numbers).role == "approver"


def test_whoever_had_a_proposal_worded_for_them_does_not_confirm_it() -> None:
    plan = letting(governed(DIRECTOR, OTHER), PAIR)
    action = under(plan)
    action = action.apply([action.rate("Blue", BECAUSE, of("h.mensah"))])
    fact = amended(action.history.events[0], Changes(text=Text("All done")), 9)
    action = action.apply([action.correct(fact, BECAUSE, for_(DIRECTOR), numbers)])

    with pytest.raises(OwnProposalError):
        action.confirm(2, None, of(DIRECTOR), numbers)

    assert action.confirm(2, None, of(OTHER), numbers).entry == numbers(2)
