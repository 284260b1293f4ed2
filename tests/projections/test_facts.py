"""Facts: any day as known at any entry, against a replay of everything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.text import Text
from projections import facts
from projections.facts import action_rows, field_rows, state_rows, values
from tests.ledgers import SLUG, Book, days, ledgers
from tests.projections.oracle import state
from tests.projections.views import in_files, views

pytestmark = pytest.mark.usefixtures("on_both")


@given(ledgers(), st.data())
def test_any_day_as_known_at_any_entry_is_what_a_replay_gives(
    book: Book, data: st.DataObject
) -> None:
    with views(book) as connection:
        for known_to in range(len(book.entries) + 1):
            as_at = data.draw(days())

            rows = state_rows(connection, SLUG, as_at, known_to)

            found = {(r.subject, r.field): (r.entry, r.value, r.extra) for r in rows}
            assert len(found) == len(rows)
            assert found == state(book.entries, as_at, known_to)


@given(ledgers(), days())
def test_one_action_or_one_field_is_the_part_of_the_whole(
    book: Book, as_at: date
) -> None:
    with views(book) as connection:
        known_to = len(book.entries)
        whole = state_rows(connection, SLUG, as_at, known_to)
        subject = f"action/{SLUG}/1"

        action = action_rows(connection, subject, as_at, known_to)
        ratings = field_rows(connection, SLUG, "rating", as_at, known_to)

        said = values(connection, SLUG, ["rating", "code"], as_at, known_to)

        assert sorted(said) == sorted(
            (row.subject, row.field, row.value)
            for row in whole
            if row.field in ("rating", "code")
        )
        assert sorted(action) == sorted(r for r in whole if r.subject == subject)
        assert sorted(ratings) == sorted(r for r in whole if r.field == "rating")


def test_a_retraction_taken_back_lets_the_latest_of_the_chain_stand() -> None:
    book, day = Book(), date(2020, 2, 1)
    book.begin("1.1")
    book.wait(60)
    action = book.action("1.1")
    note = book.record(action.record_progress(Text("first"), book.by(day)))
    second = book.correct(note, Changes(text=Text("second")))
    taken = book.retract(second)
    third = book.correct(note, Changes(text=Text("third")))
    back = book.retract(taken)

    with views(book) as connection:
        said = {}
        for known_to in range(note, back + 1):
            rows = action_rows(connection, action.id, day, known_to)
            said[known_to] = next(r.value for r in rows if r.field == "progress")

    assert said == {
        note: "first",
        second: "second",
        taken: "first",
        third: "third",
        back: "third",
    }


def test_of_notes_that_nobody_dated_the_later_said_stands_though_one_is_corrected() -> (
    None
):
    book = Book()
    book.begin("1.1")
    action, undated = book.action("1.1"), PartialDate.unknown(Text("once"))
    first = book.record(action.record_progress(Text("first"), book.by(undated)))
    action = book.action("1.1")
    later = book.record(action.record_progress(Text("later"), book.by(undated)))
    book.wait(1)
    known_to = book.correct(first, Changes(text=Text("corrected")))

    with views(book) as connection:
        rows = action_rows(connection, action.id, date(2020, 2, 1), known_to)

    assert [r.entry for r in rows if r.field == "progress"] == [later]
    replayed = state(book.entries, date(2020, 2, 1), known_to)
    assert replayed[action.id, "progress"][0] == later


POINT = ("2020-01-01", "2020-01-01", 9, 9)


@in_files()
def test_every_question_seeks_and_never_scans_the_facts() -> None:
    book = Book()
    book.begin("1.1", "2.1")
    of_field = "WHERE s.plan = ? AND s.field = ?"
    questions = {
        f"{facts._IN_FORCE} WHERE s.plan = ?": (*POINT, SLUG),
        f"{facts._IN_FORCE} WHERE s.subject = ?": (*POINT, "plan/x"),
        f"{facts._IN_FORCE} {of_field}": (*POINT, SLUG, "code"),
        f"{facts._VALUES} {of_field}": (*POINT, SLUG, "code"),
        facts._HISTORY: (SLUG, "target/%", *POINT),
    }

    with views(book) as connection:
        plans = [
            step
            for sql, asked in questions.items()
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", asked)
        ]

    of_facts = [step for step in plans if step.split()[1] in ("f", "g")]
    assert len(of_facts) == 8
    assert [step for step in of_facts if "(about=? AND valid_from" not in step] == []
    assert [step for step in plans if step.startswith("SCAN")] == []
