"""A plan as a workbook: tables of words, none of them a formula or a link."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from projections.documents.sheets import MOST, CellTooLongError
from projections.documents.workbook import as_workbook
from tests.projections.documents.sample import (
    FORMULAS,
    HOSTILE,
    dates,
    entry,
    hostile,
    parts,
    sample,
)

SHEETS = ["Plan", "Outcomes", "RAG rating", "Acronyms", "About"]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(data: bytes, sheet: str) -> list[list[str]]:
    found = opened(data)[sheet].iter_rows(values_only=True)
    return [[str(cell or "") for cell in row] for row in found]


def test_the_same_plan_gives_the_same_bytes() -> None:
    data = as_workbook(sample(), [entry(9)])

    assert as_workbook(sample(), [entry(9)]) == data
    # A clock that is read twice within two seconds says the same.
    assert dates(data) == {(1980, 1, 1, 0, 0, 0)}
    assert "2022-12-01T00:00:00Z" in parts(data, r"docProps/core\.xml")


def test_each_sheet_has_one_table_whose_heading_row_stays() -> None:
    book = opened(as_workbook(sample()))

    assert book.sheetnames == SHEETS
    for sheet in book:
        assert len(sheet.tables) == 1
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"


def test_the_plan_is_a_row_for_each_action() -> None:
    heads, first, *_ = rows(as_workbook(sample()), "Plan")

    assert dict(zip(heads, first, strict=True)) == {
        "Area": "1. Keeping workers\nfor longer",
        "Reference": "1.1",
        "Action": "Hold visits\nand record them\na) Write to partners\nImpact:\n"
        "1) Fewer moves",
        "Target timescales": "by March 2023\n95% of visits on time",
        "Success measure": "Children say so",
        "Originally": "target 1: June 2022",
        "Progress": "Ten posts filled",
        "Progress dated": "#9, 30 July 2022, recorded 12 days later",
        "Rating": "Red",
        "Rating since": "1 March 2022",
        "Delivery": "in progress",
        "Owner": "Head of Service",
        "Last rated": "1 May 2022",
        "Because": "The report [of May]\nis late",
        "Move approved by": "target 1: not recorded",
        "Exception report": "no exception report recorded",
        "Date passed": "",
    }


def test_the_other_sheets_say_what_the_plan_is() -> None:
    data = as_workbook(sample())

    assert rows(data, "Outcomes")[1:] == [
        ["1. Keeping workers\nfor longer", "Agency posts fall to 12%"],
        ["2. 16+ services", ""],
    ]
    assert rows(data, "RAG rating")[1] == [
        *("Red", "R", "Off course [exception report required]"),
    ]
    assert rows(data, "Acronyms")[1] == ["CPM", "Case Progress Meeting"]
    about = rows(data, "About")
    assert about[1] == ["Title", "Northmoor plan"]
    assert about[-2][1].startswith("Working copy, not a report. As at 30 July 2022,")


def test_a_rating_is_a_word_and_its_cell_is_shaded() -> None:
    sheet = opened(as_workbook(sample()))["Plan"]

    shown = [(row[8].value, row[8].fill.fgColor.rgb) for row in sheet.iter_rows(2, 3)]
    assert shown == [("Red", "FFFF9B9B"), ("Yellow", "FFFFFF99")]


def test_the_timeline_is_a_row_for_each_entry() -> None:
    told = [entry(9), entry(10, type="entry.corrected", names=9, effective=None)]
    book = opened(as_workbook(sample(), told))

    assert book.sheetnames == [*SHEETS[:-1], "Timeline", "About"]
    sheet = book["Timeline"]
    assert len(sheet.tables) == 1
    heads, first, second = sheet.iter_rows(values_only=True)
    said = dict(zip(heads, first, strict=True))
    assert said["Entry"] == 9
    assert said["Recorded at (UTC)"].isoformat() == "2022-08-11T09:30:00"
    assert said["Effective by"].isoformat() == "2022-07-30T00:00:00"
    assert (said["What happened"], said["Says"], said["Because"]) == (
        *("rated", "Red", "It is late"),
    )
    later = dict(zip(heads, second, strict=True))
    assert (later["In place of"], later["Effective by"]) == ("#9", "")


def test_days_that_excel_does_not_know_stay_words() -> None:
    data = as_workbook(sample(), [entry(9, effective="1899-12-31")])

    assert opened(data)["Timeline"]["D2"].value == "1899-12-31"


def test_a_text_of_the_timeline_is_cut_off_where_all_can_see_it() -> None:
    told = [entry(9, text="\U0001f600" * MOST)]

    said = opened(as_workbook(sample(), told))["Timeline"]["I2"].value

    assert said.endswith("\U0001f600… [cut; whole in the ledger]")
    assert MOST - 1 <= len(said.encode("utf-16-le")) // 2 <= MOST


def test_in_a_pack_a_text_of_the_plan_is_cut_off_too() -> None:
    data = sample()
    data["actions"][0]["latest_progress"]["text"] = "x" * 100_000

    said = rows(as_workbook(data, cut=True), "Plan")[1][6]

    assert len(said) == MOST
    assert said.endswith("x… [cut; whole in plan.json]")


def test_every_printed_page_says_what_the_workbook_is() -> None:
    audience = "Board & partners of the children's safeguarding partnership " * 4
    report = {"number": 2, "audience": audience, "title": "July"}
    withheld = ["owners", "the text of entry #57"] * 9
    data = sample(snapshot="report", report=report, withheld=withheld)

    for sheet in opened(as_workbook(data, [entry(1)])):
        above, below = sheet.oddHeader.left.text, sheet.oddFooter.left.text
        assert above.startswith("Report 2 to Board && partners of the")
        assert "As at 30 July 2022, known to entry #57.\nWithheld from" in above
        assert below.startswith("Generated 1 December 2022. Ledger head: 57 entries,")
        assert sheet.oddFooter.right.text == "Page &P of &N"


@pytest.mark.parametrize("words", FORMULAS)
def test_words_of_the_timeline_stay_words(words: str) -> None:
    data = as_workbook(sample(), [entry(9, text=words, reason=words, source=words)])

    xml = parts(data, r"xl/worksheets/[^/]*\.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    cell = opened(data)["Timeline"]["I2"]
    assert (cell.value, cell.data_type) == (words, "s")


@pytest.mark.parametrize("words", FORMULAS)
def test_words_stay_words(words: str) -> None:
    data = as_workbook(hostile(words))

    xml = parts(data, r"xl/worksheets/[^/]*\.xml")
    assert "<f>" not in xml
    assert "<f " not in xml
    assert "hyperlink" not in xml
    cell = opened(data)["Plan"]["D2"]
    assert (cell.value, cell.data_type) == (words, "s")


def test_characters_that_nobody_sees_are_shown() -> None:
    data = as_workbook(hostile(HOSTILE), [entry(9, text=HOSTILE, source=HOSTILE)])

    xml = parts(data, r"xl/.*\.xml")
    assert not [c for c in ("\x1b", "\u202e", "\u200b", "\x07", "\ufffe") if c in xml]
    assert "\\u202egnp.exe\\u200b" in xml
    assert "_x0041_" in rows(data, "Plan")[1][11]


def test_a_text_that_excel_would_cut_off_is_refused() -> None:
    data = sample()
    data["actions"][0]["latest_progress"]["text"] = "x" * (MOST + 1)

    with pytest.raises(CellTooLongError) as refused:
        as_workbook(data)

    assert str(refused.value) == (
        "The progress of action 1.1 has 32,768 characters and Excel keeps 32,767 in a"
        " cell; print the plan with --format docx or json instead."
    )


def test_a_text_of_just_that_length_is_kept() -> None:
    data = sample()
    data["actions"][0]["latest_progress"]["text"] = "x" * MOST

    assert len(rows(as_workbook(data), "Plan")[1][6]) == MOST


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"title": "x" * 40_000}, 'words of "Title"'),
        ({"terms": {"CPM": "x" * 40_000}}, 'meaning of "CPM"'),
        # Excel counts a sign beyond the first 65,536 as two.
        ({"terms": {"CPM": "\U0001f600" * 20_000}}, 'meaning of "CPM"'),
    ],
)
def test_a_long_text_beside_the_actions_is_refused_too(
    changed: dict[str, object], what: str
) -> None:
    with pytest.raises(CellTooLongError, match=f"^The {what} has 40,000 characters"):
        as_workbook(sample(**changed))
