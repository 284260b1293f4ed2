"""Whatever was done to the file by hand, `verify` ends with 4 and a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.office import ask, files
from tools.stage import Answer, Stage

# An index that leaves rows out, under the statement of the one that had them all.
HOLLOW = (
    "DROP INDEX line_day",
    "CREATE INDEX line_day ON line (recorded_day, number) WHERE number < 3",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE number < 3', '')"
    " WHERE name = 'line_day'",
)
LYING_VIEW = (
    "ALTER TABLE fact RENAME TO hidden",
    "CREATE VIEW fact AS SELECT about, valid_from, seen_from, place, number, until,"
    " entry, replace(value, 'Amber', 'Green') AS value, extra FROM hidden",
)
SWALLOWED = "BEGIN SELECT RAISE(IGNORE); END"

# What was done -> how, and words of the finding.
DONE_BY_HAND: dict[str, tuple[tuple[str, ...], str]] = {
    "a trigger that swallows": (
        (f"CREATE TRIGGER quiet BEFORE INSERT ON leaf {SWALLOWED}",),
        "trigger quiet",
    ),
    "a trigger on a view": (
        (f"CREATE TRIGGER quiet BEFORE INSERT ON fact {SWALLOWED}",),
        "trigger quiet",
    ),
    "events gone": (("DROP TABLE stored_events",), "table stored_events"),
    "facts gone": (("DROP TABLE fact",), "(fact"),
    "lines gone": (("DROP TABLE line",), "(line"),
    "subjects gone": (("DROP TABLE line_subject",), "(line_subject"),
    "a lying view": (LYING_VIEW, "(fact"),
    "a hollow index": (HOLLOW, "The database file is damaged"),
    "an index of another kind": (HOLLOW[:2], "(line_day)"),
    "beyond the end": (("UPDATE position SET number = 300",), "entry #300"),
    "far beyond the end": (("UPDATE position SET number = 999",), "entry #999"),
    "before the beginning": (("UPDATE position SET number = -7",), "entry #-7"),
    "format of many digits": (
        (f"UPDATE meta SET value = '{'9' * 5000}' WHERE key = 'format'",),
        "does not say its format",
    ),
    "format 9": (
        ("UPDATE meta SET value = '9' WHERE key = 'format'",),
        "is marked as a ledger",
    ),
    "format 0": (
        ("UPDATE meta SET value = '0' WHERE key = 'format'",),
        "does not say its format",
    ),
    "format in another script": (
        ("UPDATE meta SET value = '²' WHERE key = 'format'",),
        "does not say its format",
    ),
    "no mark": (("PRAGMA application_id = 0",), "application_id"),
    "another version": (("PRAGMA user_version = 9",), "user_version"),
    "commands forgotten": (
        ("DROP TRIGGER command_no_delete", "DELETE FROM command"),
        "is no longer remembered",
    ),
    "a command that took all": (
        ("DROP TRIGGER command_no_update", "UPDATE command SET first = 1, last = 18"),
        "is remembered for others",
    ),
    "a command before its time": (
        ("INSERT INTO command VALUES ('import:a', zeroblob(32), zeroblob(32), 3, 4)",),
        "1 more commands than recorded",
    ),
    "a fact that says something else": (
        (
            "UPDATE fact SET value = 'Blue' WHERE number = 12 AND about IN"
            " (SELECT id FROM subject_field WHERE field = 'rating')",
        ),
        "first about entry #12",
    ),
}


def alter(stage: Stage, statements: tuple[str, ...]) -> None:
    """Change the ledger's file by hand, after its views were drawn."""
    assert stage.run("status").code == 0
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("case", DONE_BY_HAND)
def test_what_was_done_to_the_file_ends_verification_with_4_and_a_sentence(
    office: Stage, case: str
) -> None:
    statements, words = DONE_BY_HAND[case]
    alter(office, statements)

    answer = office.run("verify")

    assert answer.code == 4, answer.both
    assert words in answer.out
    assert all(line.endswith(".") for line in answer.out.splitlines())


def test_a_file_of_a_later_format_is_refused_and_not_called_altered(
    office: Stage,
) -> None:
    alter(
        office,
        (
            "UPDATE meta SET value = '2' WHERE key = 'format'",
            "PRAGMA user_version = 2",
        ),
    )

    answer = office.run("verify")

    assert answer.code == 3
    assert "install the newer version" in answer.err


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE position",),
        ("DELETE FROM position",),
        ("SELECT 1",),
    ],
)
def test_views_that_are_missing_are_no_finding_and_verify_draws_none(
    office: Stage, statements: tuple[str, ...]
) -> None:
    alter(office, statements)
    before = files(office.folder)["ledger.db"]

    assert office.run("verify").code == 0

    assert files(office.folder)["ledger.db"] == before


def test_views_that_are_behind_are_no_finding(office: Stage) -> None:
    assert office.run("status").code == 0
    place = office.folder / "ledger.db"
    kept = _views(place)
    assert office.run("progress", "2.6", "Sent to the partners").code == 0
    _put_back(place, kept)
    before = place.read_bytes()

    assert office.run("verify").code == 0

    assert place.read_bytes() == before


TABLES = ("fact", "line", "line_subject", "subject_field", "position")


def _views(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of all views."""
    with closing(sqlite3.connect(place)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()
            for table in TABLES
        }


def _put_back(place: Path, kept: dict[str, list[tuple[object, ...]]]) -> None:
    """Let the views be as they were, as a program stopped before them leaves them."""
    with closing(sqlite3.connect(place)) as connection:
        for table, rows in kept.items():
            connection.execute(f"DELETE FROM {table}")
            for row in rows:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
        connection.commit()


def compared(stage: Stage, root: str, *words: str) -> Answer:
    """Verify against a root that was written down."""
    return stage.run("verify", "--root", root, *words)


def test_a_root_that_was_written_down_is_found_again(office: Stage) -> None:
    then = ask(office, "verify")
    assert office.run("progress", "2.6", "Sent to the partners").code == 0
    now = ask(office, "verify")

    assert compared(office, now["root"].upper()).code == 0
    assert compared(office, then["root"], "--entries", str(then["entries"])).code == 0
    for words in ((), ("--entries", "17"), ("--entries", "0")):
        answer = compared(office, then["root"], *words)
        assert answer.code == 4
        assert "not the one that was given" in answer.out


def test_an_older_copy_in_the_place_of_the_ledger_is_seen_by_its_root(
    office: Stage,
) -> None:
    older = files(office.folder)["ledger.db"]
    assert office.run("progress", "2.6", "Sent to the partners").code == 0
    written_down = ask(office, "verify")
    (office.folder / "ledger.db").write_bytes(older)

    answer = compared(office, written_down["root"], "--entries", "19")

    assert office.run("verify").code == 0
    assert answer.code == 4
    assert "an older copy stands in its place" in answer.out


@pytest.mark.parametrize("words", [("--root", "12ab"), ("--entries", "3")])
def test_half_a_root_is_misuse(office: Stage, words: tuple[str, ...]) -> None:
    assert office.run("verify", *words).code == 2
