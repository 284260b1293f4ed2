"""The measures of a plan in Word and Excel, and what is read of such a print."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from ledger.documents.opening import read_document
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from projections.documents.word import as_word
from projections.documents.workbook import as_workbook
from tests.ledger.documents.printed_plans import Plan, measure
from tests.projections.documents.sample import FORMULAS, HOSTILE, sample

MEASURES = [
    measure("M1", "Visits in time", about="From the case system"),
    measure(
        *("M2", "Days to a visit"),
        unit="working days",
        direction="lower",
        target="5",
        target_by_printed=None,
        baseline=None,
        baseline_on_printed=None,
        latest=None,
        needed=None,
        state="no data",
        actions=[],
    ),
    measure("M3", "Audits rated good", old=True, state="no data"),
]


def word_table(data: Plan) -> list[list[str]]:
    word: Any = docx.Document(io.BytesIO(as_word(data)))
    return [[cell.text for cell in row.cells] for row in word.tables[-1].rows]


def sheet(data: Plan) -> list[dict[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(data)))
    heads, *rows = book["Measures"].iter_rows(values_only=True)
    return [
        dict(zip(map(str, heads), (str(c or "") for c in row), strict=True))
        for row in rows
    ]


def test_word_says_of_each_measure_how_it_stands() -> None:
    heads, first, second, third = word_table(sample(measures=MEASURES))

    assert dict(zip(heads, first, strict=True)) == {
        "Measure": "M1",
        "What is measured": "Visits in time\nFrom the case system",
        "Baseline": "61.5% in January 2022",
        "Target": "at least 95% by March 2023\nhigher is better",
        "Latest reading": "88.5% (46 of 52)\nJune 2022, #51",
        "State": "on track\n73.4% needed",
        "Actions": "1.1",
    }
    assert second[2:] == [
        *("not recorded", "at most 5 working days\nlower is better"),
        *("not recorded", "no data", ""),
    ]
    assert third[5] == "no data\nthe last reading is over six months old"


def test_excel_has_a_fact_in_each_column() -> None:
    first, second, _ = sheet(sample(measures=MEASURES))

    assert first == {
        "Measure": "M1",
        "What is measured": "Visits in time",
        "Baseline": "61.5% in January 2022",
        "Better": "higher is better",
        "Target": "at least 95% by March 2023",
        "Latest figure": "88.5",
        "Numerator": "46",
        "Denominator": "52",
        "Period": "June 2022",
        "Figure needed": "73.4",
        "State": "on track\n73.4% needed",
        "Actions": "1.1",
        "Note": "",
        "About": "From the case system",
    }
    assert (second["Latest figure"], second["State"]) == ("", "no data")


def test_a_plan_without_measures_has_no_such_section() -> None:
    data = sample()

    assert "Measures" not in openpyxl.load_workbook(io.BytesIO(as_workbook(data)))
    assert word_table(data)[0][0] == "Action"


PRINTS: dict[str, Callable[[Plan], bytes]] = {"docx": as_word, "xlsx": as_workbook}


def read(folder: Path, kind: str, data: Plan) -> PlanReading:
    place = folder / f"plan.{kind}"
    place.write_bytes(PRINTS[kind](data))
    return read_plan(read_document(place))


@pytest.mark.parametrize("kind", PRINTS)
def test_a_print_is_read_as_if_it_had_no_measures(tmp_path: Path, kind: str) -> None:
    plain = read(tmp_path, kind, sample())

    measured = read(tmp_path, kind, sample(measures=MEASURES))

    assert measured.unplaced == plain.unplaced == ()
    assert [one.code for one in measured.actions] == [one.code for one in plain.actions]
    assert [one.title for one in measured.areas] == [one.title for one in plain.areas]
    assert measured.terms == plain.terms


@pytest.mark.parametrize("words", [*FORMULAS, HOSTILE])
def test_words_of_a_measure_stay_words(words: str) -> None:
    given = measure("M1", words, about=words)
    given["latest"] = {**given["latest"], "note": words}

    data = sample(measures=[given])

    book = openpyxl.load_workbook(io.BytesIO(as_workbook(data)))
    cells = [cell for row in book["Measures"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert "\x1b" not in str(word_table(data))
