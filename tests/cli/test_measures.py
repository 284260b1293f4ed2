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
    assert changed["field"] == "measure M1"
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


def test_a_dry_run_of_a_reading_shows_what_would_differ(office: Stage) -> None:
    office.run(*CALLS)
    before = head(office)

    read = ("measure", "read", "M1", "88.5", "--for", "January 2021", "--dry-run")
    answer = office.run(*read)

    assert "reading of M1  nothing -> 88.5 in January 2021" in answer.out
    assert head(office) == before


def test_who_was_told_a_figure_is_told_otherwise_when_it_is_corrected(
    office: Stage,
) -> None:
    office.run(*CALLS)
    office.run("measure", "read", "M1", "46/52", "--for", "January 2021")
    for words in (
        ("report", "seal", "--to", "ofsted", "--without", "texts:20"),
        ("report", "send", "1", "--by", "Director"),
    ):
        answer = office.run(*words)
        assert answer.code == 0, answer.both

    fixed = office.run("correct", "20", "--figure", "40/52", "--because", "A slip")

    assert "Told otherwise: Ofsted by report 1" in fixed.out
    told = ask(office, "show", "2.6", "--reported-to", "ofsted")
    assert [one["latest"]["value"] for one in told["measures"]] == ["88.5"]


def test_a_note_that_is_redacted_is_gone_and_the_figure_is_not(office: Stage) -> None:
    office.run(*CALLS)
    read = ("measure", "read", "M1", "46/52", "--for", "January 2021")
    office.run(*read, "--note", "Without the secret day")
    law = ("--basis", "Article 17", "--by", "Data Protection Officer")

    answer = office.run("redact", "20", "--field", "note", *law)

    assert answer.code == 0, answer.both
    shown = ask(office, "measure", "show", "M1")["readings"]
    assert [one["value"] for one in shown] == ["88.5"]
    assert shown[0]["note"].startswith("[redacted")
    assert office.run("verify").code == 0
