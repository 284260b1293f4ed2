"""Roles over time, policies of a second person, and meetings of boards."""

from __future__ import annotations

from datetime import date

import pytest

from domain.building import BadFactError
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.plan_people import (
    MeetingError,
    PolicyOvertakenError,
    UnknownBoardError,
    UnknownDeliveryError,
)
from domain.policies import POLICIES, Wanted
from domain.scheme import UnknownRatingError
from domain.second_person import SecondPerson, holders
from domain.sign_off_refusals import OwnRoleError, RoleHeldError
from domain.text import Text
from tests.domain.given import BECAUSE, day, is_one_sentence, numbers, opened
from tests.domain.sign_off import APPROVER, granting, of, wanting


def granted(plan: Plan, on: date, user: str = APPROVER) -> Plan:
    """Return the plan once the clerk has made somebody an approver from a day on."""
    return plan.apply([plan.grant_role("approver", user, of("clerk", on))])


def revoked(plan: Plan, on: date, user: str = APPROVER) -> Plan:
    """Return the plan once that has ended on a day."""
    end = plan.revoke_role("approver", user, BECAUSE, of("clerk", on))
    return plan.apply([end])


def held(plan: Plan, *months: int) -> list[int]:
    """Return in which months of 2020 somebody is an approver on the first."""
    facts = plan.history.facts
    return [m for m in months if holders(facts, "Approver", day(m))]


def test_a_role_is_held_from_its_grant_until_it_is_revoked() -> None:
    plan = revoked(granted(opened(), day(3)), day(6))

    assert held(plan, 2, 3, 5, 6, 12) == [3, 5]
    assert held(granted(plan, day(9)), 2, 3, 6, 9, 12) == [3, 9, 12]


def test_a_period_can_be_recorded_after_a_later_one() -> None:
    plan = granted(opened(), day(9))

    plan = revoked(granted(plan, day(3)), day(6))

    assert held(plan, 2, 3, 6, 9) == [3, 9]


@pytest.mark.parametrize("role", ["approver", "Approver", "APPROVER"])
def test_a_role_is_granted_once_and_revoked_once(role: str) -> None:
    plan = granted(opened(), day(3))

    with pytest.raises(RoleHeldError, match="is held already") as error:
        plan.grant_role(role, APPROVER, of("clerk", day(4)))
    with pytest.raises(RoleHeldError, match="is not held"):
        plan.revoke_role(role, "b.jones", BECAUSE, of("clerk", day(4)))
    with pytest.raises(RoleHeldError):
        plan.revoke_role(role, APPROVER, BECAUSE, of("clerk", day(2)))

    assert is_one_sentence(error.value)
    end = plan.revoke_role(role, APPROVER, BECAUSE, of("clerk", day(4)))
    assert end.role == "approver"


def test_a_name_that_cannot_be_is_refused_in_plain_words() -> None:
    with pytest.raises(BadFactError, match=r'^"=x" cannot name a role; use'):
        opened().grant_role("=x", APPROVER, of("clerk"))
    with pytest.raises(BadFactError, match=r'^"=x" cannot name a board; use'):
        opened().name_board("=x", Text("The group"), of("clerk"))


def test_a_user_name_in_another_case_is_the_same_person() -> None:
    plan = granted(opened(), day(3))

    with pytest.raises(RoleHeldError, match=f"is held already by {APPROVER}"):
        plan.grant_role("approver", APPROVER.upper(), of("clerk", day(4)))
    end = plan.revoke_role("approver", APPROVER.upper(), BECAUSE, of("clerk", day(4)))
    assert end.person == APPROVER


@pytest.mark.parametrize("user", ["clerk", "Clerk"])
def test_nobody_grants_themselves_a_role(user: str) -> None:
    with pytest.raises(OwnRoleError) as error:
        opened().grant_role("approver", user, of("clerk"))

    assert is_one_sentence(error.value)


def test_a_grant_that_was_retracted_was_never_made() -> None:
    plan = granting(opened(), APPROVER)

    plan = plan.apply([plan.retract(4, BECAUSE, of("clerk"), numbers)])

    assert holders(plan.history.facts, "approver") == []


def test_a_policy_names_ratings_by_word_or_letter_each_once() -> None:
    plan = wanting(opened(), Wanted(("b", "Blue", "red"), ("Signed off",), "Head"))

    assert plan.second_person == SecondPerson(
        frozenset({"blue", "red"}), frozenset({"signed off"}), "Head"
    )


def test_what_a_policy_does_not_speak_of_stays_as_it_was() -> None:
    plan = wanting(opened(), POLICIES["ofsted"])

    plan = wanting(plan, Wanted(ratings=("Amber",)))

    assert plan.second_person.ratings == {"amber"}
    assert plan.second_person.delivery == {"signed off", "business as usual"}


def test_a_policy_of_nothing_ends_it() -> None:
    plan = wanting(wanting(opened(), POLICIES["ofsted"]), POLICIES["none"])

    assert plan.second_person == SecondPerson()


@pytest.mark.parametrize("wanted", [POLICIES["none"], Wanted(ratings=("Amber",))])
def test_a_policy_from_an_earlier_day_would_not_end_a_later_one(wanted: Wanted) -> None:
    plan = wanting(opened(), POLICIES["ofsted"], of("clerk", day(6)))

    with pytest.raises(PolicyOvertakenError, match="1 June 2020") as error:
        wanting(plan, wanted, of("clerk", day(5)))

    assert is_one_sentence(error.value)
    again = wanting(plan, wanted, of("clerk", day(6)))
    assert "blue" not in again.second_person.ratings


def test_one_that_was_dropped_is_not_set_again_from_before_that() -> None:
    plan = wanting(opened(), POLICIES["none"], of("clerk", day(6)))

    with pytest.raises(PolicyOvertakenError):
        wanting(plan, POLICIES["ofsted"], of("clerk", day(5)))


def test_a_policy_of_what_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownRatingError):
        wanting(opened(), Wanted(ratings=("Purple",)))
    with pytest.raises(UnknownDeliveryError) as error:
        wanting(opened(), Wanted(delivery=("done",)))

    assert is_one_sentence(error.value)


def test_a_board_that_the_plan_never_named_does_not_meet() -> None:
    with pytest.raises(UnknownBoardError, match="it names none yet") as error:
        opened().hold_meeting("DMG", of("clerk"))

    assert is_one_sentence(error.value)


def test_a_board_meets_once_a_day_under_the_name_that_the_plan_gave_it() -> None:
    plan = opened()
    name = Text("Departmental Management Group")
    plan = plan.apply([plan.name_board("DMG", name, of("clerk"))])
    met = plan.hold_meeting("dmg", of("clerk", day(3)))
    plan = plan.apply([met])

    assert met.board == "DMG"
    with pytest.raises(MeetingError, match="recorded already") as error:
        plan.hold_meeting("DMG", of("clerk", day(3)))
    assert is_one_sentence(error.value)
    assert plan.hold_meeting("DMG", of("clerk", day(4))).effective_day == day(4)


def test_a_meeting_was_on_one_day() -> None:
    plan = opened()
    plan = plan.apply([plan.name_board("DMG", Text("The group"), of("clerk"))])

    for on in (PartialDate.month(2020, 3), PartialDate.unknown()):
        with pytest.raises(MeetingError, match="on one day"):
            plan.hold_meeting("DMG", of("clerk").on(on))
