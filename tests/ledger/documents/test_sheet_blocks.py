"""The rows of a sheet are parted into loose lines and tables as a person would."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ledger.documents.model import Cell, Document, Paragraph, Position, Table
from ledger.documents.sheets.blocks import parted
from ledger.documents.sheets.limits import Budget
from ledger.documents.sheets.lines import Line
from tests.ledger.documents.workbooks import (
    HEADINGS,
    embolden,
    outline,
    read_cells,
)

HEADS = list(HEADINGS)
FIRST = ["1.1", "Recruit", "HR", "May 2021", "Red", "Begun"]
SECOND = ["2.1", "Audit", "QA", "June 2021", "Green", "Done"]


def blocks(document: Document) -> list[str | list[list[str]]]:
    return outline(document)[1:]


def test_lines_above_the_headings_are_loose(tmp_path: Path) -> None:
    rows = [["Our plan"], [], ["As at 30 June"], HEADS, FIRST]

    document = read_cells(tmp_path, rows, embolden("A1"))

    assert blocks(document) == ["Our plan", "As at 30 June", [HEADS, FIRST]]
    levels = [b.level for b in document.blocks if isinstance(b, Paragraph)]
    assert levels == [1, 2, None]


def test_a_key_of_two_columns_is_a_table_of_its_own(tmp_path: Path) -> None:
    key = [["Red", "Off course"], ["Amber", "Under way"]]

    spaced = read_cells(tmp_path, [["Our plan"], *key, [], HEADS, FIRST])
    close = read_cells(tmp_path, [["Our plan"], *key, HEADS, FIRST])

    assert blocks(spaced) == ["Our plan", key, [HEADS, FIRST]]
    assert blocks(close) == blocks(spaced)


def test_a_title_with_a_day_beside_it_is_two_loose_lines(tmp_path: Path) -> None:
    rows = [["Our plan", "", "", "", "As at 30 June"], HEADS, FIRST]

    document = read_cells(tmp_path, rows, embolden("A1"))

    assert blocks(document) == ["Our plan", "As at 30 June", [HEADS, FIRST]]
    assert str(document.blocks[-1].position) == "sheet 1, table 1"


def test_a_row_of_one_cell_inside_a_table_stays_there(tmp_path: Path) -> None:
    section = ["Area 2: Oversight", "", "", "", "", ""]

    document = read_cells(tmp_path, [HEADS, FIRST, [section[0]], SECOND])

    assert blocks(document) == [[HEADS, FIRST, section, SECOND]]


def test_blank_rows_do_not_part_a_table(tmp_path: Path) -> None:
    more = ["", "Induct", "", "", "", "Set up"]

    rows = [HEADS, FIRST, [], SECOND, [], more]
    document = read_cells(tmp_path, rows)

    assert blocks(document) == [[HEADS, FIRST, SECOND, more]]


def test_headings_after_a_title_begin_another_table(tmp_path: Path) -> None:
    rows = [HEADS, FIRST, [], ["Area 2: Oversight"], HEADS, SECOND]

    assert blocks(read_cells(tmp_path, rows)) == [
        [HEADS, FIRST],
        "Area 2: Oversight",
        [HEADS, SECOND],
    ]


def test_other_headings_in_heavy_type_begin_another_table(tmp_path: Path) -> None:
    others = ["No", "Task", "Lead", "When", "State", "Notes"]
    rows = [HEADS, FIRST, [], others, SECOND]

    document = read_cells(tmp_path, rows, embolden("1", "4"))

    assert blocks(document) == [[HEADS, FIRST], [others, SECOND]]


def test_a_row_in_the_colour_of_a_rating_is_not_a_heading_row(tmp_path: Path) -> None:
    row = ["Audit", "Dip sample", "QA", "Ongoing", "Red", "Begun"]

    def paint(sheet: Worksheet) -> None:
        for cell in sheet[4]:
            cell.fill = PatternFill("solid", fgColor="FF0000")

    document = read_cells(tmp_path, [HEADS, FIRST, [], row, SECOND], paint)

    assert blocks(document) == [[HEADS, FIRST, row, SECOND]]


def test_a_table_of_other_columns_begins_after_a_blank_row(tmp_path: Path) -> None:
    board = ["Board", "Chair", "Meets"]
    member = ["DMG", "Director", "Monthly"]
    rows = [HEADS, FIRST, [], ["", *board], ["", *member]]

    assert blocks(read_cells(tmp_path, rows)) == [[HEADS, FIRST], [board, member]]


def test_a_note_below_a_table_is_loose(tmp_path: Path) -> None:
    rows = [HEADS, FIRST, [], ["* Figures of the first quarter"]]

    assert blocks(read_cells(tmp_path, rows)) == [
        [HEADS, FIRST],
        "* Figures of the first quarter",
    ]


def test_words_far_to_the_right_cost_one_column(tmp_path: Path) -> None:
    document = read_cells(tmp_path, {"A1": "Ref", "B1": "Action", "XFD2": "Far"})

    assert blocks(document) == [[["Ref", "Action", ""], ["", "", "Far"]]]


def line(number: int, words: dict[int, str]) -> Line:
    return Line(
        number,
        {
            column: Cell((said,), None, Position(None, number, column, sheet=1), column)
            for column, said in words.items()
        },
    )


GRIDS = st.dictionaries(
    st.integers(1, 12),
    st.dictionaries(
        st.integers(1, 4), st.sampled_from(["Ref", "Action", "1.1", "Area 2", ""])
    ),
)


@given(GRIDS)
def test_every_word_of_a_sheet_is_in_one_block_in_its_place(
    grid: dict[int, dict[int, str]],
) -> None:
    lines = [line(number, words) for number, words in sorted(grid.items())]
    words = [
        (said, row, column)
        for row, cells in sorted(grid.items())
        for column, said in sorted(cells.items())
        if said
    ]

    found = parted(lines, 1, Budget("plan.xlsx"))

    document = Document("plan.xlsx", "", tuple(found))
    spans = [(s.words, s.position.row, s.position.cell) for s in document.spans()]
    assert spans == words
    for table in (block for block in found if isinstance(block, Table)):
        assert len({len(row) for row in table.rows}) == 1
