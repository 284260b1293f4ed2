"""Nobody undoes alone, or brings back alone, what wants two people."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.correcting import Changes, amended
from domain.partial_date import PartialDate
from domain.plan import Plan
from domain.second_person import holders
from domain.sign_off_refusals import (
    BroughtBackError,
    NotEntitledError,
    OwnProposalError,
    OwnRoleError,
)
from tests.domain.given import BECAUSE, by, day, is_one_sentence, numbers, planned
from tests.domain.sign_off import (
    APPROVER,
    JUNE,
    OFFICER,
    SEEN,
    confirmed,
    correction,
    decisions,
    governed,
    judged,
    of,
    rated,
    ratings,
    refused,
    retracted,
    under,
)


@pytest.mark.parametrize("decide", [confirmed, refused])
def test_who_proposed_does_not_take_back_what_was_decided(decide: object) -> None:
    assert callable(decide)
    given = decide(rated(under(governed(APPROVER, OFFICER))))

    with pytest.raises(OwnProposalError) as error:
        retracted(given, 2, OFFICER)

    assert is_one_sentence(error.value)
    assert len(decisions(given)) == 1


def test_who_may_not_decide_does_not_take_back_a_decision_either() -> None:
    given = confirmed(rated(judged(), "Red"))

    with pytest.raises(NotEntitledError):
        retracted(given, 2, "c.reed")

    assert ratings(retracted(given, 2, APPROVER)) == []


def test_who_proposed_does_not_bring_back_a_confirmation_that_was_taken_back() -> None:
    given = retracted(confirmed(rated(judged())), 2)

    with pytest.raises(OwnProposalError):
        retracted(given, 3, OFFICER)

    assert ratings(retracted(given, 3, APPROVER)) == ["Blue"]


def test_a_rating_from_before_the_policy_is_not_brought_back_under_it() -> None:
    before = retracted(rated(under(planned("1.1"))), 1)
    given = under(governed(), before)

    with pytest.raises(BroughtBackError, match="anew with `ledger rate`") as error:
        retracted(given, 2)

    assert is_one_sentence(error.value)


def test_nor_by_taking_back_the_correction_that_made_it_another_one() -> None:
    before = rated(under(planned("1.1")))
    before = before.apply([correction(before, 1, Changes(rating="Amber"))])
    given = under(governed(), before)

    with pytest.raises(BroughtBackError):
        retracted(given, 2)


def test_a_sign_off_from_before_the_policy_is_not_brought_back_either() -> None:
    before = Action.of(planned("1.1"), planned("1.1").action("1.1").id)
    made = before.record_delivery("signed off", None, by(JUNE), waiver=SEEN)
    before = retracted(before.apply(made), 1)

    with pytest.raises(BroughtBackError, match="anew with `ledger deliver`"):
        retracted(under(governed(), before), 3)


def test_what_needs_nobody_else_is_brought_back_by_anybody() -> None:
    given = retracted(rated(judged(), "Amber"), 1)

    assert ratings(retracted(given, 2, "c.reed")) == ["Amber"]


def without_role() -> Plan:
    """Return a plan in which the role of the approver was revoked as entry 8."""
    plan = governed()
    return plan.apply([plan.revoke_role("approver", APPROVER, BECAUSE, of("clerk"))])


@pytest.mark.parametrize("user", [APPROVER, APPROVER.upper()])
def test_nobody_takes_back_that_their_own_role_was_revoked(user: str) -> None:
    plan = without_role()
    version = plan.history.version

    with pytest.raises(OwnRoleError) as error:
        plan.retract(version, BECAUSE, of(user), numbers)

    assert is_one_sentence(error.value)
    back = plan.apply([plan.retract(version, BECAUSE, of("clerk"), numbers)])
    assert holders(back.history.facts, "approver") == [APPROVER]


def test_nobody_dates_the_end_of_their_own_role_before_its_grant() -> None:
    plan = without_role()
    version = plan.history.version
    end = plan.history.at(version, numbers(version))
    fact = amended(end, Changes(on=PartialDate.day(day(1))), numbers(version))

    with pytest.raises(OwnRoleError):
        plan.correct(fact, BECAUSE, of(APPROVER), numbers)


def test_nobody_brings_back_a_grant_of_their_own_that_was_taken_back() -> None:
    plan = governed()
    version = plan.history.version
    plan = plan.apply([plan.retract(version, BECAUSE, of("clerk"), numbers)])

    with pytest.raises(OwnRoleError):
        plan.retract(version + 1, BECAUSE, of(APPROVER), numbers)
