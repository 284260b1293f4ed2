"""`ledger slippage`: how far targets moved, how often, and how late that was said."""

from __future__ import annotations

import csv
import io

import pytest

from projections.rescheduling import JUST_BEFORE
from tests.cli.office import ask
from tools.stage import Stage

MAY = (
    *("target", "revise", "2.6", "by May 2021", "--on", "1 March 2021"),
    *("--because", "Partners asked again", "--approved-by", "Chair of the DMG"),
)


def test_a_target_that_moved_is_listed_with_each_of_its_revisions(
    office: Stage,
) -> None:
    assert office.run(*MAY).code == 0

    (row,) = ask(office, "slippage")

    assert (row["action"], row["target"], row["text"]) == ("2.6", 1, "by May 2021")
    assert (row["original_due"], row["due"]) == ("2020-06-30", "2021-05-31")
    assert (row["days"], row["revisions"]) == (335, 2)
    assert row["approved_by"] == "Chair of the DMG"
    assert (row["just_before_due"], row["already_overdue"]) == (0, 1)
    assert [(m["entry"], m["days"], m["days_left"]) for m in row["moves"]] == [
        (15, 274, -72),
        (19, 61, 30),
    ]


def test_the_table_says_how_far_how_often_and_how_late(office: Stage) -> None:
    said = office.run("slippage")

    words = " ".join(said.out.split())
    assert said.code == 0
    assert "As at 1 March 2021, known to entry #18" in said.out
    assert "June 2020 March 2021 +274 1 time" in words
    assert "when overdue" in words
    assert "approved by Chair of the DMG" in words
    assert said.out.endswith(
        "\n1 target moved; 1 of them put back in the 14 days before the date then due,"
        " or after it had passed.\n"
    )


def test_only_what_was_put_back_at_the_last_minute_is_listed_if_asked(
    office: Stage,
) -> None:
    assert len(ask(office, "slippage", "--just-before")) == 1
    because = ("--because", "It was agreed then")
    assert office.run("correct", "15", "--on", "1 June 2020", *because).code == 0

    assert ask(office, "slippage", "--just-before") == []
    assert [row["already_overdue"] for row in ask(office, "slippage")] == [0]
    assert "1 target moved; none of them" in office.run("slippage").out


def test_a_day_before_anything_moved_has_no_slippage(office: Stage) -> None:
    said = office.run("slippage", "--as-at", "1 July 2020")

    assert (said.code, "No target with a date was moved." in said.out) == (0, True)
    assert ask(office, "slippage", "--known-on", "#14") == []
    assert ask(office, "slippage", "--as-at", "1 July 2020") == []


def test_other_formats_have_one_fact_in_each_column(office: Stage) -> None:
    text = office.run("slippage", "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(text))

    assert row["Original due"] == "2020-06-30"
    assert (row["Days"], row["Already overdue"]) == ("274", "1")
    assert office.run("slippage", "--format", "md").out.startswith("| Action | Target")


def test_a_day_on_which_the_plan_was_not_open_is_refused(office: Stage) -> None:
    said = office.run("slippage", "--as-at", "1 November 2019")

    assert said.code == 3
    assert "2 December 2019" in said.err


@pytest.mark.parametrize("place", ["help", "summary"])
def test_help_and_summary_say_how_many_days_count_as_just_before(
    office: Stage, place: str
) -> None:
    said = office.run("slippage", *(["--help"] if place == "help" else [])).out

    assert f"the {JUST_BEFORE} days before" in " ".join(said.split())
