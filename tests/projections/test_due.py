"""What is due: by the last day of each target, for actions that are not done."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from domain.history import said_by
from domain.partial_date import PartialDate
from domain.policies import Wanted
from domain.target import Target
from domain.text import Text
from projections.due import Item, due_items
from projections.errors import NotOpenYetError
from projections.stale import (
    UPDATES,
    Since,
    is_stale,
    last_updates,
    since_last_board,
)
from projections.stating import stated
from projections.status import status
from tests.delivering import delivered
from tests.ledgers import SLUG, WHY, Book, ledgers
from tests.projections.oracle import State, standing, state
from tests.projections.views import views

MARCH = Target(kind="date", words=Text("by March 2021"), due=PartialDate.month(2021, 3))
ONGOING = Target(
    kind="standing", words=Text("Ongoing"), since=PartialDate.month(2020, 1)
)
REVIEW = Target(
    kind="review",
    words=Text("Review in June 2021"),
    due=PartialDate.month(2021, 6),
)
DAY = timedelta(days=1)
MAY = date(2020, 5, 28)
FIRST = date(2019, 12, 2)


def begun(*targets: Target) -> Book:
    """Return a book of a plan whose action 1.1 has these targets, 700 days later."""
    book = Book()
    book.begin("1.1")
    book.wait(700)
    for target in targets:
        book.record(book.action("1.1").set_target(target, book.by(FIRST)))
    return book


def due(
    book: Book, as_at: date, within: int = 30, since: Since | None = None
) -> list[Item]:
    """Return what is due as at a day."""
    with views(book) as connection:
        plan = status(connection, SLUG, as_at, len(book.entries))
        return due_items(connection, plan, within, since)


@pytest.mark.parametrize(
    ("as_at", "state_", "days", "working"),
    [
        (date(2021, 3, 1), "due", 30, 22),
        (date(2021, 3, 31), "due", 0, 0),
        (date(2021, 4, 1), "overdue", -1, -1),
        # Good Friday and Easter Monday lie between.
        (date(2021, 4, 12), "overdue", -12, -6),
    ],
)
def test_a_month_falls_due_on_its_last_day(
    as_at: date, state_: str, days: int, working: int
) -> None:
    (item,) = due(begun(MARCH), as_at)

    assert (item.state, item.days, item.working_days) == (state_, days, working)
    assert (item.due, item.due_printed) == ("2021-03-31", "March 2021")


def test_what_is_due_later_than_so_many_days_is_not_listed() -> None:
    book = begun(MARCH)

    assert due(book, date(2021, 2, 28)) == []
    assert len(due(book, date(2021, 2, 28), within=31)) == 1


def test_an_action_that_is_done_is_not_due_and_one_that_claims_it_is() -> None:
    book = begun(MARCH)
    on = date(2021, 4, 1)
    claim = delivered(book.action("1.1"), "completion claimed", book.by(on))
    book.record(claim)
    assert len(due(book, on)) == 1

    signed = delivered(book.action("1.1"), "signed off", book.by(on))
    book.record(signed)
    assert due(book, on) == []

    book = begun(MARCH)
    book.record(book.action("1.1").rate("Blue", WHY, book.by(on)))
    assert due(book, on) == []


def test_a_proposal_does_not_make_an_action_done() -> None:
    book = begun(MARCH)
    on = book.by(date(2021, 4, 1))
    for policy in book.plan().want_second_person(Wanted(("Blue",)), on):
        book.record(policy)

    proposal = book.record(book.action("1.1").rate("Blue", WHY, on))

    assert book.entries[proposal - 1].event.wire == "action.rating_proposed"
    assert [item.state for item in due(book, date(2021, 4, 1))] == ["overdue"]


def test_a_standing_target_is_never_due_but_wants_a_review_with_a_date() -> None:
    (item,) = due(begun(ONGOING, ONGOING), date(2021, 9, 1))
    reviewed = due(begun(ONGOING, REVIEW), date(2021, 5, 1))

    assert (item.state, item.what, item.due) == ("no review date", "Ongoing", None)
    assert reviewed == []


def test_reports_that_are_owed_stand_among_what_is_due() -> None:
    book = begun(MARCH)
    book.commit("ofsted", date(2021, 3, 20), on=FIRST)
    book.commit("DMG", date(2021, 9, 20), on=FIRST)

    found = due(book, date(2021, 3, 22))

    assert [(i.what, i.state, i.working_days) for i in found] == [
        ("report to Ofsted", "overdue", -1),
        ("by March 2021", "due", 7),
    ]
    # 20 March 2021 was a Saturday.
    assert found[0].due_is_working_day is False


@pytest.mark.parametrize(("on", "stale"), [(MAY, True), (MAY + DAY, False)])
def test_what_is_dated_on_the_day_of_a_meeting_was_before_it(
    on: date, stale: bool
) -> None:
    book = begun(MARCH)
    book.record(book.plan().name_board("DMG", Text("The group"), book.by(FIRST)))
    book.record(book.plan().hold_meeting("DMG", book.by(MAY)))
    book.record(book.action("1.1").record_progress(Text("Met"), book.by(on)))
    as_at = date(2020, 6, 30)
    with views(book) as connection:
        since = since_last_board(connection, SLUG, as_at, len(book.entries))
        on_its_day = since_last_board(connection, SLUG, MAY, len(book.entries))

    found = due(book, as_at, since=since)

    assert since is not None
    assert since.first == MAY + DAY
    assert on_its_day is None
    assert [(i.state, i.updated_on) for i in found] == (
        [("stale", on.isoformat())] if stale else []
    )


def test_a_stale_action_that_is_due_stands_once() -> None:
    found = due(begun(MARCH), date(2021, 3, 5), since=Since(date(2021, 3, 1)))

    assert [(i.state, i.stale, i.updated_on) for i in found] == [("due", True, None)]


def test_a_target_that_moved_is_no_update() -> None:
    book = begun(MARCH)
    moved = book.action("1.1").revise_target(
        1, REVIEW, book.by(date(2021, 3, 4)), reason=WHY, approved_by=WHY
    )
    book.record(moved)

    (item,) = due(book, date(2021, 3, 5), since=Since(date(2021, 3, 1)))

    assert item.state == "stale"


def _slowly(
    found: State, scheme: list[dict[str, object]]
) -> dict[tuple[str, str], str]:
    """Return (action, target) -> due day, of all actions that are not done."""
    complete = {value["value"] for value in scheme if value["complete"]}
    said = {key: value for key, (_, value, _) in found.items()}
    dates: dict[tuple[str, str], str] = {}
    for (subject, field), value in said.items():
        finished = (
            (subject, "ended") in said
            or (subject, "added") not in said
            or said.get((subject, "rating")) in complete
            or said.get((subject, "delivery")) in ("signed off", "business as usual")
        )
        if field.startswith("target/") and not finished:
            dates[subject, field] = json.loads(value)["due"]
    return {key: day for key, day in dates.items() if day}


@given(
    ledgers(),
    st.dates(date(2019, 11, 1), date(2022, 2, 1)),
    st.integers(0, 400),
    st.dates(date(2019, 11, 1), date(2022, 2, 1)),
)
def test_all_that_is_due_and_only_that_is_listed_with_its_state(
    book: Book, as_at: date, within: int, first: date
) -> None:
    with views(book) as connection:
        try:
            plan = status(connection, SLUG, as_at, len(book.entries))
        except NotOpenYetError:
            reject()
        found = due_items(connection, plan, within, Since(first))
    replayed = state(book.entries, as_at, len(book.entries))

    listed = {
        (str(i.id), f"target/{i.target}"): i
        for i in found
        if i.id and i.due is not None
    }
    slow = _slowly(replayed, plan.scheme)
    far = as_at + timedelta(days=within)
    assert {key: item.due for key, item in listed.items()} == {
        key: day for key, day in slow.items() if day <= far.isoformat()
    }
    for item in listed.values():
        assert (item.state == "overdue") == (str(item.due) < as_at.isoformat())


@given(ledgers(), st.dates(date(2019, 11, 1), date(2020, 10, 1)))
def test_an_action_is_stale_unless_an_update_that_stands_is_dated_since(
    book: Book, first: date
) -> None:
    as_at, known = date(2020, 9, 1), len(book.entries)
    with views(book) as connection:
        found = last_updates(connection, SLUG, as_at, known)

    slow = {
        fact.subject
        for place, entry in standing(book.entries, known).items()
        for fact in stated(said_by(entry.event), place)
        if fact.field in UPDATES and first <= entry.event.effective_day <= as_at
    }
    fresh = {id_ for id_, day in found.items() if not is_stale(day, Since(first))}
    assert fresh == slow
