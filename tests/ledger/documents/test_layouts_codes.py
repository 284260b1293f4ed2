"""Codes of every shape, codes that are missing, and codes that a program cut."""

from __future__ import annotations

import pytest

from ledger.documents.actions.codes import read_reference
from ledger.documents.layouts.layout import USUAL
from ledger.documents.model import Cell, Position, Span
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import action
from tests.ledger.documents.drawn import document, heading, reading

AREA = heading("1. Workforce")
HEADS = ["Ref", "Action", "Due date"]


def number(words: str) -> Cell:
    """Return a cell that holds a number."""
    return Cell((words,), None, Position(), holds="number")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        *(("1", ["1"]), ("1a", ["1a"]), ("A1", ["A1"]), ("WF-03", ["WF-03"])),
        *(("2.10", ["2.10"]), ("1.1.1", ["1.1.1"]), ("3.", ["3"]), ("(4)", ["4"])),
        *(("Action 5", ["5"]), ("#6", ["6"]), ("iv", ["iv"]), ("1, 2", ["1", "2"])),
        *(("2.4 and 2.5", ["2.4", "2.5"]), ("?", None), ("Ongoing", None)),
        *((f"1.1{' ' * 3000}1.2", None), (", " * 3000, None)),
        *(("95%", None), ("No", None), ("see 2.1 below", None)),
    ],
)
def test_a_reference_is_any_code(words: str, codes: list[str] | None) -> None:
    named = read_reference([Span(words, Position())], [], USUAL)

    assert (named.codes if named else None) == codes


@pytest.mark.parametrize(
    ("code", "words", "left"),
    [
        ("1", "1. Audit", "Audit"),
        ("1", "1 worker joins", "1 worker joins"),
        ("1", "1.5 posts are filled", "1.5 posts are filled"),
        ("WF-03", "WF-03 Audit", "Audit"),
        ("a", "a plan", "a plan"),
        ("2.1", "2.1 Audit", "Audit"),
    ],
)
def test_a_code_repeated_in_the_wording_is_taken_off(
    code: str, words: str, left: str
) -> None:
    plan = reading(AREA, [HEADS, [code, words, ""]])

    assert action(plan, code).wording == left


def test_a_code_with_a_space_is_kept_with_a_hyphen_and_doubted() -> None:
    plan = reading(AREA, [HEADS, ["WF 03", "Audit", ""]])

    assert [a.code for a in plan.actions] == ["WF-03"]
    assert '"WF 03" is kept as the code WF-03.' in " ".join(plan.doubts)


def test_actions_without_codes_are_an_obstacle_that_tells_the_way_out() -> None:
    plan = reading(AREA, [["Action", "Due"], ["Audit", ""], ["Visit", "May 2022"]])

    assert [a.code for a in plan.actions] == ["1.1", "1.2"]
    assert plan.obstacles == (
        "2 actions have no code, the first in table 1, row 2; write a code such as"
        ' "1.1" in front of each in Word, or say --number to have them numbered in'
        " order within their area.",
    )


def test_actions_without_codes_are_numbered_on_request() -> None:
    rows = [["Action", "Due"], ["Audit", ""], ["", "May 2022"], ["Visit", ""]]

    plan = reading(AREA, rows, number=True)

    assert [(a.code, a.wording) for a in plan.actions] == [
        ("1.1", "Audit"),
        ("1.2", "Visit"),
    ]
    assert plan.obstacles == ()
    assert "Table 1, row 4: the action has no code and was numbered 1.2." in (
        plan.doubts
    )


def test_the_numbers_of_a_list_are_codes_where_there_are_no_others() -> None:
    plan = reading(AREA, [["Action", "Due"], ["1. Audit", ""], ["2) Visit", ""]])

    assert [(a.code, a.wording) for a in plan.actions] == [
        ("1", "Audit"),
        ("2", "Visit"),
    ]


def test_numbers_that_begin_again_in_each_area_get_the_area_in_front() -> None:
    parts = (
        *(AREA, [HEADS, ["1", "Audit", ""], ["2", "Visit", ""]]),
        *(heading("2. Practice"), [HEADS, ["1", "Train", ""]]),
    )

    refused, numbered = reading(*parts), reading(*parts, number=True)

    assert len(refused.obstacles) == 1
    assert 'so that "1" is the number of several' in refused.obstacles[0]
    assert [a.code for a in numbered.actions] == ["1.1", "1.2", "2.1"]
    assert numbered.obstacles == ()


def test_an_action_may_be_split_over_two_tables() -> None:
    plan = reading(
        AREA,
        [["Ref", "Action", "Progress"], ["1.1", "Audit", "Begun"]],
        [["Ref", "Action", "Progress"], ["1.1", "", "Done"], ["1.2", "Visit", ""]],
    )

    assert [span.words for span in action(plan, "1.1").progress] == ["Begun", "Done"]
    assert "has the code 1.1 of the row above" in " ".join(plan.doubts)


def test_codes_that_differ_only_in_case_are_one_code() -> None:
    plan = reading(AREA, [HEADS, ["a1", "Audit", ""], ["A1", "Visit", ""]])

    assert "the code A1 is also in table 1, row 2" in " ".join(plan.obstacles)


def test_a_code_that_a_spreadsheet_cut_is_an_obstacle_with_the_proposal() -> None:
    codes = [*(f"1.{at}" for at in range(1, 10)), "1.1"]
    rows: list[list[str | Cell]] = [[number(code), "A step", ""] for code in codes]

    plan = read_plan(document(AREA, [[*HEADS], *rows], program="Excel"))

    assert plan.obstacles == (
        'Table 1, row 11, cell 1: the code reads "1.1", and after 1.9 it may be 1.10,'
        ' of which Excel made a number; format the column as Text, type "1.10" and'
        ' save it, or type "1.1" if it is meant.',
    )


def test_a_code_typed_as_text_is_what_it_says() -> None:
    rows = [[f"1.{at}", f"Step {at}", ""] for at in range(2, 10)]

    plan = reading(AREA, [HEADS, *rows, ["1.1", "Last", ""], ["1.10", "Tenth", ""]])

    assert plan.obstacles == ()


def test_a_number_where_a_date_is_due_is_doubted_with_the_date() -> None:
    plan = reading(AREA, [HEADS, ["1.1", "Audit", number("43921")]])

    assert [span.words for span in action(plan, "1.1").targets] == ["43921"]
    assert "it may be 31 March 2020" in " ".join(plan.doubts)


def test_sentences_name_the_program_that_the_document_is_changed_in() -> None:
    plan = read_plan(
        document(AREA, [HEADS, ["1.1", "", ""], ["1.1", "B", ""]], program="Excel")
    )

    assert "in Excel" in " ".join(plan.doubts)
    assert "Word" not in " ".join(plan.doubts)
