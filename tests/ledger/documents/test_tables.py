"""Tables of actions in other shapes: columns, merged cells, pages, doubts."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ledger.documents.model import Cell, Document, Position, Table
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import (
    HEADINGS,
    action,
    action_table,
    area,
    front,
    read,
    reading_of,
    shade,
)


def test_columns_are_found_by_heading_in_any_order(tmp_path: Path) -> None:
    plan = reading_of(
        tmp_path,
        ("Set", "Amber", "HoS", "May 2022", "2.1 Audit"),
        headings=("PROGRESS", "R/A/G", "Lead Officer", "Target/ Timescales:", "Action"),
    )

    audit = action(plan, "2.1")
    assert (audit.wording, audit.rating, audit.owner) == ("Audit", "Amber", "HoS")
    assert [t.words for t in audit.targets] == ["May 2022"]
    assert [p.words for p in audit.progress] == ["Set"]


def test_a_column_of_references_gives_the_codes(tmp_path: Path) -> None:
    plan = reading_of(
        tmp_path,
        ("2.1", "Audit", "Set"),
        ("", "a) Again", ""),
        ("?", "Loose", ""),
        headings=("Ref", "Action", "Progress"),
    )

    assert [row.wording for row in plan.rows] == ["Audit\na) Again\nLoose"]
    assert [span.words for span in plan.unplaced] == ["?"]


def test_an_unknown_column_is_listed_as_unplaced(tmp_path: Path) -> None:
    plan = reading_of(
        tmp_path, ("2.1 Audit", "Set", "£3k"), headings=("Action", "Progress", "Cost")
    )

    assert [s.words for s in plan.unplaced] == ["Cost", "£3k"]
    assert 'the column "Cost" has no place' in " ".join(plan.doubts)


def test_a_colour_is_never_read_as_a_rating(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    shade(action_table(word, ("2.1 Audit", "", "Set")).cell(1, 2), "FF0000")

    plan = read_plan(read(word, tmp_path))

    assert action(plan, "2.1").rating is None
    assert any("is shaded FF0000" in doubt for doubt in plan.doubts)


def test_a_rating_that_the_key_does_not_have_is_a_doubt(tmp_path: Path) -> None:
    word = docx.Document()
    front(word)
    area(word, "2. Oversight", "Audits are used")
    rows = (("2.1 Audit", "amber"), ("2.2 Visit", "Purple"))
    action_table(word, *rows, headings=("Action", "RAG"))

    plan = read_plan(read(word, tmp_path))

    assert [a.rating for a in plan.actions] == ["Amber", None]
    doubts = [d for d in plan.doubts if "rating key" in d]
    assert doubts == [
        'Table 1, row 3, cell 2: "Purple" is not a value of the document\'s rating key;'
        " 2.2 stays not recorded, and the words are listed as unplaced."
    ]


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        ([("2.1 A", "", "x"), ("2.1 B", "", "")], "the code 2.1 is also in table 1"),
        ([("7.1 A", "", "")], "7.1 stands under improvement area 2"),
        ([("2.1.1 A", "", "")], "2.1.1 looks like a part of 2.1"),
        ([("", "", "Set")], "stands below no action of its area"),
        ([("2.1 A\n9.9 B", "", "")], 'begins with "9.9" below 2.1'),
        ([("2.1 A", "May 2022 or June 2022", "")], "Several dates are named"),
        ([("2.1 A", "September review", "")], '"September": no year'),
    ],
)
def test_what_does_not_fit_is_doubted_with_its_place(
    tmp_path: Path, rows: list[tuple[str, str, str]], doubt: str
) -> None:
    plan = reading_of(tmp_path, *rows)

    assert any(doubt in sentence for sentence in plan.doubts)


def test_two_areas_of_one_number_are_kept_and_doubted(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    area(word, "2. Training", "Courses are run")
    action_table(word, ("2.1 Train", "", ""))

    plan = read_plan(read(word, tmp_path))

    assert [a.title for a in plan.areas] == ["Oversight", "Training"]
    assert action(plan, "2.1").area_index == 1
    assert any("the number 2 is that of another" in doubt for doubt in plan.doubts)


def test_a_table_on_the_next_page_may_lack_headings(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", "", "Set"))
    action_table(word, ("2.2 Visit", "", "Done"), headings=("", "", ""))

    plan = read_plan(read(word, tmp_path))

    assert [p.words for p in action(plan, "2.2").progress] == ["Done"]
    assert any("has no headings and was read with" in d for d in plan.doubts)


def test_headings_repeated_inside_a_table_are_no_row(tmp_path: Path) -> None:
    plan = reading_of(tmp_path, ("2.1 Audit", "", "Set"), HEADINGS, ("", "", "More"))

    assert [row.progress for row in plan.rows] == ["Set\nMore"]


def test_a_merged_target_belongs_to_every_action_beside_it(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    table = action_table(word, ("2.1 A", "May 2022", ""), ("2.2 B", "", ""))
    table.cell(1, 1).merge(table.cell(2, 1))

    plan = read_plan(read(word, tmp_path))

    assert [t.words for t in action(plan, "2.2").targets] == ["May 2022"]
    assert any("2.2 was given its words too" in doubt for doubt in plan.doubts)


def test_a_row_across_the_table_is_listed_as_unplaced(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    table = action_table(word, ("2.1 A", "", ""), ("Theme B", "", ""))
    table.cell(2, 0).merge(table.cell(2, 2))

    plan = read_plan(read(word, tmp_path))

    assert [s.words for s in plan.unplaced] == ["Theme B"]


def test_lines_above_the_first_code_belong_to_the_action_above(tmp_path: Path) -> None:
    plan = reading_of(
        tmp_path,
        ("Loose\n2.1 Audit", "", ""),
        ("a) Yearly\n2.2 Visit", "May 2022", ""),
    )

    assert [row.wording for row in plan.rows] == ["Audit\na) Yearly", "Visit"]
    assert [row.target for row in plan.rows] == [None, "May 2022"]
    assert [span.words for span in plan.unplaced] == ["Loose"]


def test_cells_follow_their_headings_where_the_grid_is_a_little_off() -> None:
    headings = tuple(cell(1, at, words, at) for at, words in enumerate(HEADINGS, 1))
    shifted = (cell(2, 1, "2.1 A", 1), cell(2, 2, "May", 3), cell(2, 3, "Set", 4))
    fewer = (cell(3, 1, "2.2 B", 1), cell(3, 2, "Done", 3))
    table = Table((headings, shifted, fewer), Position(table=1))

    plan = read_plan(Document("plan.docx", "0" * 64, (table,)))

    assert [(row.target, row.progress) for row in plan.rows] == [
        ("May", "Set"),
        (None, "Done"),
    ]


def cell(row: int, at: int, words: str, column: int) -> Cell:
    """Return a cell of table 1 that begins in that column of the grid."""
    return Cell((words,), None, Position(table=1, row=row, cell=at), column)
