"""Status: the parts of a plan and an action, and what cannot be answered."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes
from domain.evidence import Attachment
from domain.partial_date import PartialDate
from domain.plan_events import Inspection
from domain.refusals import UnknownPlanError
from domain.target import Target
from domain.text import Text
from projections.errors import NotInPlanError, NotKnownYetError, NotOpenYetError
from projections.status import PlanStatus, status
from tests.delivering import delivered
from tests.ledgers import OPENED, SLUG, WHY, Book
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

LATER = date(2020, 6, 1)


def _begun(*codes: str) -> Book:
    book = Book()
    book.begin(*codes)
    book.wait(150)
    return book


def _status(book: Book, as_at: date = LATER, known_to: int | None = None) -> PlanStatus:
    known_to = len(book.entries) if known_to is None else known_to
    with views(book) as connection:
        return status(connection, SLUG, as_at, known_to)


def test_what_has_a_date_wins_over_what_nobody_dated() -> None:
    book = _begun("1.1")
    day = date(2020, 3, 1)
    book.record(book.action("1.1").record_progress(Text("Met"), book.by(day)))
    book.record(book.action("1.1").rate("red", WHY, book.by(day)))
    nobody_said = book.by().on(PartialDate.unknown(by=LATER))
    book.record(book.action("1.1").record_progress(Text("Some day"), nobody_said))
    book.record(book.action("1.1").rate("green", WHY, nobody_said))

    (action,) = _status(book).actions

    assert action.latest_progress is not None
    assert action.latest_progress["text"] == "Met"
    assert (action.rating, action.rating_since) == ("Red", "2020-03-01")


def test_what_nobody_dated_stands_until_something_has_a_date() -> None:
    book = _begun("1.1")
    nobody_said = book.by().on(PartialDate.unknown(by=LATER))
    book.record(book.action("1.1").rate("green", WHY, nobody_said))

    (action,) = _status(book).actions

    assert (action.rating, action.rating_since) == ("Green", None)


def test_a_plan_says_its_structure_and_words() -> None:
    book = Book()
    inspection = Inspection(framework=Text("Focused visit"))
    book.record(book.plan().open(Text("Old"), None, inspection, book.by(OPENED)))
    book.record(book.plan().add_area("1", Text("Front door"), book.by(OPENED)))
    for text in ("Safe", "Timely"):
        book.record(book.plan().set_outcome("1", None, Text(text), book.by(OPENED)))
    book.record(book.plan().define_term(Text("DMG"), Text("A group"), book.by(OPENED)))
    book.record(book.plan().name_board("DMG", Text("The group"), book.by(OPENED)))
    book.correct(1, Changes(text=Text("New")))
    book.record(book.plan().close(WHY, book.by()))

    found = _status(book)

    outcomes = [{"number": 1, "text": "Safe"}, {"number": 2, "text": "Timely"}]
    inspected = {"framework": "Focused visit", "letter": None, "visited": None}
    closed = {"how": "closed", "into": None, "on": "2020-01-06", "because": WHY}
    assert (found.title, found.scheme) == ("New", [])
    assert found.inspection == inspected
    assert found.areas == [{"code": "1", "title": "Front door", "outcomes": outcomes}]
    assert (found.terms, found.boards) == ({"DMG": "A group"}, {"DMG": "The group"})
    assert found.ended == closed


def test_an_action_says_its_parts_exceptions_and_evidence() -> None:
    book = _begun("1.1")
    on = book.by(date(2020, 3, 1))
    for label in ("b", "a"):
        book.record(book.action("1.1").add_sub_item(label, Text(f"Part {label}"), on))
    book.record(book.action("1.1").state_impact("1", Text("Safer"), on))
    book.record(
        book.action("1.1").report_exception(Text("Cause"), Text("Plan"), None, on)
    )
    audit = Attachment(Text("Audit"), link=Text("x/7"))
    book.record(book.action("1.1").attach_evidence(audit, on))
    book.record(delivered(book.action("1.1"), "in progress", on, Text("Half")))

    action = _status(book).action(f"action/{SLUG}/1")

    found = action.as_json()
    assert found["sub_items"] == [
        {"label": "a", "text": "Part a"},
        {"label": "b", "text": "Part b"},
    ]
    assert found["impacts"] == [{"label": "1", "text": "Safer"}]
    assert (found["delivery"], found["delivery_note"]) == ("in progress", "Half")
    assert (found["exception"]["cause"], found["exception"]["asked"]) == ("Cause", None)
    (evidence,) = found["evidence"]
    assert (evidence["description"], evidence["link"]) == ("Audit", "x/7")
    assert (evidence["entry"], evidence["supports"]) == (len(book.entries) - 1, None)


def test_a_standing_target_has_the_day_it_runs_from_and_no_due_date() -> None:
    book = _begun("1.1")
    since = PartialDate.month(2020, 1)
    target = Target(kind="standing", words=Text("January and ongoing"), since=since)
    book.record(book.action("1.1").set_target(target, book.by(date(2020, 2, 1))))

    (found,) = _status(book).as_json(entries=6, root="")["actions"][0]["targets"]

    assert (found["due"], found["due_printed"], found["original_due"]) == (None,) * 3
    assert (found["since"], found["since_printed"]) == ("2020-01-31", "January 2020")
    assert (found["precision"], found["set_on"]) == ("month", "2020-02-01")


def test_a_day_before_the_plan_opened_is_refused_with_the_day_it_opened() -> None:
    with pytest.raises(NotOpenYetError, match="opened on 2 December 2019"):
        _status(_begun("1.1"), date(2019, 12, 1))


def test_a_knowledge_before_the_plan_was_recorded_is_refused() -> None:
    with pytest.raises(NotKnownYetError, match="entry #1 on 6 January 2020"):
        _status(_begun("1.1"), known_to=0)


def test_a_plan_that_the_ledger_does_not_hold_is_refused() -> None:
    with (
        views(_begun("1.1")) as connection,
        pytest.raises(UnknownPlanError, match=f'no plan "other"; it holds {SLUG}'),
    ):
        status(connection, "other", LATER, 9)


def test_an_action_that_was_not_added_yet_is_refused() -> None:
    book = _begun("1.1")
    book.record(
        book.plan().add_action("1.2", "1", Text("New"), book.by(date(2020, 5, 1)))
    )

    with pytest.raises(NotInPlanError, match="on 30 April 2020"):
        _status(book, date(2020, 4, 30)).action(f"action/{SLUG}/2")
