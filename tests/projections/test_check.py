"""Contradictions and gaps: listed with their entries, and only where certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, reject

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.text import Text
from projections.check import RULES
from projections.errors import NotOpenYetError
from tests.domain.given import is_one_sentence
from tests.examples import SOURCE
from tests.judging import govern, propose
from tests.ledgers import OPENED, WHY, Book, days, ledgers
from tests.projections.checking import (
    FEBRUARY,
    MARCH,
    all_found,
    begun,
    delivered,
    due,
    found,
    rated,
    rules,
)

pytestmark = pytest.mark.usefixtures("on_both")


def revised(book: Book, reason: Text | None, approver: Text | None) -> int:
    """Revise the target of 1.1 as a document does; return the number."""
    book.record(book.action("1.1").set_target(due(5), book.by(FEBRUARY)))
    read = book.by(MARCH)._replace(source=SOURCE)
    return book.record(
        book.action("1.1").revise_target(
            1, due(6), read, reason=reason, approved_by=approver
        )
    )


def test_that_a_proposal_is_refused_after_the_action_left_is_no_fault() -> None:
    book = Book()
    book.begin("1.1")
    govern(book)
    propose(book)
    book.wait(30)
    book.record(book.plan().withdraw_action("1.1", WHY, book.by()))
    book.wait(30)
    action, by = book.action("1.1"), book.by(user="a.osei")
    book.record(action.refuse(1, WHY, by, book.numbers(action.id)))

    assert rules(book) == []


def test_nothing_is_found_in_a_plan_without_fault() -> None:
    book = begun()
    revised(book, WHY, Text("Chair of the board"))
    rated(book, "Blue", MARCH)
    delivered(book, "completion claimed", MARCH)

    assert found(book) == []


@pytest.mark.parametrize(
    ("reason", "approver", "rule", "says"),
    [
        (None, None, "reason not given", "does not say why, nor who approved it"),
        (None, "Chair", "reason not given", "does not say why."),
        ("Asked", None, "approval not given", "does not say who approved it."),
    ],
)
def test_a_revised_target_that_does_not_say_why_is_found(
    reason: str | None, approver: str | None, rule: str, says: str
) -> None:
    book = begun()
    given = [None if words is None else Text(words) for words in (reason, approver)]
    number = revised(book, *given)

    (one,) = found(book)

    assert (one.rule, one.action, one.entries) == (rule, "1.1", (number,))
    assert (one.before, one.after) == ("by month 5", "by month 6")
    assert says in one.finding
    assert one.mend is not None
    assert one.mend.startswith(f"ledger correct {number} ")


def test_a_reason_and_an_approval_given_later_settle_it() -> None:
    book = begun()
    number = revised(book, None, None)

    book.correct(number, Changes(text=WHY, approved_by=Text("Chair")))

    assert found(book) == []


def test_what_is_dated_before_its_action_was_in_the_plan_is_found() -> None:
    book = begun()
    note = book.action("1.1").record_progress(WHY, book.by(date(2019, 11, 20)))
    number = book.record(note)

    (one,) = found(book)

    assert (one.rule, one.entries) == ("before it was in the plan", (5, number))
    assert f"Entry #{number} of 20 November 2019 about action 1.1" in one.finding
    assert "before the action was added by #5 of 2 December 2019" in one.finding


def test_what_belongs_to_a_plan_that_was_not_open_is_found() -> None:
    book = begun()
    early = book.by(date(2019, 11, 1))
    area = book.record(book.plan().add_area("3", WHY, early))
    action = book.record(book.plan().add_action("3.1", "3", WHY, early))
    report = book.register("may.pdf", "ofsted", date(2019, 11, 1))

    entries = [one.entries for one in found(book)]

    assert entries == [(1, area), (1, report), (1, action)]


def test_what_happened_after_an_action_had_left_is_found() -> None:
    book = begun("1.1", "2.1")
    note = book.record(book.action("1.1").record_progress(WHY, book.by(MARCH)))
    ended = book.record(book.plan().withdraw_action("1.1", WHY, book.by(FEBRUARY)))

    (one,) = found(book)

    assert (one.rule, one.action) == ("after it had left the plan", "1.1")
    assert one.entries == (note, ended)


def test_what_happened_after_the_plan_had_ended_is_found_but_not_a_report() -> None:
    book = begun()
    note = book.record(book.action("1.1").record_progress(WHY, book.by(MARCH)))
    area = book.record(book.plan().add_area("3", WHY, book.by(MARCH)))
    book.register("last.pdf", "ofsted", MARCH)
    ended = book.record(book.plan().close(WHY, book.by(FEBRUARY)))

    assert [one.entries for one in found(book)] == [(area, ended), (note, ended)]


def test_the_day_of_the_end_itself_is_no_contradiction() -> None:
    book = begun("1.1", "2.1")
    book.record(book.action("1.1").record_progress(WHY, book.by(MARCH)))
    book.record(book.plan().withdraw_action("1.1", WHY, book.by(MARCH)))

    assert found(book) == []


def test_what_nobody_dated_is_neither_early_nor_late() -> None:
    book = begun("1.1", "2.1")
    unknown = PartialDate.unknown(by=MARCH)
    book.record(book.action("1.1").record_progress(WHY, book.by(unknown)))
    rated(book, "Green", unknown)
    book.record(book.plan().withdraw_action("1.1", WHY, book.by(FEBRUARY)))

    assert found(book) == []


def test_findings_come_by_the_order_of_the_plan_and_then_by_rule() -> None:
    book = begun("1.10", "1.9", "2.1")
    for ref in ("2.1", "1.10", "1.9"):
        rated(book, "Red", OPENED, ref)
        delivered(book, "signed off", MARCH, ref)
    early = book.by(date(2019, 11, 1))
    book.record(book.action("1.9").record_progress(WHY, early))
    book.register("may.pdf", "ofsted", date(2019, 11, 1))

    assert rules(book) == [
        ("before it was in the plan", None),
        ("before it was in the plan", "1.9"),
        ("claim against rating", "1.9"),
        ("claim against rating", "1.10"),
        ("claim against rating", "2.1"),
    ]


@given(ledgers(), days())
def test_every_finding_is_a_sentence_about_entries_that_there_are(
    book: Book, as_at: date
) -> None:
    try:
        listed = all_found(book, as_at)
    except NotOpenYetError:
        reject()  # There is nothing to check.
    for one in listed:
        assert one.rule in RULES
        assert one.entries
        assert set(one.entries) <= {entry.number for entry in book.entries}
        assert is_one_sentence(one.finding)
