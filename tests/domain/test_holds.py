"""A legal hold stands until it is lifted, and is not taken back otherwise."""

from __future__ import annotations

import pytest

from domain.history import History
from domain.history_refusals import FinalEntryError
from domain.holding import (
    HeldAlreadyError,
    UnderHoldError,
    UnknownHoldError,
    hold,
    lift,
    standing_holds,
)
from domain.plan import Plan
from tests.domain.given import BECAUSE, by, is_one_sentence, numbers, opened, planned


def held(*entries: int | None) -> Plan:
    """Return a plan with a hold on each of `entries`."""
    plan = opened()
    for entry in entries:
        plan = plan.apply([hold(plan.history, entry, BECAUSE, by())])
    return plan


def lifted(history: History, number: int) -> History:
    """Return `history` after a hold was lifted."""
    return history.extended([lift(history, "riverton-2019", number, BECAUSE, by())])


def test_holds_are_numbered_and_stand_until_they_are_lifted() -> None:
    history = held(57, None).history

    assert {n: one.entry for n, one in standing_holds(history).items()} == {
        1: 57,
        2: None,
    }
    assert list(standing_holds(lifted(history, 1))) == [2]


def test_what_is_held_already_is_not_held_again_until_that_is_over() -> None:
    history = held(57).history

    with pytest.raises(HeldAlreadyError) as refused:
        hold(history, 57, BECAUSE, by())
    again = hold(lifted(history, 1), 57, BECAUSE, by())

    assert str(refused.value) == (
        "Hold 1 keeps the words of entry #57 already; there is nothing to record."
    )
    assert again.number == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2, "No hold 2 stands on the plan riverton-2019; those that stand are 1."),
        (1, "No hold 1 stands on the plan riverton-2019; none stands."),
    ],
)
def test_a_hold_that_does_not_stand_cannot_be_lifted(number: int, said: str) -> None:
    history = held(57).history
    history = lifted(history, 1) if number == 1 else history

    with pytest.raises(UnknownHoldError) as refused:
        lifted(history, number)

    assert str(refused.value) == said


def test_a_hold_is_neither_corrected_nor_retracted() -> None:
    plan = held(57)
    plan = plan.apply([lift(plan.history, plan.slug, 1, BECAUSE, by())])

    for version, instead in (
        (4, "end the hold with `ledger hold lift`"),
        (5, "place another hold with `ledger hold`"),
    ):
        with pytest.raises(FinalEntryError, match=instead) as refused:
            plan.retract(version, BECAUSE, by(), numbers)
        assert is_one_sentence(refused.value)


def test_a_plan_that_has_ended_can_be_held() -> None:
    plan = opened()
    plan = plan.apply([plan.close(BECAUSE, by())])

    assert hold(plan.history, None, BECAUSE, by()).number == 1


def test_a_hold_changes_nothing_of_the_plan() -> None:
    plan = planned("1.1")

    after = plan.apply([hold(plan.history, None, BECAUSE, by())])

    assert after.structure == plan.structure
    assert after.history.facts == plan.history.facts


def test_a_refusal_names_the_hold_and_what_it_keeps() -> None:
    one = hold(opened().history, None, BECAUSE, by())

    assert str(UnderHoldError(57, one, "riverton-2019")) == (
        "The words of entry #57 are kept by hold 1 of the plan riverton-2019, which is"
        " on everything of the plan; they can be redacted once it is lifted with"
        " `ledger hold lift 1`."
    )
