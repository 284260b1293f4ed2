"""The reports of a plan, on any day and as known to any entry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.report_events import ReportRegistered, ReportSealed
from projections.diff import diff
from projections.log import log
from projections.reports import UnknownReportError, report, reports
from tests.domain.given import is_one_sentence
from tests.ledgers import SLUG, Book, days, ledgers
from tests.projections.oracle import state
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

JUNE, JULY, LATER = date(2020, 6, 15), date(2020, 7, 30), date(2021, 3, 1)


def begun() -> Book:
    """Return a book of 400 days later."""
    book = Book()
    book.begin("1.1")
    book.wait(400)
    return book


def listed(book: Book, as_at: date, known_to: int) -> list[tuple[int, str, str | None]]:
    """Return number, audience and day of each report at (V, K)."""
    with views(book) as connection:
        found = reports(connection, SLUG, as_at, known_to)
    return [(one.number, one.audience, one.sent_on) for one in found]


def test_a_report_says_when_it_was_sent_and_how_much_later_it_was_registered() -> None:
    book = begun()
    number = book.register("july.pdf", "ofsted", JULY)

    with views(book) as connection:
        found = report(connection, SLUG, 1, LATER, number)

    assert (found.audience, found.sent_printed, found.made) == (
        "ofsted",
        "30 July 2020",
        "registered",
    )
    assert (found.recorded_on, found.days_late) == ("2021-02-09", 194)
    assert (found.name, found.size, found.entry) == ("july.pdf", 8, number)


def test_reports_come_by_the_day_on_which_they_were_sent() -> None:
    book = begun()
    first = book.register("july.pdf", "ofsted", JULY)
    second = book.register("june.pdf", "DMG", JUNE)

    assert listed(book, LATER, second) == [
        (2, "DMG", "2020-06-15"),
        (1, "ofsted", "2020-07-30"),
    ]
    assert listed(book, JUNE, second) == [(2, "DMG", "2020-06-15")]
    assert listed(book, LATER, first) == [(1, "ofsted", "2020-07-30")]


def test_a_corrected_report_was_still_registered_when_it_was() -> None:
    book = begun()
    number = book.register("july.pdf", "ofsted", JULY)
    book.wait(100)
    last = book.correct(number, Changes(on=PartialDate.day(JUNE), audience="DMG"))

    with views(book) as connection:
        found = report(connection, SLUG, 1, LATER, last)

    assert (found.audience, found.sent_on) == ("DMG", "2020-06-15")
    assert (found.recorded_on, found.days_late) == ("2021-02-09", 239)
    assert (found.entry, found.place) == (last, number)


def test_a_report_that_was_retracted_is_no_report_from_then_on() -> None:
    book = begun()
    number = book.register("july.pdf", "ofsted", JULY)
    last = book.retract(number)

    assert listed(book, LATER, number) == [(1, "ofsted", "2020-07-30")]
    assert listed(book, LATER, last) == []
    with views(book) as connection, pytest.raises(UnknownReportError) as refusal:
        report(connection, SLUG, 1, LATER, last)
    assert is_one_sentence(refusal.value)


def test_diff_and_log_say_that_a_report_was_registered() -> None:
    book = begun()
    before = len(book.entries)
    number = book.register("july.pdf", "ofsted", JULY)

    with views(book) as connection:
        (change,) = diff(connection, SLUG, (LATER, before), (LATER, number))
        line = log(connection, type="registered", known_to=number)[0].stored

    assert (change.action, change.field) == (None, "report 1")
    assert change.after == "to Ofsted: july.pdf"
    assert change.entries == (number,)
    assert (line.text, line.days_late) == ("report 1 to Ofsted: july.pdf", 194)


@given(ledgers(), days(), st.data())
def test_the_reports_are_those_of_a_slow_replay(
    book: Book, as_at: date, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(1, len(book.entries)))

    stands = state(book.entries, as_at, known_to)
    ever = state(book.entries, date.max, known_to)
    sent = {field for _, field in stands if field.startswith("sent/")}
    expected = {
        (number, audience, f"sent/{number}" in sent or registered)
        for number, audience, registered, made in _replayed(book, ever)
        if made <= as_at or f"sent/{number}" in sent
    }

    found = {(n, to, on is not None) for n, to, on in listed(book, as_at, known_to)}
    assert found == expected


def _replayed(
    book: Book, stands: dict[tuple[str, str], tuple[int, str, str | None]]
) -> list[tuple[int, str, bool, date]]:
    """Return number, audience, whether it was registered, and day of each report."""
    made = []
    for (_, field), (entry, _, _) in stands.items():
        if field.startswith("report/"):
            event = book.entries[entry - 1].event
            fact = getattr(event, "replacement", event)
            assert isinstance(fact, ReportRegistered | ReportSealed)
            is_registered = isinstance(fact, ReportRegistered)
            what = fact.number, fact.audience, is_registered, fact.effective_day
            made.append(what)
    return made
