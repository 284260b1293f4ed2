"""What is proposed is shown as that, and counts in nothing that is told to others."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import docx
import openpyxl
import pytest

from tests.cli.deciding import decide, desk, propose
from tests.cli.office import ask
from tests.cli.sealed import archive
from tools.stage import Stage

__all__ = ["desk"]

WAITING = "{} to be confirmed, not counted here: ledger proposals --open\n"


@pytest.fixture
def waiting(desk: Stage) -> Stage:
    """That office with a proposed rating, #22, and a proposed sign-off, #23."""
    propose(desk)
    desk.run("deliver", "2.6", "signed off", "--waive-evidence", "Seen there")
    return desk


def test_status_shows_what_is_proposed_beside_what_counts(waiting: Stage) -> None:
    said = waiting.run("status").out

    (line,) = (row for row in said.splitlines() if row.startswith("2.6 "))
    assert "Amber" in line
    assert "in progress" in line
    words = " ".join(said.split())
    assert "Blue proposed by" in words
    assert "#22" in words
    assert "signed off" in words
    assert said.endswith(WAITING.format("2 proposals wait"))


def test_a_program_finds_what_is_proposed_in_a_column_of_its_own(
    waiting: Stage,
) -> None:
    rows = csv.DictReader(io.StringIO(waiting.run("status", "--format", "csv").out))

    (row,) = (r for r in rows if r["Action"] == "2.6")
    assert (row["Rating"], row["Delivery"]) == ("Amber", "in progress")
    assert row["Proposed"] == "Blue proposed by #22\nsigned off proposed by #23"


def test_status_says_nothing_of_proposals_where_none_wait(waiting: Stage) -> None:
    decide(waiting, "confirm", "22")
    one = waiting.run("status").out
    decide(waiting, "refuse", "23", "--because", "One is a draft")

    assert one.endswith(WAITING.format("1 proposal waits"))
    assert "propos" not in waiting.run("status").out
    assert "propos" not in waiting.run("status", "--as-at", "31 January 2021").out
    assert "1 proposal waits" in waiting.run("status", "--known-on", "#22").out


def test_show_says_who_proposed_what_and_since_when(waiting: Stage) -> None:
    said = " ".join(waiting.run("show", "2.6").out.split())

    assert (
        "proposed rating Blue by h.mensah, #22; for 1 February 2021, recorded 28 days"
        " later; because Both reports were made"
    ) in said
    assert "proposed delivery signed off by h.mensah, #23; for 1 March 2021" in said


def test_show_says_who_goes_on_monitoring_once_that_is_confirmed(desk: Stage) -> None:
    words = ("--waive-evidence", "Seen there", "--monitored-by", "Head of Quality")
    desk.run("deliver", "2.6", "business as usual", *words)
    before = desk.run("show", "2.6").out
    decide(desk, "confirm", "22")

    assert "monitored by" not in before
    assert "evidence waived" not in before
    said = " ".join(desk.run("show", "2.6").out.split())
    assert "evidence waived Seen there monitored by Head of Quality" in said


def test_a_waiver_is_shown_no_more_once_there_is_evidence(desk: Stage) -> None:
    desk.run("deliver", "2.6", "signed off", "--waive-evidence", "Seen there")
    decide(desk, "confirm", "22")
    before = desk.run("show", "2.6").out
    desk.run("evidence", "attach", "2.6", "https://example.org/7", "--shows", "A rota")

    assert "evidence waived  Seen there\n" in before
    assert "evidence waived" not in desk.run("show", "2.6").out


def test_counts_are_those_without_the_proposals(waiting: Stage) -> None:
    before, after = (ask(waiting, "status", "--known-on", k) for k in ("#21", "#23"))

    for key in ("counts", "counts_by_area"):
        assert before[key] == after[key]


@pytest.fixture
def pack(waiting: Stage) -> dict[str, bytes]:
    """The files of a report that was sealed while both wait."""
    answer = waiting.run("report", "seal", "--to", "ofsted")
    assert answer.code == 0, answer.both
    return archive(waiting, 1)


def test_a_sealed_plan_has_the_old_rating_and_no_proposal(
    pack: dict[str, bytes],
) -> None:
    plan = json.loads(pack["data/plan.json"])
    (row,) = (a for a in plan["actions"] if a["code"] == "2.6")

    assert (row["rating"], row["delivery"]) == ("Amber", "in progress")
    assert plan["counts"]["Blue"] == 0
    assert "proposals" not in row
    table = csv.DictReader(io.StringIO(pack["data/plan.csv"].decode("utf-8-sig")))
    assert [r["Rating"] for r in table if r["Reference"] == "2.6"] == ["Amber"]


def test_a_sealed_page_has_the_old_rating_and_calls_the_entry_proposed(
    pack: dict[str, bytes],
) -> None:
    page = pack["data/report.html"].decode()

    entries = re.compile(r'<tr role="row" id="entry-[0-9]+">.*?</tr>', re.DOTALL)
    assert "signed off" in page
    assert "signed off" not in entries.sub("", page)
    blue = re.findall(r'data-label="Blue">(\d+)<', page)
    assert set(blue) == {"0"}
    assert re.search(r"rating proposed</td><td[^>]*><p[^>]*>Blue<", page)


def test_sealed_word_and_excel_have_the_old_rating(pack: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(pack["data/report.docx"]))
    excel = openpyxl.load_workbook(io.BytesIO(pack["data/plan.xlsx"]))

    rated = {c.text for t in word.tables for row in t.rows[1:] for c in row.cells}
    assert any("Amber" in text for text in rated)
    assert not any("signed off" in text for text in rated)
    cells = {c.value for row in excel.worksheets[0].iter_rows() for c in row}
    assert "Amber" in cells
    assert not cells & {"Blue", "signed off"}


def test_a_sealed_history_never_shows_what_was_only_proposed(
    pack: dict[str, bytes],
) -> None:
    page = pack["data/history.html"].decode()
    data: dict[str, Any] = json.loads(
        re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page)[0]
    )

    words = data["words"]
    shown = {
        words[step[1]]
        for action in data["actions"]
        for steps in action["steps"]
        for step in steps
    }
    assert "Amber" in shown
    assert not shown & {"Blue", "signed off"}
