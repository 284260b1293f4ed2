"""The tables of format 1 stay as they are: files of them lie on other machines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.connection import connect
from ledger.schema import (
    APPLICATION,
    FORMAT,
    catalogue,
    older_triggers,
    schema,
    squeezed,
    triggers,
)
from tests.ledger.given import filled, note, opened, sentences
from tests.ledger.older import OLDER, made_before

GOLDEN = Path(__file__).parents[1] / "golden" / "format-1.sql"


def test_the_schema_of_format_1_is_the_one_in_files_already_written() -> None:
    stored = GOLDEN.read_text(encoding="utf-8")

    made = [squeezed(statement) for statement in schema().values()]

    marks = (
        f"PRAGMA application_id = {APPLICATION}",
        f"PRAGMA user_version = {FORMAT}",
    )
    assert "".join(f"{line};\n" for line in (*marks, *made)) == stored


def test_a_file_made_of_the_golden_schema_is_what_the_program_makes(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")

    with closing(connect(place)) as connection:
        rows = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
        mark = connection.execute("PRAGMA application_id").fetchone()

    assert set(rows) == catalogue().keys()
    assert mark == (int.from_bytes(b"plgr"),)


def listed_triggers(place: Path) -> dict[str, str]:
    with closing(sqlite3.connect(place)) as connection:
        return {
            name: squeezed(statement)
            for name, statement in connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            )
        }


def test_the_triggers_of_earlier_versions_are_known() -> None:
    forms = older_triggers().values()
    made = [squeezed(statement) for form in forms for statement in form]

    assert sorted(f"{line};" for line in made) == sorted(
        OLDER.read_text("utf-8").splitlines()
    )


def test_a_ledger_of_version_0_1_0_holds_and_its_next_entry_renews_it(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    made_before(place)
    before = listed_triggers(place)
    assert sentences(place) == []
    assert listed_triggers(place) == before

    with opened(place) as ledger:
        note(ledger)

    assert sentences(place) == []
    present = {name: squeezed(one) for name, one in triggers().items()}
    assert before != listed_triggers(place) == present


def test_so_does_a_ledger_from_before_files_of_evidence_could_be_redacted(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    made_before(place, OLDER.read_text("utf-8").splitlines()[3])
    assert sentences(place) == []

    with opened(place) as ledger:
        note(ledger)

    present = {name: squeezed(one) for name, one in triggers().items()}
    assert listed_triggers(place) == present


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE INDEX more ON leaf (recorded_at)", "The index more"),
        (
            "CREATE TABLE other (a); CREATE TRIGGER t AFTER INSERT ON other BEGIN"
            " SELECT 1; END",
            "The trigger t",
        ),
        ("ALTER TABLE vault ADD COLUMN more TEXT", "The table vault"),
        ("DROP TABLE command", "The table command"),
        (
            "ALTER TABLE command RENAME TO hidden;"
            " CREATE VIEW command AS SELECT * FROM hidden",
            "The view command",
        ),
    ],
)
def test_whatever_touches_the_tables_of_the_ledger_is_found(
    tmp_path: Path, statement: str, named: str
) -> None:
    place = filled(tmp_path / "ledger.db")
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(statement)

    assert any(said.startswith(named) for said in sentences(place))


def test_white_space_in_a_statement_is_no_difference(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, char(10), char(13, 10))"
        )
        connection.commit()

    assert sentences(place) == []
