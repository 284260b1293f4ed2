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


def test_a_plan_that_was_closed_takes_no_figure_of_a_later_period(
    office: Stage,
) -> None:
    office.run(*CALLS)
    office.run("plan", "close", "--because", "All is done", "--on", "1 February 2021")
    (office.folder / "r.csv").write_text("measure,period,value\nM1,2 March 2021,5\n")
    office.now = office.now.replace(month=4)

    for words in (
        ("read", "M1", "5", "--for", "2 March 2021"),
        ("read", "--from", "r.csv"),
        (*CALLS[1:2], "M2", *CALLS[3:-2]),
    ):
        assert "was closed" in refused(office.run("measure", *words))
    answer = office.run("measure", "read", "M1", "5", "--for", "January 2021")

    assert answer.code == 0, answer.both
