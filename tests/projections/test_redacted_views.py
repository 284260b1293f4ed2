"""Views after redactions: nothing of the words is left, whenever they are drawn."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.evidence import Attachment
from domain.redacting import texts_of
from domain.text import Text
from projections.catch_up import catch_up, rebuild
from projections.check import check
from projections.facts import state_rows
from projections.holds import holds
from projections.log import log, numbered
from projections.places import rows_with
from projections.status import status
from projections.veiling import redact_snapshot
from tests.judging import govern
from tests.ledgers import OPENED, SLUG, WHY, Book, days, ledgers
from tests.projections.oracle import state
from tests.projections.views import dump, empty, views

pytestmark = pytest.mark.usefixtures("on_both")

NAME = Text("Zebedee was seen on Tuesday")
LATER = date(2020, 8, 1)
MARK = "[redacted on 6 January 2020]"


@st.composite
def redacted_ledgers(draw: st.DrawFn) -> tuple[Book, Book]:
    """Return a book before and after some redactions and holds."""
    before = draw(ledgers(most=10))
    book = Book(now=before.now, entries=list(before.entries))
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(1, len(book.entries)))
        fields = sorted(texts_of(book.entries[number - 1].event))
        # What a person could not have redacted is in no ledger.
        with suppress(LedgerError):
            if draw(st.booleans()) and fields:
                book.redact(number, draw(st.sampled_from(fields)))
            else:
                book.hold(number if draw(st.booleans()) else None)
    return before, book


@given(redacted_ledgers(), st.integers(1, 5))
def test_views_that_were_there_before_equal_rebuilt_ones(
    books: tuple[Book, Book], page: int
) -> None:
    before, book = books
    with empty() as connection:
        catch_up(connection, before.after)

        catch_up(connection, book.after, page=page)

        kept_up = dump(connection)
        rebuild(connection, book.after)
        assert dump(connection) == kept_up


@given(redacted_ledgers(), days())
def test_any_day_is_what_a_replay_gives(books: tuple[Book, Book], as_at: date) -> None:
    _, book = books
    with views(book) as connection:
        for known_to in range(len(book.entries) + 1):
            rows = state_rows(connection, SLUG, as_at, known_to)

            found = {(r.subject, r.field): (r.entry, r.value, r.extra) for r in rows}
            assert found == state(book.entries, as_at, known_to)


def test_a_redaction_has_the_place_of_its_entry_and_amends_nothing() -> None:
    book = Book()
    book.begin("1.1")
    note = book.record(book.action("1.1").record_progress(NAME, book.by()))
    fixed = book.retract(note)
    said = book.redact(note, "text")

    with views(book) as connection:
        lines = {one.stored.number: one for one in log(connection, known_to=said)}

    assert (lines[said].stored.names, lines[said].stored.place) == (note, note)
    assert lines[said].action == "1.1"
    assert (lines[note].retracted_by, lines[note].corrected_by) == (fixed, None)
    assert (lines[note].stored.text, lines[note].stored.redacted) == (MARK, 1)


def test_a_correction_taken_back_after_a_redaction_lets_the_mark_stand() -> None:
    book = Book()
    book.begin("1.1")
    note = book.record(book.action("1.1").record_progress(NAME, book.by()))
    better = book.correct(note, Changes(text=Text("Somebody was seen")))
    book.redact(note, "text")
    book.retract(better)

    with views(book) as connection:
        (action,) = status(connection, SLUG, date(2020, 2, 1), 99).actions

    assert action.latest_progress is not None
    assert action.as_json()["latest_progress"]["text"] == MARK


def test_rows_that_hold_words_are_counted_until_they_are_gone() -> None:
    book = Book()
    book.begin("1.1")
    link = Text('She said "no" – twice')
    given = Attachment(NAME, link=link)
    note = book.record(book.action("1.1").attach_evidence(given, book.by()))

    with views(book) as connection:
        assert rows_with(connection, [NAME]) == {"line": 1, "fact": 1}
        assert rows_with(connection, [link]) == {"fact": 1}
        book.redact(note, "description", "link")
        catch_up(connection, book.after)
        assert rows_with(connection, [NAME, link]) == {}


def test_a_hold_is_listed_and_the_check_finds_nothing_wrong_with_it() -> None:
    book = Book()
    book.begin("1.1")
    book.record(book.plan().close(WHY, book.by(OPENED)))
    placed = book.hold()

    with views(book) as connection:
        (hold,) = holds(connection, SLUG, date(2020, 2, 1), placed)
        assert (hold.number, hold.entry, hold.placed_by) == (1, None, placed)
        assert hold.lifted_on is None
        found = check(connection, SLUG, date(2020, 2, 1), placed)
        assert placed not in {entry for one in found for entry in one.entries}
        (line,) = numbered(connection, [placed])
        assert line.stored.text == "hold 1 on the whole plan"


def test_an_old_snapshot_takes_over_what_was_redacted_and_nothing_else() -> None:
    then = {"a": NAME, "b": [{"c": NAME, "n": 1}], "d": "as it was", "t": {NAME: "x"}}
    now = {"a": MARK, "b": [{"c": MARK, "n": 2}], "d": "other", "t": {MARK: "x"}}

    assert redact_snapshot(then, now) == {
        "a": MARK,
        "b": [{"c": MARK, "n": 1}],
        "d": "as it was",
        "t": {MARK: "x"},
    }
    assert redact_snapshot([NAME], [MARK, "more"]) == [MARK, "more"]
    assert redact_snapshot([NAME], ["one", "more"]) == [NAME]


def test_words_of_a_proposal_are_gone_from_what_its_confirmation_brought() -> None:
    book = Book()
    book.begin("1.1")
    govern(book)
    why = Text("A secret reason")
    proposed = book.record(book.action("1.1").rate("Blue", why, book.by()))
    action, by = book.action("1.1"), book.by(user="a.osei")
    book.record(action.confirm(1, None, by, book.numbers(action.id)))
    book.redact(proposed, "reason")

    with views(book) as connection:
        (shown,) = status(connection, SLUG, LATER, len(book.entries)).actions
        dumped = str(dump(connection))

    assert shown.rating == "Blue"
    assert "ecret" not in dumped
