"""`ledger movement`: what moved between two days, entries or reports adds up."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests.cli.office import ask, refused
from tools.stage import Stage

COLUMNS = ("before", "added", "moved_in", "moved_out", "left", "after")


def worsen(stage: Stage) -> None:
    """Rate both actions, add one and withdraw another, on four days of February."""
    because = ("--because", "The board said so")
    for words in (
        ("rate", "2.6", "red", *because, "--on", "8 February 2021"),
        ("rate", "1.1", "green", *because, "--on", "8 February 2021"),
        ("plan", "action", "1.2", "1", "Call back", "--on", "9 February 2021"),
        ("plan", "action", "1.3", "1", "Write it down", "--on", "9 February 2021"),
        ("rate", "1.3", "amber", *because, "--on", "9 February 2021"),
        ("plan", "withdraw", "1.3", *because, "--on", "10 February 2021"),
        ("plan", "renumber", "2.6", "2.7", *because, "--on", "11 February 2021"),
    ):
        answer = stage.run(*words)
        assert answer.code == 0, answer.both


def moves(answer: Any) -> list[tuple[str, str, str | None, str | None]]:
    """Return how each action of an answer moved: kind, code, before, after."""
    keys = ("movement", "action", "before", "after")
    return [tuple(row[key] for key in keys) for row in answer["actions"]]


def test_each_action_that_moved_is_named_with_its_rating_before_and_after(
    office: Stage,
) -> None:
    worsen(office)

    found = ask(office, "movement", "1 February 2021", "1 March 2021")

    assert moves(found) == [
        ("worsened", "2.7", "Amber", "Red"),
        ("newly rated", "1.1", "not recorded", "Green"),
        ("added", "1.2", None, "not recorded"),
    ]
    assert found["actions"][0]["was_code"] == "2.6"
    assert found["stayed"] == 0


def test_an_action_that_left_says_how(office: Stage) -> None:
    worsen(office)

    found = ask(office, "movement", "9 February 2021")

    (left,) = found["actions"]
    assert (left["movement"], left["action"], left["how"]) == (
        *("left", "1.3", "withdrawn"),
    )
    assert found["stayed"] == 3


@pytest.mark.parametrize("since", ["1 January 2020", "9 February 2021", "#12"])
def test_the_counts_of_each_rating_and_of_all_add_up(office: Stage, since: str) -> None:
    worsen(office)

    found = ask(office, "movement", since)

    for one in (*found["ratings"], found["total"]):
        gained = one["added"] + one["moved_in"]
        assert one["before"] + gained - one["moved_out"] - one["left"] == one["after"]
    for key in COLUMNS:
        assert found["total"][key] == sum(one[key] for one in found["ratings"])
    live = len(ask(office, "status")["actions"])
    assert found["total"]["after"] == live
    same = found["total"]["before"] - found["total"]["left"] - found["stayed"]
    assert found["total"]["moved_in"] == found["total"]["moved_out"] == same


def test_the_table_says_the_sum(office: Stage) -> None:
    worsen(office)

    said = " ".join(office.run("movement", "1 February 2021").out.split())

    assert "Before: 1 February 2021, as known to entry #25." in said
    assert "After: 1 March 2021, as known to entry #25." in said
    assert "2 actions before + 1 added - 0 left = 3 after;" in said
    assert "2 with another rating, 0 with the same." in said
    assert "worsened 2.7 (was 2.6) Amber Red Report each quarter" in said
    assert "total 2 1 2 2 0 3" in said


def test_a_day_is_seen_as_it_is_known_now_or_as_known_on_says(office: Stage) -> None:
    days = ("movement", "1 July 2020", "30 July 2020")

    now = ask(office, *days)
    then = ask(office, *days, "--known-on", "1 September 2020")

    assert moves(now) == [("newly rated", "2.6", "not recorded", "Amber")]
    assert moves(then) == [("newly rated", "2.6", "not recorded", "Red")]
    assert (then["from"]["known_to"], then["to"]["known_to"]) == (14, 14)


def test_an_entry_is_what_it_knew_of_the_day_asked_about(office: Stage) -> None:
    day = ("--as-at", "30 July 2020")

    found = ask(office, "movement", "#15", *day)

    assert moves(found) == [("improved", "2.6", "Red", "Amber")]
    assert found["from"]["as_at"] == found["to"]["as_at"] == "2020-07-30"


def test_a_report_is_what_its_frozen_bytes_say(desk_with_reports: Stage) -> None:
    stage = desk_with_reports

    found = ask(stage, "movement", "report 1", "Report #2")

    assert moves(found) == [("improved", "2.6", "Red", "Amber")]
    assert (found["from"]["report"], found["to"]["report"]) == (1, 2)
    assert (found["from"]["as_at"], found["from"]["known_to"]) == ("2020-07-30", 15)
    assert "Report 1 to Ofsted, sent on 30 July 2020" in found["from"]["said"]
    assert moves(ask(stage, "movement", "report 1")) == moves(found)


def test_a_report_whose_bytes_were_altered_is_not_compared(
    desk_with_reports: Stage,
) -> None:
    stage = desk_with_reports
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        connection.execute("DROP TRIGGER blob_no_update")
        connection.execute("UPDATE blob SET bytes = x'00'")
        connection.commit()

    assert "report 1" in refused(stage.run("movement", "report 1"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report",), 'as in "report 2"'),
        (("report", "2"), 'as in "report 2"'),
        (("report two",), 'as in "report 2"'),
        (("report 9",), "no report 9"),
        (("#99",), "There is no entry #99"),
        (("soon",), "soon"),
        (("1 November 2019",), "2 December 2019"),
        (("30 July 2020", "report 9"), "no report 9"),
    ],
)
def test_a_side_that_is_none_is_refused_with_what_to_type(
    desk_with_reports: Stage, words: tuple[str, ...], says: str
) -> None:
    assert says in refused(desk_with_reports.run("movement", *words))


def test_a_report_that_was_made_without_the_ledger_has_no_ratings(
    office: Stage,
) -> None:
    (office.folder / "may.pdf").write_bytes(b"As it was sent in May")
    sent = ("--to", "ofsted", "--sent", "3 May 2020")
    office.run("report", "register", "may.pdf", *sent)

    said = refused(office.run("movement", "report 1"))

    assert "made without the ledger" in said
    assert "give the day that it speaks of" in said


def test_without_a_first_side_or_with_a_third_day_it_says_what_to_type(
    office: Stage,
) -> None:
    alone = office.run("movement")
    both = office.run("movement", "1 May 2020", "1 June 2020", "--as-at", "today")

    assert (alone.code, both.code) == (2, 2)
    assert '"report 2"' in alone.err
    assert "leave --as-at out" in both.err


def test_csv_has_the_actions_and_markdown_both_tables(office: Stage) -> None:
    worsen(office)
    since = ("movement", "1 February 2021", "--format")

    rows = list(csv.DictReader(io.StringIO(office.run(*since, "csv").out)))
    markdown = office.run(*since, "md").out

    assert [row["Movement"] for row in rows] == ["worsened", "newly rated", "added"]
    assert (rows[0]["Was"], rows[0]["Action"]) == ("2.6", "2.7")
    assert "| total | 2 | 1 | 2 | 2 | 0 | 3 |" in markdown
    assert "| worsened | 2.7 | 2.6 | Amber | Red |" in markdown


def test_nothing_that_moved_is_no_table(office: Stage) -> None:
    said = office.run("movement", "today")

    assert said.code == 0
    assert "0 with another rating, 2 with the same." in " ".join(said.out.split())
    assert "Movement" not in said.out
