"""Tables of Word as the page shows them: merged cells, cells in cells, numbers."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ledger.documents.errors import DamagedDocumentError
from ledger.documents.model import Position, Table
from ledger.documents.word.reading import read_word
from tests.ledger.documents.builders import (
    action_table,
    element,
    read,
    repacked,
    save,
    shade,
    table_of,
)

WORDS = "<w:p><w:r><w:t>words</w:t></w:r></w:p>"
TABLE = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
TAG = ("<w:p><w:smartTag>", "</w:smartTag></w:p>")
TRACKED = ('<w:p><w:ins w:author="A">', "</w:ins></w:p>")


def row_of(*cells: str, settings: str = "") -> str:
    """Return a row; each cell is given by its settings and its words, by a bar."""
    inside = ""
    for cell in cells:
        own, words = cell.split("|")
        paragraph = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
        inside += f"<w:tc><w:tcPr>{own}</w:tcPr>{paragraph}</w:tc>"
    return f"<w:tr><w:trPr>{settings}</w:trPr>{inside}</w:tr>"


def reading_of(folder: Path, *rows: str) -> Table:
    """Return the table with those rows, as it is read."""
    word = docx.Document()
    word.element.body.insert(0, element(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    return table_of(read(word, folder))


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    table = action_table(word, ("1.1 A", "May 2022", ""), ("1.2 B", "", "Set"))
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(0, 1).merge(table.cell(0, 2))

    (block,) = read(word, tmp_path).blocks

    assert isinstance(block, Table)
    heading, first, second = block.rows
    assert [(c.column, c.columns) for c in heading] == [(1, 1), (2, 2)]
    assert heading[1].lines == ("Target Timescales", "Progress")
    assert first[1].spans[0].words == "May 2022"
    assert second[1].merged
    assert second[1].spans == ()


def test_shading_is_kept_as_a_colour(tmp_path: Path) -> None:
    word = docx.Document()
    table = action_table(word, ("1.1 A", "", ""))
    shade(table.cell(1, 2), "ff0000")

    (block,) = read(word, tmp_path).blocks

    assert isinstance(block, Table)
    assert [cell.fill for cell in block.rows[1]] == [None, None, "FF0000"]


def test_a_table_inside_a_cell_is_read_as_its_lines(tmp_path: Path) -> None:
    word = docx.Document()
    cell = action_table(word, ("1.1 A", "", "")).cell(1, 2)
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "North", "80%"

    words = [span.words for span in read(word, tmp_path).spans()]

    assert words[-2:] == ["North", "80%"]


def test_cells_merged_by_an_older_word_are_one_cell(tmp_path: Path) -> None:
    table = reading_of(
        tmp_path,
        row_of("|A", '<w:hMerge w:val="restart"/>|B', "<w:hMerge/>|", "|D"),
        row_of("<w:hMerge/>|first", "|", '<w:hMerge w:val="continue"/>|kept', "|"),
    )

    top, below = table.rows
    assert [(c.lines, c.column, c.columns) for c in top] == [
        (("A",), 1, 1),
        (("B",), 2, 2),
        (("D",), 4, 1),
    ]
    assert [c.lines for c in below] == [("first",), ("", "kept"), ("",)]
    assert str(below[2].position) == "table 1, row 2, cell 3"


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path: Path) -> None:
    table = reading_of(
        tmp_path,
        row_of("|A", "|B", "|C"),
        row_of('<w:gridSpan w:val="2"/>|below', settings='<w:gridBefore w:val="1"/>'),
    )

    (cell,) = table.rows[1]
    assert (cell.column, cell.columns) == (2, 2)
    assert str(cell.position) == "table 1, row 2, cell 1"


def test_a_row_that_the_page_leaves_out_is_said_and_not_read(tmp_path: Path) -> None:
    word = docx.Document()
    hidden = row_of("|unseen", settings="<w:hidden/>")
    rows = row_of("|A") + hidden + row_of("|C")
    word.element.body.insert(0, element(f"<w:tbl>{rows}</w:tbl>"))

    document = read(word, tmp_path)

    assert [span.words for span in document.spans()] == ["A", "C"]
    assert "table 1, row 2" in document.notices[0]


def test_a_table_in_a_cell_has_cells_in_the_place_of_that_cell(tmp_path: Path) -> None:
    word = docx.Document()
    outer = action_table(word, ("1.1 A", "", "before")).cell(1, 2)
    inner = outer.add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "North", "80%"
    shade(inner.cell(1, 1), "00B050")

    cell = table_of(read(word, tmp_path)).rows[1][2]

    (table,) = cell.inner
    assert [[c.lines for c in row] for row in table.rows] == [
        [("North",), ("",)],
        [("",), ("80%",)],
    ]
    assert table.rows[1][1].fill == "00B050"
    assert {c.position for row in table.rows for c in row} == {cell.position}
    assert table.position == cell.position == Position(table=1, row=2, cell=3)
    assert [line for line in cell.lines if line] == ["before", "North", "80%"]


def test_a_number_that_word_prints_in_an_empty_cell_is_what_it_says(
    tmp_path: Path,
) -> None:
    word = docx.Document()
    table = action_table(word, ("", "Do this", ""), ("", "Do that", "Done"))
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[2].paragraphs[0].style = "List Bullet"

    _, first, second = table_of(read(word, tmp_path)).rows

    assert [cell.lines for cell in first] == [("1.",), ("Do this",), ("",)]
    assert [cell.lines for cell in second] == [("2.",), ("Do that",), ("Done",)]


@pytest.mark.parametrize(
    ("wrapper", "deep"),
    [(TABLE, 30), (TABLE, 10_000), (CONTROL, 10_000), (TAG, 10_000), (TRACKED, 10_000)],
)
def test_what_stands_in_each_other_too_deep_is_refused(
    tmp_path: Path, wrapper: tuple[str, str], deep: int
) -> None:
    path = save(docx.Document(), tmp_path)
    start, end = wrapper
    head = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006'
        '/main"><w:body>'
    )
    body = f"{head}{start * deep}{WORDS}{end * deep}</w:body></w:document>"
    repacked(path, {"word/document.xml": body.encode()})

    with pytest.raises(DamagedDocumentError):
        read_word(path)


def test_tables_in_tables_are_read_as_deep_as_people_write_them(tmp_path: Path) -> None:
    word = docx.Document()
    start, end = TABLE
    word.element.body.insert(0, element(f"{start * 9}{WORDS}{end * 9}"))

    cell = table_of(read(word, tmp_path)).rows[0][0]

    assert [span.words for span in cell.spans] == ["words"]
    for _ in range(8):
        cell = cell.inner[0].rows[0][0]
    assert cell.inner == ()
