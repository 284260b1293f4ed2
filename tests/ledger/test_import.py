"""What an accepted document becomes in the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from domain.partial_date import PartialDate
from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import read_plan
from ledger.importing import UnrecordableDocumentError, import_plan, stands_from
from tests.ledger.documents.builders import (
    action_table,
    area,
    example_plan,
    front,
    read,
    reading_of,
)
from tests.ledger.given import audit, made
from tests.ledger.imported import action_in, imported


def rated(folder: Path, words: str) -> PlanReading:
    """Return the reading of a plan with a letter, a key and one rating."""
    word = docx.Document()
    front(word)
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", words), headings=("Action", "RAG"))
    return read_plan(read(word, folder))


def test_the_example_plan_is_recorded_whole(tmp_path: Path) -> None:
    plan = imported(read_plan(read(example_plan(), tmp_path)), tmp_path)

    assert [a["code"] for a in plan["actions"]] == [
        *("1.1", "1.2", "1.3", "1.4", "2.1", "2.1.1"),
    ]
    targets = action_in(plan, "1.1")["targets"]
    assert [(t["kind"], t["text"]) for t in targets] == [
        ("date", "June 2022"),
        ("standing", "May 2022 and ongoing"),
    ]


def test_a_second_list_in_one_action_replaces_nothing(tmp_path: Path) -> None:
    cell = "2.1 Audit\na) Plan\nb) Do\na) Check\nIMPACT\na) Fewer\na) Faster\nKinder"
    reading = reading_of(tmp_path, (cell, "", ""))

    found = action_in(imported(reading, tmp_path), "2.1")

    assert {p["label"]: p["text"] for p in found["sub_items"]} == {
        "a": "Plan",
        "b": "Do",
        "a (2)": "Check",
    }
    assert {p["text"] for p in found["impacts"]} == {"Fewer", "Faster", "Kinder"}
    assert (
        'Table 1, row 2, cell 1: 2.1 has a second sub-item a); it is kept as "a (2)".'
    ) in reading.doubts


def test_a_rating_that_the_document_does_not_date_has_no_date(tmp_path: Path) -> None:
    reading = rated(tmp_path, "amber")

    found = action_in(imported(reading, tmp_path), "2.1")

    letter = reading.inspection.letter
    assert letter is not None
    assert str(letter.date) == "9 November 2021"
    assert (found["rating"], found["rating_since"]) == ("Amber", None)


def test_a_rating_has_the_date_that_the_document_is_said_to_have(
    tmp_path: Path,
) -> None:
    day = PartialDate.day(date(2022, 3, 1))

    found = action_in(imported(rated(tmp_path, "A"), tmp_path, day), "2.1")

    assert (found["rating"], found["rating_since"]) == ("Amber", "2022-03-01")


def test_words_that_are_no_rating_are_not_recorded(tmp_path: Path) -> None:
    reading = rated(tmp_path, "Purple")

    found = action_in(imported(reading, tmp_path), "2.1")

    assert found["rating"] in (None, "not recorded")
    assert "Purple" in [span.words for span in reading.unplaced]


def test_a_part_that_stands_above_its_whole_is_recorded_below_it(
    tmp_path: Path,
) -> None:
    reading = reading_of(tmp_path, ("2.1.1 Weekly", "", ""), ("2.1 Audit", "", ""))

    plan = imported(reading, tmp_path)

    assert [a["code"] for a in plan["actions"]] == ["2.1", "2.1.1"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "plan.docx was not recorded: the document has no action that could"),
        (
            [("2.1 A", "", ""), ("2.1 B", "", "")],
            "table 1, row 3: the code 2.1 is also in table 1, row 2; give one",
        ),
        ([("2.1 A", "", "x" * 100_001)], "table 1, row 2, cell 3 has 100,001 char"),
    ],
)
def test_a_document_that_cannot_be_a_plan_is_refused_whole(
    tmp_path: Path, rows: list[tuple[str, str, str]], sentence: str
) -> None:
    reading = reading_of(tmp_path, *rows)

    with made(tmp_path / "ledger.db") as ledger:
        with pytest.raises(UnrecordableDocumentError) as refusal:
            import_plan(ledger.log, "h.mensah", "northmoor", reading)
        recorded = audit(ledger)

    assert sentence in str(refusal.value)
    assert str(refusal.value).count(". ") == 0
    assert recorded == []


def test_a_plan_never_stands_from_a_day_to_come(tmp_path: Path) -> None:
    reading = read_plan(read(example_plan(), tmp_path))
    nothing = replace(reading, inspection=type(reading.inspection)())

    assert str(stands_from(reading, date(2022, 1, 1))) == "9 November 2021"
    assert str(stands_from(reading, date(2021, 11, 1))) == (
        "3 October 2021 to 4 October 2021"
    )
    assert str(stands_from(nothing, date(2022, 1, 1))) == "1 January 2022"


def test_what_further_columns_say_is_recorded_too(tmp_path: Path) -> None:
    headings = (
        *("Ref", "Action", "Sub-action", "Due", "Revised date", "KPI", "Milestones"),
        *("Status", "Progress", "Evidence", "Impact", "Next steps"),
    )
    row = (
        *("2.1", "Audit", "Plan\nDo", "May 2022", "July 2022", "95% seen", "June 2022"),
        *("In progress", "Begun", "Minutes", "Calmer", "Print"),
    )
    word = docx.Document()
    front(word)
    area(word, "2. Oversight", "Audits are used")
    action_table(word, row, headings=headings)

    found = action_in(imported(read_plan(read(word, tmp_path)), tmp_path), "2.1")

    assert [p["text"] for p in found["sub_items"]] == ["Plan", "Do"]
    assert [p["text"] for p in found["impacts"]] == ["Calmer"]
    assert [(t["kind"], t["text"]) for t in found["targets"]] == [
        ("date", "July 2022"),
        ("date", "June 2022"),
        ("measure", "95% seen"),
    ]
    assert found["targets"][0]["original_text"] == "May 2022"
    assert found["delivery"] == "in progress"
    assert found["latest_progress"]["text"] == (
        "Begun\nEvidence:\nMinutes\nNext steps:\nPrint"
    )


def test_a_revised_date_revises_the_target_though_no_reason_is_given(
    tmp_path: Path,
) -> None:
    reading = reading_of(
        tmp_path,
        ("2.1 Audit", "May 2022", "July 2022"),
        headings=("Action", "Due", "Revised date"),
    )

    (target,) = action_in(imported(reading, tmp_path), "2.1")["targets"]

    assert (target["original_text"], target["text"]) == ("May 2022", "July 2022")
    assert target["revisions"] == 1
    assert reading.obstacles == ()


def test_areas_with_letters_are_recorded_with_them(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Priority A: Oversight", 1)
    action_table(word, ("A1", "Audit", "Set"), headings=("Ref", "Action", "Progress"))

    plan = imported(read_plan(read(word, tmp_path)), tmp_path)

    assert [(a["code"], a["title"]) for a in plan["areas"]] == [("A", "Oversight")]
    assert action_in(plan, "A1")["area"] == "A"
