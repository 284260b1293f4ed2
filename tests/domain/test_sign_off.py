"""A sign-off wants evidence, routine somebody who watches, and both a second person."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.correcting import Changes
from domain.evidence import Attachment
from domain.partial_date import PartialDate
from domain.policies import Wanted
from domain.refusals import CannotCorrectError, SignedOffError
from domain.sign_off_events import (
    DeliveryConfirmed,
    DeliveryProposed,
    EvidenceWaived,
    MonitoringAssigned,
)
from domain.sign_off_refusals import (
    NeedsSecondPersonError,
    NotSettlingError,
    ProposedAlreadyError,
    UnevidencedError,
    UnmonitoredError,
)
from domain.text import Text
from tests.delivering import delivered as said
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
)
from tests.domain.sign_off import (
    APPROVER,
    JUNE,
    LINK,
    OFFICER,
    QUALITY,
    SEEN,
    confirmed,
    correction,
    judged,
    of,
    refused,
    retracted,
    under,
    wanting,
)

SETTLED = ("signed off", "business as usual")


def evidenced(given: Action) -> Action:
    """Return the action with one piece of evidence."""
    return given.apply(
        [given.attach_evidence(Attachment(Text("The rota"), link=LINK), by())]
    )


def proposed(given: Action, status: str = "signed off") -> Action:
    """Return the action once a status is proposed from June on, with a waiver."""
    watches = QUALITY if status == "business as usual" else None
    beside = {"waiver": SEEN, "monitored_by": watches}
    made = given.record_delivery(status, BECAUSE, of(OFFICER, JUNE), **beside)
    assert [event.wire for event in made] == ["action.delivery_proposed"]
    return given.apply(made)


@pytest.mark.parametrize("status", SETTLED)
def test_a_sign_off_wants_evidence_or_a_word_on_why_there_is_none(
    status: str,
) -> None:
    watches = QUALITY if status == "business as usual" else None

    with pytest.raises(UnevidencedError, match="--waive-evidence") as error:
        action().record_delivery(status, BECAUSE, by(), monitored_by=watches)

    assert is_one_sentence(error.value)
    with_some = evidenced(action())
    assert with_some.record_delivery(status, BECAUSE, by(), monitored_by=watches)
    assert action().record_delivery(
        status, BECAUSE, by(), waiver=SEEN, monitored_by=watches
    )


def test_evidence_that_was_retracted_is_none() -> None:
    given = evidenced(action())
    given = given.apply([given.retract(1, BECAUSE, by(), numbers)])

    with pytest.raises(UnevidencedError):
        given.record_delivery("signed off", BECAUSE, by())


def test_what_was_signed_off_needs_no_more_evidence_to_become_routine() -> None:
    given = action()
    given = given.apply(given.record_delivery("signed off", None, by(), waiver=SEEN))

    (made, _) = given.record_delivery(
        "business as usual", None, by(), monitored_by=QUALITY
    )

    assert made.wire == "action.delivery_recorded"


def test_routine_wants_somebody_who_goes_on_watching() -> None:
    with pytest.raises(UnmonitoredError, match="--monitored-by") as error:
        action().record_delivery("business as usual", None, by(), waiver=SEEN)

    assert is_one_sentence(error.value)


@pytest.mark.parametrize("status", ["in progress", "completion claimed"])
def test_a_status_that_settles_nothing_takes_neither(status: str) -> None:
    for beside in ({"waiver": SEEN}, {"monitored_by": QUALITY}):
        with pytest.raises(NotSettlingError) as error:
            action().record_delivery(status, None, by(), **beside)
        assert is_one_sentence(error.value)
    with pytest.raises(NotSettlingError):
        action().record_delivery("signed off", None, by(), monitored_by=QUALITY)


def test_waiver_and_watcher_are_entries_beside_the_status_on_its_day() -> None:
    status, waiver, watcher = action().record_delivery(
        "business as usual", BECAUSE, by(JUNE), waiver=SEEN, monitored_by=QUALITY
    )

    assert isinstance(waiver, EvidenceWaived)
    assert isinstance(watcher, MonitoringAssigned)
    assert (waiver.reason, watcher.monitored_by) == (SEEN, QUALITY)
    assert {e.effective for e in (status, waiver, watcher)} == {PartialDate.day(JUNE)}
    versions = [e.originator_version for e in (status, waiver, watcher)]
    assert versions == [1, 2, 3]


def test_a_proposed_sign_off_carries_both_and_settles_nothing() -> None:
    given = proposed(judged(), "business as usual")

    (event,) = given.history.events
    assert isinstance(event, DeliveryProposed)
    assert (event.waiver, event.monitored_by) == (SEEN, QUALITY)
    assert given.delivery_on(day(12)) is None
    assert given.record_delivery("in progress", None, of(OFFICER))


@pytest.mark.parametrize("status", SETTLED)
def test_a_confirmed_sign_off_counts_from_its_own_day(status: str) -> None:
    given = confirmed(proposed(judged(), status))

    assert isinstance(given.history.events[-1], DeliveryConfirmed)
    on = [given.delivery_on(day(month)) for month in (5, 6)]
    assert on == [None, status]
    with pytest.raises(SignedOffError):
        given.record_delivery("in progress", None, of(OFFICER))


def test_a_refused_sign_off_settles_nothing_and_can_be_proposed_anew() -> None:
    given = refused(proposed(judged()))

    assert given.delivery_on(day(12)) is None
    assert proposed(given).history.version == 3


def test_a_sign_off_is_not_confirmed_once_its_evidence_is_gone() -> None:
    given = evidenced(judged())
    made = given.record_delivery("signed off", None, of(OFFICER))
    given = retracted(given.apply(made), 1)

    with pytest.raises(UnevidencedError):
        given.confirm(2, None, of(APPROVER), numbers)

    assert confirmed(evidenced(given), 2).delivery_on(day(12)) is None
    assert confirmed(evidenced(given), 2).delivery_on(of(APPROVER).today) == (
        "signed off"
    )


def test_a_sign_off_is_not_confirmed_over_another_one() -> None:
    given = proposed(judged())
    again = given.record_delivery(
        "business as usual", None, of(OFFICER, JUNE), waiver=SEEN, monitored_by=QUALITY
    )
    given = confirmed(given.apply(again), 2)

    with pytest.raises(SignedOffError):
        given.confirm(1, None, of(APPROVER), numbers)


def test_the_same_sign_off_is_not_proposed_twice_while_it_waits() -> None:
    given = proposed(judged())

    with pytest.raises(ProposedAlreadyError):
        proposed(given)


def test_a_retracted_confirmation_reopens_nothing_and_lets_the_proposal_wait() -> None:
    given = retracted(confirmed(proposed(judged())), 2)

    assert given.delivery_on(day(12)) is None
    assert confirmed(given).delivery_on(day(12)) == "signed off"


@pytest.mark.parametrize("status", SETTLED)
def test_no_correction_makes_a_sign_off(status: str) -> None:
    given = action()
    given = given.apply([said(given, "completion claimed", by())])

    with pytest.raises(CannotCorrectError, match="record that with `ledger deliver`"):
        correction(given, 1, Changes(delivery=status))


def test_the_date_of_a_sign_off_from_before_the_policy_cannot_be_moved() -> None:
    before = action()
    made = before.record_delivery("signed off", None, by(JUNE), waiver=SEEN)
    given = judged().apply(made)

    with pytest.raises(NeedsSecondPersonError):
        correction(given, 1, Changes(on=PartialDate.day(day(7))))


def test_a_proposed_status_is_not_corrected_into_another_one() -> None:
    given = proposed(judged())

    with pytest.raises(CannotCorrectError, match="a proposal of its own") as error:
        correction(given, 1, Changes(delivery="in progress"))

    assert is_one_sentence(error.value)


def test_a_claim_of_a_document_that_needs_confirming_keeps_its_words() -> None:
    plan = wanting(planned("1.1"), Wanted(delivery=("completion claimed",)))
    quoted = Text("Completed in March")

    (made,) = under(plan).record_delivery("completion claimed", None, by(), quoted)

    assert made.wire == "action.delivery_proposed"
    assert made.reason == quoted
