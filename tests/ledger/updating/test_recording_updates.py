"""What a person accepted is recorded once, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain import action_events as a
from domain.errors import LedgerError
from domain.event import FutureDateError
from domain.partial_date import PartialDate
from domain.refusals import UnknownPlanError
from domain.text import Text
from ledger.importing import UnrecordableDocumentError
from ledger.updating import Choice, propose
from ledger.updating.refusals import (
    BeforePlanError,
    NothingToEditError,
    UnconfirmedRenumberingError,
    UnknownProposalError,
    UnknownRenumberingError,
)
from tests.domain.given import is_one_sentence
from tests.ledger.given import audit, command
from tests.ledger.updating.versions import (
    JUNE,
    MARCH,
    SLUG,
    book,
    ids,
    row,
    version,
)

YES = Choice(accept=True)
THRESHOLD = "Review the threshold document and share it with partners"
MANAGERS = "Recruit two permanent team managers"
STRATEGY = "Launch the early help strategy"
FIRST = version(row("2.1", THRESHOLD), row("2.2", MANAGERS), row("2.3", STRATEGY))
SWAPPED = version(row("2.1", MANAGERS), row("2.2", THRESHOLD), row("2.3", STRATEGY))
NOTED = version(row("2.1", THRESHOLD, progress="Draft sent out", rating="Red"))


def test_words_reason_and_approval_of_a_person_take_the_place_of_the_documents() -> (
    None
):
    first = version(row("2.1", THRESHOLD, target="June 2022"))
    second = version(row("2.1", THRESHOLD, target="September 2022"))
    choice = Choice(True, "By October 2022", "Illness", "Chair of the board")

    with book(first) as kept:
        recorded = kept.record(second, {"2.1 target 1 revised": choice})
        again = kept.propose(second)

    (event,) = recorded.events
    assert isinstance(event, a.TargetRevised)
    assert event.target.words == "By October 2022"
    assert str(event.target.due) == "October 2022"
    assert (event.reason, event.approved_by) == ("Illness", "Chair of the board")
    assert again.proposals == ()


def test_a_revision_for_which_nobody_gives_a_reason_has_none() -> None:
    first = version(row("2.1", THRESHOLD, target="June 2022"))
    second = version(row("2.1", THRESHOLD, target="September 2022"))

    with book(first) as kept:
        (event,) = kept.accept_all(second).events

    assert isinstance(event, a.TargetRevised)
    assert (event.reason, event.approved_by) == (None, None)


def test_the_same_choices_are_recorded_once() -> None:
    with book(version(row("2.1", THRESHOLD))) as kept:
        first = kept.record(NOTED, {"2.1 rating": YES})
        again = kept.record(NOTED, {"2.1 rating": YES})
        entries = audit(kept.ledger)

    assert again.again
    assert again.numbers == first.numbers == (entries[-1].number,)


def test_a_change_that_the_document_no_longer_makes_is_refused() -> None:
    with book(version(row("2.1", THRESHOLD))) as kept:
        kept.ledger.rate(command(on=JUNE), SLUG, "2.1", "Red", Text("As agreed"))
        with pytest.raises(UnknownProposalError, match=r'the change "2\.1 rating" to'):
            kept.record(NOTED, {"2.1 rating": YES, "2.1 progress 1": YES})
        proposed = ids(kept.propose(NOTED))

    assert proposed == ["2.1 progress 1"]


def test_nothing_accepted_is_nothing_recorded() -> None:
    with book(version(row("2.1", THRESHOLD))) as kept:
        before = len(audit(kept.ledger))
        recorded = kept.record(NOTED, {"2.1 rating": Choice(accept=False)})
        after = len(audit(kept.ledger))

    assert (recorded.numbers, after) == ((), before)


def test_what_was_retracted_is_not_proposed_again_by_the_same_file() -> None:
    with book(version(row("2.1", THRESHOLD))) as kept:
        recorded = kept.accept_all(NOTED)
        for number in recorded.numbers:
            kept.ledger.retract(command(), number, Text("Not so"))
        same = ids(kept.propose(NOTED))
        other = kept.propose(replace(NOTED, sha256="e" * 64))

    assert same == []
    assert ids(other) == ["2.1 rating"]
    assert any("is not taken up again" in doubt for doubt in other.doubts)


def test_a_document_with_obstacles_is_refused() -> None:
    barred = replace(NOTED, obstacles=("Choose --tracked accept or reject.",))

    with book(version(row("2.1", THRESHOLD))) as kept:
        shown = ids(kept.propose(barred))
        with pytest.raises(UnrecordableDocumentError, match="was not recorded: choose"):
            kept.record(barred, {"2.1 rating": YES})

    assert shown == ["2.1 rating", "2.1 progress 1"]


def test_a_day_without_the_plan_or_still_to_come_is_refused() -> None:
    before = PartialDate.month(2022, 2)
    to_come = PartialDate.month(2023, 1)

    with book(FIRST) as kept:
        with pytest.raises(BeforePlanError, match="stands from 1 March 2022 on, so on"):
            kept.propose(SWAPPED, before)
        with pytest.raises(FutureDateError):
            kept.propose(SWAPPED, to_come)
        with pytest.raises(UnknownPlanError, match=f"it holds {SLUG}"):
            propose(kept.ledger.log, "riverton-2019", SWAPPED, MARCH, {})


@pytest.mark.parametrize(
    "refusal",
    [
        BeforePlanError(SLUG, date(2022, 3, 1), date(2022, 2, 1), 1),
        UnknownRenumberingError("2.9", None, "the ledger has no action 2.9"),
        UnconfirmedRenumberingError("2.1 rating", "2.1", "2.2"),
        UnknownProposalError("plan.docx", ["2.1 rating", "2.2 rating"]),
        NothingToEditError("2.1 gone"),
    ],
)
def test_each_refusal_is_one_sentence(refusal: LedgerError) -> None:
    assert is_one_sentence(refusal)


def test_words_that_a_person_chose_leave_it_the_same_action() -> None:
    second = version(row("2.1", f"{THRESHOLD} by autumn", progress="Draft sent out"))
    choice = Choice(accept=True, text="Agree with schools who is helped when")

    with book(version(row("2.1", THRESHOLD))) as kept:
        kept.record(second, {"2.1 reworded": choice})
        update = kept.propose(second)

    assert [(p.id, p.needs) for p in update.proposals] == [
        ("2.1 progress 1", frozenset()),
    ]
