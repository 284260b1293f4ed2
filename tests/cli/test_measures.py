"""`ledger measure`: defining, reading, correcting; and what is refused."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, head, refused
from tools.stage import Stage

CALLS = (
    *("measure", "define", "M1", "Calls answered in a day", "--target", "95%"),
    *("--by", "March 2021", "--unit", "%", "--better", "higher"),
    *("--baseline", "61.5%", "--baseline-on", "January 2020", "--for", "2.6"),
    *("--on", "1 February 2020"),
)
"""A measure of action 2.6 from 61.5% to 95%, in the office of `tests.cli.office`."""


def test_a_measure_is_defined_and_read_back_with_what_it_is_to_reach(
    office: Stage,
) -> None:
    answer = office.run(*CALLS)

    assert answer.code == 0, answer.both
    assert "defined: M1 Calls answered in a day" in answer.out
    changed = ask(office, "diff", "#18", "#19")[0]
    assert changed["field"] == "measure 1"
    assert changed["after"] == (
        "M1 Calls answered in a day: at least 95% by March 2021, from 61.5% in January"
        " 2020, for 2.6"
    )


def test_a_reading_says_the_percentage_and_both_its_numbers(office: Stage) -> None:
    office.run(*CALLS)

    answer = office.run("measure", "read", "m1", "46/52", "--for", "June 2020")

    assert answer.code == 0, answer.both
    assert "M1: 88.5 (46 of 52) in June 2020" in answer.out
    assert "recorded 244 days later" in answer.out


def test_a_period_that_is_still_running_counts_until_today(office: Stage) -> None:
    office.run(*CALLS)

    answer = office.run("measure", "read", "M1", "88.5", "--for", "Q4 2020/21")

    assert "M1: 88.5 in 1 January 2021 to 1 March 2021" in answer.out


def test_a_reading_is_corrected_and_both_stay(office: Stage) -> None:
    office.run(*CALLS)
    number = ask(office, "measure", "read", "M1", "46/52", "--for", "June 2020")

    answer = office.run(
        *("correct", str(number["entries"][0]), "--figure", "47/52"),
        *("--because", "One call was left out"),
    )

    assert answer.code == 0, answer.both
    assert "M1: 90.4 (47 of 52) in June 2020" in answer.out
    rows = ask(office, "log", "--type", "read")
    assert [row["text"] for row in rows] == ["M1: 88.5 (46 of 52) in June 2020"]
    assert rows[0]["corrected_by"] == number["entries"][0] + 1


def test_a_dry_run_shows_how_a_definition_would_change(office: Stage) -> None:
    office.run(*CALLS)
    before = head(office)

    answer = office.run(
        *("measure", "define", "M1", "Calls answered in a day", "--target", "97"),
        *("--unit", "percent", "--better", "higher", "--again", "--dry-run"),
        *("--because", "The board wanted more"),
    )

    assert "at least 97%" in answer.out
    assert head(office) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("define", "M1", "Calls", "--target", "9"), "Another measure has the code M1"),
        (("define", "M2", "Calls", "--target", "lots"), '"lots" is no figure'),
        (("define", "M2", "Calls", "--target", "101"), "A percentage of 101"),
        (("define", "M2", "", "--target", "9"), "empty"),
        (("define", "M2", "Calls", "--target", "9", "--for", "9.9"), '"9.9"'),
        (("define", "M1", "Calls", "--target", "9", "--again"), "--because"),
        (("define", "M7", "x", "--target", "9", "--again", "--because", "y"), "M7"),
        (("read", "M1", "46/52", "--for", "April 2020"), "already"),
        (("read", "M1", "53/52", "--for", "May 2020"), "53 cannot count out of 52"),
        (("read", "M1", "high", "--for", "May 2020"), '"high" is no figure'),
        (("read", "M1", "88", "--for", "May 2022"), "has not come yet"),
        (("read", "M1", "88", "--for", "Whitsun"), '"Whitsun"'),
        (("read", "M9", "88", "--for", "May 2020"), "its measures are M1"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    office.run(*CALLS)
    office.run("measure", "read", "M1", "46/52", "--for", "April 2020")
    before = head(office)
    more = ("--unit", "percent", "--better", "higher")

    answer = office.run("measure", *words, *(more if words[0] == "define" else ()))

    assert says in refused(answer)
    assert head(office) == before


def test_a_figure_is_corrected_of_readings_alone(office: Stage) -> None:
    answer = office.run("correct", "18", "--figure", "5", "--because", "Wrong")

    assert "no figure to correct" in refused(answer)


def test_a_command_that_is_sent_twice_reads_once(office: Stage) -> None:
    office.run(*CALLS)
    read = ("measure", "read", "M1", "46/52", "--for", "June 2020")

    first = ask(office, *read, "--command-id", "june")
    again = ask(office, *read, "--command-id", "june")

    assert (first["entries"], again["again"]) == (again["entries"], True)
