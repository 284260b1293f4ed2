"""What the command line refuses, and what it says to do instead."""

from __future__ import annotations

import pytest

from tests.cli.office import ask, files, head, refused
from tools.stage import Stage


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("progress", "2.6", ""), "write at least one word"),
        (("progress", "2.6", " \n "), "write at least one word"),
        (("progress", "2.6"), "write at least one word"),
        (("rate", "2.6", "green"), 'say it with --because "…"'),
        (("correct", "#11", "--text", "x"), 'say it with --because "…"'),
        (("retract", "#11"), 'say it with --because "…"'),
        (("retract", "#11", "--because", " "), 'say it with --because "…"'),
        (("target", "revise", "2.6", "by May 2021"), 'say it with --because "…"'),
        (
            ("target", "revise", "2.6", "by May 2021", "--because", "x"),
            'say whose with --approved-by "role"',
        ),
        (("plan", "withdraw", "1.1"), 'say it with --because "…"'),
        (("progress", "2.6", "x", "--on", "1 April 2021"), "has not come yet"),
        (("progress", "2.6", "x", "--on", "mid-March 2021"), "type a day"),
        (("progress", "2.6", "x", "--on", "31 June 2020"), "is on no calendar"),
        (("retract", "#99", "--because", "x"), "There is no entry #99"),
        (("correct", "#99", "--text", "x", "--because", "x"), "There is no entry #99"),
        (("show", "#99"), "There is no entry #99"),
        (("retract", "#14", "--because", "x"), "already retracted by #17"),
        (
            ("correct", "#12", "--rating", "green", "--because", "x"),
            "already corrected by #16",
        ),
        (("deliver", "2.6", "sined off"), 'Did you mean "signed off"?'),
        (("backup", "ledger.db"), "exists already"),
        (
            ("copy", "ledger.db", "ledger.db"),
            "ledger.db exists already; choose another place, or go on",
        ),
        (("import", "nowhere.docx"), "nowhere.docx cannot be opened"),
        (("status", "--plan", "riverton-2020"), "it holds riverton-2019"),
        (("plan", "open", "Riverton 2021", "Again"), "small letters and digits"),
    ],
)
def test_a_refusal_says_what_to_do_and_records_nothing(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    before = head(office)

    said = refused(office.run(*words))

    assert says in said
    assert head(office) == before


@pytest.mark.parametrize("words", ["3/4", "July"])
def test_an_ambiguous_date_is_refused_with_choices_that_can_be_typed(
    office: Stage, words: str
) -> None:
    said = refused(office.run("progress", "2.6", "Sent", "--on", words))
    choices = said.split("type ")[1].split('"')[1::2]

    assert len(choices) == 2
    for choice in choices[:1]:
        assert office.run("progress", "2.6", "Sent", "--on", choice).code == 0


def test_a_slip_in_a_command_is_answered_with_the_one_that_was_meant(
    office: Stage,
) -> None:
    answer = office.run("stauts")

    assert answer.code == 2
    assert 'did you mean "status"?' in answer.err


def test_a_slip_in_an_option_is_answered_with_the_one_that_was_meant(
    office: Stage,
) -> None:
    assert "--known-on" in office.run("status", "--know-on", "#1").err


def test_a_slip_in_a_code_is_answered_with_the_ones_there_are(office: Stage) -> None:
    assert "did you mean 2.6?" in refused(office.run("show", "2.66"))
    assert "did you mean 2.6?" in refused(office.run("progress", "26", "Sent"))


def test_a_ledger_with_several_plans_asks_which(office: Stage) -> None:
    office.run("plan", "open", "riverton-2021", "Children first, again")

    said = refused(office.run("status"))

    assert said.endswith("choose one with --plan: riverton-2019, riverton-2021.")
    assert "--plan" in refused(office.run("progress", "2.6", "Sent"))
    assert ask(office, "status", "--plan", "riverton-2021")["actions"] == []
    note = ("progress", "2.6", "Sent", "--plan", "riverton-2019")
    assert office.run(*note).code == 0


def test_a_ledger_without_a_plan_says_how_to_bring_one_in(empty: Stage) -> None:
    empty.run("init")

    for words in (("status",), ("progress", "2.6", "Sent")):
        assert "ledger import FILE --accept" in refused(empty.run(*words))


def test_a_note_comes_from_standard_input(office: Stage) -> None:
    note = "\ufeffSent to the partners\r\nand to the board\n"

    answer = office.run("progress", "2.6", "-", stdin=note)

    assert answer.code == 0
    assert ask(office, "show", "#19")["text"] == (
        "Sent to the partners\nand to the board"
    )


def test_an_empty_standard_input_is_refused(office: Stage) -> None:
    before = files(office.folder)

    assert "write at least one word" in refused(office.run("progress", "2.6", "-"))
    assert files(office.folder)["ledger.db"] == before["ledger.db"]


def test_standard_input_in_another_encoding_is_refused(office: Stage) -> None:
    note = "Café".encode("cp1252")

    assert "save it as UTF-8" in refused(office.run("progress", "2.6", "-", stdin=note))


def test_what_was_recorded_is_read_back_with_its_date(office: Stage) -> None:
    said = office.run("progress", "2.6", "Sent", "--on", "yesterday").out

    assert said == (
        "#19 2.6 progress recorded: Sent"
        " (effective 28 February 2021, recorded 1 day later)\n"
    )


def test_a_correction_and_a_retraction_name_their_entry(office: Stage) -> None:
    because = ("--because", "Misread")

    corrected = office.run("correct", "#11", "--text", "Sent", *because).out
    retracted = office.run("retract", "#13", *because).out

    assert corrected.startswith("#19 2.6 corrected #11: Sent (")
    assert retracted.startswith("#20 2.6 retracted #13 (")
