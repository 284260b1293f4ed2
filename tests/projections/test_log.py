"""Log and timeline: every entry, what became of it, and only those asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.event import Source
from domain.partial_date import PartialDate
from domain.standing import retracted
from domain.text import Text
from projections.log import actors, log, numbered, timeline, types
from tests.ledgers import SLUG, WHY, Book, ledgers
from tests.projections.views import in_files, views

pytestmark = pytest.mark.usefixtures("on_both")


def _told() -> Book:
    """Return a book with a rating (#7), a late note (#8) and a withdrawal (#9)."""
    book = Book()
    book.begin("1.1", "2.1")
    book.wait(30)
    book.record(book.action("1.1").rate("Red", WHY, book.by()))
    late = book.by(date(2020, 1, 20))
    book.record(book.action("1.1").record_progress(Text("Late note"), late))
    book.record(book.plan().withdraw_action("2.1", WHY, book.by()))
    return book


def _numbers(book: Book, **filters: Any) -> list[int]:
    with views(book) as connection:
        known = {"known_to": len(book.entries), **filters}
        return [line.stored.number for line in log(connection, SLUG, **known)]


def test_a_line_has_the_keys_that_scripts_rely_on() -> None:
    with views(_told()) as connection:
        line = log(connection, SLUG, known_to=9)[6].as_json()

    wanted = {
        "number": 7,
        "recorded_at": "2020-02-05T09:36:00.000000Z",
        "recorded_by": "h.mensah",
        "on_behalf_of": None,
        "effective": "2020-02-05",
        "type": "action.rated",
        "action": "1.1",
        "reason": str(WHY),
        "text": "Red",
        "corrected_by": None,
        "retracted_by": None,
        "redacted": False,
    }
    assert {key: line[key] for key in wanted} == wanted


def test_the_filters_say_which_entries_are_wanted() -> None:
    book = _told()

    assert _numbers(book) == list(range(1, 10))
    assert _numbers(book, action=f"action/{SLUG}/1") == [5, 7, 8]
    assert _numbers(book, type="action.rated") == [7]
    assert _numbers(book, type="rated") == [7]
    assert _numbers(book, actor="someone else") == []
    assert _numbers(book, since=date(2020, 2, 5)) == [7, 8, 9]
    assert _numbers(book, until=date(2020, 2, 4)) == [1, 2, 3, 4, 5, 6]
    assert _numbers(book, backdated=True) == [1, 2, 3, 4, 5, 6, 8]
    assert _numbers(book, known_to=7, since=date(2020, 2, 5)) == [7]
    assert _numbers(book, as_at=date(2020, 2, 4)) == [1, 2, 3, 4, 5, 6, 8]


def test_what_amends_a_listed_entry_is_listed_whatever_day_it_names() -> None:
    book = _told()
    book.wait(30)
    moved = book.correct(8, Changes(on=PartialDate.day(date(2020, 2, 3))))
    gone = book.retract(moved)
    later = book.retract(9)

    assert _numbers(book, as_at=date(2020, 1, 31)) == [*range(1, 7), 8, moved, gone]
    assert _numbers(book, as_at=date(2020, 2, 4), action=f"action/{SLUG}/2") == [6]
    assert later in _numbers(book, as_at=date(2020, 2, 5))


def test_a_plan_is_logged_apart_from_another() -> None:
    book, other = Book(), Book(slug="otherton-2020")
    other.entries = book.entries
    book.begin("1.1")
    other.now = book.now
    other.begin("1.1")

    with views(book) as connection:
        both = log(connection, known_to=10)
        one = log(connection, "otherton-2020", known_to=10)

    assert len(both) == 10
    assert [line.stored.number for line in one] == [6, 7, 8, 9, 10]


def test_what_became_of_an_entry_is_told_as_it_was_known() -> None:
    book = _told()
    correction = book.correct(7, Changes(rating="Amber"))
    retraction = book.retract(correction)
    back = book.retract(retraction)

    with views(book) as connection:
        told = {
            known_to: [
                (line.stored.number, line.corrected_by, line.retracted_by)
                for line in log(connection, known_to=known_to)
                if line.corrected_by or line.retracted_by
            ]
            for known_to in range(9, back + 1)
        }

    assert told == {
        9: [],
        correction: [(7, correction, None)],
        retraction: [(correction, None, retraction)],
        back: [(7, correction, None), (retraction, None, back)],
    }


def test_a_correction_says_what_now_stands_and_a_retraction_says_nothing() -> None:
    book = _told()
    book.correct(8, Changes(text=Text("Better note")))
    book.retract(7)

    with views(book) as connection:
        correction, retraction = log(connection, known_to=11)[-2:]

    assert (correction.stored.text, correction.stored.names) == ("Better note", 8)
    assert (retraction.stored.text, retraction.stored.names) == (None, 7)
    assert correction.action == retraction.action == "1.1"


def test_a_merge_and_its_correction_show_in_every_timeline_they_touch() -> None:
    book = _told()
    book.record(book.plan().add_action("1.2", "1", Text("Other"), book.by()))
    merge = book.record(book.plan().merge_actions(("1.2",), "1.1", WHY, book.by()))
    fixed = book.correct(merge, Changes(text=Text("Agreed")))

    with views(book) as connection:
        lines = {
            n: timeline(connection, f"action/{SLUG}/{n}", fixed) for n in (1, 2, 3)
        }

    numbers = {n: [line.stored.number for line in some] for n, some in lines.items()}
    assert numbers == {1: [5, 7, 8, merge, fixed], 2: [6, 9], 3: [10, merge, fixed]}


def test_a_timeline_can_follow_life_instead_of_the_ledger() -> None:
    book = _told()

    with views(book) as connection:
        subject = f"action/{SLUG}/1"
        lines = timeline(connection, subject, 9, order="effective")
        early = timeline(connection, subject, 9, as_at=date(2020, 1, 31))

    assert [line.stored.number for line in lines] == [5, 8, 7]
    assert [line.stored.number for line in early] == [5, 8]


def test_numbered_lines_are_those_asked_for() -> None:
    with views(_told()) as connection:
        found = [line.stored.number for line in numbered(connection, (8, 2))]

        assert found == [2, 8]
        assert numbered(connection, ()) == []


def test_a_line_names_the_cells_it_was_read_from() -> None:
    book = Book()
    source = Source(
        file=Text("plan.docx"),
        sha256="0" * 64,
        places=("table 1, row 2, cell 1", "table 1, row 3, cell 1"),
    )
    event = book.plan().open(Text("Children first"), None, None, book.by())
    book.record(event.model_copy(update={"source": source}))

    with views(book) as connection:
        (line,) = log(connection, known_to=1)

    assert (
        line.stored.source
        == "plan.docx: table 1, row 2, cell 1; table 1, row 3, cell 1"
    )


@given(ledgers(), st.data())
def test_an_entry_known_to_be_taken_back_is_what_the_rule_of_standing_says(
    book: Book, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(0, len(book.entries)))
    with views(book) as connection:
        lines = log(connection, SLUG, known_to=known_to)

    links = book.links()[:known_to]
    gone = {
        line.stored.number: line.retracted_by for line in lines if line.retracted_by
    }
    assert [line.stored.number for line in lines] == list(range(1, known_to + 1))
    assert gone == retracted(links)


def test_what_became_of_a_few_entries_is_what_became_of_them_among_all() -> None:
    book = _told()
    correction = book.correct(7, Changes(rating="Amber"))
    retraction = book.retract(correction)
    book.retract(retraction)

    with views(book) as connection:
        everything = log(connection, known_to=len(book.entries))
        for line in everything:
            assert numbered(connection, [line.stored.number]) == [line]


def test_who_and_what_was_ever_recorded_is_known() -> None:
    with views(_told()) as connection:
        assert actors(connection) == ["h.mensah"]
        assert "action.rated" in types(connection)
        assert types(connection) == sorted(set(types(connection)))


@in_files()
def test_the_plans_are_found_without_reading_every_entry() -> None:
    with views(_told()) as connection:
        steps = connection.execute(
            "EXPLAIN QUERY PLAN SELECT DISTINCT plan FROM line"
            " WHERE type = 'plan.opened' ORDER BY plan"
        ).fetchall()

    assert all("INDEX line_opened" in step[3] for step in steps)
