"""`ledger review`: going through what was not updated, by lines that are typed."""

from __future__ import annotations

from datetime import date

import pytest

from cli.wiring import Workspace
from domain.policies import Wanted
from projections.status import PlanStatus, status
from projections.tables import Connection
from tests.cli.office import ask, refused
from tests.cli.walked import new, review
from tools.stage import Stage

PLAN = "riverton-2019"


def test_each_answer_is_an_entry_with_a_command_of_its_own(board: Stage) -> None:
    said = review(board, "p Referrals are answered", "r green All within a day", "q")

    assert said.code == 0, said.both
    note, rated = new(board)
    assert (note["type"], note["text"]) == (
        "action.progress_recorded",
        "Referrals are answered",
    )
    assert (rated["text"], rated["reason"]) == ("Green", "All within a day")
    assert note["action"] == rated["action"] == "1.1"
    assert note["command"] != rated["command"]
    assert "Recorded 2 entries: #20, #21." in said.err
    assert "1 action is still to be updated" in said.err
    assert ask(board, "verify")["verified"]


def test_a_screen_shows_what_is_known_of_the_action(board: Stage) -> None:
    said = review(board, "s", "q")

    second = said.out[said.out.index("2 of 2") :]
    for words in (
        *("2.6", "Report each quarter to the partners", "Head of Service", "Amber"),
        *("30 July 2020", "in progress", "by March 2021 (was June 2020)"),
        *("due in 30 days (22 working days)", "The June report is late"),
    ):
        assert words in second
    assert "2 actions were not updated since the meeting of DMG" in said.err


def test_an_overdue_target_is_marked(board: Stage) -> None:
    board.run("target", "set", "1.1", "by January 2021")

    assert "by January 2021: overdue by 29 days (21 working" in review(board, "q").out


def test_quitting_loses_nothing_and_the_next_walk_goes_on(board: Stage) -> None:
    first = review(board, "p Answered", "q")
    second = review(board, "q")
    third = review(board, "p The report went out", "")
    fourth = board.run("review")

    assert "1 of 2     1.1" in first.out
    assert "1.1" not in second.out
    assert "1 of 1" in second.out
    assert "Nothing is left to be updated." in third.err
    assert fourth.code == 0
    assert "Every action that is asked for was updated since" in fourth.out


