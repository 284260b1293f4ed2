"""Which sheets of a workbook are read, and what stands beside their cells."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents.errors import UnknownSheetError
from ledger.documents.excel.reading import read_workbook
from ledger.documents.model import Paragraph
from tests.ledger.documents.builders import repacked
from tests.ledger.documents.workbooks import (
    beside,
    outline,
    read_cells,
    words_at,
    workbook,
)

THREAD = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
    'threadedcomments"><threadedComment ref="B2" id="a"><text>Is it done?</text>'
    '</threadedComment><threadedComment ref="B2" parentId="a"><text>In May.</text>'
    "</threadedComment></ThreadedComments>"
)


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (2, 3, 5):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["B"].hidden = True

    rows = [[f"{number}.1", f"Action {number}", "HR"] for number in range(1, 6)]
    document = read_cells(tmp_path, [["Ref", "Action", "Owner"], *rows], hide)

    assert words_at(document, "B3") == "Action 2"
    hidden_rows, hidden_columns = document.notices
    assert hidden_rows.endswith(": 2-3 and 5.")
    assert hidden_columns.endswith(": B.")


def given_three_sheets(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for name, state in {
        "Plan": "visible",
        "Old plan": "hidden",
        "Lists": "veryHidden",
    }.items():
        sheet = book.create_sheet(name)
        sheet.append(["Ref", f"Action of {name}"])
        sheet.sheet_state = state
    book.remove(book.worksheets[0])
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def test_hidden_sheets_are_not_read_but_named(tmp_path: Path) -> None:
    document = read_workbook(given_three_sheets(tmp_path))

    assert outline(document) == ["Plan", [["Ref", "Action of Plan"]]]
    assert len(document.notices) == 2
    assert '--sheet "Old plan"' in document.notices[0]
    assert '--sheet "Lists"' in document.notices[1]


def test_sheets_are_chosen_by_name_and_keep_their_number(tmp_path: Path) -> None:
    document = read_workbook(given_three_sheets(tmp_path), ["lists", "Old plan"])

    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "Old plan",
        "Lists",
    ]
    assert str(document.blocks[-1].position) == "sheet 3, table 1"
    assert "was not chosen" in document.notices[0]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownSheetError, match='"Plan", "Old plan", "Lists"'):
        read_workbook(given_three_sheets(tmp_path), ["Board"])


def test_comments_are_listed_behind_the_sheets(tmp_path: Path) -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("Ask the board", "Lead")

    document = read_cells(tmp_path, [["Ref", "Action"], ["1.1", "Recruit"]], comment)

    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "Ask the board"
    assert str(last.position) == "comment 1, sheet 1, cell B2"


def test_answers_to_a_comment_are_comments_too(tmp_path: Path) -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("[Threaded comment] Not shown", "Lead")

    path = workbook(tmp_path, [["Ref", "Action"], ["1.1", "Recruit"]], comment)
    beside(path, comments="comments/comment1.xml", threadedComment="threads1.xml")
    repacked(path, {"xl/threads1.xml": THREAD.encode()})

    document = read_workbook(path)

    assert outline(document)[-2:] == ["Is it done?", "In May."]


def test_headers_and_footers_of_the_page_are_listed(tmp_path: Path) -> None:
    def print_page(sheet: Worksheet) -> None:
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        sheet.oddHeader.center.text = "Official"
        sheet.oddFooter.right.text = "Page &P of &N"

    document = read_cells(tmp_path, [["Ref", "Action"]], print_page)

    assert outline(document)[2:] == ["Official"]
    assert str(document.blocks[-1].position) == "header 1, sheet 1"


def test_a_sheet_without_words_is_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path, [])

    assert read_workbook(path).blocks == ()


def test_a_picture_is_mentioned(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Ref", "Action"]])
    beside(path, drawing="drawing1.xml")
    repacked(path, {"xl/drawing1.xml": b"<wsDr><anchor/></wsDr>"})

    assert "pictures" in read_workbook(path).notices[0]
