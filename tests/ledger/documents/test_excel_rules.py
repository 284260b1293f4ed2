"""Conditional formatting gives the colours that Excel shows, or none and a notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from openpyxl.formatting.rule import (
    ColorScaleRule,
    IconSetRule,
    Rule,
)
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents.excel.reading import read_workbook
from ledger.documents.model import Document
from tests.ledger.documents.workbooks import (
    Value,
    cell_at,
    read_cells,
    with_sheet,
    workbook,
)

RED, AMBER, GREEN = "FF0000", "FFC000", "00B050"
RED_FILL, AMBER_FILL, GREEN_FILL = (
    PatternFill(bgColor=colour) for colour in (RED, AMBER, GREEN)
)
Operator = Literal[
    "equal", "notEqual", "between", "notBetween", "lessThan", "greaterThanOrEqual"
]
Kind = Literal["containsText", "notContainsText", "beginsWith", "endsWith"]
ROWS: list[list[Value]] = [
    ["Ref", "RAG", "Number"],
    ["1.1", "Red", 1],
    ["1.2", "amber - risk", 2],
]


def formula(
    words: str,
    fill: PatternFill | None = RED_FILL,
    font: Font | None = None,
    stopIfTrue: bool = False,  # noqa: N803 - as the file calls it.
) -> Rule:
    look = DifferentialStyle(fill=fill, font=font)
    return Rule("expression", formula=[words], dxf=look, stopIfTrue=stopIfTrue)


def compared(operator: Operator, *bounds: str) -> Rule:
    look = DifferentialStyle(fill=RED_FILL)
    return Rule("cellIs", operator=operator, formula=bounds, dxf=look)


def text_rule(kind: Kind, text: str) -> Rule:
    return Rule(kind, text=text, dxf=DifferentialStyle(fill=RED_FILL))


def ruled(folder: Path, *rules: Rule, ranges: str = "B2:B3") -> Document:
    def add(sheet: Worksheet) -> None:
        for rule in rules:
            sheet.conditional_formatting.add(ranges, rule)

    return read_cells(folder, ROWS, add)


def fills(document: Document, column: str = "B") -> tuple[str | None, str | None]:
    return cell_at(document, f"{column}2").fill, cell_at(document, f"{column}3").fill


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (compared("equal", *['"red"']), (RED, None)),
        (compared("notEqual", *['"Red"']), (None, RED)),
        (compared("equal", *["B2"]), (RED, RED)),
        (compared("equal", *["$B$2"]), (RED, None)),
        (text_rule("containsText", "RISK"), (None, RED)),
        (text_rule("notContainsText", "risk"), (RED, None)),
        (text_rule("beginsWith", "am"), (None, RED)),
        (text_rule("endsWith", "d"), (RED, None)),
        (formula('$B2="Red"'), (RED, None)),
        (formula('LEFT($B2,5)="Amber"'), (None, RED)),
        (formula("AND($C2>=1,NOT($C2>1))"), (RED, None)),
        (formula('ISNUMBER(SEARCH("r?sk",B2))'), (None, RED)),
        (formula("ISBLANK(D2)"), (RED, RED)),
        (formula("LEN(TRIM(B2))=3"), (RED, None)),
        (formula('OR(B2="x",C2*2=4)'), (None, RED)),
        (formula('IF(C2-1,"no",TRUE)'), (RED, None)),
    ],
)
def test_a_rule_colours_the_cells_for_which_it_holds(
    tmp_path: Path, rule: Rule, expected: tuple[str | None, str | None]
) -> None:
    document = ruled(tmp_path, rule)

    assert fills(document) == expected
    assert not document.notices


@pytest.mark.parametrize(
    ("operator", "bounds", "expected"),
    [
        ("between", ["2", "1"], (RED, RED)),
        ("notBetween", ["1", "1"], (None, RED)),
        ("lessThan", ["2"], (RED, None)),
        ("greaterThanOrEqual", ["2"], (None, RED)),
    ],
)
def test_a_rule_compares_numbers(
    tmp_path: Path,
    operator: Operator,
    bounds: list[str],
    expected: tuple[str | None, str | None],
) -> None:
    rule = compared(operator, *bounds)

    assert fills(ruled(tmp_path, rule, ranges="C2:C3"), "C") == expected


def test_the_first_rule_in_priority_wins(tmp_path: Path) -> None:
    first = formula('B2="Red"')
    second = formula("TRUE", fill=GREEN_FILL)

    document = ruled(tmp_path, first, second)

    assert fills(document) == (RED, GREEN)


def test_a_rule_that_stops_keeps_later_ones_off(tmp_path: Path) -> None:
    stop = formula('B2="Red"', fill=None, stopIfTrue=True)

    document = ruled(tmp_path, stop, formula("TRUE", fill=GREEN_FILL))

    assert fills(document) == (None, GREEN)


def test_a_rule_lies_over_the_fill_of_the_cell(tmp_path: Path) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["B2"].fill = sheet["B3"].fill = PatternFill("solid", fgColor=AMBER)
        rule = formula('$B2="Red"', fill=RED_FILL, font=Font(color=GREEN))
        sheet.conditional_formatting.add("A2:C3", rule)

    document = read_cells(tmp_path, ROWS, paint)

    assert fills(document) == (RED, AMBER)


def test_a_rule_colours_a_blank_cell_too(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        sheet["C2"] = None
        sheet.conditional_formatting.add("A2:C3", formula('$B2="Red"'))

    document = read_cells(tmp_path, ROWS, add)

    assert fills(document, "C") == (RED, None)


def test_a_rule_of_later_excels_is_read_too(tmp_path: Path) -> None:
    later = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    words = "http://schemas.microsoft.com/office/excel/2006/main"
    path = with_sheet(
        workbook(tmp_path, []),
        "<sheetData><row><c t='str'><v>Red</v></c><c t='str'><v>Blue</v></c></row>"
        f"</sheetData><extLst><ext xmlns:x='{later}' xmlns:w='{words}'>"
        "<x:conditionalFormattings><x:conditionalFormatting><x:cfRule type='cellIs'"
        " operator='equal' priority='1'><w:f>\"Red\"</w:f><x:dxf><fill><patternFill>"
        "<bgColor rgb='FFFF0000'/></patternFill></fill></x:dxf></x:cfRule><w:sqref>"
        "A1:B1</w:sqref></x:conditionalFormatting></x:conditionalFormattings></ext>"
        "</extLst>",
    )

    document = read_workbook(path)

    assert cell_at(document, "A1").fill == RED
    assert cell_at(document, "B1").fill is None


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (lambda: formula("TODAY()>C2"), "a formula"),
        (lambda: formula("Lists!A1=B2"), "a formula"),
        (lambda: formula("COUNTIF(B:B,B2)>1"), "a formula"),
        (lambda: formula("("), "a formula"),
        (lambda: Rule("duplicateValues", dxf=DifferentialStyle(fill=RED_FILL)), "dup"),
        (
            lambda: ColorScaleRule(  # type: ignore[no-untyped-call]
                start_type="min", start_color=RED, end_type="max", end_color=GREEN
            ),
            "a colour scale",
        ),
    ],
)
def test_what_is_not_computed_is_named_and_gives_no_colour(
    tmp_path: Path, rule: Callable[[], Rule], said: str
) -> None:
    known = formula('B2="Red"', fill=AMBER_FILL)

    document = ruled(tmp_path, rule(), known)

    assert fills(document) == (None, None)
    (notice,) = document.notices
    assert said in notice
    assert notice.endswith(": B2:B3.")


def test_what_is_not_computed_leaves_the_colours_of_earlier_rules(
    tmp_path: Path,
) -> None:
    known = formula('B2="Red"', fill=AMBER_FILL)

    document = ruled(tmp_path, known, formula("TODAY()>C2"))

    assert fills(document) == (AMBER, None)
    assert document.notices


def test_a_fill_below_a_rule_that_is_not_computed_is_not_read(tmp_path: Path) -> None:
    def paint(sheet: Worksheet) -> None:
        sheet["B2"].fill = PatternFill("solid", fgColor=AMBER)
        sheet.conditional_formatting.add("B2", formula("TODAY()>C2"))

    assert fills(read_cells(tmp_path, ROWS, paint)) == (None, None)


def test_icons_are_named_and_leave_the_fill(tmp_path: Path) -> None:
    icons = IconSetRule(  # type: ignore[no-untyped-call]
        "3TrafficLights1", "percent", [0, 33, 67]
    )

    document = ruled(tmp_path, icons, formula("TRUE", fill=GREEN_FILL))

    assert fills(document) == (GREEN, GREEN)
    assert "icons" in document.notices[0]
