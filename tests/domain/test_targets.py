"""A target is never lost: what it was stays on record under its number."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.action import Action
from domain.action_events import TargetRevised, TargetSet
from domain.building import BadFactError, build
from domain.correcting import Changes, amended
from domain.partial_date import PartialDate
from domain.refusals import (
    ActionEndedError,
    ApprovalMissingError,
    CannotRetractError,
    ReasonMissingError,
    TargetNotYetSetError,
    UnchangedError,
    UnknownTargetError,
    WhichTargetError,
)
from domain.target import BadTargetError, Target, TargetKind
from domain.text import Text
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
)

CHAIR = Text("Chair of the board")


def due(month: int, words: str = "By then") -> Target:
    """Return a target that falls due in `month` of 2021."""
    return Target(kind="date", words=Text(words), due=PartialDate.month(2021, month))


MARCH, JUNE, DECEMBER = due(3), due(6), due(12)


def with_targets(*targets: Target) -> Action:
    """Return an action with `targets` set on 1 March 2020."""
    given = action()
    for target in targets:
        given = given.apply([given.set_target(target, by(day(3)))])
    return given


def revised(given: Action, number: int, target: Target, month: int) -> Action:
    """Return the action after a revision on the first of `month` of 2020."""
    event = given.revise_target(
        number, target, by(day(month)), reason=BECAUSE, approved_by=CHAIR
    )
    return given.apply([event])


def test_an_action_may_have_several_targets_each_under_its_number() -> None:
    given = with_targets(MARCH, JUNE, MARCH)

    assert given.targets == {1: MARCH, 2: JUNE, 3: MARCH}


def test_a_revision_names_the_target_the_new_one_the_reason_and_who_approved() -> None:
    given = revised(with_targets(MARCH, MARCH), 2, JUNE, 4)

    event = given.history.at(3, 103)

    assert isinstance(event, TargetRevised)
    said = (event.number, event.target, event.reason, event.approved_by)
    assert said == (2, JUNE, BECAUSE, CHAIR)
    assert given.targets == {1: MARCH, 2: JUNE}


def test_what_a_target_was_first_stays_on_record() -> None:
    given = revised(revised(with_targets(MARCH), 1, JUNE, 4), 1, DECEMBER, 5)

    stated = [
        fact.event.target
        for fact in given.history.facts
        if isinstance(fact.event, TargetSet | TargetRevised)
    ]

    assert stated == [MARCH, JUNE, DECEMBER]


def test_a_backdated_revision_counts_only_until_the_one_that_follows_it() -> None:
    given = revised(with_targets(MARCH), 1, DECEMBER, 5)

    assert revised(given, 1, JUNE, 4).targets == {1: DECEMBER}


def test_a_revision_that_is_typed_needs_a_reason_and_an_approver() -> None:
    given = with_targets(MARCH)

    with pytest.raises(ReasonMissingError, match="A revised target needs a reason"):
        given.revise_target(1, JUNE, by(), reason=None, approved_by=CHAIR)
    with pytest.raises(ApprovalMissingError, match='--approved-by "role"') as refused:
        given.revise_target(1, JUNE, by(), reason=BECAUSE, approved_by=None)

    assert is_one_sentence(refused.value)


def test_a_revision_that_changes_nothing_is_refused() -> None:
    with pytest.raises(UnchangedError, match=r"Target 1 of action 1\.1 already"):
        revised(with_targets(MARCH), 1, MARCH, 4)


def test_a_target_the_action_does_not_have_cannot_be_revised() -> None:
    with pytest.raises(UnknownTargetError, match="its targets are 1, 2"):
        revised(with_targets(MARCH, JUNE), 3, DECEMBER, 4)
    with pytest.raises(UnknownTargetError, match="it has none yet"):
        revised(action(), 1, DECEMBER, 4)


def test_the_only_target_need_not_be_named_and_one_of_several_must_be() -> None:
    only = with_targets(MARCH)
    fields = {"reason": BECAUSE, "approved_by": CHAIR}

    assert only.revise_target(None, JUNE, by(), **fields).number == 1
    with pytest.raises(WhichTargetError, match="say which") as refused:
        with_targets(MARCH, JUNE).revise_target(None, DECEMBER, by(), **fields)
    with pytest.raises(UnknownTargetError, match="it has none yet"):
        action().revise_target(None, JUNE, by(), **fields)

    assert is_one_sentence(refused.value)


def test_a_revision_before_its_target_was_set_is_refused_not_hidden() -> None:
    with pytest.raises(TargetNotYetSetError, match="set on 1 March 2020") as refused:
        revised(with_targets(MARCH), 1, JUNE, 2)

    assert is_one_sentence(refused.value)
    assert revised(with_targets(MARCH), 1, JUNE, 3).targets == {1: JUNE}


def test_a_target_cannot_be_dated_after_its_revision() -> None:
    given = revised(with_targets(MARCH), 1, JUNE, 4)
    later = amended(given.history.at(1, 101), Changes(on=by(day(5)).effective), 101)

    with pytest.raises(TargetNotYetSetError):
        given.correct(later, BECAUSE, by(), numbers)


def test_a_target_that_was_revised_cannot_be_retracted_first() -> None:
    given = revised(with_targets(MARCH), 1, JUNE, 4)

    with pytest.raises(CannotRetractError, match="retract the revision") as refused:
        given.retract(1, BECAUSE, by(), numbers)
    given = given.apply([given.retract(2, BECAUSE, by(), numbers)])
    assert given.targets == {1: MARCH}
    given = given.apply([given.retract(1, BECAUSE, by(), numbers)])

    assert given.targets == {}
    assert is_one_sentence(refused.value)


def test_a_revision_cannot_come_back_without_its_target() -> None:
    given = revised(with_targets(MARCH), 1, JUNE, 4)
    for version in (2, 1):
        given = given.apply([given.retract(version, BECAUSE, by(), numbers)])

    with pytest.raises(CannotRetractError, match="without the entry that set it"):
        given.retract(3, BECAUSE, by(), numbers)
    given = given.apply([given.retract(4, BECAUSE, by(), numbers)])
    given = given.apply([given.retract(3, BECAUSE, by(), numbers)])

    assert given.targets == {1: JUNE}


def test_the_number_of_a_retracted_target_is_never_used_again() -> None:
    given = with_targets(MARCH)
    given = given.apply([given.retract(1, BECAUSE, by(), numbers)])

    given = given.apply([given.set_target(JUNE, by())])

    assert given.targets == {2: JUNE}


def test_a_corrected_target_keeps_its_number_and_its_revisions() -> None:
    given = revised(with_targets(MARCH), 1, JUNE, 4)
    other = amended(given.history.at(1, 101), Changes(target=due(2)), 101)

    given = given.apply([given.correct(other, BECAUSE, by(), numbers)])

    assert given.targets == {1: JUNE}
    first = given.history.facts[0].event
    assert isinstance(first, TargetSet)
    assert (first.number, first.target) == (1, due(2))


def test_an_action_that_left_the_plan_takes_no_target_from_that_day() -> None:
    plan = planned("1.1")
    plan = plan.apply([plan.withdraw_action("1.1", BECAUSE, by(day(6)))])
    given = Action(plan, with_targets(MARCH).history)

    with pytest.raises(ActionEndedError):
        given.set_target(JUNE, by(day(6)))
    with pytest.raises(ActionEndedError):
        revised(given, 1, JUNE, 6)
    assert revised(given, 1, JUNE, 5).targets == {1: JUNE}


def test_a_target_of_kind_date_without_one_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        Target(kind="date", words=Text("As soon as possible"))

    cause = refused.value.errors()[0]["ctx"]["error"]
    assert isinstance(cause, BadTargetError)
    assert is_one_sentence(cause)
    assert "name the date, or record it as text" in str(cause)


@pytest.mark.parametrize("kind", ["standing", "measure", "review", "text"])
def test_a_target_of_any_other_kind_needs_no_date(kind: TargetKind) -> None:
    assert Target(kind=kind, words=Text("Ongoing")).due is None
    assert with_targets(Target(kind=kind, words=Text("Ongoing"))).targets.keys() == {1}


def test_a_standing_target_runs_on_since_a_date_and_never_falls_due() -> None:
    january, words = PartialDate.month(2020, 1), Text("January 2020 and ongoing")

    standing = Target(kind="standing", words=words, since=january)

    assert (standing.since, standing.due) == (january, None)
    for wrong in ({"kind": "standing", "due": january}, {"since": january}):
        with pytest.raises(BadFactError, match="standing") as refused:
            build(Target, **{"kind": "text", "words": words, **wrong})
        assert is_one_sentence(refused.value)


def test_a_target_may_lie_in_the_future() -> None:
    ahead = Target(kind="date", words=Text("By 2030"), due=PartialDate.month(2030, 1))

    assert with_targets(ahead).targets == {1: ahead}
