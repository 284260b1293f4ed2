"""A rating that needs a second person counts once they have confirmed it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.policies import POLICIES, Wanted
from domain.refusals import ReasonMissingError
from domain.sign_off_events import RatingConfirmed, RatingProposed
from domain.sign_off_refusals import (
    NeedsSecondPersonError,
    NotEntitledError,
    OwnProposalError,
)
from domain.text import Text
from tests.domain.given import BECAUSE, day, is_one_sentence, numbers, planned
from tests.domain.sign_off import (
    APPROVER,
    JUNE,
    OFFICER,
    confirmed,
    correction,
    governed,
    granting,
    judged,
    of,
    rated,
    ratings,
    retracted,
    under,
    wanting,
)


def test_what_the_policy_names_is_proposed_and_the_rest_counts() -> None:
    given = judged()

    for rating in ("Red", "b", "BLUE"):
        assert isinstance(given.rate(rating, BECAUSE, of(OFFICER)), RatingProposed)
    for rating in ("Amber", "g"):
        assert given.rate(rating, BECAUSE, of(OFFICER)).wire == "action.rated"


def test_a_proposal_wants_a_reason_as_a_rating_does() -> None:
    with pytest.raises(ReasonMissingError):
        judged().rate("Blue", None, of(OFFICER))


def test_a_confirmed_rating_counts_from_the_day_that_was_proposed() -> None:
    given = rated(judged(), on=JUNE)

    made = given.confirm(1, None, of(APPROVER), numbers)

    assert isinstance(made, RatingConfirmed)
    assert made.effective == PartialDate.day(JUNE)
    assert (made.rating, made.entry, made.version) == ("Blue", numbers(1), 1)
    assert (made.recorded_by, made.role) == (APPROVER, "approver")
    assert ratings(given) == []
    assert ratings(given.apply([made])) == ["Blue"]


def test_a_refused_rating_never_counts_and_says_why() -> None:
    given = rated(judged(), on=JUNE)

    with pytest.raises(ReasonMissingError):
        given.refuse(1, None, of(APPROVER), numbers)
    made = given.refuse(1, BECAUSE, of(APPROVER), numbers)

    assert made.effective.last == of(APPROVER).today
    assert ratings(given.apply([made])) == []


@pytest.mark.parametrize("user", [OFFICER, OFFICER.upper()])
def test_nobody_is_the_second_person_of_their_own_proposal(user: str) -> None:
    given = rated(under(governed(APPROVER, OFFICER)))

    for decide in (given.confirm, given.refuse):
        with pytest.raises(OwnProposalError, match=r"let a\.osei decide") as error:
            decide(1, BECAUSE, of(user), numbers)
        assert is_one_sentence(error.value)


def test_who_holds_the_role_decides_in_whatever_case_the_name_is_spelt() -> None:
    given = rated(judged())

    assert ratings(confirmed(given, user=APPROVER.upper())) == ["Blue"]


def test_who_corrected_a_proposal_counts_among_its_authors() -> None:
    given = rated(under(governed(APPROVER, "b.jones")))
    words = Changes(text=Text("All posts are filled"))
    given = given.apply([correction(given, 1, words, "b.jones")])

    for user in ("b.jones", OFFICER):
        with pytest.raises((OwnProposalError, NotEntitledError)):
            given.confirm(2, None, of(user), numbers)
    assert ratings(confirmed(given, 2)) == ["Blue"]


def test_who_corrected_it_is_an_author_even_once_that_was_retracted() -> None:
    given = rated(under(governed(APPROVER, "b.jones")))
    words = Changes(text=Text("All posts are filled"))
    given = given.apply([correction(given, 1, words, "b.jones")])
    given = retracted(given, 2)

    with pytest.raises(OwnProposalError):
        given.confirm(1, None, of("b.jones"), numbers)


def test_a_role_that_is_not_held_now_decides_nothing() -> None:
    plan = governed(APPROVER, "b.jones")
    gone = plan.revoke_role("approver", APPROVER, BECAUSE, of("clerk"))
    given = rated(under(plan.apply([gone])))

    with pytest.raises(NotEntitledError, match=r"b\.jones can decide") as error:
        given.confirm(1, None, of(APPROVER), numbers)
    with pytest.raises(NotEntitledError):
        given.refuse(1, BECAUSE, of("c.reed"), numbers)

    assert is_one_sentence(error.value)
    assert ratings(confirmed(given, user="b.jones")) == ["Blue"]


def test_the_policy_can_name_another_role() -> None:
    plan = wanting(governed(), Wanted(role="Head of Service"))
    plan = granting(plan, "b.jones", "head of service")
    given = rated(under(plan))

    with pytest.raises(NotEntitledError, match="The role Head of Service"):
        given.confirm(1, None, of(APPROVER), numbers)
    made = given.confirm(1, None, of("b.jones"), numbers)

    assert made.role == "Head of Service"


@pytest.mark.parametrize("on", [day(1), day(12)])
def test_no_date_gets_around_the_policy(on: date) -> None:
    plan = wanting(planned("1.1"), POLICIES["ofsted"])

    made = under(plan).rate("Blue", BECAUSE, of(OFFICER, on))

    assert isinstance(made, RatingProposed)


def test_a_clock_that_was_put_back_does_not_get_around_it_either() -> None:
    plan = wanting(planned("1.1"), POLICIES["ofsted"])

    made = under(plan).rate("Blue", BECAUSE, of(OFFICER, today=day(2)))

    assert isinstance(made, RatingProposed)


def test_what_was_rated_before_the_policy_stays_as_it_is() -> None:
    before = rated(under(planned("1.1")))

    after = under(governed(), before)

    assert ratings(after) == ["Blue"]
    with pytest.raises(NeedsSecondPersonError):
        correction(after, 1, Changes(on=PartialDate.day(JUNE)))
    made = correction(after, 1, Changes(text=Text("All posts are filled")))
    assert made.wire == "entry.corrected"


def test_a_correction_cannot_bring_what_needs_a_second_person() -> None:
    given = rated(judged(), "Amber")

    with pytest.raises(NeedsSecondPersonError, match=r'^"Blue" needs') as error:
        correction(given, 1, Changes(rating="b"))

    assert is_one_sentence(error.value)
    made = correction(given, 1, Changes(rating="Green"))
    assert made.wire == "entry.corrected"


def test_the_correction_of_a_correction_cannot_bring_it_either() -> None:
    given = rated(judged(), "Amber")
    given = given.apply([correction(given, 1, Changes(rating="Green"))])

    with pytest.raises(NeedsSecondPersonError):
        correction(given, 2, Changes(rating="Blue"))
