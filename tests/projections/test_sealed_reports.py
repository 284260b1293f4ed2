"""What was sealed and sent: found by audience and day, and who was told otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes
from domain.text import Text
from projections.reports import reports
from projections.sent import sent_to, taken_back
from projections.told import told_otherwise
from tests.book import SLUG, Book
from tests.judging import govern, propose
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

JUNE, JULY, LATER = date(2020, 6, 15), date(2020, 7, 30), date(2021, 3, 1)


def begun() -> Book:
    """Return a book of a plan with one rated action, 400 days later."""
    book = Book()
    book.begin("1.1")
    book.wait(400)
    book.record(book.action("1.1").rate("Amber", Text("Late"), book.by(JUNE)))
    return book


def found(book: Book, audience: str, on: date) -> list[int]:
    """Return the numbers of the reports sent to an audience by a day."""
    with views(book) as connection:
        sent = sent_to(connection, SLUG, audience, on, len(book.entries))
    return [one.number for one in sent]


def test_a_sealed_report_counts_as_reported_from_the_day_on_which_it_was_sent() -> None:
    book = begun()
    book.seal("ofsted", JULY)
    assert found(book, "ofsted", LATER) == []

    book.send(1, JULY)

    assert found(book, "Ofsted", JULY) == [1]
    assert found(book, "ofsted", date(2020, 7, 29)) == []
    assert found(book, "DMG", LATER) == []


def test_a_report_says_how_much_later_its_sending_was_recorded() -> None:
    book = begun()
    book.seal("ofsted", JULY, known_to=6)
    entry = book.send(1, JULY)

    with views(book) as connection:
        (one,) = reports(connection, SLUG, JULY, entry)
        (before,) = reports(connection, SLUG, LATER, entry - 1)

    assert (one.sent_on, one.days_late, one.by) == ("2020-07-30", 194, "Director")
    assert (one.as_at, one.known_to, one.made) == ("2020-07-30", 6, "sealed")
    assert (one.recorded_on, one.sent_entry) == ("2021-02-09", entry)
    assert (before.sent_on, before.days_late, before.by) == (None, None, None)


def test_the_last_of_several_is_the_one_sent_last() -> None:
    book = begun()
    for as_at in (JULY, JUNE, JUNE):
        book.seal("ofsted", as_at)
    book.send(1, JULY)
    book.send(2, LATER.replace(year=2020, month=9))
    book.send(3, JULY)

    assert found(book, "ofsted", LATER) == [1, 3, 2]


def test_a_sending_that_was_retracted_reported_nothing() -> None:
    book = begun()
    book.seal("ofsted", JULY)
    entry = book.send(1, JULY)
    book.retract(entry)

    assert found(book, "ofsted", LATER) == []
    with views(book) as connection:
        (one,) = sent_to(connection, SLUG, "ofsted", LATER, entry)
    assert one.number == 1


def test_who_was_told_what_is_now_corrected_is_named() -> None:
    book = begun()
    rated = len(book.entries)
    book.seal("ofsted", JULY)
    book.seal("DMG", JULY)
    book.seal("ofsted", date(2020, 6, 14))
    book.send(1, JULY)
    book.send(3, JULY)
    correction = book.correct(rated, Changes(rating="Red"))
    book.seal("NCSP", JULY)
    book.send(4)

    with views(book) as connection:
        told = told_otherwise(connection, SLUG, [rated], len(book.entries))
        now = told_otherwise(connection, SLUG, [correction], len(book.entries))

    # Report 2 was not sent, and report 3 speaks of the day before the rating.
    assert [str(one) for one in told] == [
        f"Ofsted by report 1 of 30 July 2020 (#{rated})"
    ]
    assert [one.audience for one in now] == ["NCSP"]


def test_a_report_recorded_on_its_day_is_not_displaced_by_a_later_claim() -> None:
    book = Book()
    book.begin("1.1")
    day = date(2020, 1, 6)
    book.seal("ofsted", day)
    book.send(1)
    book.wait(400)
    book.register("forged.pdf", "ofsted", day)

    assert found(book, "ofsted", LATER) == [2, 1]


def test_a_sending_that_was_taken_back_is_remembered() -> None:
    book = begun()
    book.seal("ofsted", JULY)
    retraction = book.retract(book.send(1, JULY))

    with views(book) as connection:
        gone = taken_back(connection, SLUG, "Ofsted", JULY, len(book.entries))
        early = taken_back(connection, SLUG, "ofsted", JUNE, len(book.entries))
        before = taken_back(connection, SLUG, "ofsted", JULY, retraction - 1)
    assert [(one.number, one.sent_on, one.by) for one in gone] == [
        (1, "2020-07-30", retraction)
    ]
    assert (early, before) == ([], [])


@pytest.mark.parametrize("confirms", [True, False])
def test_only_what_was_confirmed_had_been_told_to_anybody(confirms: bool) -> None:
    book = Book()
    book.begin("1.1")
    govern(book)
    proposed = propose(book)
    decided = proposed
    if confirms:
        action, by = book.action("1.1"), book.by(user="a.osei")
        made = action.confirm(1, None, by, book.numbers(action.id))
        decided = book.record(made)
    day = date(2020, 1, 6)
    book.seal("ofsted", day)
    book.send(1, day)
    book.retract(decided, user="a.osei")

    with views(book) as connection:
        told = told_otherwise(connection, SLUG, [proposed, decided], len(book.entries))

    assert [one.entry for one in told] == ([decided] if confirms else [])
