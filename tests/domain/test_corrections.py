"""A correction stands in the place of what it corrects; both stay for good."""

from __future__ import annotations

import pytest

from domain.correcting import Changes
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Source
from domain.history_refusals import NotStandingError
from domain.partial_date import PartialDate
from domain.text import Text
from tests.domain.amending import corrected, correction, noted, retracted, texts
from tests.domain.given import (
    BECAUSE,
    action,
    by,
    day,
    is_one_sentence,
    numbers,
)


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    given = corrected(noted("one", "two"), 1, "ONE")

    assert texts(given) == ["ONE", "two"]
    first = given.history.facts[0]
    assert (first.place, first.version) == (1, 3)


def test_a_tie_on_one_day_goes_by_the_place_not_by_the_correction() -> None:
    given = action()
    for text in ("first", "second"):
        given = given.apply([given.record_progress(Text(text), by(day(1)))])

    assert texts(corrected(given, 1, "FIRST")) == ["FIRST", "second"]


def test_what_was_corrected_stays_on_record() -> None:
    given = noted("one")

    event = corrected(given, 1, "ONE").history.at(1, 101)

    assert event == given.history.at(1, 101)


def test_a_correction_names_the_entry_by_the_number_people_know() -> None:
    made = correction(noted("one", "two"), 2, "TWO")

    assert (made.entry, made.version, made.originator_version) == (102, 2, 3)
    assert made.effective == made.replacement.effective == by(day(2)).effective
    assert made.reason == BECAUSE


def test_a_correction_comes_back_from_its_fields() -> None:
    running = PartialDate.month(2021, 3)
    given = action()
    source = Source(file=Text("plan.docx"), sha256="0f" * 32, places=("table 1",))
    told = given.record_progress(Text("one"), by(day(1))).model_copy(
        update={"source": source, "command": "import-1", "recorded_by": "somebody"}
    )
    given = given.apply([told])

    for changes in (Changes(text=Text("ONE")), Changes(on=running)):
        made = correction(given, 1, changes)
        assert EntryCorrected.model_validate(made.model_dump()) == made
        assert made.replacement.command == made.command
        assert made.replacement.source == made.source


def test_a_corrected_date_moves_the_fact() -> None:
    moved = corrected(noted("one", "two"), 1, Changes(on=by(day(6)).effective))

    assert texts(moved) == ["two", "one"]


def test_a_correction_can_be_corrected_and_takes_the_same_place() -> None:
    given = corrected(corrected(noted("one", "two"), 1, "ONE"), 3, "uno")

    assert texts(given) == ["uno", "two"]
    assert (given.history.facts[0].place, given.history.facts[0].version) == (1, 4)


@pytest.mark.parametrize("version", [1, 3])
def test_what_was_corrected_cannot_be_corrected_or_retracted_again(
    version: int,
) -> None:
    given = corrected(corrected(noted("one", "two"), 1, "ONE"), 3, "uno")

    with pytest.raises(NotStandingError, match="corrected by #104; correct") as refused:
        correction(given, version, "eins")
    with pytest.raises(NotStandingError, match="correct or retract #104"):
        given.retract(version, BECAUSE, by(), numbers)

    assert is_one_sentence(refused.value)
    assert refused.value.by == 104


def test_retracting_a_correction_brings_the_original_back() -> None:
    given = retracted(corrected(noted("one", "two"), 1, "ONE"), 3)

    assert texts(given) == ["one", "two"]
    assert texts(corrected(given, 1, "uno")) == ["uno", "two"]


def test_retracting_the_correction_of_a_correction_brings_the_first_one_back() -> None:
    given = corrected(corrected(noted("one"), 1, "ONE"), 2, "uno")

    assert texts(retracted(given, 3)) == ["ONE"]
    assert texts(retracted(retracted(given, 3), 2)) == ["one"]


def test_a_retracted_entry_counts_as_never_recorded() -> None:
    given = retracted(noted("one", "two"), 1)

    assert texts(given) == ["two"]
    assert isinstance(given.history.at(3, 103), EntryRetracted)
    for again in (lambda: retracted(given, 1), lambda: correction(given, 1, "ONE")):
        with pytest.raises(NotStandingError, match="already retracted by #103"):
            again()


def test_retracting_a_retraction_is_a_new_entry_and_brings_the_fact_back() -> None:
    given = retracted(retracted(noted("one", "two"), 1), 3)

    assert texts(given) == ["one", "two"]
    assert given.history.version == 4
    assert texts(retracted(given, 1)) == ["two"]
    assert texts(retracted(given, 4)) == ["two"]


def test_only_the_latest_of_two_corrections_that_came_back_can_be_touched() -> None:
    given = retracted(corrected(noted("one"), 1, "ONE"), 2)
    given = retracted(corrected(given, 1, "uno"), 3)

    assert texts(given) == ["uno"]
    for version in (1, 2):
        with pytest.raises(NotStandingError, match="corrected by #104"):
            correction(given, version, "eins")
    assert texts(corrected(given, 4, "eins")) == ["eins"]


def test_an_entry_is_not_free_while_the_correction_of_its_correction_stands() -> None:
    given = corrected(corrected(noted("one"), 1, "ONE"), 2, "uno")
    given = retracted(given, 3)
    given = retracted(given, 2)
    given = retracted(given, 4)

    assert texts(given) == ["uno"]
    with pytest.raises(NotStandingError, match="corrected by #103"):
        correction(given, 1, "eins")
