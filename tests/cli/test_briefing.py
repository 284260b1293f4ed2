"""`ledger brief`: one page for a board, from where the board last looked."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import docx
import pytest

from tests.cli.office import ask, files, refused
from tools.stage import Stage

TITLES = [
    "What moved",
    "Off track",
    "Decisions asked for",
    "Targets moved",
    "Measures",
]


@pytest.fixture
def governed(office: Stage) -> Stage:
    """Return an office whose board met in June, and saw Amber turn Red since."""
    for words in (
        ("board", "name", "DMG", "Departmental Management Group"),
        ("board", "met", "DMG", "--on", "1 June 2020"),
        ("rate", "2.6", "red", "--because", "No data", "--on", "1 February 2021"),
    ):
        assert office.run(*words).code == 0
    return office


def test_a_page_has_its_five_parts_and_says_since_when(governed: Stage) -> None:
    page = ask(governed, "brief", "--for", "DMG")

    assert [part["title"] for part in page["sections"]] == TITLES
    assert page["since"]["as_at"] == "2020-06-01"
    assert page["since"]["report"] is None


def test_an_exception_report_that_asks_for_something_is_a_decision(
    governed: Stage,
) -> None:
    said = (
        "--cause",
        "Two stand empty",
        "--recovery",
        "Advertise",
        "--asked",
        "DMG: pay",
    )
    governed.run("exception", "report", "2.6", *said)

    parts = {
        part["title"]: part
        for part in ask(governed, "brief", "--for", "DMG")["sections"]
    }

    (asked,) = parts["Decisions asked for"]["rows"]
    assert (asked["Action"], asked["Asked"]) == ("2.6", "DMG: pay")
    (red,) = parts["Off track"]["rows"]
    assert red["Exception report"] == "Two stand empty; recovery: Advertise"


def test_one_day_is_said_as_one(governed: Stage) -> None:
    governed.run("target", "set", "1.1", "by 31 March 2021")
    why = ("--because", "It is Easter", "--approved-by", "Chair of the DMG")
    governed.run("target", "revise", "1.1", "by 1 April 2021", *why)

    page = ask(governed, "brief", "--for", "DMG", "--as-at", "2 February 2021")
    now = ask(governed, "brief", "--for", "DMG")

    (red,) = page["sections"][1]["rows"]
    assert red["Exception report"] == "owed for 1 day"
    assert now["sections"][3]["rows"][0]["By"] == "+1 day, once"


def test_a_measure_is_said_as_the_list_of_measures_says_it(governed: Stage) -> None:
    words = ("--target", "95%", "--unit", "percent", "--better", "higher")
    governed.run("measure", "define", "M1", "Calls", *words, "--on", "2 December 2019")
    governed.run("measure", "read", "M1", "46/52", "--for", "January 2021")

    page = ask(governed, "brief", "--for", "DMG")

    (row,) = page["sections"][4]["rows"]
    assert row["Target"] == "at least 95%"
    assert row["Last read"].startswith("88.5% (46 of 52), January 2021, #")
    assert row["State"] == "off track"


def test_it_looks_back_to_the_last_report_before_any_meeting(governed: Stage) -> None:
    governed.run("report", "seal", "--to", "DMG", "--because", "In the meeting")
    governed.run("report", "send", "1", "--by", "Head of Policy")
    governed.now = datetime(2021, 4, 1, 10, 0, tzinfo=UTC)

    page = ask(governed, "brief", "--for", "dmg")
    met = ask(governed, "brief", "--for", "DMG", "--since", "last meeting")

    assert page["since"]["report"] == 1
    assert met["since"]["as_at"] == "2020-06-01"


def test_a_board_is_found_by_its_label_and_by_its_full_name(governed: Stage) -> None:
    name = "departmental management  group"
    met = ask(governed, "brief", "--for", name, "--since", "last meeting")
    governed.run("report", "seal", "--to", name, "--because", "In the meeting")
    assert governed.run("report", "send", "1", "--by", "Head of Policy").code == 0

    told = [ask(governed, "brief", "--for", board) for board in ("DMG", name)]

    assert met["since"]["as_at"] == "2020-06-01"
    assert [page["since"]["report"] for page in told] == [1, 1]


def test_a_meeting_on_the_very_day_is_not_looked_back_to(governed: Stage) -> None:
    governed.run("board", "met", "DMG", "--on", "1 March 2021")

    assert ask(governed, "brief", "--for", "DMG")["since"]["as_at"] == "2020-06-01"


def test_on_the_first_day_that_there_is_no_board_had_met(governed: Stage) -> None:
    said = refused(governed.run("brief", "--for", "DMG", "--as-at", "0001-01-01"))

    assert "opened on 2 December 2019 and says nothing for 1 January 1;" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--for", "NCSP"), "No meeting of NCSP is on record before that day"),
        (
            ("--for", "DMG", "--since", "last report"),
            "No report of DMG is on record before that day",
        ),
    ],
)
def test_where_there_is_nothing_to_look_back_to_it_says_so(
    governed: Stage, words: tuple[str, ...], says: str
) -> None:
    governed.run("board", "name", "NCSP", "Safeguarding Partnership")

    assert says in refused(governed.run("brief", *words))


def test_a_board_that_the_plan_does_not_have_is_told_with_those_it_has(
    governed: Stage,
) -> None:
    for since in ((), ("--since", "last report"), ("--since", "last meeting")):
        said = refused(governed.run("brief", "--for", "the board", *since))

        assert 'The plan has no board "the board"; its boards are DMG, and' in said


def test_word_and_markdown_say_the_same(governed: Stage) -> None:
    for name in ("page.docx", "page.md"):
        answer = governed.run("brief", "--for", "DMG", "--output", name)
        assert (answer.code, answer.out) == (0, "")

    word = docx.Document(io.BytesIO((governed.folder / "page.docx").read_bytes()))
    page = (governed.folder / "page.md").read_text(encoding="utf-8")

    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    assert [one for one in paragraphs if one in TITLES] == TITLES
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == TITLES
    assert "not recorded to Red" in page
    cells = [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]
    assert "not recorded to Red" in cells


def test_a_file_of_data_is_written_and_not_printed(governed: Stage) -> None:
    said = governed.run("brief", "--for", "DMG", "--output", "page.json")

    assert (said.code, said.out) == (0, "")
    data = json.loads((governed.folder / "page.json").read_bytes())
    assert data == ask(governed, "brief", "--for", "DMG")


@pytest.mark.parametrize("command", [("brief", "--for", "DMG"), ("snapshot",)])
def test_a_name_that_ends_as_another_kind_of_file_is_refused(
    governed: Stage, command: tuple[str, ...]
) -> None:
    answer = governed.run(*command, "--output", "page.odt")

    assert answer.code == 2
    assert "let it end in" in answer.err
    assert not (governed.folder / "page.odt").exists()
    assert governed.run(*command, "--output", "page.txt").code == 0


def test_two_runs_give_the_same_bytes_and_nothing_is_written_over(
    governed: Stage,
) -> None:
    for name in ("one.docx", "two.docx"):
        governed.run("brief", "--for", "DMG", "--output", name)
    before = files(governed.folder)
    again = governed.run("brief", "--for", "DMG", "--output", "one.docx")

    assert before["one.docx"] == before["two.docx"]
    assert again.code == 3
    assert files(governed.folder) == before


def test_a_meeting_of_a_board_is_a_side_of_a_movement(governed: Stage) -> None:
    moved = ask(governed, "movement", "DMG 1 June 2020")

    assert moved["from"]["as_at"] == "2020-06-01"
    assert [one["movement"] for one in moved["actions"]][:1] == ["newly rated"]


def test_a_meeting_that_nobody_recorded_is_refused_with_those_there_are(
    governed: Stage,
) -> None:
    said = refused(governed.run("movement", "DMG 2 June 2020"))

    assert (
        'No meeting of DMG on "2 June 2020" is recorded; it met on 1 June 2020' in said
    )
