"""The colours of a cell are those that Excel shows, whatever gives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from tests.ledger.documents.workbooks import (
    Value,
    cell_at,
    read_cells,
)

RED, AMBER, GREEN = "FF0000", "FFC000", "00B050"
ROWS: list[list[Value]] = [
    ["Ref", "RAG", "Number"],
    ["1.1", "Red", 1],
    ["1.2", "amber - risk", 2],
]


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        (Color(rgb="FFC00000"), "C00000"),
        (Color(indexed=10), "FF0000"),
        (Color(theme=0), "FFFFFF"),
        (Color(theme=1), "000000"),
        (Color(theme=4), "4F81BD"),
        (Color(indexed=64), None),
        (Color(theme=99), None),
    ],
)
def test_a_fill_is_six_digits_however_the_file_names_it(
    tmp_path: Path, colour: Color, fill: str | None
) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["B2"].fill = PatternFill("solid", fgColor=colour)

    document = read_cells(tmp_path, ROWS, paint)

    assert cell_at(document, "B2").fill == fill
    assert cell_at(document, "B3").fill is None


@pytest.mark.parametrize(
    ("tint", "shown"), [(-0.249977111117893, "366092"), (0.7999816888943144, "DCE6F1")]
)
def test_a_tint_is_what_excel_shows_to_the_eye(
    tmp_path: Path, tint: float, shown: str
) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["B2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=tint))

    fill = cell_at(read_cells(tmp_path, ROWS, paint), "B2").fill or ""

    pairs = zip(bytes.fromhex(fill), bytes.fromhex(shown), strict=True)
    assert all(abs(one - other) <= 2 for one, other in pairs)


def test_a_blank_cell_keeps_its_fill(tmp_path: Path) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["D2"].fill = PatternFill("solid", fgColor=RED)

    document = read_cells(tmp_path, ROWS, paint)

    assert cell_at(document, "D2").fill == RED
    assert cell_at(document, "D2").lines == ("",)


def test_a_sign_is_marked_with_the_colour_of_its_font(tmp_path: Path) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["A2"], sheet["A2"].font = "●", Font(color=GREEN)
        red = TextBlock(InlineFont(color=Color(rgb=RED)), "●")
        sheet["B2"] = CellRichText("Off course ", red)
        sheet["C2"], sheet["C2"].font = "l", Font(name="Wingdings", color=AMBER)
        sheet["A3"], sheet["A3"].font = "Words", Font(color=GREEN)

    document = read_cells(tmp_path, ROWS, paint)

    assert cell_at(document, "A2").marks == (GREEN,)
    assert cell_at(document, "B2").marks == (RED,)
    assert cell_at(document, "C2").marks == (AMBER,)
    assert cell_at(document, "C2").lines == ("[symbol F06C]",)
    assert cell_at(document, "A3").marks == ()


def test_a_loose_line_is_marked_with_the_colour_beside_it(tmp_path: Path) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["A1"].fill = PatternFill("solid", fgColor=RED)

    document = read_cells(tmp_path, {"B1": "Off course"}, paint)

    assert document.blocks[1].marks == (RED,)  # type: ignore[union-attr]
