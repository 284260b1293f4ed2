"""`ledger measure list` and `show`, and the measures that `show REF` has."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, refused
from tests.cli.test_measures import CALLS
from tools.stage import Stage


def test_a_listing_says_how_a_measure_stands_and_why(office: Stage) -> None:
    office.run(*CALLS)
    office.run("measure", "read", "M1", "26/52", "--for", "January 2021")

    answer = office.run("measure", "list")

    words = " ".join(answer.out.split())
    assert "at least 95% by March" in words
    assert "50% (26 of 52) off track" in words
    assert "90.3% needed" in words


def test_a_measure_is_shown_with_its_readings_and_their_shape(office: Stage) -> None:
    office.run(*CALLS)
    for month, figure in (("November 2020", "70"), ("December 2020", "90")):
        office.run("measure", "read", "M1", figure, "--for", month)

    answer = office.run("measure", "show", "m1")

    assert "▁█" in answer.out
    assert answer.out.index("#20    November") < answer.out.index("#21    December")


def test_where_no_blocks_can_be_printed_the_shape_is_in_digits(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.sparkline.can_print_blocks", lambda: False)
    office.run(*CALLS)
    for month, figure in (("November", "70"), ("December", "90")):
        office.run("measure", "read", "M1", figure, "--for", f"{month} 2020")

    answer = office.run("measure", "show", "M1")

    assert "09 (0 is the lowest, 9 the highest)" in answer.out
    assert answer.out.isascii()


def test_an_action_is_shown_with_its_measures(office: Stage) -> None:
    office.run(*CALLS)
    office.run("measure", "read", "M1", "97", "--for", "January 2021")

    shown = " ".join(office.run("show", "2.6").out.split())
    data = ask(office, "show", "2.6")

    assert "measure M1 Calls answered in a day; at least 95% by March 2021" in shown
    assert "97%, January 2021, #20; met" in shown
    assert [one["state"] for one in data["measures"]] == ["met"]
    assert ask(office, "show", "1.1")["measures"] == []


def test_one_command_says_which_figures_contradict_their_rating(office: Stage) -> None:
    office.run(*CALLS)
    office.run("measure", "read", "M1", "26/52", "--for", "June 2020")
    office.run("rate", "2.6", "green", "--because", "All well", "--on", "1 July 2020")

    then = ask(office, "measure", "list", "--contradicts", "--as-at", "9 July 2020")
    before = ask(office, "measure", "list", "--contradicts", "--as-at", "1 June 2020")

    assert [(one["action"], one["measure"]) for one in then] == [("2.6", "M1")]
    assert before == []


@pytest.mark.parametrize("format_", ["table", "csv", "md", "json"])
@pytest.mark.parametrize(
    "words", [("list",), ("list", "--contradicts"), ("show", "M1")]
)
def test_words_of_people_are_printed_and_not_obeyed(
    office: Stage, words: tuple[str, ...], format_: str
) -> None:
    calls = [*CALLS[:3], "\x1b[31m=1+1|calls", *CALLS[4:]]
    office.run(*calls, "--about", "\x1b[2J")
    office.run("measure", "read", "M1", "5", "--for", "May 2020", "--note", "\x1b[3m")

    answer = office.run("measure", *words, "--format", format_)

    assert answer.code == 0, answer.both
    assert "\x1b" not in answer.both


@pytest.mark.parametrize("words", [("show", "M7"), ("show", "M1")])
def test_a_measure_that_was_not_there_is_refused(
    office: Stage, words: tuple[str, ...]
) -> None:
    office.run(*CALLS)

    said = refused(office.run("measure", *words, "--as-at", "31 January 2020"))

    assert "none at all" in said
