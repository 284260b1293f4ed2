"""What is printed can be read, copied, piped and opened without harm."""

from __future__ import annotations

import csv
import gc
import io
import json
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.main import main
from cli.table import echo_whole, parts
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


WORDS = st.text(st.sampled_from("ab1.é–-, \t\n\u00a0\u3000e\u0301"))


@given(WORDS, st.integers(1, 12))
def test_a_cell_is_wrapped_as_the_standard_library_does_it(
    words: str, width: int
) -> None:
    assert parts(words, width) == textwrap.wrap(words, width)


@pytest.fixture
def hostile(office: Stage) -> Stage:
    """A ledger with texts that try to move a terminal or a spreadsheet."""
    for note in ("=HYPERLINK(1)", "  @SUM(1)", "-2+3", "+44 20", ESCAPES):
        assert office.run("progress", "2.6", "--", note).code == 0
    return office


@pytest.mark.parametrize("format_", ["table", "md", "csv"])
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
    hidden = ("\u200b=A1", "\u00ad=A2", "\u3164\ufe0f=A3", "\u00a0=A4")
    for note in hidden:
        hostile.run("progress", "2.6", "--", note)

    rows = list(csv.reader(io.StringIO(hostile.run("log", "--format", "csv").out)))

    marked = [cell for row in rows for cell in row if cell.startswith("'")]
    assert len([cell for cell in marked if "=A" in cell]) == len(hidden)
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


def test_csv_and_json_lose_nothing_to_a_file(hostile: Stage) -> None:
    said = hostile.run("log", "--format", "csv").out

    assert "Ring \\x1b[31mred\\x1b[0m" in said
    assert said.count("\r\n") == said.count("\n")


def test_what_is_printed_whole_keeps_what_click_would_take_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    echo_whole(ESCAPES)

    assert capsys.readouterr().out == ESCAPES


def test_characters_that_nobody_sees_are_shown(office: Stage) -> None:
    hidden = "\u00ad\u180e\ufe0f\U000e0101"
    said = office.run("progress", "2.6", f"a{hidden}b").out

    assert "a\\xad\\u180e\\ufe0f\\U000e0101b" in said


def test_misuse_is_told_without_obeying_what_was_typed(office: Stage) -> None:
    for words in (("status", "--format", "\x1b[2J"), ("show", "2.6", "\x1b[2J")):
        said = office.run(*words, watched=True).err

        assert "\x1b" not in said
        assert "\\x1b[2J" in said


def test_markdown_makes_no_link_and_no_formula_of_a_text(office: Stage) -> None:
    office.run("progress", "2.6", "See https://a.example or www.b.example & pay $5")

    said = office.run("timeline", "2.6", "--format", "md").out

    assert "https\\://a.example or www\\.b.example \\& pay \\$5" in said


def test_data_has_one_fact_in_each_column(office: Stage) -> None:
    status = list(
        csv.DictReader(io.StringIO(office.run("status", "--format", "csv").out))
    )
    log = list(csv.DictReader(io.StringIO(office.run("log", "--format", "csv").out)))

    row = status[1]
    assert (row["Action"], row["Rating"], row["Rating since"]) == (
        *("2.6", "Amber", "2020-07-30"),
    )
    assert (row["Due"], row["Progress effective"], row["Days late"], row["Entry"]) == (
        *("2021-03-31", "2020-07-30", "15", "11"),
    )
    assert (row["Owner"], row["Area"]) == ("Head of Service", "2")
    assert row["Latest progress"] == "The June report is late"
    assert log[11]["Type"] == "action.rated"
    assert (log[11]["Number"], log[11]["Corrected by"]) == ("12", "16")
    assert (log[11]["Effective"], log[11]["Days late"]) == ("2020-07-30", "15")


def test_a_line_end_of_csv_is_written_once_whatever_the_platform(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows ends each line of a text stream with two characters of its own.
    written = io.BytesIO()
    out = io.TextIOWrapper(written, encoding="cp1252", newline="\r\n")
    place = str(office.folder / "ledger.db")
    words = ["ledger", "log", "--ledger", place, "--format", "csv"]
    monkeypatch.setattr(sys, "argv", words)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    # It takes the process for its own, and these tests go on in it.
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)

    with pytest.raises(SystemExit, match="0"):
        main()
    out.flush()

    said = written.getvalue()
    assert said.count(b"\r\n") == said.count(b"\n") == said.count(b"\r") == 19
