"""Nothing that needs a second person counts at any (V, K) that does not know of one."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entry_events import EntryCorrected
from domain.event import Event
from domain.history import said_by
from domain.plan_events import ActionAdded
from domain.sign_off_events import DeliveryConfirmed, RatingConfirmed
from projections.facts import Row, state_rows
from projections.proposed import proposals
from tests.judging import govern, propose
from tests.ledgers import SLUG, WHY, Book, days, ledgers
from tests.projections.oracle import standing, state
from tests.projections.views import views

CONFIRMED = RatingConfirmed | DeliveryConfirmed
POLICIES = {"rating": "ratings confirmed", "delivery": "delivery confirmed"}


def needed(book: Book, number: int, field: str) -> bool:
    """Tell whether what entry `number` states needed a second person when it did."""
    entry = book.entries[number - 1]
    event, said = entry.event, said_by(entry.event)
    if isinstance(event, EntryCorrected):
        before = said_by(book.entries[event.entry - 1].event)
        if (_value(before), before.effective) == (_value(said), said.effective):
            return needed(book, event.entry, field)  # It was put in other words.
    held = state(book.entries, date.max, number - 1)
    policy = held.get((f"plan/{SLUG}", f"policy/{POLICIES[field]}"))
    wanted = json.loads(policy[1]) if policy else []
    return _value(said).casefold() in [value.casefold() for value in wanted]


def confirmed_by_another(book: Book, event: CONFIRMED, number: int) -> bool:
    """Tell whether a confirmation is by somebody else who was entitled to it."""
    place = book.entries[event.entry - 1].number
    authors = {
        entry.event.recorded_by
        for entry in book.entries[: number - 1]
        if entry.number == place
        or (isinstance(entry.event, EntryCorrected) and entry.event.entry == place)
    }
    held = state(book.entries, date.max, number - 1)
    role = held.get((f"plan/{SLUG}", f"role/approver/{event.recorded_by}"))
    entitled = role is not None and json.loads(role[1])["held"]
    return entitled and event.recorded_by not in authors


def _value(event: Event) -> str:
    """Return the rating or status of an event; that of a reopening."""
    said = getattr(event, "rating", None) or getattr(event, "status", None)
    return said or "in progress"


def lawful(book: Book, row: Row) -> bool:
    """Tell whether a rating or delivery status that is in force may be."""
    event = book.entries[row.entry - 1].event
    if isinstance(event, CONFIRMED):
        return confirmed_by_another(book, event, row.entry)
    if event.wire == "action.reopened":
        return True
    return not needed(book, row.entry, row.field)


@given(ledgers(), st.data())
def test_nothing_that_needed_a_second_person_counts_without_one(
    book: Book, data: st.DataObject
) -> None:
    with views(book) as connection:
        for known_to in range(len(book.entries) + 1):
            rows = state_rows(connection, SLUG, data.draw(days()), known_to)

            judged = [row for row in rows if row.field in POLICIES]
            assert [row for row in judged if not lawful(book, row)] == []


def test_a_rating_that_slipped_past_would_be_noticed() -> None:
    book = Book()
    book.begin("1.1")
    action = book.action("1.1")
    slipped = action.rate("Blue", WHY, book.by())
    govern(book)
    number = book.record(slipped)

    with views(book) as connection:
        rows = state_rows(connection, SLUG, date(2020, 2, 1), number)

    assert [lawful(book, row) for row in rows if row.field == "rating"] == [False]


@given(ledgers(), days())
def test_a_proposal_is_decided_by_entries_that_were_known(
    book: Book, as_at: date
) -> None:
    with views(book) as connection:
        for known_to in range(len(book.entries) + 1):
            found = proposals(connection, SLUG, as_at, known_to)

            there = {
                said.action
                for entry in standing(book.entries, known_to).values()
                if isinstance(said := said_by(entry.event), ActionAdded)
            }
            expected = {
                number
                for (subject, field), (number, *_) in state(
                    book.entries, as_at, known_to
                ).items()
                if field.startswith("proposal/") and subject in there
            }
            assert {one.entry for one in found} == expected
            for one in found:
                assert (one.decided is None) == (one.state == "open")
                assert one.decided is None or one.decided.entry <= known_to


@pytest.mark.parametrize("confirms", [True, False])
def test_what_is_decided_is_shown_as_open_before_that(confirms: bool) -> None:
    book = Book()
    book.begin("1.1")
    govern(book)
    proposed = propose(book)
    action, by = book.action("1.1"), book.by(user="a.osei")
    decide = action.confirm if confirms else action.refuse
    end = book.record(decide(1, WHY, by, book.numbers(action.id)))

    with views(book) as connection:
        states = [
            proposals(connection, SLUG, date(2020, 2, 1), known)[0].state
            for known in (proposed, end)
        ]

    assert states == ["open", "confirmed" if confirms else "refused"]
