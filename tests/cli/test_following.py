"""`ledger follow` on what is there, in a file and on a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.place import ServerPlace, place_of
from projections import catch_up
from tests.cli.office import ask, refused
from tests.ledger.given import query
from tools.stage import Stage

HOSTILE = "Sent\x1b[31m\nwith \u202etwo lines\u2028and three"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Where the ledger of `office` is."""
    return str(request.param)


def place_at(office: Stage) -> Path | ServerPlace:
    """Return where the ledger of `office` is."""
    return place_of(office.environ.get("LEDGER_URL", "ledger.db"), office.folder)


def told(office: Stage, *words: str) -> list[dict[str, object]]:
    """Return what `follow` tells of what there is now."""
    answer = office.run("follow", "--once", "--format", "json", *words)
    assert (answer.code, answer.err) == (0, ""), answer.both
    return [json.loads(line) for line in answer.out.splitlines()]


def test_it_tells_what_the_log_has_in_the_same_words(office: Stage) -> None:
    assert told(office, "--after", "0") == ask(office, "log")
    assert told(office, "--after", "15") == ask(office, "log")[15:]


def test_one_line_for_each_entry_says_what_became_of_it(office: Stage) -> None:
    lines = office.run("follow", "--after", "0", "--once").out.splitlines()

    assert len(lines) == 18
    assert lines[11] == (
        "#12  14 August 2020 at 10:30 BST  policy.officer"
        "  30 July 2020; recorded 15 days later  2.6  rated"
        "  Red; because: No report yet; [corrected by #16]"
    )


def test_without_a_number_it_begins_behind_the_last_entry(office: Stage) -> None:
    assert told(office) == []


def test_it_ends_with_the_entry_that_was_named(office: Stage) -> None:
    answer = office.run("follow", "--after", "3", "--up-to", "#5", "--format", "json")

    assert [json.loads(line)["number"] for line in answer.out.splitlines()] == [4, 5]
    assert answer.code == 0
    assert office.run("follow", "--up-to", "7").both == ""


def test_an_entry_that_is_not_there_is_nothing_to_begin_after(office: Stage) -> None:
    said = refused(office.run("follow", "--after", "19"))

    assert said == "There is no entry #19; the last entry is #18."


def test_words_that_move_a_terminal_are_shown_and_stay_in_their_line(
    office: Stage,
) -> None:
    assert office.run("progress", "2.6", HOSTILE).code == 0

    for format_ in ("table", "json"):
        answer = office.run("follow", "--after", "18", "--once", "--format", format_)

        (line,) = answer.out.splitlines()
        assert r"\x1b[31m" in line or r"\u001b[31m" in line
        assert line.isprintable()


def forget_views(office: Stage) -> None:
    """Empty the views, as if nobody had ever caught them up."""
    for table in ("line", "line_subject", "fact", "subject_field"):
        query(place_at(office), f"DELETE FROM {table} RETURNING 1")
    query(place_at(office), "UPDATE position SET number = 0 RETURNING 1")


def test_who_asks_after_it_has_caught_up_folds_nothing_more(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask(office, "status")
    forget_views(office)

    caught_up = office.run("follow", "--once", "--quiet")

    assert (caught_up.code, caught_up.both) == (0, "")
    # Whoever had to fold now could not.
    monkeypatch.setattr(catch_up, "catch_up", None)
    assert ask(office, "status") == expected


def test_views_that_lack_an_entry_are_told_and_not_passed_over(office: Stage) -> None:
    query(place_at(office), "DELETE FROM line WHERE number = 12 RETURNING number")

    answer = office.run("follow", "--after", "10", "--once")

    assert answer.code == 3
    assert "The views lack entry #12; `ledger rebuild`" in answer.err
