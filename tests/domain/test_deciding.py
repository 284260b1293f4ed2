"""A proposal is decided once; nothing is altered under the name of who decided."""

from __future__ import annotations

import pytest

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.refusals import CannotCorrectError
from domain.sign_off_refusals import (
    DecidedError,
    NotProposedError,
    ProposalGoneError,
    ProposedAlreadyError,
)
from domain.text import Text
from tests.domain.given import BECAUSE, day, is_one_sentence, numbers
from tests.domain.sign_off import (
    APPROVER,
    JUNE,
    OFFICER,
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


def test_a_corrected_proposal_is_still_one_whatever_it_says() -> None:
    given = rated(judged())
    given = given.apply([correction(given, 1, Changes(rating="g"))])

    assert ratings(given) == []
    with pytest.raises(ProposalGoneError, match=f"decide about #{numbers(2)} instead"):
        given.confirm(1, None, of(APPROVER), numbers)
    assert ratings(confirmed(given, 2)) == ["Green"]


def test_a_retracted_proposal_cannot_be_decided() -> None:
    given = retracted(rated(judged()), 1)

    with pytest.raises(ProposalGoneError, match="nothing to decide") as error:
        given.confirm(1, None, of(APPROVER), numbers)

    assert is_one_sentence(error.value)


def test_what_proposes_nothing_cannot_be_decided() -> None:
    given = rated(judged(), "Amber")

    with pytest.raises(NotProposedError) as error:
        given.confirm(1, None, of(APPROVER), numbers)

    assert is_one_sentence(error.value)


@pytest.mark.parametrize("decide", [confirmed, refused])
def test_a_decided_proposal_is_decided_once_and_is_left_alone(decide: object) -> None:
    assert callable(decide)
    given = decide(rated(judged()))

    for again in (confirmed, refused):
        with pytest.raises(DecidedError, match=f"retract #{numbers(2)} first"):
            again(given)
    with pytest.raises(DecidedError):
        correction(given, 1, Changes(text=Text("All posts are filled")))
    with pytest.raises(DecidedError):
        retracted(given, 1)
    with pytest.raises(CannotCorrectError, match="cannot be corrected"):
        correction(given, 2, Changes(text=Text("I meant another")))


def test_a_retracted_confirmation_leaves_the_proposal_waiting() -> None:
    given = retracted(confirmed(rated(judged())), 2)

    assert ratings(given) == []
    assert decisions(refused(given)) == ["action.rating_refused"]
    assert ratings(confirmed(given)) == ["Blue"]
    assert ratings(retracted(given, 1)) == []


def test_taking_that_retraction_back_confirms_it_again() -> None:
    given = retracted(confirmed(rated(judged())), 2)

    assert ratings(retracted(given, 3)) == ["Blue"]


def test_it_cannot_be_taken_back_once_the_proposal_was_decided_otherwise() -> None:
    given = refused(retracted(confirmed(rated(judged())), 2))

    with pytest.raises(DecidedError):
        retracted(given, 3)


def test_it_cannot_be_taken_back_once_the_proposal_says_something_else() -> None:
    given = retracted(confirmed(rated(judged())), 2)
    given = given.apply([correction(given, 1, Changes(rating="Red"))])

    with pytest.raises(DecidedError):
        retracted(given, 3)


def test_the_same_is_not_proposed_twice_while_it_waits() -> None:
    given = rated(judged(), on=JUNE)

    with pytest.raises(ProposedAlreadyError) as error:
        given.rate("b", BECAUSE, of("b.jones", JUNE))

    assert is_one_sentence(error.value)
    others = (
        given.rate("Blue", BECAUSE, of(OFFICER, day(7))),
        given.rate("Red", BECAUSE, of(OFFICER, JUNE)),
        refused(given).rate("Blue", BECAUSE, of(OFFICER, JUNE)),
    )
    assert {made.wire for made in others} == {"action.rating_proposed"}


def test_what_is_proposed_of_an_action_that_left_can_be_refused() -> None:
    given = rated(judged(), on=JUNE)
    plan = governed()
    plan = plan.apply([plan.withdraw_action("1.1", BECAUSE, of(OFFICER, day(8)))])
    given = under(plan, given)

    assert decisions(refused(given)) == ["action.rating_refused"]
    assert ratings(confirmed(given)) == ["Blue"]
    with pytest.raises(LedgerError, match="withdrawn"):
        given.rate("Blue", BECAUSE, of(OFFICER))
