"""Which changes a document makes of what the ledger holds on its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.partial_date import PartialDate
from domain.text import Text
from ledger.documents.model import Position, Span
from ledger.documents.plan_reading import DateReading, InspectionReading, TermReading
from tests.ledger.given import command
from tests.ledger.updating.versions import (
    JUNE,
    MARCH,
    SLUG,
    book,
    ids,
    one,
    row,
    version,
)

AUDIT = "Audit twenty cases a month"
JULY = PartialDate.day(date(2022, 7, 1))


def test_only_lines_that_no_note_has_are_new_progress() -> None:
    first = version(row("2.1", AUDIT, progress=["Set up", "Ten audited"]))
    lines = ["  TEN   audited", "Twenty audited", "Set up", "Results shared"]
    second = version(row("2.1", AUDIT, progress=lines))

    with book(first) as kept:
        (found,) = kept.propose(second).proposals

    assert (found.kind, found.action) == ("progress", "2.1")
    assert found.after == "Twenty audited\nResults shared"
    assert found.before == "Set up\nTen audited"
    assert found.places == ("table 2, row 11, cell 3",)


def test_lines_that_are_gone_are_doubted_and_kept() -> None:
    first = version(row("2.1", AUDIT, progress=["Set up", "Ten audited"]))
    second = version(row("2.1", AUDIT, progress=["Set up"]))

    with book(first) as kept:
        update = kept.propose(second)

    assert update.proposals == ()
    assert update.doubts == (
        '2.1: the document no longer has a line of earlier progress ("Ten audited"),'
        " which the ledger keeps.",
    )


def test_what_the_ledger_came_to_hold_later_is_not_held_on_the_day() -> None:
    with book(version(row("2.1", AUDIT))) as kept:
        late = Text("Ten audited")
        kept.ledger.record_progress(command(on=JULY), SLUG, "2.1", late)
        kept.ledger.rate(command(on=JULY), SLUG, "2.1", "Green", Text("As agreed"))
        second = version(row("2.1", AUDIT, progress=str(late), rating="Amber"))
        in_june, in_july = kept.propose(second, JUNE), kept.propose(second, JULY)

    assert ids(in_june) == ["2.1 rating", "2.1 progress 1"]
    assert one(in_june, "2.1 rating").before == ""
    assert ids(in_july) == ["2.1 rating"]
    assert one(in_july, "2.1 rating").before == "Green"


def test_what_has_no_date_is_held_on_any_day_until_a_date_is_known() -> None:
    first = version(row("2.1", AUDIT, progress="Set up", rating="Amber"))
    opened = replace(first, inspection=_inspected())

    with book(opened, None) as kept:
        same = kept.propose(replace(opened, sha256="d" * 64), MARCH)
        kept.ledger.rate(command(on=MARCH), SLUG, "2.1", "Red", Text("As agreed"))
        moved = kept.propose(replace(opened, sha256="d" * 64), JUNE)

    assert same.proposals == ()
    assert same.doubts == (
        "The ledger has progress, ratings or delivery without a date of 2.1; they are"
        " compared as if they were so on that day.",
    )
    assert [(p.before, p.after) for p in moved.proposals] == [("Red", "Amber")]


def _inspected() -> InspectionReading:
    """Return what a document says of a letter: the plan stands from its day."""
    day = PartialDate.day(date(2022, 2, 1))
    letter = DateReading("1 February 2022", Position(paragraph=2), day)
    return InspectionReading(letter=letter)


def test_a_corrected_entry_counts_as_corrected() -> None:
    first = version(row("2.1", AUDIT, rating="Amber"))

    with book(first) as kept:
        rated = kept.ledger.rate(command(on=MARCH), SLUG, "2.1", "Red", Text("Slip"))
        kept.ledger.retract(command(), rated.numbers[0], Text("Wrong row"))
        update = kept.propose(version(row("2.1", AUDIT, rating="a"), name="b.docx"))

    assert update.proposals == ()


def test_a_claim_weaker_than_what_is_held_is_nothing_new() -> None:
    first = version(row("2.1", AUDIT), row("2.2", "Recruit two managers"))
    done = "Completed in June 2022"
    second = version(
        row("2.1", AUDIT, progress=done),
        row("2.2", "Recruit two managers", progress=done),
    )

    with book(first) as kept:
        because = Text("Seen by the board")
        on = command(on=MARCH)
        kept.ledger.record_delivery(
            on, SLUG, "2.2", "signed off", because, waiver=because
        )
        update = kept.propose(second)
        kept.accept_all(second)
        kept.ledger.reopen(command(on=JULY), SLUG, "2.2", because)
        later = version(row("2.1", AUDIT, status="In progress"))
        back = kept.propose(later, JULY)

    assert ids(update) == ["2.1 delivery", "2.1 progress 1", "2.2 progress 1"]
    assert one(update, "2.1 delivery").after == "completion claimed"
    assert one(back, "2.1 delivery").after == "in progress"


def test_statements_without_a_letter_go_by_their_words() -> None:
    first = version(row("2.1", AUDIT, impacts=["Fewer moves", "Shorter waits"]))
    second = version(
        row("2.1", AUDIT, impacts=["Better plans", "Fewer moves", "Shorter waits"])
    )

    with book(first) as kept:
        (found,) = kept.propose(second).proposals
        (event,) = kept.accept_all(second).events

    assert (found.before, found.after) == ("", "Better plans")
    assert getattr(event, "label", None) == "3"


def test_the_plan_gains_areas_outcomes_terms_and_a_scheme() -> None:
    first = version(row("2.1", AUDIT))
    key = [("Red", "Late"), ("Yellow", "At risk"), ("Green", "On time")]
    second = replace(
        version(
            *(row("2.1", AUDIT, rating="Yellow"), row("3.1", "Agree a protocol")),
            outcomes=["Audits are used well", "Children are heard"],
            key=key,
        ),
        terms=(
            TermReading("QN", "Quality Network", Span("QN", Position(paragraph=4))),
        ),
    )

    with book(first) as kept:
        proposed = ids(kept.propose(second))
        kept.accept_all(second)
        again = kept.propose(second)

    assert proposed == [
        *("scheme", "term QN", "area 1 outcome 1", "area 1 outcome 2"),
        *("area 2 outcome 1", "area 2 outcome 2", "area 3", "area 3 outcome 1"),
        *("area 3 outcome 2", "2.1 rating", "3.1 added"),
    ]
    assert again.proposals == ()


def test_what_nothing_can_record_is_said_with_what_to_type() -> None:
    first = version(row("2.1", AUDIT))
    second = version(row("2.1", AUDIT), titles={2: "Practice"}, title="A new plan")

    with book(first) as kept:
        update = kept.propose(second)

    assert update.proposals == ()
    title, area = update.unrecordable
    assert 'called "A new plan"' in title
    assert "ledger correct 1 --text" in title
    assert 'Area 2 is called "Practice" in the document' in area


def test_an_action_that_left_the_plan_is_doubted_where_the_document_has_it() -> None:
    first = version(row("2.1", AUDIT), row("2.2", "Recruit two managers"))

    with book(first) as kept:
        because = Text("Part of the strategy now")
        kept.ledger.withdraw_action(command(on=MARCH), SLUG, "2.2", because)
        update = kept.propose(replace(first, sha256="b" * 64))

    assert update.proposals == ()
    assert update.doubts == (
        '2.2 ("recruit two managers") was withdrawn on 1 March 2022 in the ledger and'
        " stands in the document; nothing is recorded of it unless you retract that"
        " entry first.",
    )


def test_the_same_file_twice_changes_nothing_whatever_was_recorded_since() -> None:
    first = version(
        row("2.1", AUDIT, target="June 2022", progress="Set up", rating="Amber")
    )

    with book(first) as kept:
        ledger, on = kept.ledger, command(on=JUNE)
        ledger.rate(on, SLUG, "2.1", "Red", Text("Late"))
        ledger.reword(command(on=JUNE), SLUG, "2.1", Text("Audit them all"), None)
        update = kept.propose(first, JULY)

    assert update.proposals == ()


def test_a_line_that_claimed_delivery_before_claims_nothing_new() -> None:
    first = version(row("2.1", AUDIT, progress="Completed in March 2022"))
    second = version(row("2.1", AUDIT, progress="Completed in March 2022"), name="b")
    third = version(row("2.1", AUDIT, progress="Completed in May 2022"))

    with book(first) as kept:
        kept.ledger.record_delivery(command(on=MARCH), SLUG, "2.1", "in progress", None)
        again, new = kept.propose(second), kept.propose(third)
        bau = "business as usual claimed"
        kept.ledger.record_delivery(command(on=MARCH), SLUG, "2.1", bau, None)
        weaker = kept.propose(third)

    assert ids(again) == []
    assert ids(new) == ["2.1 delivery", "2.1 progress 1"]
    assert ids(weaker) == ["2.1 progress 1"]
