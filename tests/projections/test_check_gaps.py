"""What an action lacks or waits for, and claims that its last note contradicts."""

from __future__ import annotations

from datetime import date

import pytest

from domain.evidence import Attachment
from domain.target import Target
from domain.text import Text
from projections.check_gaps import WAITING
from tests.judging import govern, propose
from tests.ledgers import WHY, Book
from tests.projections.checking import (
    APRIL,
    FEBRUARY,
    MARCH,
    all_found,
    begun,
    delivered,
    due,
    rated,
)

pytestmark = pytest.mark.usefixtures("on_both")


def noted(book: Book, words: str, on: date) -> int:
    """Record a note of progress; return its entry."""
    return book.record(book.action("1.1").record_progress(Text(words), book.by(on)))


def gaps(book: Book) -> list[str]:
    return [one.rule for one in all_found(book)]


def test_an_action_without_owner_rating_or_target_is_found() -> None:
    book = begun()

    assert gaps(book) == ["no owner", "not rated", "no target"]


def test_what_is_there_is_no_gap() -> None:
    book = begun()
    book.record(book.action("1.1").assign_owner(WHY, None, book.by(FEBRUARY)))
    rated(book, "Green", FEBRUARY)
    book.record(book.action("1.1").set_target(due(9), book.by(FEBRUARY)))

    assert gaps(book) == []


def test_an_action_that_is_done_wants_nothing_more() -> None:
    book = begun()
    rated(book, "Blue", MARCH)

    assert gaps(book) == ["complete without a claim"]


@pytest.mark.parametrize("status", ["completion claimed", "signed off"])
def test_delivery_without_evidence_is_found_until_some_is_attached(status: str) -> None:
    book = begun()
    number = delivered(book, status, MARCH)

    (one,) = all_found(book)
    link = Attachment(WHY, link=Text("https://example.org/7"))
    book.record(book.action("1.1").attach_evidence(link, book.by(APRIL)))

    assert (one.rule, one.entries) == ("claimed without evidence", (number,))
    assert one.mend == 'ledger evidence attach 1.1 FILE --shows "what it shows"'
    assert gaps(book) == []


def test_a_waiver_is_enough_for_a_sign_off() -> None:
    book = begun()
    by = book.by(MARCH)
    for event in book.action("1.1").record_delivery("signed off", None, by, waiver=WHY):
        book.record(event)

    assert gaps(book) == []


def test_a_claim_whose_last_note_goes_on_is_found_with_both() -> None:
    book = begun()
    words = Target(kind="text", words=Text("Completed."))
    target = book.record(book.action("1.1").set_target(words, book.by(FEBRUARY)))
    claim = delivered(book, "completion claimed", FEBRUARY)
    note = noted(book, "This remains on track, as the audits show", MARCH)

    found = [one for one in all_found(book) if one.rule.startswith("said")]

    (one,) = found
    assert one.entries == (target, claim, note)
    assert one.finding == (
        f'Action 1.1 is said to be done (target 1 "Completed." by #{target} of 3'
        f' February 2020 and "completion claimed" by #{claim} of 3 February 2020), but'
        f' its last note, #{note} of 2 March 2020, says "remains on track".'
    )


@pytest.mark.parametrize(
    ("words", "on"),
    [("All is in place and in use", MARCH), ("This remains on track", FEBRUARY)],
)
def test_a_note_that_agrees_or_came_before_the_claim_is_no_contradiction(
    words: str, on: date
) -> None:
    book = begun()
    noted(book, words, on)
    delivered(book, "completion claimed", MARCH)

    assert gaps(book) == ["claimed without evidence"]


@pytest.mark.parametrize("refused", [False, True])
def test_a_proposal_waits_until_it_is_decided_whatever_day_is_asked_about(
    refused: bool,
) -> None:
    book = begun()
    govern(book)
    number = propose(book)
    if refused:
        book.wait(30)
        action = book.action("1.1")
        version = book.entries[number - 1].event.originator_version
        by, numbers = book.by(user="a.osei"), book.numbers(action.id)
        book.record(action.refuse(version, WHY, by, numbers))

    waiting = [one.entries for one in all_found(book) if one.rule == WAITING]

    assert waiting == ([] if refused else [(number,)])
