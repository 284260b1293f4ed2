"""Workbooks that hold, or claim to hold, more than a plan: memory stays bounded."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents import package
from ledger.documents.errors import (
    OversizedDocumentError,
    OversizedTableError,
)
from ledger.documents.excel import cells as excel_cells
from ledger.documents.excel import looks as excel_looks
from ledger.documents.excel import strings as excel_strings
from ledger.documents.excel.reading import read_workbook
from ledger.documents.sheets import limits as sheet_limits
from tests.ledger.documents.builders import repacked
from tests.ledger.documents.workbooks import MAIN, outline, with_sheet, workbook

LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
EVERYTHING = "A1:XFD1048576"
MEGABYTE = 1024 * 1024
ROW = "<row><c t='str'><v>Ref</v></c><c t='str'><v>Action</v></c></row>"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workbook(tmp_path, [["Ref", "Action"], ["1.1", "Recruit"]])


def test_more_formatting_than_a_plan_can_have_is_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_XML", 10_000)

    with pytest.raises(OversizedDocumentError, match="text and formatting"):
        read_workbook(plan)


def test_what_a_sheet_claims_to_have_costs_nothing(plan: Path) -> None:
    with_sheet(
        plan,
        f"<dimension ref='{EVERYTHING}'/><cols><col min='1' max='16384' hidden='1'/>"
        f"</cols><sheetData>{ROW}<row r='1048576'><c r='XFD1048576' t='str'><v>Far</v>"
        "</c></row></sheetData>"
        "<mergeCells><mergeCell ref='A2:XFD1048575'/></mergeCells>"
        f"<conditionalFormatting sqref='{EVERYTHING}'><cfRule type='expression'"
        " priority='1' dxfId='0'><formula>A1=1</formula></cfRule>"
        "</conditionalFormatting><dataValidations><dataValidation"
        f" sqref='{EVERYTHING}'/></dataValidations>",
    )
    data = plan.read_bytes()
    tracemalloc.start()

    document = read_workbook(plan, data=data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outline(document) == ["Plan", [["Ref", "Action"]], "Far"]
    assert peak < 20 * MEGABYTE


def test_blank_rows_by_the_hundred_thousand_are_passed_over(plan: Path) -> None:
    blank = "<row><c s='0'/><c s='0'/></row>" * 100_000
    last = ROW.replace("Ref", "1.1").replace("Action", "Recruit")
    with_sheet(plan, f"<sheetData>{ROW}{blank}{last}</sheetData>")

    document = read_workbook(plan)

    assert outline(document) == ["Plan", [["Ref", "Action"], ["1.1", "Recruit"]]]


def test_fifty_thousand_rows_are_refused_before_they_are_read(plan: Path) -> None:
    with_sheet(plan, f"<sheetData>{ROW * 50_000}</sheetData>")

    with pytest.raises(OversizedTableError, match=r"20,000 rows .* into a new file"):
        read_workbook(plan)


def test_a_sheet_of_two_hundred_columns_is_read(plan: Path) -> None:
    cells = "<c t='str'><v>Words</v></c>" * 200
    with_sheet(plan, f"<sheetData>{f'<row>{cells}</row>' * 100}</sheetData>")

    table = outline(read_workbook(plan))[1]

    assert (len(table), len(table[0])) == (100, 200)


def test_more_cells_than_a_plan_can_have_are_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_CELLS", 3)

    with pytest.raises(OversizedTableError, match="more than 3 cells"):
        read_workbook(plan)


def test_the_blank_cells_of_a_table_count_too(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = "".join(
        f"<row r='{n}'><c r='A{n}' t='str'><v>x</v></c><c r='{letter}{n}' t='str'>"
        "<v>y</v></c></row>"
        for n, letter in enumerate("BCDEFGHIJK", 1)
    )
    with_sheet(plan, f"<sheetData>{cells}</sheetData>")
    monkeypatch.setattr(sheet_limits, "MOST_CELLS", 100)

    with pytest.raises(OversizedTableError):
        read_workbook(plan)


def test_rules_without_end_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(sheet: Worksheet) -> None:
        for number in range(20):
            rule = Rule("expression", formula=[f"A1={number}"], dxfId=0)
            rule.stopIfTrue = True
            sheet.conditional_formatting.add(f"A1:B{number + 1}", rule)

    path = workbook(tmp_path, [["Ref", "Action"]] * 20, add)

    with monkeypatch.context() as patch:
        patch.setattr(excel_looks, "MOST_TRIALS", 50)
        with pytest.raises(OversizedTableError, match="conditional formatting"):
            read_workbook(path)
    monkeypatch.setattr(excel_cells, "MOST_RULE_ELEMENTS", 10)
    with pytest.raises(OversizedTableError, match="conditional formatting"):
        read_workbook(path)


def test_one_long_string_in_many_cells_counts_as_often_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_SIGNS", 1000)
    few = workbook(tmp_path, [["Ref", "x" * 99], *[["1.1", "x" * 99]] * 8])
    read_workbook(few)

    many = workbook(tmp_path, [["Ref", "x" * 99], *[["1.1", "x" * 99]] * 12])

    with pytest.raises(OversizedTableError, match="characters in its cells"):
        read_workbook(many)


def test_many_lines_in_a_cell_count_for_more_than_their_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_SIGNS", 1000)
    plan = workbook(tmp_path, [["Ref", "Action"], ["1.1", "a\n" * 60]])

    with pytest.raises(OversizedTableError, match="characters in its cells"):
        read_workbook(plan)


def test_more_strings_than_a_plan_can_have_are_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "<si><r><t>Ref</t></r><r><t>erence</t></r></si>" * 2
    names = {
        "xl/_rels/workbook.xml.rels": (
            f"<Relationships xmlns='{LINKS}'>"
            "<Relationship Id='rId1' Type='x/worksheet'"
            " Target='worksheets/sheet1.xml'/>"
            "<Relationship Id='b' Type='x/sharedStrings' Target='s.xml'/>"
            "</Relationships>"
        ),
        "xl/s.xml": f"<sst xmlns='{MAIN}'>{words}</sst>",
    }
    repacked(plan, {name: part.encode() for name, part in names.items()})
    read_workbook(plan)
    monkeypatch.setattr(excel_strings, "MOST_STRINGS", 5)

    with pytest.raises(OversizedTableError, match="pieces of text"):
        read_workbook(plan)
