"""Measures of a plan: what may be defined, read, corrected and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.entry_events import EntryCorrected
from domain.errors import LedgerError
from domain.event import FutureDateError
from domain.measure_events import MeasureRead
from domain.measure_refusals import (
    BadFigureError,
    BeyondPercentError,
    MeasureCodeTakenError,
    OtherUnitError,
    ReadTwiceError,
    TargetBeforeBaselineError,
    UndatedReadingError,
    UnknownMeasureError,
    UnreadMeasureError,
)
from domain.measures import Definition, Reading
from domain.partial_date import PartialDate
from domain.refusals import CannotCorrectError, UnchangedError
from domain.target import Target
from domain.text import Text
from tests.book import Book
from tests.domain.given import is_one_sentence

APRIL, MAY = PartialDate.month(2020, 4), PartialDate.month(2020, 5)
CALLS = Definition("M1", Text("Calls answered in a day"), "percent", "higher", "95")
WAITS = Definition("M2", Text("Days until a visit"), "working days", "lower", "5")


def measured() -> Book:
    """Return a plan of January 2020 with measures M1 and M2, in June."""
    book = Book()
    book.begin("1.1")
    book.define(CALLS)
    book.define(WAITS)
    book.wait(150)
    return book


def last(book: Book) -> MeasureRead:
    """Return the reading that the last entry states."""
    event = book.entries[-1].event
    said = event.replacement if isinstance(event, EntryCorrected) else event
    assert isinstance(said, MeasureRead)
    return said


def test_measures_are_numbered_in_the_order_in_which_they_are_defined() -> None:
    measures = measured().measures()

    assert measures.called("m1").number == 1
    assert measures.called(" M2 ").number == 2


def test_a_reading_keeps_its_numbers_beside_the_percentage() -> None:
    book = measured()

    book.read("M1", Reading(None, 46, 52), APRIL)

    read = last(book)
    assert (read.value, read.numerator, read.denominator) == ("88.5", 46, 52)
    assert str(read.effective) == "April 2020"


def test_of_a_measure_in_another_unit_the_quotient_is_the_figure() -> None:
    book = measured()

    book.read("M2", Reading(None, 184, 10), APRIL)

    assert last(book).value == "18.4"


@given(
    st.integers(1, 10**12 - 1).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n))
    )
)
def test_a_percentage_lies_between_0_and_100(parts: tuple[int, int]) -> None:
    book = measured()

    book.read("M1", Reading(None, *parts), APRIL)

    assert 0 <= float(last(book).value) <= 100


@pytest.mark.parametrize(
    ("reading", "refusal"),
    [
        (Reading(), BadFigureError),
        (Reading("88.5", 46, 52), BadFigureError),
        (Reading(None, 46), BadFigureError),
        (Reading(None, 0, 0), BadFigureError),
        (Reading(None, 53, 52), BadFigureError),
        (Reading(None, 1, 10**12), BadFigureError),
        (Reading("100.1"), BeyondPercentError),
        (Reading("-1"), BeyondPercentError),
    ],
)
def test_what_is_no_reading_is_refused(
    reading: Reading, refusal: type[LedgerError]
) -> None:
    with pytest.raises(refusal) as refused:
        measured().read("M1", reading, APRIL)

    assert is_one_sentence(refused.value)


def test_a_second_reading_of_a_period_is_refused_with_the_way_out() -> None:
    book = measured()
    book.read("M1", "88.5", APRIL)
    book.read("M1", "89", MAY)
    book.read("M2", "7", APRIL)

    with pytest.raises(ReadTwiceError, match="M1 was read for April 2020 already"):
        book.read("M1", "90", APRIL)


def test_a_period_is_the_same_in_whatever_words_it_was_given() -> None:
    book = measured()
    book.read("M1", "88.5", APRIL)

    with pytest.raises(ReadTwiceError):
        book.read("M1", "88.5", PartialDate.month(2020, 4, Text("in April")))


def test_a_figure_is_of_a_period_that_has_begun() -> None:
    book = measured()

    with pytest.raises(FutureDateError):
        book.read("M1", "88.5", PartialDate.month(2020, 12))
    with pytest.raises(UndatedReadingError):
        book.read("M1", "88.5", PartialDate.unknown())


def test_a_reading_of_no_measure_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownMeasureError, match="its measures are M1, M2"):
        measured().read("M3", "5", APRIL)


def test_a_code_is_of_one_measure_until_that_is_defined_anew() -> None:
    book = measured()

    with pytest.raises(MeasureCodeTakenError, match="--again"):
        book.define(CALLS._replace(code="m1"))
    book.define(CALLS._replace(target="97"), ref="M1")

    again = book.measures().called("M1")
    assert (again.number, again.target) == (1, "97")


def test_a_measure_with_readings_keeps_its_unit() -> None:
    book = measured()
    book.define(CALLS._replace(unit="calls"), ref="M1")
    redefined = len(book.entries)
    book.read("M1", "120", APRIL)

    with pytest.raises(OtherUnitError, match="readings in calls"):
        book.define(CALLS, ref="M1")
    with pytest.raises(OtherUnitError):
        book.retract(redefined)


@pytest.mark.parametrize(
    "wrong", [CALLS._replace(target="101"), CALLS._replace(baseline="-0.5")]
)
def test_what_is_to_be_reached_in_percent_can_be_a_percentage(
    wrong: Definition,
) -> None:
    with pytest.raises(BeyondPercentError):
        measured().define(wrong._replace(code="M3"))


def test_a_target_falls_due_after_its_baseline() -> None:
    line = CALLS._replace(code="M3", baseline="61.5", baseline_on=APRIL)

    with pytest.raises(TargetBeforeBaselineError, match="by April 2020"):
        measured().define(line._replace(target_by=APRIL))
    measured().define(line._replace(target_by=MAY))


def test_a_corrected_reading_has_the_percentage_of_its_own_numbers() -> None:
    book = measured()
    number = book.read("M1", Reading(None, 46, 52), APRIL)

    number = book.correct(number, Changes(figure=Reading(None, 47, 52)))

    assert (last(book).value, last(book).numerator) == ("90.4", 47)
    book.correct(number, Changes(figure=Reading("90")))
    assert (last(book).value, last(book).numerator) == ("90", None)
    assert last(book).denominator is None


def test_a_correction_is_held_to_what_a_reading_is_held_to() -> None:
    book = measured()
    first = book.read("M1", Reading(None, 46, 52), APRIL)
    book.read("M1", Reading(None, 46, 52), MAY)

    with pytest.raises(BadFigureError):
        book.correct(first, Changes(figure=Reading(None, 53, 52)))
    with pytest.raises(UnchangedError):
        book.correct(first, Changes(figure=Reading(None, 46, 52)))
    with pytest.raises(ReadTwiceError):
        book.correct(first, Changes(on=MAY))


def test_a_figure_is_corrected_of_readings_alone() -> None:
    book = measured()
    due = Target(kind="text", words=Text("97"))

    with pytest.raises(CannotCorrectError, match="has no figure to correct"):
        book.correct(1, Changes(figure=Reading("90")))
    with pytest.raises(CannotCorrectError, match="define M2 anew"):
        book.correct(len(book.entries), Changes(target=due))


def test_a_retracted_reading_makes_room_for_another_one() -> None:
    book = measured()
    number = book.read("M1", "88.5", APRIL)

    book.retract(number)
    book.read("M1", "87.5", APRIL)

    assert last(book).value == "87.5"


def test_a_measure_is_not_taken_back_from_under_its_readings() -> None:
    book = measured()
    defined = len(book.entries)
    number = book.read("M2", "7", date(2020, 4, 30))

    with pytest.raises(UnreadMeasureError):
        book.retract(defined)
    book.retract(number)
    book.retract(defined)

    with pytest.raises(UnknownMeasureError):
        book.measures().called("M2")
