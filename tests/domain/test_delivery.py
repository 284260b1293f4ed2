"""What is signed off stays so until it is reopened, and claims stay claims."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.action_events import DeliveryStatus
from domain.building import BadFactError
from domain.refusals import (
    NotSignedOffError,
    ReasonMissingError,
    SignedOffError,
)
from domain.text import Text
from tests.delivering import delivered as said
from tests.delivering import delivery
from tests.domain.given import BECAUSE, action, by, day, is_one_sentence, numbers

OPEN: list[DeliveryStatus] = [
    "not started",
    "in progress",
    "completion claimed",
    "business as usual claimed",
]
SETTLED: list[DeliveryStatus] = ["signed off", "business as usual"]


def delivered(status: str, month: int = 3) -> Action:
    """Return an action with `status` recorded on the first of `month`."""
    given = action()
    return given.apply(delivery(given, status, by(day(month))))


def test_nothing_is_said_of_delivery_until_somebody_does() -> None:
    assert action().delivery_on(day(12)) is None
    assert delivered("in progress").delivery_on(day(2)) is None
    assert delivered("in progress").delivery_on(day(3)) == "in progress"


@pytest.mark.parametrize("claim", OPEN)
@pytest.mark.parametrize("after", OPEN + SETTLED)
def test_what_is_not_signed_off_may_change_to_anything(claim: str, after: str) -> None:
    given = delivered(claim)

    assert said(given, after, by(day(4))).status == after


@pytest.mark.parametrize("settled", SETTLED)
@pytest.mark.parametrize("after", OPEN + SETTLED)
def test_what_is_signed_off_must_be_reopened_first(settled: str, after: str) -> None:
    given = delivered(settled)

    if (settled, after) == ("signed off", "business as usual"):
        assert said(given, after, by(day(4))).status == after
        return
    with pytest.raises(SignedOffError, match=f'"{settled}"; reopen it') as refused:
        delivery(given, after, by(day(4)))
    assert is_one_sentence(refused.value)


@pytest.mark.parametrize("settled", SETTLED)
def test_a_reopened_action_is_in_progress_and_can_be_signed_off_again(
    settled: str,
) -> None:
    given = delivered(settled)

    given = given.apply([given.reopen(BECAUSE, by(day(5)))])
    again = given.apply(delivery(given, "signed off", by(day(7))))

    on = [again.delivery_on(day(month)) for month in (2, 3, 5, 7)]
    assert on == [None, settled, "in progress", "signed off"]


def test_reopening_needs_a_reason() -> None:
    with pytest.raises(ReasonMissingError, match="Reopening an action needs a reason"):
        delivered("signed off").reopen(None, by(day(4)))


@pytest.mark.parametrize("status", [None, *OPEN])
def test_what_was_never_signed_off_cannot_be_reopened(status: str | None) -> None:
    given = action() if status is None else delivered(status)

    with pytest.raises(NotSignedOffError, match="nothing to reopen") as refused:
        given.reopen(BECAUSE, by(day(4)))

    assert is_one_sentence(refused.value)


def test_delivery_before_the_sign_off_can_still_be_recorded() -> None:
    given = delivered("signed off", 6)

    given = given.apply(delivery(given, "in progress", by(day(2))))

    assert [given.delivery_on(day(m)) for m in (2, 6)] == ["in progress", "signed off"]
    with pytest.raises(NotSignedOffError):
        given.reopen(BECAUSE, by(day(5)))


def test_a_sign_off_that_was_taken_back_needs_no_reopening() -> None:
    given = delivered("signed off")

    given = given.apply([given.retract(1, BECAUSE, by(), numbers)])

    assert said(given, "in progress", by(day(4))).status == "in progress"


@pytest.mark.parametrize("status", ["done", "Signed off", "withdrawn", ""])
def test_a_status_that_there_is_not_is_refused_with_the_choices(status: str) -> None:
    with pytest.raises(BadFactError, match="'completion claimed'") as refused:
        action().record_delivery(status, None, by())

    assert is_one_sentence(refused.value)


def test_why_a_status_is_recorded_stands_apart_from_the_words_that_claim_it() -> None:
    why, quoted = Text("Seen at the visit"), Text("Completed in March")

    (typed,) = action().record_delivery("in progress", why, by())
    (read,) = action().record_delivery("completion claimed", None, by(), quoted)

    assert (typed.reason, getattr(typed, "note")) == (why, None)  # noqa: B009
    assert (read.reason, getattr(read, "note")) == (None, quoted)  # noqa: B009
