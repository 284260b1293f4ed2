"""Whose exception report is owed, and what was reported, at any (V, K)."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.cli.office import ask
from tests.cli.test_exceptions import ASKED, CAUSE, RECOVERY, REPORT, WHOLE
from tools.stage import Stage


@pytest.fixture
def red(office: Stage) -> Stage:
    """The office with two actions rated Red: 2.6 (#19) and, later, 1.1 (#20)."""
    because = ("--because", "Nothing has come")
    office.run("rate", "2.6", "red", *because, "--on", "4 January 2021")
    office.run("rate", "1.1", "red", *because, "--on", "1 February 2021")
    return office


def test_those_that_are_owed_come_first_with_the_days_since(red: Stage) -> None:
    red.run(*REPORT, *WHOLE, "--on", "5 January 2021")

    out = red.run("exceptions").out
    first, second = _rows_of(out)

    assert first[:3] == [
        "1.1 Answer each referral within a day",
        "not recorded",
        "Red since 1 February 2021",
    ]
    assert first[3] == "owed since 1 February 2021 (28 days)"
    assert second[1] == "Head of Service"
    assert second[3] == (
        f"cause: {CAUSE} recovery: {RECOVERY} asked: {ASKED} #21: 5 January 2021,"
        " recorded 55 days later"
    )
    assert out.endswith("\n2 actions require an exception report; owed: 1.\n")


def _rows_of(printed: str) -> list[list[str]]:
    """Return the cells of a table, the lines of each joined."""
    _, rule, *lines = printed.split("\n\n")[1].splitlines()
    edges = [found.span() for found in re.finditer("-+", rule)]
    rows: list[list[list[str]]] = []
    for line in lines:
        cells = [line[first:last].strip() for first, last in edges]
        if re.match(r"[0-9.]+ ", cells[0]):
            rows.append([[] for _ in cells])
        for row, cell in zip(rows[-1], cells, strict=True):
            row.append(cell)
    return [[" ".join(filter(None, cell)) for cell in row] for row in rows]


def test_an_earlier_report_is_counted_and_does_not_count(red: Stage) -> None:
    red.run(*REPORT, *WHOLE, "--on", "30 July 2020")
    red.run("exception", "report", "1.1", *WHOLE)
    red.run("exception", "report", "1.1", *WHOLE)

    owed, there = (cells[3] for cells in _rows_of(red.run("exceptions").out))

    assert there.endswith("the latest of 2")
    assert owed == "owed since 4 January 2021 (56 days) 1 report before that"


def test_the_list_can_be_of_those_that_are_owed_alone(red: Stage) -> None:
    red.run(*REPORT, *WHOLE)

    rows = ask(red, "exceptions", "--owed")

    assert [(row["code"], row["state"]) for row in rows] == [("1.1", "owed")]
    red.run("exception", "report", "1.1", *WHOLE)
    assert ask(red, "exceptions", "--owed") == []
    assert red.run("exceptions", "--owed").out.endswith(
        "\n\nNo exception report is owed; each that is required is there.\n"
    )


def test_it_looks_from_any_day_and_any_entry(red: Stage) -> None:
    red.run(*REPORT, *WHOLE, "--on", "5 January 2021")

    def rows(*words: str) -> list[tuple[str, str]]:
        return [(row["code"], row["state"]) for row in ask(red, "exceptions", *words)]

    assert rows("--as-at", "31 January 2021") == [("2.6", "reported")]
    assert rows("--as-at", "31 January 2021", "--known-on", "20") == [("2.6", "owed")]
    # Entry 12 said Red of July, and a later one corrected that.
    assert rows("--as-at", "30 July 2020", "--known-on", "15") == [("2.6", "owed")]
    assert rows("--as-at", "30 July 2020") == []


def test_that_no_rating_requires_a_report_is_an_answer(office: Stage) -> None:
    said = office.run("exceptions")

    assert said.code == 0
    assert "As at 1 March 2021, known to entry #18" in said.out
    assert said.out.endswith("\n\nNo rating in force requires an exception report.\n")


def test_the_noun_lists_the_same(red: Stage) -> None:
    owed = "--owed"

    assert ask(red, "exception", "list") == ask(red, "exceptions")
    assert red.run("exception", "list", owed).out == red.run("exceptions", owed).out


def test_data_has_one_fact_in_each_column(red: Stage) -> None:
    red.run(*REPORT, *WHOLE)

    printed = red.run("exceptions", "--format", "csv").out
    first, second = csv.DictReader(io.StringIO(printed.removeprefix("\ufeff")))

    assert (first["Action"], first["Days owed"], first["Cause"]) == ("1.1", "28", "")
    assert (second["State"], second["Asked"]) == ("reported", ASKED)
    assert second["Entry"] == "21"
    assert "| 1.1 |" in red.run("exceptions", "--format", "md").out


def test_words_that_move_a_terminal_are_shown_and_not_obeyed(red: Stage) -> None:
    red.run(*REPORT, "--cause", "a\x1b[31mb", "--recovery", "c", "--nothing-asked")

    for format_ in ("table", "csv", "md"):
        assert "\x1b" not in red.run("exceptions", "--format", format_).out
