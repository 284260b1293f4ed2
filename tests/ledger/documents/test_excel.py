"""What a workbook shows is read, cell by cell, with its place."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents.excel.reading import read_workbook
from ledger.documents.model import Paragraph, Position, Table
from tests.ledger.documents.builders import repacked
from tests.ledger.documents.workbooks import (
    HEADINGS,
    Value,
    cell_at,
    outline,
    read_cells,
    with_sheet,
    words_at,
    workbook,
)

NINE_O_CLOCK = datetime(2020, 7, 30, 9)  # noqa: DTZ001 - a sheet has no zones.


def test_a_workbook_is_its_sheets_then_their_lines_and_tables(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Our action plan"], HEADINGS, ["1.1", "Recruit"]])

    document = read_workbook(path)

    sheet, title, table = document.blocks
    assert sheet == Paragraph("Plan", "sheet", Position(sheet=1), level=1)
    assert isinstance(title, Paragraph)
    assert (title.text, str(title.position)) == ("Our action plan", "sheet 1, cell A1")
    assert isinstance(table, Table)
    assert str(table.rows[1][1].position) == "sheet 1, cell B3"
    assert document.program == "Excel"
    assert document.name == "plan.xlsx"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not document.notices
    assert not document.obstacles


def test_bytes_that_were_read_before_are_not_read_again(tmp_path: Path) -> None:
    data = workbook(tmp_path, [HEADINGS, ["1.1"]]).read_bytes()

    document = read_workbook(tmp_path / "moved.xlsx", data=data)

    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_numbers_and_days_are_read_as_printed(tmp_path: Path) -> None:
    formats = {"A2": "0.00", "C2": "0%", "E2": "mmm-yy", "F2": "d-mmm"}

    def set_formats(sheet: Worksheet) -> None:
        for place, code in formats.items():
            sheet[place].number_format = code

    day = date(2020, 7, 30)
    values: list[Value] = [1.1, 1.1, 0.85, day, day, day, 44042, "44042", NINE_O_CLOCK]
    document = read_cells(tmp_path, [["Words"] * 9, values], set_formats)

    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert [(cell.lines[0], cell.holds) for cell in table.rows[1]] == [
        ("1.10", "number"),
        ("1.1", "number"),
        ("85%", "number"),
        ("30 July 2020", "date"),
        ("July 2020", "date"),
        ("30 July", "date"),
        ("44042", "number"),
        ("44042", "text"),
        ("30 July 2020 09:00", "date"),
    ]


def test_days_since_1904_are_the_same_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["Ref", "Target date"])
    book.worksheets[0].append(["1.1", date(2020, 7, 30)])
    book.save(tmp_path / "plan.xlsx")

    document = read_workbook(tmp_path / "plan.xlsx")

    assert words_at(document, "B2") == "30 July 2020"
    assert any("1904" in notice for notice in document.notices)


def test_lines_inside_a_cell_are_lines(tmp_path: Path) -> None:
    document = read_cells(tmp_path, [["Ref", "Action"], ["1.1", "Recruit\nInduct "]])

    assert cell_at(document, "B2").lines == ("Recruit", "Induct")
    assert cell_at(document, "B2").position == Position(sheet=1, row=2, cell=2)


def test_escaped_characters_are_read_as_excel_shows_them(tmp_path: Path) -> None:
    path = with_sheet(
        workbook(tmp_path, []),
        "<sheetData><row><c t='inlineStr'><is><t>One_x000D_\ntwo</t></is></c>"
        "<c t='inlineStr'><is><r><t>it _x005F_x0041_</t></r><rPh><t>no</t></rPh></is>"
        "</c></row></sheetData>",
    )

    document = read_workbook(path)

    assert outline(document)[1] == [["One/two", "it _x0041_"]]


def test_merged_cells_are_one_cell_that_goes_on_below(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:C2")
        sheet.merge_cells("B3:B4")

    rows = [["Ref", "Action", "Owner"], ["Area 1"], ["1.1", "Recruit", "HR"]]
    document = read_cells(tmp_path, [*rows, ["1.1", None, "Finance"]], merge)

    table = document.blocks[-1]
    assert isinstance(table, Table)
    (section,) = table.rows[1]
    assert (section.column, section.columns) == (1, 3)
    assert cell_at(document, "B4").merged
    assert not cell_at(document, "B3").merged
    assert [len(row) for row in table.rows] == [3, 1, 3, 3]


def test_words_under_a_merged_cell_are_named(tmp_path: Path) -> None:
    path = with_sheet(
        workbook(tmp_path, []),
        "<sheetData><row><c t='str'><v>Shown</v></c><c t='str'><v>Under</v></c>"
        "<c t='str'><v>Beside</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>",
    )

    document = read_workbook(path)

    assert outline(document)[1] == [["Shown", "Beside"]]
    assert "B1" in document.notices[0]


def test_a_formula_is_read_by_its_result(tmp_path: Path) -> None:
    path = with_sheet(
        workbook(tmp_path, []),
        "<sheetData><row><c><f>1+1</f><v>2</v></c><c t='str'><f>A1&amp;B1</f><v>so</v>"
        "</c><c t='str'><f>IF(1,&quot;&quot;)</f><v></v></c></row></sheetData>",
    )

    document = read_workbook(path)

    assert outline(document)[1] == [["2", "so"]]
    assert not document.obstacles


def test_a_formula_without_a_result_has_to_be_computed_first(tmp_path: Path) -> None:
    document = read_cells(tmp_path, [["Ref", "Owner"], ["1.1", "=A1&A2"]])

    (obstacle,) = document.obstacles
    assert "B2" in obstacle
    assert "open it in Excel, save it" in obstacle


def test_a_formula_written_as_text_is_words(tmp_path: Path) -> None:
    def as_text(sheet: Worksheet) -> None:
        sheet["B2"] = "=cmd|' /C calc'!A0"
        sheet["B2"].data_type = "s"

    document = read_cells(tmp_path, [["Ref", "Action"], ["1.1"]], as_text)

    assert words_at(document, "B2") == "=cmd|' /C calc'!A0"
    assert not document.obstacles


def test_an_error_is_read_as_words_and_named(tmp_path: Path) -> None:
    document = read_cells(tmp_path, [["Ref", "Owner"], ["1.1", "#REF!"]])

    assert words_at(document, "B2") == "#REF!"
    assert "B2" in document.notices[0]


def test_words_that_are_struck_through_are_read_and_named(tmp_path: Path) -> None:
    def strike(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(strike=True)
        runs = CellRichText("Kept ", TextBlock(InlineFont(strike=True), "gone"))
        sheet["C2"] = runs

    document = read_cells(tmp_path, [["Ref", "Action", "Owner"], ["1.1", "Go"]], strike)

    assert words_at(document, "C2") == "Kept gone"
    assert document.notices[0].endswith(": B2 and C2.")


def test_a_number_that_its_format_hides_is_named(tmp_path: Path) -> None:
    def silence(sheet: Worksheet) -> None:
        sheet["B2"].number_format = ";;;"

    document = read_cells(tmp_path, [["Ref", "RAG"], ["1.1", 3]], silence)

    assert words_at(document, "B2") == ""
    assert "hide their number" in document.notices[0]


def test_signs_that_turn_or_hide_words_are_named(tmp_path: Path) -> None:
    rows = [["Ref", "Action"], ["1.1", "Pay \u202eevil"], ["1.2", "Bell_x0007_s"]]

    document = read_cells(tmp_path, rows)

    assert words_at(document, "B3") == "Bells"
    assert words_at(document, "B2") == "Pay \u202eevil"
    assert document.notices[0].endswith(": B2 and B3.")


def test_a_workbook_in_the_strict_form_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Ref", "Target date"], ["1.1", "Soon"]])
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    with_sheet(path, "")
    repacked(
        path,
        {
            "xl/worksheets/sheet1.xml": (
                f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row><x:c t="str">'
                '<x:v>Ref</x:v></x:c><x:c t="d" s="0"><x:v>2020-07-30</x:v></x:c>'
                "</x:row></x:sheetData></x:worksheet>"
            ).encode()
        },
    )

    assert outline(read_workbook(path))[1] == [["Ref", "44042"]]
