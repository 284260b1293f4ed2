"""A veiled copy of the views says all but the words that were left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.event import Event
from domain.evidence import Attachment
from domain.measures import Definition, Reading
from domain.partial_date import PartialDate
from domain.printing import WITHHELD
from domain.text import Text
from domain.withholding import Withholding
from projections.log import log
from projections.status import status
from projections.tables import Connection
from projections.veiling import veil, veil_snapshot
from tests.book import SLUG, Book
from tests.judging import govern
from tests.ledgers import ledgers
from tests.projections.views import views

DAY = date(2020, 8, 1)
SECRET = Definition(
    *("M1", Text("A secret count"), "percent", "higher", "95"),
    about=Text("Told in secret"),
)
OWNER, NOTE = Text("Ms Secret of the front door"), Text("A secret note")


@contextmanager
def veiled(
    book: Book, *without: str, known_to: int = 0
) -> Iterator[tuple[sqlite3.Connection, frozenset[str]]]:
    """Yield a veiled copy of the views of a book, and what was left out."""
    last = known_to or len(book.entries)
    with (
        views(book) as connection,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
    ):
        yield copy, veil(connection, copy, SLUG, last, Withholding.read(without))


def told() -> Book:
    """Return a book whose action has an owner, evidence and a note."""
    book = Book()
    book.begin("1.1")
    action = book.action("1.1")
    book.record(action.assign_owner(OWNER, Text("The secret reason"), book.by()))
    note = book.record(book.action("1.1").record_progress(NOTE, book.by()))
    link = Text("https://secret.example/7")
    action = book.action("1.1")
    rota = Attachment(Text("A secret rota"), link=link)
    book.record(action.attach_evidence(rota, book.by()))
    assert note == 7
    return book


def spoken(connection: Connection, last: int) -> str:
    """Return all that status and log say."""
    plan = status(connection, SLUG, DAY, last).as_json(entries=last, root="")
    lines = [line.as_json() for line in log(connection, SLUG, known_to=last)]
    return f"{plan} {lines}"


def test_nothing_that_was_left_out_is_anywhere_in_the_copy() -> None:
    book = told()

    with veiled(book, "owners", "evidence", "texts:7") as (copy, gone):
        said = spoken(copy, len(book.entries))
        dumped = "\n".join(copy.iterdump())

    assert "ecret" in str(gone)
    assert "ecret" not in said
    assert "ecret" not in dumped
    assert said.count(WITHHELD) >= 6


def test_only_what_was_named_is_left_out() -> None:
    book = told()

    with veiled(book, "owners") as (copy, gone):
        (action,) = status(copy, SLUG, DAY, len(book.entries)).actions

    assert action.owner == WITHHELD
    assert action.latest_progress is not None
    assert action.latest_progress["text"] == NOTE
    assert action.evidence[0]["description"] == "A secret rota"
    assert gone == {OWNER, "The secret reason"}


def test_ratings_and_dates_of_a_withheld_entry_still_stand() -> None:
    book = Book()
    book.begin("1.1")
    number = book.record(book.action("1.1").rate("Red", Text("Secret"), book.by()))

    with veiled(book, f"texts:{number}") as (copy, _):
        plan = status(copy, SLUG, DAY, number)

    assert plan.counts["Red"] == 1
    assert plan.actions[0].rating_reason == WITHHELD


@given(ledgers(), st.data())
def test_a_copy_with_nothing_left_out_says_what_the_views_say(
    book: Book, data: st.DataObject
) -> None:
    last = data.draw(st.integers(7, len(book.entries)))

    with views(book) as connection:
        whole = spoken(connection, last)
    with veiled(book, known_to=last) as (copy, gone):
        assert spoken(copy, last) == whole
    assert gone == frozenset()


@given(ledgers(most=30))
def test_with_every_entry_withheld_no_word_of_people_is_left(book: Book) -> None:
    numbers = (f"texts:{entry.number}" for entry in book.entries)
    spoken_ever = {
        str(value)
        for entry in book.entries
        for value in _texts(getattr(entry.event, "replacement", entry.event))
        if len(value) > 4
    }

    with veiled(book, *numbers) as (copy, _):
        dumped = "\n".join(copy.iterdump())

    assert [words for words in spoken_ever if words in dumped] == []


def _texts(event: Event) -> Iterator[Text]:
    for _, value in event:
        if isinstance(value, Text):
            yield value


def test_words_that_are_gone_are_gone_from_earlier_reports_too() -> None:
    before = {"owner": OWNER, "targets": [{"text": "by June"}, {"text": NOTE}], "n": 7}
    before["rating"] = "Blue"

    assert veil_snapshot(before, frozenset({OWNER, NOTE, "Blue"})) == {
        "rating": "Blue",
        "owner": WITHHELD,
        "targets": [{"text": "by June"}, {"text": WITHHELD}],
        "n": 7,
    }


def test_the_words_of_a_measure_and_of_a_reading_can_be_left_out() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(190)
    named = book.define(SECRET, DAY.replace(month=2))
    noted = Reading(None, 46, 52, Text("Our secret reason"))
    read = book.read("M1", noted, PartialDate.month(2020, 6))

    without = (f"texts:{named}", f"texts:{read}")
    with veiled(book, *without) as (copy, _):
        (measure,) = status(copy, SLUG, DAY, read).measures
        dumped = "\n".join(copy.iterdump())

    assert "secret" not in dumped
    assert (measure.name, measure.about) == (WITHHELD, WITHHELD)
    assert measure.latest is not None
    assert measure.latest.note == WITHHELD
    # What was counted is no word of anybody.
    assert (measure.latest.value, measure.state) == ("88.5", "off track")
    assert (measure.code, measure.target) == ("M1", "95")


def test_a_definition_that_is_left_out_keeps_the_figures_of_its_readings() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(190)
    named = book.define(SECRET, DAY.replace(month=2))
    book.read("M1", "88.5", PartialDate.month(2020, 6))

    with veiled(book, f"texts:{named}") as (copy, _):
        lines = [line.as_json() for line in log(copy, SLUG, known_to=99)]

    assert [line["text"] for line in lines[-2:]] == [WITHHELD, "M1: 88.5 in June 2020"]


def signed_off() -> Book:
    """Return a book in which #9 proposes what #10 confirms, a secret in each word."""
    book = Book()
    book.begin("1.1")
    govern(book)
    beside = {"waiver": Text("A secret file"), "monitored_by": OWNER}
    why, action = Text("A secret reason"), book.action("1.1")
    made = action.record_delivery("business as usual", why, book.by(), **beside)
    (proposed,) = (book.record(event) for event in made)
    by, numbers = book.by(user="a.osei"), book.numbers(action.id)
    confirmed = book.record(book.action("1.1").confirm(1, None, by, numbers))
    assert (proposed, confirmed) == (9, 10)
    return book


@pytest.mark.parametrize("without", ["owners", "texts:9"])
def test_words_that_a_confirmation_repeats_are_left_out_with_the_proposal(
    without: str,
) -> None:
    book = signed_off()

    with veiled(book, without) as (copy, _):
        (action,) = status(copy, SLUG, DAY, len(book.entries)).actions
        said = spoken(copy, len(book.entries))
        dumped = "\n".join(copy.iterdump())

    assert action.delivery == "business as usual"
    assert action.monitored_by == WITHHELD
    assert "ecret" not in said + dumped


def test_who_goes_on_monitoring_is_left_out_with_the_owners() -> None:
    book = Book()
    book.begin("1.1")
    beside = {"waiver": Text("Seen by the board"), "monitored_by": OWNER}
    action = book.action("1.1")
    for event in action.record_delivery("business as usual", None, book.by(), **beside):
        book.record(event)

    with veiled(book, "owners") as (copy, _):
        (shown,) = status(copy, SLUG, DAY, len(book.entries)).actions
        said = spoken(copy, len(book.entries))

    assert (shown.delivery, shown.monitored_by) == ("business as usual", WITHHELD)
    assert "ecret" not in said
    assert "Seen by the board" in said
