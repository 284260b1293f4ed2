"""The example plan as a document, and what the reader makes of it."""

from __future__ import annotations

import pytest

from cli.demo.document import example_document
from cli.demo.plan import SLUG
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from ledger.documents.word.reading import read_word
from ledger.importing import slug_of

CODES = [
    *("1.1", "1.2", "1.3", "1.4"),
    *("2.1", "2.2", "2.3", "2.4", "2.5", "2.6"),
    *("3.1", "3.2", "3.3", "3.3.1", "3.4", "3.5", "3.6", "3.7"),
    *("4.1", "4.2", "4.3", "4.4", "4.5", "4.6"),
]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> PlanReading:
    path = tmp_path_factory.mktemp("plan") / "example-plan.docx"
    path.write_bytes(example_document())
    return read_plan(read_word(path))


def lines(reading: PlanReading, code: str, column: str) -> list[str]:
    """Return the lines of one cell, as they stand in the document."""
    row = next(row for row in reading.rows if row.code == code)
    return (getattr(row, column) or "").split("\n")


def test_the_document_has_the_same_bytes_each_time() -> None:
    assert example_document() == example_document()


def test_the_document_is_small_though_nothing_in_it_is_compressed() -> None:
    assert len(example_document()) < 100_000


def test_the_plan_says_that_it_is_an_example(reading: PlanReading) -> None:
    assert reading.title is not None
    assert reading.title.words.endswith("(example)")
    assert slug_of(reading) == SLUG


def test_the_plan_has_4_areas_14_outcomes_and_24_actions(reading: PlanReading) -> None:
    assert [area.number for area in reading.areas] == [1, 2, 3, 4]
    assert [len(area.outcomes) for area in reading.areas] == [4, 4, 4, 2]
    assert [action.code for action in reading.actions] == CODES


def test_the_inspection_the_key_and_the_acronyms_are_read(
    reading: PlanReading,
) -> None:
    visited, letter = reading.inspection.visited, reading.inspection.letter

    assert str(visited.date if visited else None) == (
        "17 December 2019 to 18 December 2019"
    )
    assert str(letter.date if letter else None) == "21 January 2020"
    assert [r.value for r in reading.scheme] == ["Red", "Amber", "Green", "Blue"]
    assert [r.exception_required for r in reading.scheme] == [True, False, False, False]
    assert [r.complete for r in reading.scheme] == [False, False, False, True]
    assert len(reading.terms) == 7


def test_two_codes_in_one_row_share_its_target_and_progress(
    reading: PlanReading,
) -> None:
    assert lines(reading, "2.4", "target") == lines(reading, "2.5", "target")
    assert lines(reading, "2.4", "progress") == lines(reading, "2.5", "progress")
    assert lines(reading, "2.4", "wording") != lines(reading, "2.5", "wording")


@pytest.mark.parametrize("code", ["1.1", "2.1", "4.5"])
def test_some_actions_go_on_over_the_page(reading: PlanReading, code: str) -> None:
    row = next(row for row in reading.rows if row.code == code)

    assert len(row.rows) == 2


def test_some_actions_lack_a_target_or_progress(reading: PlanReading) -> None:
    without_target = [a.code for a in reading.actions if not a.targets]
    without_progress = [a.code for a in reading.actions if not a.progress]

    assert without_target == ["2.6", "3.3.1"]
    assert without_progress == ["3.3.1"]


def test_the_plan_contradicts_itself_where_a_target_is_called_completed(
    reading: PlanReading,
) -> None:
    assert lines(reading, "2.3", "target") == ["Completed."]
    assert "on track" in lines(reading, "2.3", "progress")[0]


def test_no_rating_is_in_the_document(reading: PlanReading) -> None:
    assert {action.rating for action in reading.actions} == {None}


def test_only_the_introduction_finds_no_place(reading: PlanReading) -> None:
    assert [str(span.position) for span in reading.unplaced] == [
        "paragraph 2",
        "paragraph 3",
        "paragraph 4",
    ]


@pytest.mark.parametrize(
    ("code", "column", "figure"),
    [
        ("1.1", "progress", "30th July 2020"),
        ("2.1", "progress", "01.06.20"),
        ("2.1", "target", "8 secondary schools"),
        ("2.1", "target", "75%"),
        ("3.1", "target", "95%"),
        ("3.3", "target", "90%"),
        ("3.5", "target", "85%"),
        ("3.6", "target", "80%"),
        ("4.6", "progress", "30th April 2021"),
    ],
)
def test_the_figures_and_dates_are_those_of_a_published_plan(
    reading: PlanReading, code: str, column: str, figure: str
) -> None:
    assert any(figure in line for line in lines(reading, code, column))
