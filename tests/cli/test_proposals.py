"""Proposals are listed with what became of them, at any day and any entry."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.cli.deciding import APPROVER, decide, desk, propose
from tests.cli.office import ask, refused
from tools.stage import Stage

__all__ = ["desk"]


@pytest.fixture
def three(desk: Stage) -> Stage:
    """That office with three proposals of 2.6: refused #22, open #24, confirmed #25."""
    propose(desk)
    decide(desk, "refuse", "22", "--because", "One report is a draft")
    propose(desk, on="15 February 2021")
    desk.run("deliver", "1.1", "signed off", "--waive-evidence", "Seen there")
    decide(desk, "confirm", "25")
    return desk


def listed(stage: Stage, *words: str) -> list[tuple[int, str]]:
    """Return entry and state of each proposal."""
    return [(r["entry"], r["state"]) for r in ask(stage, "proposals", *words)]


def test_all_proposals_are_listed_with_what_became_of_them(three: Stage) -> None:
    assert listed(three) == [(22, "refused"), (24, "open"), (25, "confirmed")]
    assert listed(three, "--open") == [(24, "open")]
    assert listed(three, "--refused", "--confirmed") == [
        *((22, "refused"), (25, "confirmed")),
    ]
    assert listed(three, "1.1") == [(25, "confirmed")]
    assert three.run("proposals").out.endswith(
        "\n3 proposals: 1 open, 1 confirmed, 1 refused.\n"
    )


def test_an_open_one_says_since_when_by_the_clock_of_london(office: Stage) -> None:
    office.now = datetime(2021, 7, 1, 23, 30, tzinfo=UTC)
    office.run("plan", "second-person", "--policy", "ofsted")
    propose(office)

    said = " ".join(office.run("proposals").out.split())

    assert "open since 2 July 2021" in said
    assert "at 00:31 BST" in said


def test_why_a_rating_was_refused_is_one_question(three: Stage) -> None:
    (row,) = ask(three, "proposals", "2.6", "--refused")
    said = " ".join(three.run("proposals", "2.6", "--refused").out.split())

    assert row["decided"] == {
        "entry": 23,
        "by": APPROVER,
        "role": "approver",
        "at": "2021-03-01T10:03:00.000000Z",
        "because": "One report is a draft",
    }
    assert (row["value"], row["because"]) == ("Blue", "Both reports were made")
    assert "because: One report is a draft" in said
    assert "by a.osei as approver, #23" in said


def test_a_proposal_is_open_until_its_decision_was_known(three: Stage) -> None:
    assert listed(three, "--known-on", "#22") == [(22, "open")]
    assert listed(three, "--known-on", "#23") == [(22, "refused")]
    assert listed(three, "--as-at", "31 January 2021") == []
    # It was refused on 1 March; on 1 February it was proposed, as is known now.
    assert listed(three, "--as-at", "1 February 2021") == [(22, "refused")]


def test_a_correction_is_the_proposal_to_decide_and_names_both(three: Stage) -> None:
    words = ("correct", "24", "--text", "Both were accepted", "--because", "A slip")
    decide(three, *words, user="b.jones")

    (row,) = ask(three, "proposals", "--open")

    assert (row["entry"], row["by"]) == (27, ["h.mensah", "b.jones"])
    assert row["because"] == "Both were accepted"
    assert refused(decide(three, "confirm", "24")).endswith("decide about #27 instead.")


def test_a_proposal_that_was_retracted_is_none(three: Stage) -> None:
    three.run("retract", "24", "--because", "Too early")

    assert listed(three, "--open") == []


def test_a_confirmation_that_was_retracted_leaves_it_open(three: Stage) -> None:
    words = ("retract", "26", "--because", "It was the other action")
    assert decide(three, *words).code == 0

    assert listed(three, "--open") == [(24, "open"), (25, "open")]
    assert listed(three, "--known-on", "#26", "--open") == [(24, "open")]


def test_data_has_one_fact_in_each_column(three: Stage) -> None:
    said = three.run("proposals", "--format", "csv").out
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(said)))

    assert [row["State"] for row in rows] == ["refused", "open", "confirmed"]
    assert rows[0]["Decided by"] == APPROVER
    assert rows[0]["Why so decided"] == "One report is a draft"
    assert rows[2]["Waiver"] == "Seen there"
    assert "One report is a draft" in three.run("proposals", "--format", "md").out


def test_where_nothing_was_proposed_nothing_is_listed(office: Stage) -> None:
    assert office.run("proposals").out.endswith("\n\n(nothing to list)\n")
    assert ask(office, "proposals") == []
    assert "9.9" in refused(office.run("proposals", "9.9"))
