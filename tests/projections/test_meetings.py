"""Meetings of boards: what was recorded of them, as known on any day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.text import Text
from projections.boards import Board, boards
from projections.meetings import Meeting, last_meeting, meetings
from tests.book import SLUG, Book
from tests.projections.statements import Remembering
from tests.projections.views import views

MAY, JUNE, JULY = date(2020, 5, 28), date(2020, 6, 25), date(2020, 7, 30)
LATER = date(2020, 9, 1)


def begun() -> Book:
    """Return a book of a plan with two boards, 300 days later."""
    book = Book()
    book.begin("1.1")
    book.wait(300)
    for label in ("DMG", "HCSP"):
        name = Text(f"The {label} group")
        book.record(book.plan().name_board(label, name, book.by(MAY)))
    return book


def meet(book: Book, board: str, on: date) -> int:
    """Record a meeting; return the number of the entry."""
    return book.record(book.plan().hold_meeting(board, book.by(on)))


def met(book: Book, as_at: date = LATER, known_to: int | None = None) -> list[Meeting]:
    """Return the meetings that are known."""
    with views(book) as connection:
        known_to = len(book.entries) if known_to is None else known_to
        return meetings(connection, SLUG, as_at, known_to)


def listed(book: Book, as_at: date = LATER) -> dict[str, Board]:
    """Return the boards by their labels."""
    with views(book) as connection:
        found = boards(connection, SLUG, as_at, len(book.entries))
    return {one.board: one for one in found}


def test_meetings_come_by_day_up_to_the_day_that_is_asked_about() -> None:
    book = begun()
    july = meet(book, "DMG", JULY)
    june = meet(book, "hcsp", JUNE)

    assert met(book) == [
        Meeting("HCSP", "2020-06-25", june),
        Meeting("DMG", "2020-07-30", july),
    ]
    assert [one.entry for one in met(book, JULY - timedelta(days=1))] == [june]
    assert [one.entry for one in met(book, known_to=july)] == [july]


def test_the_last_meeting_is_that_of_any_board_or_of_one() -> None:
    book = begun()
    meet(book, "HCSP", JUNE)
    meet(book, "DMG", JULY)
    look = SLUG, LATER, len(book.entries)

    with views(book) as connection:
        of_any = last_meeting(connection, *look)
        of_one = last_meeting(connection, *look, board="hcsp")
        before = last_meeting(connection, SLUG, MAY, len(book.entries))

    assert (of_any and of_any.on, of_one and of_one.on) == ("2020-07-30", "2020-06-25")
    assert before is None


def test_a_corrected_meeting_was_on_its_right_day_and_a_retracted_one_never() -> None:
    book = begun()
    wrong, mistaken = meet(book, "DMG", JUNE), meet(book, "HCSP", JUNE)
    book.correct(wrong, Changes(on=PartialDate.day(JULY)))
    book.retract(mistaken)

    assert [(one.board, one.on) for one in met(book)] == [("DMG", "2020-07-30")]


def test_a_report_that_was_sent_is_no_meeting() -> None:
    book = begun()
    book.register("may.pdf", "DMG", JUNE)

    assert met(book) == []


def test_a_board_has_its_meetings_its_last_report_and_the_next_that_it_is_owed() -> (
    None
):
    book = begun()
    meet(book, "DMG", JUNE)
    entry = meet(book, "DMG", JULY)
    book.register("june.pdf", "dmg", JUNE)
    book.register("july.pdf", "The DMG group", JULY)
    book.commit("DMG", date(2020, 8, 31), on=JULY + timedelta(days=1))
    book.commit("DMG", date(2020, 12, 31), on=JULY + timedelta(days=1))

    found = listed(book)

    assert found["DMG"] == Board(
        board="DMG",
        name="The DMG group",
        meetings=2,
        last_meeting="2020-07-30",
        meeting_entry=entry,
        report=2,
        sent_on="2020-07-30",
        owed=1,
        due="2020-08-31",
        due_printed="31 August 2020",
        state="overdue",
    )
    assert (found["HCSP"].meetings, found["HCSP"].last_meeting) == (0, None)
    assert (found["HCSP"].report, found["HCSP"].owed) == (None, None)


def test_the_reports_of_a_plan_are_asked_once_to_list_its_boards() -> None:
    book = begun()

    with views(book) as connection:
        listening = Remembering(connection)
        boards(listening, SLUG, LATER, len(book.entries))

    assert listening.times("report/%") == 1


@given(st.sets(st.dates(MAY, LATER), max_size=6), st.dates(MAY, LATER))
def test_the_last_meeting_is_the_greatest_day_up_to_the_one_asked_about(
    held: set[date], as_at: date
) -> None:
    book = begun()
    for day in held:
        meet(book, "DMG", day)

    with views(book) as connection:
        last = last_meeting(connection, SLUG, as_at, len(book.entries), "DMG")

    days = [day.isoformat() for day in held if day <= as_at]
    assert (last and last.on) == max(days, default=None)
