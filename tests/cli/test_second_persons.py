"""What one officer proposes, another one confirms or refuses at the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.deciding import APPROVER, decide, desk, propose
from tests.cli.office import ask, refused
from tools.stage import Stage

__all__ = ["desk"]

WAITS = (
    "Blue is proposed, and counts once somebody with the role approver confirms it:"
    " ledger confirm 22\n"
)


def rating(stage: Stage, *words: str) -> str:
    """Return how 2.6 is rated."""
    rated: str = ask(stage, "show", "2.6", *words)["action"]["rating"]
    return rated


def test_a_rating_that_became_a_proposal_says_so_plainly(desk: Stage) -> None:
    answer = propose(desk)

    assert answer.err == WAITS
    assert answer.out.startswith("#22 2.6 rating proposed: Blue (effective 1 February")
    assert rating(desk) == "Amber"


def test_a_program_is_told_what_is_only_proposed(desk: Stage) -> None:
    words = ("rate", "2.6", "blue", "--because", "Done", "--format", "json")

    (proposed,) = json.loads(desk.run(*words, "--dry-run").out)["proposed"]
    (again,) = json.loads(desk.run(*words).out)["proposed"]

    assert (
        proposed
        == again
        == {
            "entry": 22,
            "kind": "rating",
            "value": "Blue",
            "role": "approver",
            "holders": [APPROVER],
            "said": WAITS.rstrip("\n"),
        }
    )
    assert ask(desk, "rate", "2.6", "amber", "--because", "Not yet")["proposed"] == []


def test_where_nobody_else_holds_the_role_the_notice_says_how_they_can(
    desk: Stage,
) -> None:
    desk.run("plan", "role", "revoke", "approver", APPROVER, "--because", "She left")

    said = propose(desk).err

    assert said.endswith(
        "ledger confirm 23 (nobody else holds it yet: ledger plan role grant approver"
        " USER)\n"
    )


def test_delivery_that_became_a_proposal_says_so_too(desk: Stage) -> None:
    said = desk.run("deliver", "2.6", "signed off", "--waive-evidence", "Seen there")

    assert said.err.startswith("signed off is proposed, and counts once somebody")
    assert ask(desk, "show", "2.6")["action"]["delivery"] == "in progress"


def test_what_a_second_person_confirms_counts_from_its_own_day(desk: Stage) -> None:
    propose(desk)

    answer = decide(desk, "confirm", "22")

    assert answer.out == (
        "#23 2.6 rating confirmed: Blue, as proposed by #22 (effective 1 February 2021,"
        " recorded 28 days later)\n"
    )
    assert rating(desk) == "Blue"
    assert rating(desk, "--as-at", "31 January 2021") == "Amber"
    assert rating(desk, "--known-on", "#22") == "Amber"


def test_what_a_second_person_refuses_never_counts(desk: Stage) -> None:
    propose(desk)

    answer = decide(desk, "refuse", "#22", "--because", "One report is a draft")

    assert answer.out.startswith("#23 2.6 rating refused: the proposal of #22")
    assert rating(desk) == "Amber"
    assert ask(desk, "log", "--type", "rating_refused")[0]["reason"] == (
        "One report is a draft"
    )


def test_a_refusal_wants_a_reason(desk: Stage) -> None:
    propose(desk)

    said = refused(decide(desk, "refuse", "22"))

    assert said.startswith("A refusal needs a reason")


@pytest.mark.parametrize("verb", ["confirm", "refuse"])
def test_nobody_decides_about_what_they_proposed(desk: Stage, verb: str) -> None:
    propose(desk)
    decide(desk, "plan", "role", "grant", "approver", "h.mensah")

    for user in ("h.mensah", "H.Mensah"):
        said = refused(decide(desk, verb, "22", "--because", "So it is", user=user))

        assert said == (
            f"Entry #22 was proposed or worded by or for {user}, who cannot be its"
            " second person; let a.osei decide."
        )


def test_who_does_not_hold_the_role_is_told_who_does(desk: Stage) -> None:
    propose(desk)

    said = refused(decide(desk, "confirm", "22", user="b.jones"))

    assert said == (
        "The role approver is not held by b.jones today; a.osei can decide, and `ledger"
        " plan role grant approver USER` lets a colleague hold it."
    )


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("12", "Entry #12 (action.rated) is no proposal"),
        ("3", "Entry #3 (plan.area_added) is no proposal"),
        ("99", "There is no entry #99"),
    ],
)
def test_what_proposes_nothing_cannot_be_confirmed(
    desk: Stage, entry: str, says: str
) -> None:
    assert refused(decide(desk, "confirm", entry)).startswith(says)


def test_a_confirmation_can_be_rehearsed_and_is_recorded_once(desk: Stage) -> None:
    propose(desk)

    shown = decide(desk, "confirm", "22", "--dry-run").out
    again = [decide(desk, "confirm", "22", "--command-id", "c-1").out for _ in "ab"]

    assert "Amber -> Blue" in shown
    assert "was recorded before" in again[1]
    assert len(ask(desk, "log", "--type", "rating_confirmed")) == 1


def test_a_command_that_is_sent_again_does_not_say_again_what_waits(
    desk: Stage,
) -> None:
    words = ("rate", "2.6", "blue", "--because", "Done", "--command-id", "c-1")
    desk.run(*words)
    decide(desk, "confirm", "22")

    assert desk.run(*words).err == ""
