"""Exception reports: why an action is off track, what brings it back, who is asked."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from tests.cli.office import ask, head, refused
from tools.stage import Stage

CAUSE, RECOVERY = "Two posts are empty", "Interviews are booked for May"
ASKED = "Corporate Board: fund two posts"
JULY = ("--on", "30 July 2020")
WHOLE = ("--cause", CAUSE, "--recovery", RECOVERY, "--asked", ASKED)
REPORT = ("exception", "report", "2.6")


def exception_of(stage: Stage, ref: str) -> dict[str, Any]:
    """Return the last exception report of an action."""
    found: dict[str, Any] = ask(stage, "show", ref)["action"]["exception"]
    return found


def test_an_exception_report_says_cause_recovery_and_what_is_asked(
    office: Stage,
) -> None:
    said = office.run(*REPORT, *WHOLE, *JULY)

    assert said.code == 0
    assert said.out == (
        f"#19 2.6 exception reported: {CAUSE}; recovery: {RECOVERY}; asked: Corporate"
        " Board: fund two posts (effective 30 July 2020, recorded 214 days later)\n"
    )
    found = exception_of(office, "2.6")
    assert (found["cause"], found["recovery"]) == (CAUSE, RECOVERY)
    assert (found["asked"], found["effective"]) == (ASKED, "2020-07-30")
    assert office.run("verify").code == 0


def test_it_is_said_where_nothing_is_asked(office: Stage) -> None:
    office.run(*REPORT, *WHOLE[:4], "--nothing-asked")

    assert exception_of(office, "2.6")["asked"] is None


@pytest.mark.parametrize("words", [(), (*WHOLE[4:], "--nothing-asked")])
def test_what_is_asked_is_said_or_denied_and_not_both(
    office: Stage, words: tuple[str, ...]
) -> None:
    before = head(office)

    said = office.run(*REPORT, *WHOLE[:4], *words)

    assert said.code == 2
    assert 'Say either --asked "Corporate Board: fund two posts" or' in said.err
    assert head(office) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (WHOLE[2:], 'back; add --cause "…".'),
        ((*WHOLE[:2], *WHOLE[4:]), 'back; add --recovery "…".'),
        (WHOLE[4:], 'back; add --cause "…" and --recovery "…".'),
        ((*WHOLE[:3], " ", *WHOLE[4:]), "empty text"),
        ((*WHOLE[:5], " "), "empty text"),
    ],
)
def test_a_report_without_one_of_its_parts_is_refused(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    before = head(office)

    assert says in refused(office.run(*REPORT, *words))
    assert head(office) == before


def test_a_missing_text_opens_the_editor_for_whoever_types(office: Stage) -> None:
    with patch("click.edit", side_effect=[CAUSE, RECOVERY]) as editor:
        said = office.run(*REPORT, "--nothing-asked", typing=True)

    assert said.code == 0
    asks = [call.args[0] for call in editor.call_args_list]
    assert "What went wrong with 2.6?" in asks[0]
    assert "What brings 2.6 back?" in asks[1]
    assert exception_of(office, "2.6")["recovery"] == RECOVERY


def test_standard_input_gives_one_of_the_texts(office: Stage) -> None:
    words = (*REPORT, "--nothing-asked", "--cause", "-")

    both = office.run(*words, "--recovery", "-", stdin=CAUSE)
    one = office.run(*words, "--recovery", RECOVERY, stdin=CAUSE)

    assert (both.code, one.code) == (2, 0)
    assert "Standard input gives one text" in both.err
    assert exception_of(office, "2.6")["cause"] == CAUSE


def test_a_dry_run_reports_no_exception(office: Stage) -> None:
    before = head(office)

    rehearsed = ask(office, *REPORT, *WHOLE, "--dry-run")

    assert rehearsed["would_record"][0]["type"] == "action.exception_reported"
    (change,) = rehearsed["changes"]
    assert (change["field"], change["before"]) == ("exception", None)
    assert change["after"] == f"{CAUSE}; recovery: {RECOVERY}; asked: {ASKED}"
    assert head(office) == before


def test_each_part_of_a_report_can_be_corrected(office: Stage) -> None:
    office.run(*REPORT, *WHOLE)
    because = ("--because", "Misread")

    office.run("correct", "19", "--text", "Three posts are empty", *because)
    office.run("correct", "20", "--recovery", "Interviews in June", *because)
    office.run("correct", "21", "--asked", "DMG: agree the cost", *because)

    found = exception_of(office, "2.6")
    assert found["cause"] == "Three posts are empty"
    assert found["recovery"] == "Interviews in June"
    assert found["asked"] == "DMG: agree the cost"
    said = refused(office.run("correct", "11", "--recovery", "Soon", *because))
    assert "has no recovery to correct" in said


@pytest.mark.parametrize(
    ("ref", "words", "says"),
    [
        ("2.6", JULY, '2.6: it is "Amber" on 30 July 2020.'),
        ("1.1", (), '1.1: it is "not recorded" on 1 March 2021.'),
    ],
)
def test_a_report_that_no_rating_asks_for_is_taken_and_that_is_said(
    office: Stage, ref: str, words: tuple[str, ...], says: str
) -> None:
    said = office.run("exception", "report", ref, *WHOLE, *words)

    assert said.code == 0
    assert said.err == (f"No rating in force asks for an exception report on {says}\n")


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_nothing_more_is_said_of_a_report_that_a_rating_asks_for(
    office: Stage, words: tuple[str, ...]
) -> None:
    office.run("rate", "2.6", "red", "--because", "No report yet")

    assert office.run(*REPORT, *WHOLE, *words).err == ""


def test_show_prints_the_last_exception_report_of_an_action(office: Stage) -> None:
    office.run(*REPORT, *WHOLE, *JULY)

    lines = office.run("show", "2.6").out.splitlines()

    (at,) = (n for n, line in enumerate(lines) if line.startswith("exception"))
    assert CAUSE in lines[at]
    assert "#19: 30 July 2020, recorded 214 days later" in lines[at]
    assert lines[at + 1].split(maxsplit=1) == ["recovery", RECOVERY]
    assert lines[at + 2].split(maxsplit=1) == ["asked", ASKED]
