"""`ledger trend`: ratings over time as lines for a person and as data for a chart."""

from __future__ import annotations

import csv
import io
import locale
import shlex
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.sparkline import BLOCKS, DIGITS, can_print_blocks, sparkline
from tests.cli.office import ask, refused
from tools.stage import Stage

RATINGS = ["Red", "Amber", "Green", "Blue", "not recorded"]


def line(office: Stage, rating: str, *options: str) -> str:
    """Return the line of a rating in the table."""
    said = office.run("trend", *options).out
    (found,) = [one for one in said.split("\n") if one.startswith(rating)]
    return found


def answering(words: str) -> Callable[..., str]:
    """Return what answers `words` to whatever it is asked."""
    return lambda **_: words


def test_each_month_end_has_the_counts_and_the_shares_of_its_day(
    office: Stage,
) -> None:
    found = ask(office, "trend")

    days = [point["on"] for point in found["points"]]
    assert (days[0], days[-2], days[-1]) == ("2019-12-31", "2021-02-28", "2021-03-01")
    assert len(days) == 16
    for point in found["points"]:
        status = ask(office, "status", "--as-at", point["on"])
        assert point["counts"] == status["counts"]
        assert point["live"] == len(status["actions"]) == 2
    last = found["points"][-1]
    assert list(last["counts"]) == list(last["per_cent"]) == RATINGS
    assert last["per_cent"] == {
        **dict.fromkeys(RATINGS, 0.0),
        "Amber": 50.0,
        "not recorded": 50.0,
    }


def test_a_line_shows_each_point_and_the_first_and_the_last_count(
    office: Stage,
) -> None:
    amber = line(office, "Amber")

    assert amber.split() == [
        *("Amber", "▁" * 7 + "▅" * 9),
        *("0", "(0.0%)", "1", "(50.0%)", "+1"),
    ]
    assert line(office, "not recorded").split()[2] == "█" * 7 + "▅" * 9
    assert line(office, "all").split() == [
        *("all", "2", "(100.0%)", "2", "(100.0%)", "0"),
    ]
    said = office.run("trend").out
    assert "16 points: first 31 December 2019, last 1 March 2021." in said
    assert "▁ is none, █ is 2." in said


def test_a_line_is_drawn_with_digits_if_asked(office: Stage) -> None:
    assert line(office, "Amber", "--ascii").split()[1] == "0" * 7 + "5" * 9
    said = office.run("trend", "--ascii").out
    assert said.isascii()
    assert "0 is none, 9 is 2." in said


def test_blocks_are_drawn_only_where_output_and_terminal_take_them(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.sparkline.os", SimpleNamespace(name="posix"))
    for encoding, takes in (("utf-8", True), ("iso-8859-1", False), ("?", False)):
        monkeypatch.setattr(locale, "getpreferredencoding", answering(encoding))
        assert ("█" in office.run("trend", watched=True).out) is takes
        assert "█" in office.run("trend").out


@pytest.mark.parametrize(
    ("encoding", "takes"), [("utf-8", True), ("cp437", False), ("ascii", False)]
)
def test_output_in_another_encoding_gets_digits(
    monkeypatch: pytest.MonkeyPatch, encoding: str, takes: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding))

    assert can_print_blocks() is takes


def test_csv_has_a_column_for_each_day_and_two_rows_for_each_rating(
    office: Stage,
) -> None:
    text = office.run("trend", "--by", "quarter", "--format", "csv").out
    head, *rows = csv.reader(io.StringIO(text))

    assert head == [
        *("Rating", "Unit", "2019-12-31", "2020-03-31", "2020-06-30", "2020-09-30"),
        *("2020-12-31", "2021-03-01"),
    ]
    assert [row[0] for row in rows[::2]] == [*RATINGS, "all"]
    assert rows[2] == ["Amber", "actions", "0", "0", "0", "1", "1", "1"]
    assert rows[3] == [
        *("Amber", "per cent", "0.0", "0.0", "0.0", "50.0", "50.0", "50.0"),
    ]
    assert rows[-2] == ["all", "actions", *["2"] * 6]


def test_it_looks_at_the_time_that_is_asked_for_as_it_was_known(
    office: Stage,
) -> None:
    time = ("--from", "June 2020", "--as-at", "31 July 2020")

    now = ask(office, "trend", *time)
    then = ask(office, "trend", *time, "--known-on", "#15")

    assert [point["on"] for point in now["points"]] == ["2020-06-30", "2020-07-31"]
    assert now["points"][1]["counts"]["Amber"] == 1
    assert then["points"][1]["counts"]["Red"] == 1
    assert then["known_to"]["entry"] == 15


def test_it_names_the_command_that_says_what_moved_last(office: Stage) -> None:
    time = ("--as-at", "31 July 2020", "--known-on", "#15")

    said = office.run("trend", *time).out.rstrip("\n").split("\n")[-1]
    command = said.partition("ledger ")[2]

    assert command == 'movement "30 June 2020" "31 July 2020" --known-on 15'
    (moved,) = ask(office, *shlex.split(command))["actions"]
    assert (moved["action"], moved["after"]) == ("2.6", "Red")


def test_one_point_has_nothing_that_moved(office: Stage) -> None:
    said = office.run("trend", "--from", "today").out

    assert "1 point: first 1 March 2021, last 1 March 2021." in said
    assert "ledger movement" not in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--from", "2 March 2021"), "give --from an earlier day"),
        (("--from", "1 June 2020", "--as-at", "1 May 2020"), "1 June 2020 to 1 May"),
        (("--as-at", "1 November 2019"), "2 December 2019"),
    ],
)
def test_a_time_in_which_nothing_lies_is_refused(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    assert says in refused(office.run("trend", *words))


def test_a_plan_without_an_action_has_counts_and_no_shares(office: Stage) -> None:
    office.run("plan", "open", "riverton-2021", "Children first, again")
    plan = ("--plan", "riverton-2021")

    (point,) = ask(office, "trend", *plan)["points"]

    assert (point["live"], point["per_cent"]) == (0, dict.fromkeys(RATINGS))
    assert office.run("trend", *plan).code == 0


@given(
    st.lists(st.integers(0, 300), min_size=1).flatmap(
        lambda numbers: st.tuples(
            st.just(numbers), st.integers(max(numbers), 400), st.sampled_from("bd")
        )
    )
)
def test_a_line_never_draws_some_as_none_nor_more_as_less(
    drawn: tuple[list[int], int, str],
) -> None:
    numbers, most, which = drawn
    marks = BLOCKS if which == "b" else DIGITS

    steps = [marks.index(mark) for mark in sparkline(numbers, most, marks)]

    assert [step == 0 for step in steps] == [number == 0 for number in numbers]
    ordered = sorted(zip(numbers, steps, strict=True))
    assert [step for _, step in ordered] == sorted(steps)
    if 0 < most in numbers:
        assert max(steps) == len(marks) - 1
