"""How one line of a target cell is understood, and how a cell is parted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import known_of
from domain.target_reading import read_target, split_targets

CLEAR = """
May 2020                                     | date     | May 2020
By 30th July 2020.                           | date     | 30 July 2020
2. by the end of March 2021                  | date     | March 2021
Course offered to all teams - September 2020 | date     | September 2020
April 2020 and ongoing                       | standing | April 2020
January 2020 and on going                    | standing | January 2020
July 2020 \u2013 on-going                    | standing | July 2020
Ongoing from July 2020                       | standing | July 2020
Ongoing.                                     | standing | None
March 2008 & Ongoing                         | standing | March 2008
From Oct 03                                  | standing | October 2003
a) with effect from 1 April 2021.            | standing | 1 April 2021
w.e.f. April 2021                            | standing | April 2021
April 2021 onwards                           | standing | April 2021
monthly                                      | standing | None
Twice a year.                                | standing | None
2. At least every 6 weeks                    | standing | None
Quarterly, from April 2020 onwards           | standing | April 2020
03/21                                        | date     | March 2021
Jan 08 - June 08                             | date     | 1 January 2008 to 30 June 2008
Monthly audits by March 2021                 | text     | March 2021
Annual report published                      | text     | None
95% of visits on time                        | measure  | None
1. 85% of plans by March 2020 are on file    | measure  | March 2020
9 of 10 visits on time by May 2021           | measure  | May 2021
Increase in foster homes                     | measure  | None
A higher proportion of plans agreed          | measure  | None
c) March 2021 review and report back         | review   | March 2021
Review of the pilot in May 2021              | review   | May 2021
6 nurseries to hold the award by March 2020  | text     | March 2020
Completed                                    | text     | None
Completed.                                   | text     | None
Policy published                             | text     | None
Review completed                             | text     | None
"""

DOUBTED = """
a) September review and report back      | review   | "September": no year is given
Ongoing. Course to follow by July 2020   | standing | not as the day from which
Policy renewed in April 2020             | text     | not as a day by which
Course for managers - March 2020 - done  | text     | not as a day by which
Held September 2018 and February 2019    | text     | Several dates are named
80% by March 2020, 90% by March 2021     | measure  | Several dates are named
September                                | text     | no year is given
From July 2020 to August 2020            | text     | not as a day by which
From Oct 13                              | text     | may be a month and year
Weekly until March 2021                  | text     | not as a day by which
30 July 2200                             | text     | "30 July 2020"
Support the ongoing work in schools      | text     | may run on
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the cells of a table, one tuple for each line."""
    lines = table.strip("\n").split("\n")
    return [tuple(cell.strip(" ") for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("words", "kind", "dated"), rows(CLEAR))
def test_a_clear_line_is_read_without_a_doubt(
    words: str, kind: str, dated: str
) -> None:
    reading = read_target(words)

    due, since = reading.target.due, reading.target.since
    assert reading.target.kind == kind
    assert str(since if kind == "standing" else due) == dated
    assert (due if kind == "standing" else since) is None
    assert reading.target.words == words
    assert reading.doubts == ()


@pytest.mark.parametrize(("words", "kind", "doubt"), rows(DOUBTED))
def test_a_line_that_leaves_its_date_open_gets_no_due_date(
    words: str, kind: str, doubt: str
) -> None:
    reading = read_target(words)

    assert reading.target.kind == kind
    assert reading.target.due is None
    assert doubt in " ".join(reading.doubts)
    assert all(sentence.endswith(".") for sentence in reading.doubts)


def test_a_target_without_a_year_is_proposed_after_the_date_of_the_plan() -> None:
    reading = read_target("30 July", known_of(date(2020, 9, 1)))

    assert reading.target.kind == "text"
    assert reading.doubts == (
        '"30 July": gives no year; it could be "30 July 2021" if that is what it'
        " means.",
    )


def test_a_target_falls_due_at_the_end_of_a_term_that_the_plan_defines() -> None:
    known = known_of(terms=[("Summer term 2021", "19 April 2021 to 23 July 2021")])

    reading = read_target("By end of Summer term 2021", known)

    assert reading.target.kind == "date"
    assert reading.target.due is not None
    assert reading.target.due.last == date(2021, 7, 23)


def test_each_line_of_a_cell_is_a_target_and_blank_lines_part_them() -> None:
    lines = ["May 2020", "", "1. 80% of plans:", "a) May review", "b) June review", " "]

    targets = split_targets(lines)

    assert targets == (
        "May 2020",
        "1. 80% of plans:",
        "a) May review",
        "b) June review",
    )


def test_a_numbered_line_runs_on_into_a_line_in_lower_case() -> None:
    lines = ["2. Share of audits that is", "back on time", "Visits", "on file"]

    targets = split_targets(lines)

    assert targets == ("2. Share of audits that is\nback on time", "Visits", "on file")


def test_a_numbered_line_does_not_run_on_across_a_blank_line() -> None:
    lines = ["4. All replies on time,", "", "by March 2020"]

    targets = split_targets(lines)

    assert targets == ("4. All replies on time,", "by March 2020")


@given(st.lists(st.text(alphabet="ab1.) \n%2May0", max_size=12)))
def test_no_line_is_lost_when_a_cell_is_parted(lines: list[str]) -> None:
    targets = split_targets(lines)

    kept = [line for line in lines if line.strip()]
    assert "\n".join(targets) == "\n".join(kept)


@given(st.text().filter(lambda text: bool(text.strip().strip("\x00"))))
def test_any_words_make_a_target_or_are_refused_as_text(words: str) -> None:
    clean = words.replace("\x00", "?")

    reading = read_target(clean)

    assert reading.target.due is None or reading.target.due.last is not None


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("January 2020 (revised to October 2020)", "date", "October 2020"),
        ("May 2020, moved to the end of June 2020", "date", "June 2020"),
        ("Was March 2020, now June 2020", "date", "June 2020"),
        ("New date: July 2021", "date", "July 2021"),
        ("95% of cases by March 2020, revised to June 2020", "measure", "June 2020"),
    ],
)
def test_a_line_that_says_to_which_date_it_was_moved_is_due_then(
    words: str, kind: str, due: str
) -> None:
    target = read_target(words).target

    assert (target.kind, str(target.due)) == (kind, due)


@pytest.mark.parametrize(
    "words", ["Panel moved to the town hall in May 2020", "May 2020 and June 2020"]
)
def test_words_that_move_something_else_give_no_date(words: str) -> None:
    assert read_target(words).target.due is None
