"""Whole Word documents whose ratings are words, signs, shading, highlights or ticks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import RGBColor

from ledger.documents.plan_reading import PlanReading
from ledger.documents.preview import as_json
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import action_table, area, read, shade

KEY = (
    ("Red", "FF0000", "Behind; an exception report is owed"),
    ("Amber", "FFC000", "Behind but recoverable"),
    ("Green", "00B050", "On course"),
    ("Purple", "7030A0", "Completed and checked"),
)


def key_table(word: WordFile, *, words: bool = True) -> None:
    """Add a key with a row for each value: its colour, its word, its meaning."""
    table = word.add_table(0, 3)
    for value, fill, meaning in (("", "", "Meaning"), *KEY):
        cells = table.add_row().cells
        cells[1].text = (value or "Rating") if words else value
        cells[2].text = meaning
        if fill:
            shade(cells[0], fill)
        else:
            cells[0].text = "Colour"


def plan_of(
    folder: Path,
    headings: Sequence[str],
    *rows: Sequence[str],
    fills: Sequence[Sequence[str]] = (),
    key: bool = True,
) -> PlanReading:
    """Return the reading of one area; `fills` are the shadings of the rows' cells."""
    word = docx.Document()
    word.add_paragraph("Northmoor Children's Service Action Plan", style="Title")
    if key:
        word.add_heading("RAG rating", 1)
        key_table(word)
    area(word, "2. Oversight", "Audits are used")
    table = action_table(word, *rows, headings=headings)
    for row, shades in enumerate(fills, 1):
        for column, fill in enumerate(shades):
            if fill:
                shade(table.cell(row, column), fill)
    return read_plan(read(word, folder))


def ratings(plan: PlanReading) -> list[tuple[str | None, str | None]]:
    """Return value and source of each action's rating."""
    return [(action.rating, action.rating_source) for action in plan.actions]


def test_shaded_cells_are_rated_by_the_key_of_the_plan(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        ("Action", "RAG", "Progress"),
        ("2.1 Audit", "", "Set"),
        ("2.2 Visit", "", "Set"),
        ("2.3 Train", "Amber", "Set"),
        ("2.4 Write", "", "Set"),
        ("2.5 Read", "", "Set"),
        fills=[("", fill) for fill in ("FF0000", "92D050", "", "7030A0", "FF00FF")],
    )

    assert [value.colour for value in plan.scheme] == [fill for _, fill, _ in KEY]
    assert ratings(plan) == [
        ("Red", "colour"),
        ("Green", "colour"),
        ("Amber", "words"),
        ("Purple", "colour"),
        (None, None),
    ]
    assert [d for d in plan.doubts if "FF00FF" in d] == [
        "Table 2, row 6, cell 2: the shading FF00FF is not known to stand for a value"
        " of the document's rating key; 2.5 stays not recorded; write the rating there"
        " as a word in Word."
    ]
    assert plan.unplaced == ()


def test_the_meanings_of_the_key_are_adopted(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, ("Action", "RAG"), ("2.1 Audit", "Green"))

    assert [(v.value, v.meaning) for v in plan.scheme] == [(v, m) for v, _, m in KEY]
    assert [v.exception_required for v in plan.scheme] == [True, False, False, False]
    assert [v.complete for v in plan.scheme] == [False, False, False, True]


def test_a_column_without_heading_that_varies_in_colour_is_read(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        ("Action", "Progress", ""),
        ("2.1 Audit", "Set", ""),
        ("2.2 Visit", "Set", ""),
        fills=[("", "", "FF0000"), ("DEEBF7", "DEEBF7", "FFC000")],
    )

    assert ratings(plan) == [("Red", "colour"), ("Amber", "colour")]
    sources = [str(action.sources["rating"][0]) for action in plan.actions]
    assert sources == ["table 2, row 2, cell 3", "table 2, row 3, cell 3"]


def test_words_and_shading_that_differ_are_not_recorded(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        ("Action", "RAG"),
        ("2.1 Audit", "Green"),
        fills=[("", "FF0000")],
    )

    assert ratings(plan) == [(None, None)]
    assert [span.words for span in plan.unplaced] == ["Green"]
    assert any("but the shading FF0000 (red) says Red" in d for d in plan.doubts)


def test_highlights_and_coloured_circles_are_read(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    rows = (("2.1 Audit", ""), ("2.2 Visit", ""), ("2.3 Train", "🟢"))
    table = action_table(word, *rows, headings=("Action", "RAG"))
    circle = table.cell(1, 1).paragraphs[0].add_run("●")
    circle.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    late = table.cell(2, 1).paragraphs[0].add_run("late")
    late.font.highlight_color = WD_COLOR_INDEX.RED

    plan = read_plan(read(word, tmp_path))

    assert ratings(plan) == [("Red", "symbol"), ("Red", "colour"), ("Green", "symbol")]
    assert [span.words for span in plan.unplaced] == ["late"]


def test_ticks_below_letters_are_read_and_their_headings_have_a_place(
    tmp_path: Path,
) -> None:
    plan = plan_of(
        tmp_path,
        ("Action", "R", "A", "G", "Progress"),
        ("2.1 Audit", "", "✓", "", "Set"),
        ("2.2 Visit", "", "", "✓", "Set"),
        key=False,
    )

    assert ratings(plan) == [("Amber", "symbol"), ("Green", "symbol")]
    assert plan.unplaced == ()
    assert not any("has no place" in doubt for doubt in plan.doubts)


def test_the_preview_prints_a_rating_from_a_colour_as_a_word(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path, ("Action", "RAG"), ("2.1 Audit", ""), fills=[("", "FF0000")]
    )

    (row,) = as_json(plan)["rows"]
    assert (row["rating"], row["rated"], row["rated_by"]) == (None, "Red", "colour")
    assert all(row["source"] for row in as_json(plan)["rows"])


def test_a_plan_without_colours_has_no_ratings(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, ("Action", "Progress"), ("2.1 Audit", "All is on course"))

    assert ratings(plan) == [(None, None)]
    assert not any("2.1" in doubt for doubt in plan.doubts)


def test_a_key_in_the_header_of_the_page_is_read(tmp_path: Path) -> None:
    word = docx.Document()
    header = word.sections[0].header.paragraphs[0]
    header.text = "Key: Red = late, Amber = at risk, Green = well"
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", "amber"), headings=("Action", "RAG"))

    plan = read_plan(read(word, tmp_path))

    assert [value.meaning for value in plan.scheme] == ["late", "at risk", "well"]
    assert ratings(plan) == [("Amber", "words")]
    assert plan.unplaced == ()
