"""What a correction may change, and what it must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from domain.action import Action
from domain.building import BadFactError
from domain.catalog import EVENTS
from domain.correcting import Changes, amended
from domain.event import FutureDateError
from domain.history import UnknownEntryError
from domain.partial_date import PartialDate
from domain.refusals import (
    ActionEndedError,
    CannotCorrectError,
    UnchangedError,
)
from domain.text import Text
from domain.text_fields import TEXT_FIELD
from tests.domain.amending import corrected, correction, noted, retracted, texts
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
    planned,
)
from tests.examples import examples


def test_a_retraction_can_only_be_retracted() -> None:
    given = retracted(noted("one"), 1)

    with pytest.raises(CannotCorrectError, match="retract it to undo it") as refused:
        correction(given, 2, Changes(on=by(day(3)).effective))

    assert is_one_sentence(refused.value)


def test_an_entry_cannot_become_another_kind_of_entry() -> None:
    given = noted("one")
    rated = given.rate("Red", BECAUSE, by())

    with pytest.raises(CannotCorrectError, match="record the other fact") as refused:
        given.correct(
            rated.model_copy(update={"originator_version": 1}), BECAUSE, by(), numbers
        )

    assert is_one_sentence(refused.value)


def test_a_correction_that_changes_nothing_is_refused() -> None:
    given = noted("one")

    with pytest.raises(UnchangedError, match="Entry #101 already says exactly that"):
        correction(given, 1, "one")
    with pytest.raises(UnchangedError):
        given.correct(given.history.at(1, 101), BECAUSE, by(), numbers)


@pytest.mark.parametrize("version", [-1, 0, 2])
def test_an_entry_that_there_is_not_can_be_neither_corrected_nor_retracted(
    version: int,
) -> None:
    given = noted("one")
    plan = planned()

    with pytest.raises(UnknownEntryError):
        given.retract(version, BECAUSE, by(), numbers)
    with pytest.raises(UnknownEntryError):
        plan.retract(version + version, BECAUSE, by(), numbers)
    wrong = given.history.at(1, 101).model_copy(update={"originator_version": version})
    with pytest.raises(UnknownEntryError):
        given.correct(wrong, BECAUSE, by(), numbers)


def test_a_part_the_entry_does_not_have_cannot_be_corrected() -> None:
    for changes in (Changes(rating="Red"), Changes(code="1"), Changes(delivery="x")):
        with pytest.raises(CannotCorrectError, match="ledger show") as refused:
            correction(noted("one"), 1, changes)
        assert is_one_sentence(refused.value)


def test_a_correction_cannot_bring_in_what_could_not_have_been_recorded() -> None:
    given = action()
    given = given.apply(given.record_delivery("in progress", None, by()))

    with pytest.raises(BadFactError, match="cannot be the status of delivery"):
        correction(given, 1, Changes(delivery="done"))
    with pytest.raises(FutureDateError):
        correction(given, 1, Changes(on=PartialDate.day(date(2021, 3, 4))))


def test_a_fact_cannot_be_moved_to_after_its_action_left_the_plan() -> None:
    given = noted("one")
    plan = planned("1.1")
    plan = plan.apply([plan.withdraw_action("1.1", BECAUSE, by(day(6)))])
    given = Action(plan, given.history)

    assert texts(corrected(given, 1, "ONE")) == ["ONE"]
    assert texts(corrected(given, 1, Changes(on=by(day(5)).effective))) == ["one"]
    with pytest.raises(ActionEndedError):
        correction(given, 1, Changes(on=by(day(6)).effective))


@pytest.mark.parametrize("wire", TEXT_FIELD)
def test_the_main_text_of_every_entry_that_has_one_can_be_corrected(wire: str) -> None:
    event = examples()[wire]

    after = amended(event, Changes(text=Text("Said better")), 7)

    changed = {name for name, value in after if value != getattr(event, name)}
    assert changed == {TEXT_FIELD[wire]}


def test_the_text_of_a_claim_read_from_a_document_is_what_it_quotes() -> None:
    quoted = Text("Completed in March")
    (claim,) = action().record_delivery("completion claimed", None, by(), quoted)

    after = amended(claim, Changes(text=Text("Completed in May")), 7)

    assert (after.reason, after.model_dump()["note"]) == (None, "Completed in May")


def test_entries_without_words_of_their_own_are_known() -> None:
    silent = EVENTS.keys() - TEXT_FIELD

    assert silent == {
        "action.target_set",
        "checkpoint.key_adopted",
        "checkpoint.signed",
        "checkpoint.timestamped",
        "entry.corrected",
        "entry.retracted",
        "plan.delegation_set",
        "plan.hold_lifted",
        "plan.hold_placed",
        "plan.meeting_held",
        "plan.policy_set",
        "plan.role_granted",
        "plan.role_revoked",
        "plan.scheme_adopted",
        "report.sealed",
        "text.redacted",
    }
