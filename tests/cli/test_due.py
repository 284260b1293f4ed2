"""`ledger due`: whose actions are due by when, in every format."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.cli.office import ask, refused
from tools.stage import Stage

GROUPS = ("Youth Justice Lead", "Owner not recorded", "Reports owed")
MET = ("board", "met", "DMG", "--on", "1 August 2020")
STANDING = ("target", "set", "1.1", "January 2020 and ongoing")


def items(office: Stage, *words: str) -> list[dict[str, Any]]:
    """Return what is due."""
    found: list[dict[str, Any]] = ask(office, "due", *words)["items"]
    return found


def test_whose_actions_are_due_in_30_days_is_one_command(office: Stage) -> None:
    said = office.run("due", "--as-at", "1 March 2021")

    assert said.code == 0, said.both
    assert "\nHead of Service\n" in said.out
    assert "due in 30 days (22" in said.out
    assert "March 2021" in said.out
    assert "0 overdue; 1 due within 30 days." in said.out
    assert "No meeting is recorded before 1 March 2021" in said.err


def test_it_is_asked_of_any_day_as_known_on_any_day(office: Stage) -> None:
    then = ("--as-at", "12 July 2020", "--known-on", "20 August 2020")

    (late,) = items(office, *then)
    now = items(office, "--as-at", "12 July 2020")

    # The target was moved in September, and that is dated then.
    assert (late["state"], late["days"], late["due"]) == ("overdue", -12, "2020-06-30")
    assert [item["due"] for item in now] == ["2020-06-30"]
    assert items(office, "--within", "29") == []
    said = office.run("due", *then)
    assert "overdue by 12 days (8" in said.out


def test_what_was_not_updated_since_the_board_is_stale(office: Stage) -> None:
    office.run(*MET)

    said = office.run("due")
    found = {item["action"]: item for item in items(office)}

    # 2.6 has a delivery status of September, 1.1 has nothing that stands.
    assert (found["1.1"]["state"], found["1.1"]["stale"]) == ("stale", True)
    assert (found["2.6"]["state"], found["2.6"]["stale"]) == ("due", False)
    assert found["2.6"]["updated_on"] == "2020-09-10"
    assert "never updated" in said.out
    assert "1 action not updated since the meeting of DMG on 1 August 2020." in (
        " ".join(said.out.split())
    )
    assert said.err == ""


def test_since_names_another_day(office: Stage) -> None:
    office.run(*MET)

    stale = [
        [i["action"] for i in items(office, "--since", day) if i["stale"]]
        for day in ("10 September 2020", "11 September 2020")
    ]

    assert stale == [["1.1"], ["2.6", "1.1"]]
    assert "give --since an earlier day" in refused(
        office.run("due", "--since", "2 March 2021")
    )


def test_a_rating_that_counts_as_complete_ends_the_matter(office: Stage) -> None:
    office.run("rate", "2.6", "blue", "--because", "All reports are there")

    assert items(office) == []


def test_a_standing_target_wants_a_review_with_a_date(office: Stage) -> None:
    office.run(*STANDING)

    (_, wants) = items(office)
    said = office.run("due").out
    office.run("target", "set", "1.1", "Review in June 2021", "--kind", "review")

    assert (wants["action"], wants["state"]) == ("1.1", "no review date")
    assert "Owner not recorded" in said
    assert "1 standing action without a review date" in said
    assert [item["action"] for item in items(office)] == ["2.6"]


def test_one_owner_is_asked_for_by_a_part_of_the_name(office: Stage) -> None:
    office.run("report", "commit", "--to", "DMG", "--by", "10 March 2021")

    assert len(items(office)) == 2
    assert [item["action"] for item in items(office, "--owner", "head of")] == ["2.6"]
    assert "the owners are Head of Service." in refused(
        office.run("due", "--owner", "Nobody")
    )


def test_csv_has_one_fact_in_each_column(office: Stage) -> None:
    office.run(*MET)

    said = office.run("due", "--format", "csv").out

    first, second = csv.DictReader(io.StringIO(said))
    assert (first["Action"], first["Due"], first["Stale"]) == (
        "2.6",
        "2021-03-31",
        "no",
    )
    assert (second["State"], second["Stale"], second["Days"]) == ("stale", "yes", "")
    assert "| Owner | Action |" in office.run("due", "--format", "md").out


@pytest.mark.parametrize("words", [("--within", "-1"), ("--within", "soon")])
def test_days_that_cannot_be_counted_are_misuse(
    office: Stage, words: tuple[str, ...]
) -> None:
    assert office.run("due", *words).code == 2


def test_reports_that_are_owed_stand_in_a_group_of_their_own(office: Stage) -> None:
    office.run("report", "commit", "--to", "ofsted", "--by", "6 March 2021")
    office.run("owner", "2.6", "Youth Justice Lead")
    office.run("target", "set", "1.1", "by March 2021")

    said = office.run("due").out

    groups = [said.index(f"\n{name}\n") for name in GROUPS]
    assert groups == sorted(groups)
    assert "report to Ofsted" in said
    assert "due in 5 days (4" in said
    assert "no working day in" in said
