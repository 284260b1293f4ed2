"""What is dated keeps its order: added, then changed, and ended once."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes, amended
from domain.refusals import AlreadyEndedError, BeforeAddedError
from tests.domain.coding import FIRST, SECOND, renumbered, retracted, withdrawn
from tests.domain.given import (
    BECAUSE,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
    with_action,
)


def test_a_renumbering_cannot_be_dated_before_the_action_was_added() -> None:
    plan = with_action(planned(), "2.6", day(3))

    with pytest.raises(BeforeAddedError, match=r"2\.7 was added on 1 March") as refused:
        renumbered(plan, "2.6", "2.7", day(1))

    assert is_one_sentence(refused.value)
    plan = renumbered(plan, "2.6", "2.7", day(4))
    for version, month in ((5, 2), (4, 5)):
        moved = Changes(on=by(day(month)).effective)
        fact = amended(plan.history.at(version, 100), moved, 100)
        with pytest.raises(BeforeAddedError):
            plan.correct(fact, BECAUSE, by(), numbers)


def test_an_action_cannot_end_before_it_was_added() -> None:
    plan = with_action(planned("2.6"), "2.7", day(3))

    with pytest.raises(BeforeAddedError):
        withdrawn(plan, "2.7", day(2))
    with pytest.raises(BeforeAddedError):
        plan.merge_actions(("2.6",), "2.7", BECAUSE, by(day(2)))


@pytest.mark.parametrize("month", [3, 6, 9])
def test_an_action_that_has_an_end_is_not_ended_again_on_any_day(month: int) -> None:
    plan = withdrawn(planned("2.6", "2.7"), "2.6", day(6))

    with pytest.raises(AlreadyEndedError, match=r"2\.6 was withdrawn on 1 June 2020"):
        withdrawn(plan, "2.6", day(month))
    with pytest.raises(AlreadyEndedError, match="retract that entry first") as refused:
        plan.merge_actions(("2.6",), "2.7", BECAUSE, by(day(month)))

    assert is_one_sentence(refused.value)
    assert withdrawn(retracted(plan, 6), "2.6", day(month)).action("2.6").ended


def test_a_withdrawal_that_was_taken_back_does_not_come_back_beside_another() -> None:
    plan = retracted(withdrawn(planned("2.6"), "2.6", day(6)), 5)
    plan = withdrawn(plan, "2.6", day(3))

    with pytest.raises(AlreadyEndedError, match=r"2\.6 was withdrawn or merged"):
        retracted(plan, 6)


def test_a_code_means_whoever_wore_it_on_the_day_in_question() -> None:
    plan = renumbered(planned("2.6", "2.7"), "2.6", "2.9", day(3))
    plan = renumbered(plan, "2.7", "2.6", day(3))

    assert plan.action("2.6", day(2)).id == FIRST
    assert plan.action("2.6", day(3)).id == SECOND
    assert plan.action("2.6", date(2019, 1, 1)).id == SECOND
    assert plan.withdraw_action("2.6", BECAUSE, by(day(2))).action == FIRST
    assert plan.withdraw_action("2.6", BECAUSE, by(day(4))).action == SECOND
