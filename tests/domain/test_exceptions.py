"""An exception report says why an action is off track, and can be put right."""

from __future__ import annotations

import pytest

from domain.action import Action
from domain.action_events import ExceptionReported
from domain.correcting import Changes
from domain.refusals import ActionEndedError, CannotCorrectError, UnchangedError
from domain.report_refusals import ExceptionsOwedError
from domain.text import Text
from tests.domain.amending import correction, noted
from tests.domain.given import BECAUSE, action, by, day, is_one_sentence, planned

CAUSE, RECOVERY, ASKED = Text("Two left"), Text("Advertise"), Text("DMG: fund posts")


def reported() -> Action:
    """Return action 1.1 with an exception report of 1 March 2020."""
    given = action()
    return given.apply([given.report_exception(CAUSE, RECOVERY, ASKED, by(day(3)))])


def test_an_exception_is_reported_whatever_the_rating_is() -> None:
    made = action().report_exception(CAUSE, RECOVERY, None, by(day(3)))

    assert isinstance(made, ExceptionReported)
    assert (made.cause, made.recovery, made.asked) == (CAUSE, RECOVERY, None)
    assert made.effective_day == day(3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (Changes(text=Text("Three left")), "cause"),
        (Changes(recovery=Text("Advertise again")), "recovery"),
        (Changes(asked=Text("DMG: fund three posts")), "asked"),
    ],
)
def test_a_correction_changes_one_part_and_keeps_the_others(
    changes: Changes, field: str
) -> None:
    before = reported().history.events[0]

    after = correction(reported(), 1, changes).replacement

    changed = {
        name
        for name in ("cause", "recovery", "asked", "effective")
        if getattr(after, name) != getattr(before, name)
    }
    assert changed == {field}


def test_a_correction_that_says_the_same_is_refused() -> None:
    with pytest.raises(UnchangedError):
        correction(reported(), 1, Changes(recovery=RECOVERY, asked=ASKED))


def test_a_note_has_no_recovery_to_correct() -> None:
    with pytest.raises(CannotCorrectError, match="has no recovery to correct"):
        correction(noted("one"), 1, Changes(recovery=RECOVERY))


def test_no_exception_is_reported_of_an_action_that_has_left_the_plan() -> None:
    plan = planned("1.1")
    gone = plan.apply([plan.withdraw_action("1.1", BECAUSE, by(day(2)))])

    with pytest.raises(ActionEndedError):
        Action.of(gone, action().id).report_exception(CAUSE, RECOVERY, None, by(day(3)))


def test_a_refusal_to_seal_names_the_actions_and_both_ways_out() -> None:
    refusal = ExceptionsOwedError([("2.2", day(1, 28)), ("4.4", day(4))])

    said = str(refusal)
    assert is_one_sentence(refusal)
    assert "owed for 2.2 (since 28 January 2020) and 4.4 (since 1 April 2020)" in said
    assert "`ledger exception report REF`" in said
    assert "--because" in said
    assert refusal.codes == ("2.2", "4.4")
