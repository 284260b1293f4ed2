"""Boards at the command line: named, met, listed."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.office import ask, refused
from tools.stage import Stage

MET = ("board", "met", "DMG", "--on", "30 July 2020")


def test_a_meeting_is_recorded_and_listed(office: Stage) -> None:
    said = office.run(*MET)

    assert said.code == 0, said.both
    assert "#19 meeting held: DMG (effective 30 July 2020" in said.out
    (row,) = ask(office, "board", "list")
    assert (row["last_meeting"], row["meetings"]) == ("2020-07-30", 1)
    assert "30 July 2020" in office.run("board", "list").out


def test_without_a_meeting_the_list_says_how_to_record_one(office: Stage) -> None:
    said = office.run("board", "list")

    assert said.code == 0
    assert "not recorded" in said.out
    assert "`ledger board met LABEL --on DATE`" in said.err


def test_a_board_is_named_here_as_it_is_under_plan(office: Stage) -> None:
    one = ask(office, "board", "name", "HCSP", "Safeguarding Partnership")
    other = ask(office, "plan", "board", "NCSP", "Northern Partnership")

    assert [a["recorded"][0]["type"] for a in (one, other)] == ["plan.board_named"] * 2
    labels = [row["board"] for row in ask(office, "board", "list")]
    assert labels == ["DMG", "HCSP", "NCSP"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("board", "met", "HCSP", "--on", "30 July 2020"), "its boards are DMG"),
        (("board", "met", "DMG", "--on", "July 2020"), "A meeting was on one day"),
        (("board", "met", "DMG", "--on", "2 May 2021"), "has not come yet"),
        (MET, "is recorded already"),
    ],
)
def test_what_cannot_be_a_meeting_is_refused(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    office.run(*MET)
    before = ask(office, "verify")

    assert says in refused(office.run(*words))
    assert ask(office, "verify") == before


def test_a_meeting_can_be_rehearsed(office: Stage) -> None:
    said = office.run(*MET, "--dry-run")

    assert "Dry run" in said.out
    assert ask(office, "board", "list")[0]["meetings"] == 0


def test_what_a_board_was_sent_and_is_owed_stands_beside_it(
    desk_with_reports: Stage,
) -> None:
    desk_with_reports.run("report", "commit", "--to", "DMG", "--by", "1 April 2021")

    said = desk_with_reports.run("board", "list", "--format", "csv").out

    (row,) = csv.DictReader(io.StringIO(said))
    assert (row["Report"], row["Sent on"]) == ("2", "2020-11-05")
    assert (row["Due"], row["State"]) == ("2021-04-01", "due")
    table = desk_with_reports.run("board", "list").out
    assert "report 2" in table
    assert "1 April 2021" in table


def test_the_list_looks_from_any_day(office: Stage) -> None:
    office.run(*MET)

    before = ask(office, "board", "list", "--as-at", "29 July 2020")
    unknown = ask(office, "board", "list", "--known-on", "18")

    assert [row["meetings"] for row in (*before, *unknown)] == [0, 0]
    assert "opened on 2 December 2019" in refused(
        office.run("board", "list", "--as-at", "1 May 2019")
    )
