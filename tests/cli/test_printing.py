"""What is printed can be read, copied, piped and opened without harm."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.office import ask
from tools.stage import WIDTH, Stage

ESCAPES = "Ring \x1b[31mred\x1b[0m \u202egnp.exe\u200b \x07 now"
LISTINGS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("show", "2.6"),
    ("timeline", "2.6"),
    ("log",),
    ("diff", "#2"),
    ("plan",),
    ("snapshot",),
)


@pytest.fixture
def hostile(office: Stage) -> Stage:
    """A ledger with texts that try to move a terminal or a spreadsheet."""
    for note in ("=HYPERLINK(1)", "  @SUM(1)", "-2+3", "+44 20", ESCAPES):
        assert office.run("progress", "2.6", "--", note).code == 0
    return office


@pytest.mark.parametrize("format_", ["table", "md"])
@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_control_characters_are_shown_and_not_obeyed(
    hostile: Stage, words: tuple[str, ...], format_: str
) -> None:
    said = hostile.run(*words, "--format", format_, watched=True).both

    assert not [c for c in ("\x07", "\u202e", "\u200b") if c in said]
    assert "\x1b[31mred" not in said


def test_control_characters_are_shown_when_an_entry_is_read_back(
    office: Stage,
) -> None:
    said = office.run("progress", "2.6", ESCAPES, watched=True).both

    assert "\\x1b[31mred" in said
    assert "\\u202e" in said


def test_control_characters_of_a_refusal_are_shown(office: Stage) -> None:
    said = office.run("show", "\x1b[2J", watched=True).err

    assert "\x1b" not in said
    assert "\\x1b[2J" in said


def test_no_cell_of_csv_is_a_formula(hostile: Stage) -> None:
    rows = list(csv.reader(io.StringIO(hostile.run("log", "--format", "csv").out)))

    cells = [cell.lstrip() for row in rows for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_csv_has_as_many_cells_in_each_row(
    office: Stage, words: tuple[str, ...]
) -> None:
    said = office.run(*words, "--format", "csv").out
    rows = list(csv.reader(io.StringIO(said)))

    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_json_stands_alone_on_standard_output(
    office: Stage, words: tuple[str, ...]
) -> None:
    answer = office.run(*words, "--format", "json", watched=True)

    assert answer.err == ""
    assert json.loads(answer.out)


def test_json_keeps_every_character(hostile: Stage) -> None:
    assert ask(hostile, "show", "#23")["text"] == ESCAPES


def test_markdown_takes_no_text_for_markup(office: Stage) -> None:
    office.run("progress", "2.6", "a | b <b>c</b>\n# d")

    said = office.run("timeline", "2.6", "--format", "md").out

    assert "a \\| b \\<b\\>c\\</b\\><br>\\# d" in said


@pytest.mark.parametrize("words", LISTINGS[:-1], ids=" ".join)
def test_a_table_keeps_to_the_width_of_the_terminal(
    office: Stage, words: tuple[str, ...]
) -> None:
    lines = office.run(*words).out.splitlines()

    assert [line for line in lines if len(line) > WIDTH] == []


def test_a_rating_is_coloured_only_where_a_person_reads_it(office: Stage) -> None:
    amber = "\x1b[33mAmber\x1b[0m"

    assert amber in office.run("show", "2.6", watched=True).out
    assert "\x1b" not in office.run("show", "2.6").out


def test_no_color_is_heeded(office: Stage) -> None:
    office.environ["NO_COLOR"] = "1"

    assert "\x1b" not in office.run("show", "2.6", watched=True).out


def test_an_entry_recorded_late_says_by_how_much(office: Stage) -> None:
    said = office.run("timeline", "2.6").out

    assert "recorded 15 days" in said


def test_a_snapshot_is_marked_as_a_working_copy_in_every_form(office: Stage) -> None:
    for format_ in ("table", "json", "md"):
        said = office.run("snapshot", "--format", format_).out
        assert "working copy" in said.lower()
