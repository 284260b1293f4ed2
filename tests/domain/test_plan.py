"""The plan's own structure: areas, outcomes, merging, and how a plan ends."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.correcting import Changes, amended
from domain.names import BadSlugError
from domain.plan import Plan
from domain.refusals import (
    ActionEndedError,
    AlreadyEndedError,
    AreaExistsError,
    BeforeAddedError,
    CannotRetractError,
    MergeError,
    PlanEndedError,
    PlanExistsError,
    UnknownActionError,
    UnknownAreaError,
    UnknownOutcomeError,
    UnknownPlanError,
)
from domain.text import Text
from tests.domain.given import BECAUSE, by, day, numbers, opened, planned

WORDS = Text("Every call is answered the same day")


def test_a_plan_is_opened_once() -> None:
    with pytest.raises(PlanExistsError, match="choose another name"):
        opened().open(Text("Again"), None, None, by())


def test_nothing_enters_a_plan_that_was_never_opened() -> None:
    with pytest.raises(UnknownPlanError, match="open or import it first"):
        Plan.called("riverton-2019").add_area("1", WORDS, by())


@pytest.mark.parametrize("slug", ["", "Riverton", "a b", "a--b", "-a", "a\n", "a" * 61])
def test_a_plan_cannot_have_a_name_that_is_hard_to_type(slug: str) -> None:
    with pytest.raises(BadSlugError, match="small letters and digits"):
        Plan.called(slug)


def test_areas_have_permanent_numbers_beside_their_codes() -> None:
    plan = opened()
    plan = plan.apply([plan.retract(3, BECAUSE, by(), numbers)])

    plan = plan.apply([plan.add_area("1", WORDS, by())])

    assert plan.structure.areas == {2: "1"}
    assert plan.area(" 1 ") == 2


def test_two_areas_cannot_have_one_code() -> None:
    plan = opened()
    plan = plan.apply([plan.add_area("B", WORDS, by())])

    with pytest.raises(AreaExistsError, match="choose another code"):
        plan.add_area("b", WORDS, by())


def test_an_area_cannot_come_back_beside_one_that_took_its_code() -> None:
    plan = opened()
    plan = plan.apply([plan.retract(3, BECAUSE, by(), numbers)])
    plan = plan.apply([plan.add_area("1", WORDS, by())])

    with pytest.raises(AreaExistsError):
        plan.retract(4, BECAUSE, by(), numbers)


def test_correcting_the_code_of_an_area_is_refused_when_another_has_it() -> None:
    plan = opened()
    plan = plan.apply([plan.add_area("2", WORDS, by())])
    same = amended(plan.history.at(4, 104), Changes(code="1"), 104)

    with pytest.raises(AreaExistsError):
        plan.correct(same, BECAUSE, by(), numbers)


def test_an_area_the_plan_does_not_have_is_refused_with_those_it_has() -> None:
    with pytest.raises(UnknownAreaError, match="its areas are 1"):
        opened().add_action("2.1", "2", WORDS, by())
    with pytest.raises(UnknownAreaError, match="add one first"):
        Plan.called("empty").area("1")


def test_an_area_with_actions_or_outcomes_in_it_cannot_be_retracted() -> None:
    plan = opened()
    with_outcome = plan.apply([plan.set_outcome("1", None, WORDS, by())])

    for full in (planned("1.1"), with_outcome):
        with pytest.raises(CannotRetractError, match="retract what is in the area"):
            full.retract(3, BECAUSE, by(), numbers)


def test_an_action_cannot_come_back_into_an_area_that_is_gone() -> None:
    plan = planned("1.1")
    plan = plan.apply([plan.retract(4, BECAUSE, by(), numbers)])
    plan = plan.apply([plan.retract(3, BECAUSE, by(), numbers)])

    with pytest.raises(CannotRetractError, match="without its improvement area"):
        plan.retract(5, BECAUSE, by(), numbers)


def test_outcomes_are_numbered_without_a_gap() -> None:
    plan = opened()
    first = plan.set_outcome("1", None, WORDS, by())
    plan = plan.apply([first])

    reworded = plan.set_outcome("1", 1, WORDS, by())
    second = plan.set_outcome("1", None, WORDS, by())

    assert (first.outcome, reworded.outcome, second.outcome) == (1, 1, 2)
    for gap in (0, 3):
        with pytest.raises(UnknownOutcomeError, match="the next new one is 2"):
            plan.set_outcome("1", gap, WORDS, by())


def test_terms_boards_and_policies_are_recorded_as_they_are_given() -> None:
    plan = opened()

    term = plan.define_term(Text("FD"), Text("Front door"), by())
    board = plan.name_board("DMG", Text("Managers"), by())
    policy = plan.set_policy("confirm", ("Green", "Blue"), by())

    assert (term.term, board.board, policy.values) == ("FD", "DMG", ("Green", "Blue"))


def test_a_merged_action_has_left_the_plan_and_says_where_it_went() -> None:
    codes = [f"1.{n}" for n in range(1, 13)]
    plan = planned(*codes)

    plan = plan.apply([plan.merge_actions(("1.1", "1.2"), "1.12", BECAUSE, by(day(6)))])

    merged = Action.of(plan, plan.action("1.1").id)
    with pytest.raises(ActionEndedError, match=r"was merged into 1\.12 on 1 June 2020"):
        merged.record_progress(WORDS, by(day(6)))
    assert merged.record_progress(WORDS, by(day(5, 31))).text == WORDS
    assert plan.action("1.2").ended == day(6)
    assert plan.action("1.12").ended is None


@pytest.mark.parametrize(
    ("merged", "into", "why"),
    [
        (("1.1",), "1.1", "into itself"),
        (("1.1", "1.2"), "1.2", "into itself"),
        (("1.1", "1.1"), "1.2", "once"),
        ((), "1.2", "at least one"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused(
    merged: tuple[str, ...], into: str, why: str
) -> None:
    with pytest.raises(MergeError, match=why):
        planned("1.1", "1.2").merge_actions(merged, into, BECAUSE, by())


def test_what_has_left_the_plan_can_be_neither_merged_nor_renumbered() -> None:
    plan = planned("1.1", "1.2")
    plan = plan.apply([plan.withdraw_action("1.1", BECAUSE, by(day(6)))])

    with pytest.raises(AlreadyEndedError, match="retract that entry first"):
        plan.merge_actions(("1.1",), "1.2", BECAUSE, by(day(6)))
    with pytest.raises(ActionEndedError):
        plan.merge_actions(("1.2",), "1.1", BECAUSE, by(day(7)))
    with pytest.raises(ActionEndedError, match="give an earlier date with --on"):
        plan.renumber_action("1.1", "1.3", BECAUSE, by(day(6)))


def test_a_plan_that_ended_takes_nothing_from_that_day_on() -> None:
    plan = planned("1.1")
    action = plan.action("1.1").id

    closed = plan.apply([plan.close(BECAUSE, by(day(6)))])
    replaced = plan.apply([plan.supersede("riverton-2021", BECAUSE, by(day(6)))])

    for ended, how in ((closed, "closed"), (replaced, "superseded by riverton-2021")):
        with pytest.raises(PlanEndedError, match=f"was {how} on 1 June 2020"):
            ended.add_area("2", WORDS, by(day(6)))
        with pytest.raises(PlanEndedError):
            Action.of(ended, action).record_progress(WORDS, by(day(6)))
        assert ended.add_area("2", WORDS, by(day(5, 31))).code == "2"


@pytest.mark.parametrize("month", [3, 6, 9])
def test_a_plan_that_has_an_end_is_not_ended_again_on_any_day(month: int) -> None:
    plan = opened()
    plan = plan.apply([plan.close(BECAUSE, by(day(6)))])

    with pytest.raises(AlreadyEndedError, match="was closed on 1 June 2020"):
        plan.supersede("riverton-2021", BECAUSE, by(day(month)))
    with pytest.raises(AlreadyEndedError):
        plan.close(BECAUSE, by(day(month)))

    assert plan.structure.ended == (day(6), "closed")


def test_a_closing_that_was_taken_back_does_not_come_back_beside_another() -> None:
    plan = opened()
    plan = plan.apply([plan.close(BECAUSE, by(day(6)))])
    plan = plan.apply([plan.retract(4, BECAUSE, by(), numbers)])
    plan = plan.apply([plan.close(BECAUSE, by(day(3)))])

    with pytest.raises(AlreadyEndedError, match="closed or superseded"):
        plan.retract(5, BECAUSE, by(), numbers)


def test_an_action_is_not_added_before_its_area() -> None:
    plan = opened()
    plan = plan.apply([plan.add_area("2", WORDS, by(day(3)))])

    with pytest.raises(BeforeAddedError, match="Area 2 was added on 1 March 2020"):
        plan.add_action("2.1", "2", WORDS, by(day(2)))

    plan = plan.apply([plan.add_action("2.1", "2", WORDS, by(day(3)))])
    later = amended(plan.history.at(4, 4), Changes(on=by(day(4)).effective), 4)
    with pytest.raises(BeforeAddedError):
        plan.correct(later, BECAUSE, by(), numbers)


def test_a_plan_goes_on_when_its_closing_is_taken_back() -> None:
    plan = opened()
    plan = plan.apply([plan.close(BECAUSE, by(day(6)))])

    plan = plan.apply([plan.retract(4, BECAUSE, by(), numbers)])

    assert plan.add_area("2", WORDS, by()).area == 2


@pytest.mark.parametrize("version", [1, 2])
def test_what_carries_the_whole_plan_cannot_be_retracted(version: int) -> None:
    with pytest.raises(CannotRetractError, match="correct it, or adopt another scheme"):
        opened().retract(version, BECAUSE, by(), numbers)


def test_an_action_that_was_retracted_takes_nothing() -> None:
    plan = planned("1.1")

    gone = plan.apply([plan.retract(4, BECAUSE, by(), numbers)])

    with pytest.raises(UnknownActionError):
        Action.of(gone, plan.action("1.1").id).record_progress(WORDS, by())
