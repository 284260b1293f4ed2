"""Status: a plan on a day, as known at an entry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, reject

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.errors import NotOpenYetError
from projections.status import PlanStatus, status
from tests.ledgers import SLUG, WHY, Book, days, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

LATER = date(2020, 6, 1)
MARCH = Target(kind="date", words=Text("by March 2021"), due=PartialDate.month(2021, 3))
MAY = Target(kind="date", words=Text("by May 2021"), due=PartialDate.month(2021, 5))
HEAD = {"entries": 40, "root": "ab" * 32}


def _begun(*codes: str) -> Book:
    book = Book()
    book.begin(*codes)
    book.wait(150)
    return book


def _status(book: Book, as_at: date = LATER, known_to: int | None = None) -> PlanStatus:
    known_to = len(book.entries) if known_to is None else known_to
    with views(book) as connection:
        return status(connection, SLUG, as_at, known_to)


def _rate(book: Book, code: str, rating: str, on: date) -> int:
    return book.record(book.action(code).rate(rating, WHY, book.by(on)))


def test_status_has_the_keys_that_scripts_rely_on() -> None:
    book = _begun("1.1")
    book.record(book.action("1.1").set_target(MARCH, book.by(date(2020, 2, 1))))
    note = book.record(
        book.action("1.1").record_progress(Text("Met"), book.by(date(2020, 2, 3)))
    )

    found = _status(book).as_json(entries=40, root="ab" * 32)

    actions = found.pop("actions")
    recorded_at = "2020-06-04T09:36:00.000000Z"
    assert len(actions) == 1
    assert (
        found.items()
        >= {
            "plan": SLUG,
            "as_at": "2020-06-01",
            "head": HEAD,
            "known_to": {"entry": note, "recorded_at": recorded_at},
            "counts": dict.fromkeys(("Red", "Amber", "Green", "Blue"), 0)
            | {"not recorded": 1},
        }.items()
    )


def test_an_action_has_the_keys_that_scripts_rely_on() -> None:
    book = _begun("1.1")
    book.record(book.action("1.1").set_target(MARCH, book.by(date(2020, 2, 1))))
    met = book.action("1.1").record_progress(Text("Met"), book.by(date(2020, 2, 3)))
    note = book.record(met)

    (action,) = _status(book).as_json(entries=40, root="ab" * 32)["actions"]

    assert action["targets"][0]["due"] == "2021-03-31"
    assert (
        action.items()
        >= {
            "code": "1.1",
            "area": "1",
            "wording": "What 1.1 is about",
            **dict.fromkeys(("owner", "rating_since", "rating_on")),
            "delivery": "not recorded",
            "rating": "not recorded",
            "latest_progress": {
                "entry": note,
                "text": "Met",
                "effective": "2020-02-03",
                "effective_printed": "3 February 2020",
                "days_late": 122,
                "recorded_by": "h.mensah",
                "on_behalf_of": None,
            },
        }.items()
    )


def test_a_revised_target_keeps_what_it_was_and_counts_its_revisions() -> None:
    book = _begun("1.1")
    book.record(book.action("1.1").set_target(MARCH, book.by(date(2020, 2, 1))))
    revision = book.record(
        book.action("1.1").revise_target(
            1,
            MAY,
            book.by(date(2020, 3, 1)),
            reason=WHY,
            approved_by=Text("the board"),
        )
    )
    taken_back = book.retract(revision)

    (before,) = _status(book, date(2020, 2, 10)).actions[0].targets
    (revised,) = _status(book, known_to=revision).actions[0].targets
    (restored,) = _status(book, known_to=taken_back).actions[0].targets

    assert (before.due, before.original_due, before.revisions) == (
        "2021-03-31",
        "2021-03-31",
        0,
    )
    assert (revised.due, revised.due_printed) == ("2021-05-31", "May 2021")
    assert (revised.original_due, revised.revisions) == ("2021-03-31", 1)
    assert (revised.because, revised.approved_by) == (WHY, "the board")
    assert (restored.text, restored.revisions) == ("by March 2021", 0)


def test_a_rating_holds_since_the_day_its_unbroken_run_began() -> None:
    book = _begun("1.1")
    _rate(book, "1.1", "Red", date(2020, 1, 10))
    _rate(book, "1.1", "Amber", date(2020, 2, 10))
    _rate(book, "1.1", "Amber", date(2020, 3, 10))
    _rate(book, "1.1", "Red", date(2020, 4, 10))
    _rate(book, "1.1", "Amber", date(2020, 4, 10))

    since = [
        (a.rating, a.rating_since)
        for day in (date(2020, 1, 31), date(2020, 3, 31), LATER)
        for a in _status(book, day).actions
    ]

    assert since == [
        ("Red", "2020-01-10"),
        ("Amber", "2020-02-10"),
        ("Amber", "2020-02-10"),
    ]


def test_a_progress_note_that_nobody_dated_has_no_day() -> None:
    book = _begun("1.1")
    unknown = book.by(PartialDate.unknown(Text("a while ago")))
    book.record(book.action("1.1").record_progress(Text("Done"), unknown))

    (action,) = _status(book, date(2020, 12, 1)).actions

    assert action.latest_progress is not None
    assert action.latest_progress["effective"] is None
    assert action.latest_progress["days_late"] is None


def test_actions_come_by_area_and_in_the_order_people_count() -> None:
    book = _begun("2.10", "2.9", "1.2", "1.10", "1.1")

    assert [a.code for a in _status(book).actions] == [
        "1.1",
        "1.2",
        "1.10",
        "2.9",
        "2.10",
    ]


def test_an_action_that_left_the_plan_is_told_apart_and_not_counted() -> None:
    book = _begun("1.1", "1.2", "2.1")
    on = book.by(date(2020, 3, 1))
    book.record(book.plan().withdraw_action("1.1", WHY, on))
    book.record(book.plan().merge_actions(("1.2",), "2.1", WHY, on))

    before, after = _status(book, date(2020, 2, 29)), _status(book)

    assert [a.code for a in before.actions] == ["1.1", "1.2", "2.1"]
    assert [a.code for a in after.actions] == ["2.1"]
    assert [(a.delivery, a.into, a.ended) for a in after.ended_actions] == [
        ("withdrawn", None, "2020-03-01"),
        ("merged", "2.1", "2020-03-01"),
    ]
    assert sum(after.counts.values()) == 1
    assert after.counts_by_area["1"]["not recorded"] == 0


@given(ledgers(), days())
def test_counts_add_up_to_the_live_actions(book: Book, as_at: date) -> None:
    try:
        found = _status(book, as_at)
    except NotOpenYetError:
        reject()

    by_area = found.counts_by_area.values()
    assert sum(found.counts.values()) == len(found.actions)
    assert found.counts == {
        rating: sum(counts[rating] for counts in by_area) for rating in found.counts
    }
    assert {a.rating for a in found.actions} <= found.counts.keys()


def test_the_first_scheme_holds_for_the_days_before_it() -> None:
    book = _begun("1.1")
    _rate(book, "1.1", "Red", date(2020, 2, 1))
    book.correct(2, Changes(on=PartialDate.day(date(2020, 3, 1))))

    found = _status(book, date(2020, 2, 2))

    assert list(found.counts) == ["Red", "Amber", "Green", "Blue", "not recorded"]
    assert found.counts["Red"] == found.counts_by_area["1"]["Red"] == 1