def test_the_plan_is_read_once_before_the_first_screen(
    board: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[date] = []

    def reading(
        connection: Connection, plan: str, as_at: date, known_to: int
    ) -> PlanStatus:
        read.append(as_at)
        return status(connection, plan, as_at, known_to)

    monkeypatch.setattr("projections.status.status", reading)

    review(board, "q")

    # Then once for the screen of 1.1, and once for what is left in the end.
    assert len(read) == 3


def test_what_was_skipped_comes_again(board: Stage) -> None:
    review(board, "s", "")

    said = review(board, "q")

    assert "1 of 2" in said.out
    assert "Nothing was recorded. 2 actions are still to be updated" in said.err


def test_a_refusal_is_said_and_the_prompt_comes_again(board: Stage) -> None:
    said = review(
        *(board, "r puce It is so", "d finished", "hello", "t by 31 February 2021", ""),
        *("r", "", "p Answered at last"),
    )

    assert said.code == 0
    assert '"puce" is not a rating of this plan' in said.err
    assert '"finished" is no delivery status' in said.err
    assert '"hello" begins with none of p, r, t, d, s and q' in said.err
    assert "Nothing was recorded: it wants a day on which it falls due." in said.err
    assert "Nothing was recorded: it wants an answer." in said.err
    assert [row["text"] for row in new(board)] == ["Answered at last"]


def test_a_target_is_revised_with_reason_and_approver(board: Stage) -> None:
    said = review(board, "", "t by June 2021", "Partners asked", "Chair of the DMG")

    assert "falls due on 30 June 2021" in said.err
    (row,) = new(board)
    assert (row["action"], row["reason"]) == ("2.6", "Partners asked")
    assert (row["target"], row["approved_by"]) == (1, "Chair of the DMG")
    # It says nothing of what was done, so the action is still to be updated.
    assert "2 actions are still to be updated" in said.err


def test_a_target_that_nobody_approved_is_not_revised(board: Stage) -> None:
    said = review(board, "", "t by June 2021", "Partners asked", "", "q")

    assert "Nothing was recorded: it wants the role of who approved." in said.err
    assert new(board) == []


def test_a_target_without_a_plain_date_is_asked_for_one(board: Stage) -> None:
    said = review(board, "t by 31 February 2021", "28 February 2021")

    assert said.code == 0, said.both
    items = ask(board, "due", "--within", "0")["items"]
    assert [(item["what"], item["due"]) for item in items if item["due"]] == [
        ("by 31 February 2021", "2021-02-28")
    ]


def test_the_first_target_is_set_and_of_several_one_is_chosen(board: Stage) -> None:
    review(board, "t by May 2021", "t 95% of cases by June 2021", "Asked", "DMG", "q")
    board.run("target", "set", "1.1", "by July 2021")
    review(board, "t by August 2021", "7", "t by August 2021", "2", "Asked", "Chair")

    found = [(row["type"], row["target"]) for row in new(board)]
    assert found == [
        ("action.target_set", 1),
        ("action.target_revised", 1),
        ("action.target_set", 2),
        ("action.target_revised", 2),
    ]


def test_delivery_asks_for_what_a_sign_off_wants(board: Stage) -> None:
    said = review(
        *(board, "d in-progress: A draft co-written", "d signed off", "Seen", ""),
        *("d business as usual", "The chair saw it", "Head of Quality"),
    )

    assert said.code == 0, said.both
    types = [(row["action"], row["type"].partition(".")[2]) for row in new(board)]
    assert types == [
        ("1.1", "delivery_recorded"),
        ("1.1", "delivery_recorded"),
        ("1.1", "evidence_waived"),
        ("2.6", "delivery_recorded"),
        ("2.6", "evidence_waived"),
        ("2.6", "monitoring_assigned"),
    ]
    assert new(board)[0]["reason"] == "A draft co-written"


def test_what_is_signed_off_wants_no_evidence_to_become_routine(board: Stage) -> None:
    said = review(
        *(board, "d signed off", "Seen"),
        *("d business as usual", "Head of Quality", "d signed off", "q"),
    )

    types = [row["type"].partition(".")[2] for row in new(board)]
    assert types == [
        *("delivery_recorded", "evidence_waived"),
        *("delivery_recorded", "monitoring_assigned"),
    ]
    assert said.err.count("There is no evidence") == 1


def test_done_actions_are_left_out(board: Stage) -> None:
    board.run(
        *("deliver", "1.1", "signed off", "--waive-evidence", "Seen", "--on"),
        "1 October 2020",
    )

    assert "1 of 1         2.6" in review(board, "q").out


def test_all_updates_are_of_the_day_that_is_given(board: Stage) -> None:
    said = review(board, "p Answered", "q", words=("--on", "30 January 2021"))

    assert new(board)[0]["effective"] == "2021-01-30"
    assert "recorded 30 days later" in said.out
    assert "has not come yet" in refused(board.run("review", "--on", "2 March 2021"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("--area", "2"), "1 of 1         2.6"),
        (("--owner", "head"), "1 of 1         2.6"),
        (("--since", "10 September 2020"), "1 of 1     1.1"),
        (("--board", "dmg"), "1 of 2     1.1"),
    ],
)
def test_a_walk_can_be_about_a_part(
    board: Stage, words: tuple[str, ...], shown: str
) -> None:
    assert shown in review(board, "q", words=words).out


def test_what_is_only_proposed_is_shown_and_is_no_update(board: Stage) -> None:
    workspace = Workspace(board.machine(), board.folder / "ledger.db")
    with workspace.recording() as ledger:
        ledger.want_second_person(workspace.command(), PLAN, Wanted(("Blue",)))
    first = review(board, "r blue All of it", "q")

    second = review(board, "q")

    assert "1.1 rating proposed: Blue" in first.out
    assert "1 of 2" in second.out
    assert "rating Blue, because: All of it (#21; it counts once" in second.out
