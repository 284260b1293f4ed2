"""The changes of a next version, chosen one by one at the terminal."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.office import ask, head, refused
from tests.cli.versions import (
    APRIL,
    IN_JUNE,
    JUNE,
    ids,
    recorded,
    recorded_april,
    version,
)
from tools.stage import Stage


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A ledger with the plan of April, and that of June in a file beside it."""
    return recorded_april(empty)


def test_a_person_accepts_edits_and_skips_one_by_one(desk: Stage) -> None:
    answers = [
        *("e", "The third audit is done"),
        *("a", "Partners asked", ""),
        "s",
        *("maybe", "accept"),
        "y",
    ]

    stdin = "".join(f"{line}\n" for line in answers)
    answer = desk.run(*IN_JUNE, "--ask", "--format", "json", stdin=stdin, typing=True)

    assert answer.code == 0
    data = json.loads(answer.out)
    assert [c["choice"] for c in data["proposals"]] == [
        *("accept", "accept", "skip", "accept")
    ]
    words = [text for _, _, text in recorded(data)]
    assert "The third audit is done" in words
    revised = [r for r in data["recorded"] if r["type"] == "action.target_revised"]
    assert [row["reason"] for row in revised] == ["Partners asked"]
    assert data["left_out"] == ["2.3 rating: skipped"]
    assert "Type one of a, A, s, e, q." in answer.err
    assert ids(ask(desk, *IN_JUNE)) == ["2.3 rating"]


@pytest.mark.parametrize(
    "stdin", ["q\n", "a\nq\n", "a\na\n\n\na\na\nn\n", "s\ns\ns\ns\n"]
)
def test_whoever_stops_or_accepts_nothing_records_nothing(
    desk: Stage, stdin: str
) -> None:
    before = head(desk)

    answer = desk.run(*IN_JUNE, "--ask", stdin=stdin, typing=True)

    assert answer.code == 0
    assert "othing was recorded" in answer.out
    assert head(desk) == before


def test_input_that_ends_early_records_nothing(desk: Stage) -> None:
    before = head(desk)

    answer = desk.run(*IN_JUNE, "--ask", stdin="a\n", typing=True)

    assert answer.code == 1
    assert "nothing more was recorded" in answer.err
    assert head(desk) == before


def test_nobody_is_asked_where_there_is_no_terminal(desk: Stage) -> None:
    said = refused(desk.run(*IN_JUNE, "--ask", stdin="a\n"))

    assert said.startswith("--ask puts its questions at a terminal, and here is none")


def test_a_rehearsal_at_the_terminal_records_nothing(desk: Stage) -> None:
    before = head(desk)

    answer = desk.run(
        *IN_JUNE, "--ask", "--dry-run", stdin="a\na\n\n\na\na\n", typing=True
    )

    assert answer.code == 0
    assert head(desk) == before


def test_words_are_edited_in_the_editor_of_the_person(desk: Stage) -> None:
    script = desk.folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "page = pathlib.Path(sys.argv[1])\n"
        "page.write_text(page.read_text('utf-8') + 'and sent', 'utf-8')\n",
        encoding="utf-8",
    )
    desk.environ["EDITOR"] = f'"{sys.executable}" "{script}"'

    stdin = "e\n\ns\ns\ns\ny\n"
    answer = desk.run(*IN_JUNE, "--ask", "--format", "json", stdin=stdin, typing=True)

    assert answer.code == 0, answer.both
    (entry,) = json.loads(answer.out)["recorded"]
    assert entry["text"] == "The third is done\nand sent"


def test_all_the_rest_is_accepted_but_what_needs_a_confirmation(desk: Stage) -> None:
    version(desk.folder, "june.docx", *JUNE[:2], JUNE[3])

    answer = desk.run(
        *IN_JUNE, "--ask", "--format", "json", stdin="s\nA\na\ny\n", typing=True
    )

    assert answer.code == 0, answer.both
    choices = {c["id"]: c["choice"] for c in json.loads(answer.out)["proposals"]}
    assert choices == {
        "2.1 progress 1": "skip",
        "2.2 target 1 revised": "accept",
        "2.3 gone": "accept",
        "2.4 added": "accept",
    }
    assert "(a = accept, A = accept all the rest, s = skip, e = edit" in answer.err
    assert "(a = accept, s = skip, q = quit)" in answer.err
    assert "4 of 4" not in answer.err


def test_a_new_action_is_asked_with_its_target_and_progress(desk: Stage) -> None:
    new = ("2.4 Publish a guide for carers", "July 2022", "A draft", "", "")
    version(desk.folder, "june.docx", *APRIL, new)

    asked = desk.run(*IN_JUNE, "--ask", stdin="q\n", typing=True).err

    assert '1 of 1. new action 2.4: "Publish a guide for carers"' in asked
    assert "\n    target (date, due July 2022): July 2022\n" in asked
    assert "\n    progress: A draft\n" in asked


def test_a_renumbering_is_asked_once_with_both_wordings(desk: Stage) -> None:
    words = APRIL[1][0][4:]
    moved = (f"2.5 {words} well", *APRIL[1][1:])
    version(desk.folder, "june.docx", APRIL[0], moved, APRIL[2])

    answer = desk.run(*IN_JUNE, "--ask", stdin="y\na\ny\n", typing=True)

    assert answer.code == 0, answer.both
    assert f'    in the ledger: "{words}"\n' in answer.err
    assert f'    in the document: "{words} well"\n' in answer.err
    assert answer.err.count("2.2 is now 2.5") == 1
    assert "Record 2 of 2 changes?" in answer.err
    codes = [a["code"] for a in ask(desk, "status")["actions"]]
    assert codes == ["2.1", "2.3", "2.5"]


def test_there_is_one_way_to_choose_at_a_time(desk: Stage) -> None:
    answer = desk.run(*IN_JUNE, "--ask", "--decisions", "june.yaml", typing=True)

    assert answer.code == 2
    assert "Choose by --ask or by --decisions, not by both." in answer.err
