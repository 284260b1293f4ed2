"""What recording commands understand: whose plan, which id, which date, which code."""

from __future__ import annotations

import pytest

from cli.texts import SCISSORS, above_scissors
from tests.cli.both_engines import engine as engine
from tests.cli.office import ask, head, refused
from tools.stage import Stage


@pytest.fixture
def two_plans(office: Stage) -> Stage:
    """A ledger with a second plan, whose entries begin at 19."""
    office.run("plan", "open", "riverton-2021", "Children first, again")
    office.run("plan", "area", "1", "Leadership", "--plan", "riverton-2021")
    return office


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "#12", "--rating", "green"),
        ("retract", "#12"),
        ("correct", "#21", "--text", "Leading"),
    ],
)
def test_an_entry_knows_its_plan(two_plans: Stage, words: tuple[str, ...]) -> None:
    because = (*words, "--because", "Misread")
    mine, other = "riverton-2019", "riverton-2021"
    if words[1] == "#21":
        mine, other = other, mine
    if words[1] == "#12":
        two_plans.run("retract", "#16", "--because", "Back to the first")
    before = head(two_plans)

    said = refused(two_plans.run(*because, "--plan", other))
    rehearsed = ask(two_plans, *because, "--dry-run")

    assert f"belongs to the plan {mine}, not to {other}" in said
    assert rehearsed["changes"]
    assert head(two_plans) == before
    assert two_plans.run(*because, "--plan", mine).code == 0


@pytest.mark.parametrize("words", [("correct", "--rating", "green"), ("retract",)])
def test_a_number_that_the_shell_swallowed_is_asked_for(
    office: Stage, words: tuple[str, ...]
) -> None:
    answer = office.run(*words, "--because", "Misread")

    assert answer.code == 2
    assert "Say which entry by its number, such as 57" in answer.err
    assert office.run("retract", "11", "--because", "Misread").code == 0


WRITES = (
    ("progress", "2.6", "Sent"),
    ("target", "set", "1.1", "by May 2021"),
    ("correct", "#11", "--text", "Sent", "--because", "Misread"),
    ("retract", "#11", "--because", "Misread"),
    ("plan", "area", "3", "Leadership"),
    ("plan", "open", "riverton-2021", "Again"),
)


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_command_with_an_id_is_recorded_once(
    office: Stage, words: tuple[str, ...]
) -> None:
    named = (*words, "--command-id", "night-run-7")

    first, second = ask(office, *named), ask(office, *named)

    assert (first["again"], second["again"]) == (False, True)
    assert second["entries"] == first["entries"]
    assert head(office)[0] == first["entries"][-1]
    assert first["recorded"][0]["command"] == "night-run-7"


def test_an_id_is_not_used_for_two_commands(office: Stage) -> None:
    office.run("progress", "2.6", "Sent", "--command-id", "a")
    before = head(office)

    again = office.run("progress", "2.6", "Read", "--command-id", "a")

    assert "give each new command an id of its own" in refused(again)
    assert "64 letters" in refused(
        office.run("progress", "2.6", "Sent", "--command-id", "no spaces")
    )
    assert head(office) == before


def test_a_due_date_that_contradicts_the_words_is_refused(office: Stage) -> None:
    words = ("target", "set", "1.1", "by May 2021")
    before = head(office)

    said = refused(office.run(*words, "--due", "June 2021"))

    assert "says May 2021 and --due says June 2021" in said
    assert head(office) == before
    assert office.run(*words, "--due", "May 2021").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("by May 2021",),
            "Read as date, due May 2021, which falls due on 31 May 2021.",
        ),
        (("95% of cases by 1 May 2021",), "Read as measure, due 1 May 2021."),
        (("January 2020 and ongoing",), "Read as standing, from January 2020 on."),
        (("Group in place",), "Read as text, without a due date."),
        (("95% of cases by May 2021", "--kind", "measure"), "due May 2021"),
        (("by May 2021", "--kind", "text"), "Read as text, without a due date."),
    ],
)
def test_a_target_is_read_back_with_its_kind_and_date(
    office: Stage, words: tuple[str, ...], says: str
) -> None:
    assert says in office.run("target", "set", "1.1", *words).err


def test_a_delivery_status_is_corrected_in_the_words_that_deliver_takes(
    office: Stage,
) -> None:
    said = office.run(
        *("correct", "#18", "--delivery", "Completion-claimed"),
        *("--because", "The draft was whole"),
    )

    assert said.code == 0, said.both
    assert ask(office, "show", "2.6")["action"]["delivery"] == "completion claimed"


def test_a_write_by_an_old_code_says_the_new_one(office: Stage) -> None:
    office.run("plan", "renumber", "2.6", "2.7", "--because", "Area 2 was re-ordered")

    assert office.run("progress", "2.6", "Sent").err == "2.6 is now 2.7.\n"
    assert office.run("progress", "2.7", "Read").err == ""


def test_a_plan_is_opened_with_its_inspection(empty: Stage) -> None:
    empty.run("init")
    seen = ("--framework", "Focused visit", "--letter", "2 December 2019")

    empty.run("plan", "open", "r-2019", "Again", *seen, "--visited", "October 2019")

    assert ask(empty, "plan")["inspection"] == {
        "framework": "Focused visit",
        "visited": "October 2019",
        "letter": "2 December 2019",
    }


def test_the_editors_notes_are_left_out_and_nothing_else() -> None:
    typed = "# Board, item 4\nSent\n"

    assert above_scissors(f"{typed}{SCISSORS}\n# Never name a child.\n") == typed[:-1]
    assert above_scissors(f"{SCISSORS}\n# Never name a child.\n") == ""
    assert above_scissors(typed) == typed
