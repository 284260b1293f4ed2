"""All that a person has to confirm of a next version, in one command."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cli.office import ask, refused
from tests.cli.versions import IN_JUNE, pasted, version
from tools.stage import Stage

Row = tuple[str, str, str, str, str]

WORDS = (
    "Audit every team each month",
    "Train managers to write down decisions",
    "Visit each child placed far from home",
    "Publish a guide for carers of teenagers",
    "Agree with schools who calls the family",
)
NEW = "Recruit two advanced practitioners"


def row(code: str, words: str) -> Row:
    """Return a row of the table of actions."""
    return f"{code} {words}", "March 2022", "", "Amber", "Lead A"


FIVE = tuple(row(f"2.{n}", words) for n, words in enumerate(WORDS, 1))
INSERTED = (
    FIVE[0],
    row("2.2", NEW),
    *(row(f"2.{n}", words) for n, words in enumerate(WORDS[1:], 3)),
)
SWAPPED = (FIVE[0], row("2.2", WORDS[2]), row("2.3", WORDS[1]), *FIVE[3:])
CLOSED_UP = (*FIVE[:2], row("2.3", WORDS[3]), row("2.4", WORDS[4]))
REPLACED = (*FIVE[:2], row("2.3", NEW), *FIVE[3:])


@pytest.fixture
def desk(empty: Stage) -> Stage:
    """A ledger with a plan of five actions."""
    version(empty.folder, "april.docx", *FIVE)
    empty.now = datetime(2022, 6, 10, 9, 30, tzinfo=UTC)
    assert empty.run("init").code == 0
    first = ("import", "april.docx", "--accept", "--as-at", "1 April 2022")
    assert empty.run(*first).code == 0
    return empty


@pytest.mark.parametrize(
    ("rows", "confirmed"),
    [
        (INSERTED, ["2.2=2.3", "2.3=2.4", "2.4=2.5", "2.5=2.6"]),
        (SWAPPED, ["2.2=2.3", "2.3=2.2"]),
        (CLOSED_UP, ["2.4=2.3", "2.5=2.4", "2.3"]),
        (REPLACED, ["2.3=2.3"]),
    ],
    ids=["an insertion", "a swap", "the code of a gone one", "another in its place"],
)
def test_the_printed_command_confirms_and_records_all_of_it(
    desk: Stage, rows: tuple[Row, ...], confirmed: list[str]
) -> None:
    changed = (row("2.1", WORDS[0])[0], "March 2022", "Two are done", "Amber", "Lead A")
    version(desk.folder, "june.docx", changed, *rows[1:])

    shown = desk.run(*IN_JUNE)
    command = pasted(shown)[1]
    answer = desk.run(*command)

    assert "To record the 1 change that needs no confirmation:" in shown.out
    assert "If all of this is so:\n  ledger import june.docx --accept" in shown.out
    options = [w for w in command if w in ("--renumbered", "--gone")]
    assert [command[n + 1] for n, w in enumerate(command) if w in options] == confirmed
    assert answer.code == 0, answer.both
    assert "Left out" not in answer.out
    actions = {a["code"]: a["wording"] for a in ask(desk, "status")["actions"]}
    assert actions == {cells[0][:3]: cells[0][4:] for cells in rows}
    assert ask(desk, *IN_JUNE)["proposals"] == []
    assert ask(desk, "verify")["verified"]


def test_the_preview_says_how_to_tell_it_otherwise(desk: Stage) -> None:
    version(desk.folder, "june.docx", *CLOSED_UP)

    shown = desk.run(*IN_JUNE).out

    assert (
        "To be confirmed: 2.4 of the ledger is 2.3 of the document; 2.5 of the ledger"
        " is 2.4 of the document; 2.3 has left the plan.\n" in shown
    )
    assert (
        "If something is not so, change that command: write 2.4=2.4 if it kept its"
        " code, write 2.4=none if it is none of those in the document, or leave --gone"
        " 2.3 out if it is still in the plan.\n" in shown
    )


def test_an_action_is_not_given_a_code_before_it_is_free(desk: Stage) -> None:
    version(desk.folder, "june.docx", *CLOSED_UP)
    moved = ("--renumbered", "2.4=2.3", "--renumbered", "2.5=2.4")

    left = ask(desk, *IN_JUNE, "--accept", *moved)
    done = ask(desk, *IN_JUNE, "--accept", *moved, "--gone", "2.3")

    taken = "its code is another action's until you confirm what became of that"
    assert left["entries"] == []
    assert left["left_out"][1:] == [
        f"2.4 renumbered: {taken}",
        f"2.5 renumbered: {taken}",
    ]
    assert done["left_out"] == []


def test_a_gone_action_is_told_by_its_wording(desk: Stage) -> None:
    version(desk.folder, "june.docx", *FIVE[:4])

    shown = desk.run(*IN_JUNE).out

    assert (
        f'  1. no longer in the document: "{WORDS[4]}"; confirm its withdrawal with'
        " --gone 2.5\n" in shown
    )


def test_a_mistyped_plan_opens_no_other_plan(desk: Stage) -> None:
    version(desk.folder, "june.docx", *FIVE)

    said = refused(desk.run(*IN_JUNE, "--plan", "northmoor", "--accept"))
    report = ("report", "register", "june.docx", "--to", "DMG", "--sent", "1 June 2022")
    rows = (*report, "--import", "--plan", "northmoor")
    of_report = refused(desk.run(*rows))

    assert said == of_report
    assert said == (
        "There is no plan northmoor in this ledger; it has northmoor-2021. Say --plan"
        " northmoor-2021 to compare, or add --new to open another plan."
    )
    assert desk.run(*rows, "--new").code == 0
    assert desk.run(*IN_JUNE, "--plan", "other", "--new", "--accept").code == 0
    again = desk.run(*IN_JUNE, "--plan", "other", "--new", "--accept")
    assert "recorded before" in again.out


def test_the_command_that_opens_another_plan_is_printed_whole(desk: Stage) -> None:
    version(desk.folder, "june.docx", *FIVE)

    (command,) = pasted(desk.run(*IN_JUNE, "--plan", "other", "--new"))

    assert desk.run(*command).code == 0


def test_a_document_that_is_not_understood_changes_nothing(desk: Stage) -> None:
    (desk.folder / "june.csv").write_text(
        "Thing,Day\n" + "".join(f"{r[0]},{r[1]}\n" for r in FIVE), "utf-8"
    )
    when = ("--as-at", "1 June 2022")
    asked = ("import", "june.csv", *when, "--plan", "northmoor-2021")

    data, shown = ask(desk, *asked), desk.run(*asked)
    said = refused(desk.run(*asked, "--accept"))

    assert data["proposals"] == []
    assert "has no action that could be read" in data["obstacles"][0]
    assert pasted(shown) == []
    assert shown.out.count("has no action that could be read") == 1
    assert "has no action that could be read" in said


def test_a_document_with_few_of_the_actions_is_doubted_first(desk: Stage) -> None:
    version(desk.folder, "june.docx", *FIVE[:2])
    few = ask(desk, *IN_JUNE)["doubts"]
    version(desk.folder, "june.docx", *FIVE[:3])
    enough = ask(desk, *IN_JUNE)["doubts"]

    assert few[0].startswith(
        "june.docx gives 2 of the 5 actions that the plan has on that day; "
    )
    assert not any("that the plan has on that day" in doubt for doubt in enough)
