"""SQL that would change, remove or replace what was recorded is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.connection import connect
from ledger.schema import triggers
from tests.ledger.given import (
    ACTION,
    SLUG,
    command,
    filled,
    kept,
    note,
    opened,
    query,
    sentences,
    tampering,
)

KEPT = kept()

ROWS = {
    "stored_events": "(1, 'plan/other', 1, 'plan.closed', x'7b7d')",
    "leaf": "(1, '2020-01-01T00:00:00.000000Z', x'00', x'00')",
    "vault": "(5, 'text', x'00', 'Other words')",
    "blob": f"('{KEPT.sha256}', 'text/plain', x'00')",
    "command": "('a', x'00', x'00', 1, 1)",
}
CHANGES = {
    "stored_events": "state = x'7b7d'",
    "leaf": "recorded_at = '2020'",
    "vault": "value = 'Other words'",
    "blob": "bytes = x'00'",
    "command": "first = 1, last = 2",
}
SAME_VERSION = f"(NULL, '{ACTION}', 1, 'action.reopened', x'7b7d')"

REFUSAL = r"append-only|already recorded"

FORBIDDEN = [
    *(f"UPDATE {table} SET {change}" for table, change in CHANGES.items()),
    *(f"UPDATE OR REPLACE {table} SET {change}" for table, change in CHANGES.items()),
    *(f"DELETE FROM {table}" for table in ROWS),
    *(
        f"INSERT{verb} INTO {table} VALUES {row}"
        for verb in ("", " OR REPLACE", " OR ABORT")
        for table, row in ROWS.items()
    ),
    *(f"REPLACE INTO {table} VALUES {row}" for table, row in ROWS.items()),
    f"INSERT OR REPLACE INTO stored_events VALUES {SAME_VERSION}",
    f"REPLACE INTO stored_events VALUES {SAME_VERSION}",
    "INSERT INTO vault VALUES (5, 'text', x'', '') ON CONFLICT DO UPDATE SET salt=x''",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that none of these tests can change."""
    return with_command_a(tmp_path_factory.mktemp("ledger") / "ledger.db")


def with_command_a(place: Path) -> Path:
    """Make a ledger at `place` whose last entry the command "a" recorded."""
    with opened(filled(place)) as ledger:
        ledger.register_report(command(), SLUG, KEPT, "ofsted")
        note(ledger, name="a")
    return place


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_sql_that_would_alter_history_is_refused(place: Path, statement: str) -> None:
    everything = [query(place, f"SELECT * FROM {table}") for table in ROWS]

    with closing(connect(place)) as connection:
        for setting in ("OFF", "ON"):
            connection.execute(f"PRAGMA recursive_triggers = {setting}")
            with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
                connection.execute(statement)

    assert [query(place, f"SELECT * FROM {table}") for table in ROWS] == everything
    assert sentences(place) == []


def test_insert_or_ignore_leaves_everything_as_it_was(place: Path) -> None:
    everything = [query(place, f"SELECT * FROM {table}") for table in ROWS]

    with closing(connect(place)) as connection:
        for table, row in ROWS.items():
            statement = f"INSERT OR IGNORE INTO {table} VALUES {row}"
            with pytest.raises(sqlite3.IntegrityError, match="already recorded"):
                connection.execute(statement)

    assert [query(place, f"SELECT * FROM {table}") for table in ROWS] == everything


@pytest.mark.parametrize(
    "statement",
    [s for s in FORBIDDEN if not s.startswith(("INSERT INTO", "INSERT OR A"))],
)
def test_without_the_triggers_the_same_sql_would_be_obeyed(
    tmp_path: Path, statement: str
) -> None:
    place = with_command_a(tmp_path / "ledger.db")

    with tampering(place) as connection:
        connection.execute(statement)

    assert sentences(place) != []


@pytest.mark.parametrize("name", triggers())
def test_a_trigger_that_is_gone_or_altered_is_found(tmp_path: Path, name: str) -> None:
    place = filled(tmp_path / "ledger.db")
    with closing(connect(place)) as connection:
        connection.execute(f"DROP TRIGGER {name}")
    gone = sentences(place)
    with closing(connect(place)) as connection:
        table = name.split("_no_")[0]
        connection.execute(
            f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END"
        )

    altered = sentences(place)

    assert len(gone) == len(altered) == 1
    assert gone == altered
    assert f"The trigger {name}" in gone[0]
