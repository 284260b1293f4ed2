"""What reports rest on, what changed since, and what is owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from projections.check import Finding
from projections.check_reports import of_reports
from tests.ledgers import SLUG, Book
from tests.projections.checking import MARCH, all_found, begun, rated
from tests.projections.statements import Remembering
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

JUNE = date(2020, 6, 1)
OF_REPORTS = (
    "report late",
    "sealed after it was sent",
    "recorded late before a report",
    "changed since it was reported",
)


def about_reports(book: Book, as_at: date) -> list[Finding]:
    return [one for one in all_found(book, as_at) if one.rule in OF_REPORTS]


def today(book: Book) -> date:
    return book.now.date()


@pytest.mark.parametrize(("late", "found"), [(14, False), (15, True)])
def test_an_entry_typed_late_just_before_a_report_is_found(
    late: int, found: bool
) -> None:
    book = begun()
    number = rated(book, "Red", today(book) - timedelta(late))
    book.seal("ofsted", today(book))

    rules = [(one.rule, one.entries) for one in about_reports(book, today(book))]

    assert rules == [("recorded late before a report", (number,))] * found


def test_an_entry_typed_late_but_long_before_the_report_is_not() -> None:
    book = begun()
    rated(book, "Red", MARCH)
    book.wait(8)
    book.seal("ofsted", today(book))

    assert about_reports(book, today(book)) == []


def test_what_came_to_light_after_the_last_report_is_found_with_both_values() -> None:
    book = begun()
    rated(book, "Amber", today(book))
    day = today(book)
    book.seal("ofsted", day)
    book.send(1)
    assert about_reports(book, day) == []
    book.wait(3)
    number = rated(book, "Red", day)

    (one,) = about_reports(book, today(book))

    assert (one.rule, one.action) == ("changed since it was reported", "1.1")
    assert (one.before, one.after, one.entries) == ("Amber", "Red", (number,))
    assert one.mend == "ledger report diff 1"


def test_what_a_later_report_to_them_said_is_no_longer_found() -> None:
    book = begun()
    day = today(book)
    book.seal("ofsted", day)
    book.send(1)
    book.wait(30)
    rated(book, "Red", day)
    book.wait(30)
    book.seal("ofsted", today(book))
    book.send(2)

    assert about_reports(book, today(book)) == []


def test_a_report_sealed_after_it_is_said_to_have_been_sent_is_found() -> None:
    book = begun()
    book.wait(5)
    sealed = book.seal("ofsted", JUNE)
    sent = book.send(1, today(book) - timedelta(2))

    (one,) = about_reports(book, today(book))

    assert (one.rule, one.entries) == ("sealed after it was sent", (sealed, sent))


def test_a_promise_is_found_while_it_is_overdue_and_when_it_was_met_late() -> None:
    book = begun()
    due = today(book) + timedelta(3)
    promise = book.commit("DMG", due)
    assert about_reports(book, due) == []
    book.wait(5)

    (owed,) = about_reports(book, today(book))
    book.seal("DMG", today(book))
    book.send(1)
    (met,) = about_reports(book, today(book))

    assert (owed.rule, owed.entries) == ("report late", (promise,))
    assert owed.mend == 'ledger report seal --to "DMG"'
    assert owed.finding.endswith("has not been sent.")
    assert met.mend is None
    assert "was sent on" in met.finding


def test_the_reports_of_a_plan_are_asked_once_to_check_them() -> None:
    book = Book()
    book.begin("1.1")

    with views(book) as connection:
        listening = Remembering(connection)
        list(of_reports(listening, SLUG, today(book), len(book.entries)))

    assert listening.times("report/%") == 1
