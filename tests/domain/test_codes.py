"""A code means one live action on any day, whatever is renumbered or corrected."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes, amended
from domain.refusals import (
    AmbiguousActionError,
    CannotRetractError,
    CodeTakenError,
    SameCodeError,
    UnknownActionError,
)
from domain.text import Text
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


def test_two_live_actions_cannot_have_one_code() -> None:
    plan = planned("2.6")

    with pytest.raises(CodeTakenError, match="On 1 January 2020") as refused:
        with_action(plan, "2.6", day(1))

    assert is_one_sentence(refused.value)
    assert "renumber or withdraw that one first" in str(refused.value)


def test_codes_that_differ_in_case_alone_are_one_code() -> None:
    with pytest.raises(CodeTakenError):
        with_action(planned("2.6a"), "2.6A")


def test_permanent_ids_follow_the_order_of_adding_and_are_never_used_again() -> None:
    plan = planned("1.1", "1.2")

    plan = with_action(retracted(plan, 5), "1.3")

    assert list(plan.structure.actions) == [FIRST, "action/riverton-2019/3"]


def test_a_code_is_free_from_the_day_on_which_its_action_took_another() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.7", day(6))

    assert with_action(plan, "2.6", day(6)).action("2.6").id == SECOND
    with pytest.raises(CodeTakenError, match="On 31 May 2020"):
        with_action(plan, "2.6", day(5, 31))


def test_a_renumbering_cannot_take_the_code_of_another_live_action() -> None:
    with pytest.raises(CodeTakenError, match="On 1 June 2020"):
        renumbered(planned("2.6", "2.7"), "2.6", "2.7", day(6))


def test_a_renumbering_to_the_code_of_that_day_is_refused() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.7", day(6))

    with pytest.raises(SameCodeError, match=r"has the code 2\.7 already") as refused:
        renumbered(plan, "2.7", "2.7", day(7))
    with pytest.raises(SameCodeError, match=r"has the code 2\.6 already"):
        renumbered(plan, "2.7", "2.6", day(5))

    assert is_one_sentence(refused.value)


def test_a_backdated_renumbering_counts_only_until_the_one_that_follows_it() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.8", day(6))

    plan = renumbered(plan, "2.8", "2.7", day(3))

    record = plan.action("2.8")
    assert [record.code_on(day(m)) for m in (1, 3, 5, 6)] == [
        "2.6",
        "2.7",
        "2.7",
        "2.8",
    ]
    assert record.code_on(date(2019, 1, 1)) == "2.6"


def test_a_withdrawn_action_still_answers_to_its_old_codes() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.7", day(3))

    plan = withdrawn(plan, "2.7", day(6))

    assert plan.action("2.7").id == plan.action("2.6").id == FIRST
    assert plan.action(" 2.7. ").id == plan.action(FIRST).id == FIRST
    assert (plan.action("2.7").ended, plan.action("2.7").how) == (day(6), "withdrawn")


def test_the_code_of_a_withdrawn_action_can_be_used_again() -> None:
    plan = withdrawn(planned("2.6"), "2.6", day(6))

    with pytest.raises(CodeTakenError, match="On 31 May 2020"):
        with_action(plan, "2.6", day(5, 31))
    again = with_action(plan, "2.6", day(6))

    assert again.action("2.6").id == SECOND


def test_a_withdrawal_before_a_later_renumbering_frees_the_code_from_that_day() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.7", day(9))

    plan = withdrawn(plan, FIRST, day(6))

    assert plan.action(FIRST).spans() == [(day(1), day(6), "2.6")]
    assert with_action(plan, "2.6", day(6)).action("2.6").id == SECOND


def test_a_code_worn_by_several_and_now_by_none_asks_for_the_id() -> None:
    plan = withdrawn(planned("2.6"), "2.6", day(3))
    plan = withdrawn(with_action(plan, "2.6", day(4)), "2.6", day(6))

    with pytest.raises(AmbiguousActionError, match="name one by its id") as refused:
        plan.action("2.6")

    assert is_one_sentence(refused.value)
    assert FIRST in str(refused.value)
    assert SECOND in str(refused.value)


def test_an_unknown_code_is_refused_with_codes_that_are_near() -> None:
    with pytest.raises(UnknownActionError, match=r"did you mean 2\.6\?") as near:
        planned("2.6").action("2.66")
    with pytest.raises(UnknownActionError, match="`ledger status` lists") as far:
        planned("2.6").action("xyz")

    assert near.value.suggestions == ("2.6",)
    assert is_one_sentence(near.value)
    assert is_one_sentence(far.value)


def test_bringing_a_withdrawn_action_back_is_refused_when_its_code_is_taken() -> None:
    plan = withdrawn(planned("2.6"), "2.6", day(6))
    plan = with_action(plan, "2.6", day(7))

    with pytest.raises(CodeTakenError, match="On 1 July 2020"):
        retracted(plan, 5)


def test_taking_back_a_renumbering_is_refused_when_the_old_code_is_taken() -> None:
    plan = renumbered(planned("2.6"), "2.6", "2.7", day(6))

    assert retracted(plan, 5).action("2.6").code == "2.6"
    with pytest.raises(CodeTakenError, match="On 1 July 2020"):
        retracted(with_action(plan, "2.6", day(7)), 5)


def test_correcting_the_day_of_a_withdrawal_is_refused_when_codes_would_meet() -> None:
    plan = with_action(withdrawn(planned("2.6"), "2.6", day(6)), "2.6", day(7))
    earlier = amended(plan.history.at(5, 105), Changes(on=by(day(5)).effective), 105)
    later = amended(plan.history.at(5, 105), Changes(on=by(day(8)).effective), 105)

    moved = plan.apply([plan.correct(earlier, BECAUSE, by(), numbers)])

    assert moved.action(FIRST).ended == day(5)
    with pytest.raises(CodeTakenError, match="On 1 July 2020"):
        plan.correct(later, BECAUSE, by(), numbers)


def test_correcting_a_code_is_refused_when_another_action_has_it() -> None:
    plan = planned("2.6", "2.7")
    event = plan.history.at(5, 105)

    free = plan.correct(
        amended(event, Changes(code="2.8"), 105), BECAUSE, by(), numbers
    )

    assert plan.apply([free]).action("2.8").id == SECOND
    with pytest.raises(CodeTakenError):
        plan.correct(amended(event, Changes(code="2.6"), 105), BECAUSE, by(), numbers)


def test_an_action_that_other_entries_name_cannot_be_retracted() -> None:
    plan = renumbered(planned("2.6", "2.7"), "2.6", "2.5", day(6))

    with pytest.raises(CannotRetractError, match="withdraw the action") as refused:
        retracted(plan, 4)

    assert is_one_sentence(refused.value)
    assert list(retracted(plan, 5).structure.actions) == [FIRST]


def test_an_action_with_parts_under_it_cannot_be_retracted() -> None:
    plan = planned("3.3")
    part = plan.add_action("3.3.1", "1", Text("A part"), by(day(2)), parent="3.3")
    plan = plan.apply([part])

    assert part.parent == FIRST
    with pytest.raises(CannotRetractError):
        retracted(plan, 4)
