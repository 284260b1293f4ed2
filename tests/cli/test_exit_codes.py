"""The exit code tells a script how a command ended."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cli.main import BUSY, DONE, MISUSE, REFUSED, UNVERIFIED
from tests.cli.office import ask, files, refused
from tools.stage import Stage


def alter(stage: Stage, *statements: str) -> None:
    """Change the ledger's file as somebody with an SQL program could."""
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_what_was_recorded_ends_with_0(office: Stage) -> None:
    assert office.run("progress", "2.6", "Sent to the partners").code == DONE == 0


@pytest.mark.parametrize(
    "words",
    [
        ("stauts",),
        ("status", "--formt", "json"),
        ("status", "--format", "xml"),
        ("rate", "2.6"),
        ("progress",),
        ("correct", "#12", "--because", "Nothing is said to be wrong"),
        ("correct", "twelve", "--rating", "green", "--because", "Misread"),
        ("completion", "cmd"),
    ],
)
def test_a_command_that_cannot_be_understood_ends_with_2(
    office: Stage, words: tuple[str, ...]
) -> None:
    before = files(office.folder)

    answer = office.run(*words)

    assert answer.code == MISUSE == 2
    assert answer.out == ""
    assert "Error: " in answer.err
    assert files(office.folder) == before


def test_a_refusal_ends_with_3_and_one_sentence(office: Stage) -> None:
    answer = office.run("rate", "2.6", "purple", "--because", "Why not")

    assert answer.code == REFUSED == 3
    assert refused(answer) == (
        '"purple" is not a rating of this plan; its scheme has Red (R), Amber (A),'
        " Green (G), Blue (B)."
    )


def test_an_altered_entry_ends_verification_with_4_and_its_number(
    office: Stage,
) -> None:
    alter(
        office,
        "DROP TRIGGER stored_events_no_update",
        "UPDATE stored_events SET state ="
        " CAST(replace(CAST(state AS TEXT), 'Red', 'Blue') AS BLOB) WHERE rowid = 12",
    )

    answer = office.run("verify")

    assert answer.code == UNVERIFIED == 4
    assert "Entry #12 was altered" in answer.out
    assert answer.err.startswith("NOT verified")


def test_views_that_were_altered_end_verification_with_4_until_rebuilt(
    office: Stage,
) -> None:
    office.run("status")
    alter(office, "UPDATE fact SET value = 'Blue' WHERE value = 'Amber'")

    said = office.run("verify").out
    assert "something else than the entries do" in said
    assert "fact" in said
    assert office.run("verify").code == UNVERIFIED
    assert office.run("rebuild").code == DONE
    assert office.run("verify").code == DONE


def test_a_ledger_that_another_program_holds_ends_with_5(office: Stage) -> None:
    with closing(sqlite3.connect(office.folder / "ledger.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = office.run("progress", "2.6", "Sent to the partners")

    assert answer.code == BUSY == 5
    assert "try again in a moment" in answer.err
    assert ask(office, "verify")["entries"] == 18


@pytest.mark.parametrize(
    "statement",
    ["UPDATE head SET entries = 19", "UPDATE head SET frontier = x'00'"],
)
def test_a_head_that_was_altered_ends_verification_with_4_and_questions_with_3(
    office: Stage, statement: str
) -> None:
    alter(office, statement)

    assert office.run("verify").code == UNVERIFIED
    assert "run `ledger verify`" in refused(office.run("status"))
    assert "run `ledger verify`" in refused(office.run("progress", "2.6", "Sent"))
