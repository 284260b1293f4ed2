"""One file read in another way, or typed in another way, and what that changes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from domain.text import Text
from ledger.documents.model import Change, Position, Span
from ledger.documents.plan_reading import AreaReading, PlanReading, TermReading
from ledger.importing import import_plan, imported_as, slug_of
from ledger.updating import Choice
from ledger.updating.refusals import UnknownProposalError
from tests.ledger.given import audit, command
from tests.ledger.updating.versions import (
    JUNE,
    MARCH,
    OFFICER,
    SLUG,
    book,
    ids,
    one,
    row,
    version,
)

AUDIT = "Audit twenty cases a month"
FILE = "c" * 64
CELL = Position(2, 11, 3)


def read(progress: str, *, accepted: bool, rating: str = "Amber") -> PlanReading:
    """Return a file with a tracked change, as it reads with or without that."""
    reading = version(row("2.1", AUDIT, progress=progress, rating=rating))
    change = Change("inserted", "in May", "A. Reader", "2022-05-04", CELL, accepted)
    return replace(reading, sha256=FILE, changes=(change,))


ACCEPTED = read("Ten audited in May", accepted=True)
REJECTED = read("Ten audited", accepted=False)


def test_a_file_read_without_its_tracked_changes_is_compared_as_another_one() -> None:
    with book(ACCEPTED) as kept:
        before = imported_as(kept.ledger.log, SLUG, REJECTED)
        found = kept.propose(REJECTED)
        kept.accept_all(REJECTED)
        again = kept.propose(REJECTED)
        back = kept.propose(ACCEPTED)
        audit(kept.ledger)

    assert before is None
    assert [(p.id, p.after) for p in found.proposals] == [
        ("2.1 progress 1", "Ten audited"),
    ]
    assert (again.proposals, back.proposals) == ((), ())


def test_the_same_choices_of_another_reading_are_recorded_too() -> None:
    bare = version(row("2.1", AUDIT))
    yes = {"2.1 progress 1": Choice(accept=True)}

    with book(bare) as kept:
        first = kept.record(ACCEPTED, yes)
        second = kept.record(REJECTED, yes)
        again = kept.record(ACCEPTED, yes)

    assert not second.again
    assert again.again
    assert again.numbers == first.numbers != second.numbers


def test_what_a_person_decided_stays_decided_in_the_same_reading() -> None:
    with book(version(row("2.1", AUDIT))) as kept:
        words = {"2.1 progress 1": Choice(accept=True, text="Ten of them")}
        kept.record(REJECTED, words)
        same, other = kept.propose(REJECTED), kept.propose(ACCEPTED)

    assert ids(same) == ["2.1 rating"]
    assert ids(other) == ["2.1 rating", "2.1 progress 1"]


def test_the_same_reading_is_imported_once() -> None:
    with book(ACCEPTED) as kept:
        about = kept.ledger.log, OFFICER, SLUG, ACCEPTED, MARCH
        again = import_plan(*about)
        known = imported_as(kept.ledger.log, SLUG, ACCEPTED)

    assert again.again
    assert known is not None
    assert known.numbers == again.numbers


def test_a_change_that_is_another_by_now_is_not_recorded_as_the_one_seen() -> None:
    first = version(row("2.1", AUDIT, rating="Amber"))
    second = version(row("2.1", AUDIT, rating="Green"))

    with book(first) as kept:
        shown = one(kept.propose(second), "2.1 rating")
        seen = Choice(accept=True, seen=(shown.before, shown.after))
        kept.ledger.rate(command(on=JUNE), SLUG, "2.1", "Red", Text("As agreed"))
        with pytest.raises(UnknownProposalError, match="compare the two once more"):
            kept.record(second, {shown.id: seen})
        kept.record(second, {shown.id: replace(seen, seen=("Red", "Green"))})


def test_a_rating_that_is_in_doubt_is_not_said_to_be_missing_too() -> None:
    first = version(
        row("2.1", AUDIT, rating="Amber"), row("2.2", "Recruit", rating="R")
    )
    silent = row("2.1", AUDIT)
    unclear = replace(silent, rating_doubted=True)
    other = row("2.2", "Recruit", rating="R")

    with book(first) as kept:
        missing = kept.propose(version(silent, other)).doubts
        doubted = kept.propose(version(unclear, other)).doubts

    assert missing == (
        "2.1: the document no longer gives a rating; the ledger keeps Amber.",
    )
    assert doubted == ()


def typed(form: str) -> PlanReading:
    """Return a version whose every accent is typed in a form of Unicode."""

    def words(text: str) -> str:
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    cells = {"target": "June 2022 at the café", "owner": words("Zoë Nuñez")}
    reading = version(
        row(
            "2.1",
            words("Give each café in Ynys Môn the leaflet"),
            progress=[words("Printed for São Tomé"), words("Sent to the café")],
            rating=words("Récent"),
            parts=[words("Ask the café"), words("Thank the café")],
            impacts=[words("Naïve hopes fade"), words("The café is full")],
            **{key: words(text) for key, text in cells.items()},
        ),
        name=f"{form}.docx",
        outcomes=[words("Each café is used")],
        key=[(words("Récent"), words("Made anew, à jour")), ("Green", "On time")],
        titles={2: words("Cafés")},
        title=words("Ynys Môn café plan"),
    )
    term = TermReading(words("CÉ"), words("Café élan"), Span("CÉ", CELL))
    return replace(reading, terms=(term,))


@pytest.mark.parametrize(("first", "second"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_however_an_accent_is_typed_the_words_are_the_same(
    first: str, second: str
) -> None:
    assert typed(first) != typed(second)

    with book(typed(first)) as kept:
        update = kept.propose(typed(second))
        audit(kept.ledger)

    assert update.proposals == ()
    assert (update.doubts, update.unrecordable) == ((), ())


def test_however_an_accent_is_typed_the_plan_has_the_same_short_name() -> None:
    names = {slug_of(typed(form)) for form in ("NFC", "NFD", "NFKD")}

    assert names == {"ynys-mon-cafe-plan"}


def test_an_area_that_a_person_took_back_is_not_added_by_the_same_file() -> None:
    second = version(row("2.1", AUDIT))
    with_area = replace(second, areas=(*second.areas, *_area_three()))

    with book(version(row("2.1", AUDIT))) as kept:
        (added, _) = kept.accept_all(with_area).numbers
        kept.ledger.retract(command(), added + 1, Text("No such outcome"))
        kept.ledger.retract(command(), added, Text("No such area"))
        same = kept.propose(with_area)
        other = kept.propose(replace(with_area, sha256="d" * 64))

    assert ids(same) == []
    assert ids(other) == ["area 3", "area 3 outcome 1"]


def _area_three() -> tuple[AreaReading, ...]:
    heading = Span("3. Practice", Position(paragraph=30))
    outcome = Span("Practice is good", Position(paragraph=31))
    return (AreaReading(3, "Practice", heading, (outcome,)),)
