"""`ledger plan list`: several plans of one ledger, as at a day, as known then."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.both_engines import engine
from tests.cli.office import ask, refused
from tools.stage import Stage

__all__ = ["engine"]

OTHER = ("--plan", "otherton-2020")


@pytest.fixture
def two(office: Stage) -> Stage:
    """A ledger of two plans; the second was superseded in the end."""
    for words in (
        ("plan", "open", "otherton-2020", "Safe homes", "--authority", "Otherton"),
        ("plan", "area", "1", "Placements", *OTHER),
        ("plan", "action", "1.1", "1", "Visit each child", *OTHER),
        ("plan", "action", "1.2", "1", "Ask each carer", *OTHER),
        ("rate", "1.1", "green", "--because", "All were visited", *OTHER),
    ):
        office.run(*words)
    return office


def test_each_plan_has_a_line_with_its_ratings(two: Stage) -> None:
    said = two.run("plan", "list").out

    assert "otherton-2020  Otherton  2        Red 0, Amber 0, Green 1, Blue 0" in said
    assert "riverton-2019  Riverton  2        Red 0, Amber 1, Green 0, Blue 0" in said
    assert said.endswith("\n2 plans, 4 actions.\n")


def test_a_plan_that_was_not_open_on_a_day_is_not_listed(two: Stage) -> None:
    then = ask(two, "plan", "list", "--as-at", "14 August 2020")

    assert [one["plan"] for one in then["plans"]] == ["riverton-2019"]
    assert then["as_at"] == "2020-08-14"


def test_a_plan_is_listed_as_it_was_known(two: Stage) -> None:
    before = ask(two, "plan", "list", "--known-on", "#15")
    now = ask(two, "plan", "list")

    rated = [one["plans"][-1]["counts"] for one in (before, now)]
    assert [one["Red"] for one in rated] == [1, 0]
    assert before["known_to"]["entry"] == 15


def test_csv_has_a_row_for_each_rating_of_a_plan(two: Stage) -> None:
    said = two.run("plan", "list", "--format", "csv").out

    first, *rows = csv.reader(io.StringIO(said, newline=""))
    assert first == [
        "Plan",
        "Council",
        "Title",
        "Actions",
        "Rating",
        "Count",
        "Ended on",
    ]
    assert rows[2] == ["otherton-2020", "Otherton", "Safe homes", "2", "Green", "1", ""]
    assert len(rows) == 10


def test_a_plan_that_ended_says_so(two: Stage) -> None:
    done = two.run(
        *("plan", "supersede", "otherton-2020", "--because", "Joined up"),
        *("--plan", "riverton-2019"),
    )
    assert done.code == 0, done.both

    (line,) = [one for one in two.run("plan", "list").out.split("\n") if "river" in one]

    assert "superseded since" in line


def test_an_empty_ledger_lists_nothing(empty: Stage) -> None:
    empty.run("init")

    said = empty.run("plan", "list").out

    assert "(nothing to list)" in said
    assert ask(empty, "plan", "list")["plans"] == []


def test_who_must_choose_a_plan_is_told_where_they_are_listed(two: Stage) -> None:
    assert "`ledger plan list`" in refused(two.run("status"))
