"""A walk that cannot begin, and every way in which one ends."""

from __future__ import annotations

import pytest

from cli.typed_lines import TypedLines
from cli.walk_answers import act_of, leading
from cli.wiring import Workspace
from tests.cli.office import refused
from tests.cli.walked import new, review
from tools.stage import Stage


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--area", "7"), "area"),
        (("--owner", "Nobody"), "the owners are Head of Service"),
        (("--board", "HCSP"), "its boards are DMG"),
        (("--since", "2 March 2021"), "give --since an earlier day"),
        (("--on", "1 November 2020"), "No meeting is recorded before 1 November 2020"),
        ((), "There is nobody to answer"),
    ],
)
def test_a_walk_that_cannot_begin_says_why(
    board: Stage, words: tuple[str, ...], says: str
) -> None:
    assert says in refused(board.run("review", *words))


def test_since_and_a_board_are_two_answers_to_one_question(board: Stage) -> None:
    answer = board.run("review", "--since", "1 May 2020", "--board", "DMG")

    assert answer.code == 2
    assert "either --board LABEL or --since DATE" in answer.err


def test_without_a_meeting_it_says_how_to_record_one(office: Stage) -> None:
    said = refused(office.run("review", stdin="q\n"))

    assert "`ledger board met LABEL --on DATE`" in said


def test_the_end_of_the_input_ends_it_even_within_a_question(board: Stage) -> None:
    said = review(board, "p Answered", "r green")

    assert said.code == 0
    assert len(new(board)) == 1
    assert "Recorded 1 entry: #20." in said.err


def test_an_interrupt_ends_it_with_what_was_recorded(
    board: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["p Answered\n"])

    def read(_: TypedLines) -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr(TypedLines, "_read", read)

    said = board.run("review", typing=True)

    assert said.code == 0
    assert "Recorded 1 entry: #20." in said.err


def test_a_person_at_the_terminal_is_asked_the_same(board: Stage) -> None:
    said = board.run("review", stdin="?\np Answered\nq\n", typing=True)

    assert said.code == 0
    assert "r RATING REASON" in said.err
    assert [row["text"] for row in new(board)] == ["Answered"]


def test_words_that_are_not_utf_8_are_refused_and_what_was_said_stays(
    board: Stage,
) -> None:
    said = board.run("review", stdin=b"p Caf\xc3\xa9\n\np Caf\xe9\n")

    assert said.code == 3
    assert "not text in UTF-8" in said.err
    assert [row["text"] for row in new(board)] == ["Café"]


def test_a_mark_of_byte_order_is_no_letter(board: Stage) -> None:
    review(board, "\ufeffp Answered")

    assert [row["text"] for row in new(board)] == ["Answered"]


def test_control_characters_do_not_reach_the_terminal(board: Stage) -> None:
    board.run("plan", "reword", "1.1", "Answer \x1b[31mred")

    said = review(board, "\x1b[2J", "q")

    assert "\x1b" not in said.both
    assert "\\x1b[31mred" in said.out


def test_a_question_does_not_move_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(TypedLines, "_read", lambda _: "yes\n")

    assert TypedLines().ask("Is it \x07?") == "yes"
    assert capsys.readouterr().err.startswith("Is it \\x07? ")


def test_a_sign_off_with_evidence_is_asked_for_no_other(board: Stage) -> None:
    action = {
        "id": "action/riverton-2019/1",
        "delivery": "in progress",
        "evidence": [{"entry": 7}],
        "targets": [],
    }
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "Seen"

    workspace = Workspace(board.machine())
    act_of("d signed off", action, (), ask, workspace)
    assert asked == []

    act_of("d signed off", {**action, "evidence": []}, (), ask, workspace)
    assert asked == ["There is no evidence; why is it signed off?"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("amber the draft is late", ("Amber", "the draft is late")),
        ("A: late", ("A", "late")),
        ("ambergris", ("ambergris", "")),
        ("business as usual claimed", ("business as usual claimed", "")),
        ("business-as-usual from May", ("business as usual", "from May")),
        ("not_started", ("not started", "")),
        ("other words", ("other", "words")),
    ],
)
def test_the_longest_known_words_count(words: str, found: tuple[str, str]) -> None:
    known = ("Amber", "A", "business as usual", "business as usual claimed")

    assert leading(words, (*known, "not started")) == found
