"""A ledger that was damaged or changed by hand refuses, each time with a sentence."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from domain.history import UnknownEntryError
from ledger.backup import backup
from ledger.book import Ledger
from ledger.connection import connect
from ledger.errors import (
    DamagedEntryError,
    NewerEntryError,
    NotALedgerError,
    UnreadableLedgerError,
)
from ledger.verify import verify
from tests.ledger.given import (
    SLUG,
    WHY,
    command,
    everything,
    file_of,
    note,
    opened,
    sentences,
    tampering,
)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO stored_events VALUES (NULL, 'plan/x', 1, 'plan.closed', x'7b7d')",
        "UPDATE head SET frontier = x'00'",
        "UPDATE head SET recorded_at = 'long ago'",
        "DELETE FROM head",
        "UPDATE head SET entries = entries - 1",
    ],
)
def test_a_ledger_changed_by_hand_records_nothing_more(
    ledger: Ledger, statement: str
) -> None:
    with tampering(file_of(ledger)) as connection:
        connection.execute(statement)
    before = everything(ledger.log.place)

    with pytest.raises(UnreadableLedgerError, match="restore a backup"):
        note(ledger)

    assert everything(ledger.log.place) == before


SWALLOWING = [
    f"CREATE {{}} TRIGGER quiet BEFORE {event} BEGIN SELECT RAISE(IGNORE); END"
    for event in (
        "INSERT ON main.stored_events",
        "INSERT ON main.leaf",
        "INSERT ON main.vault",
        "INSERT ON main.command",
        "UPDATE ON main.head",
    )
]


@pytest.mark.parametrize("statement", SWALLOWING)
def test_a_trigger_that_swallows_rows_is_seen_before_anything_is_recorded(
    ledger: Ledger, statement: str
) -> None:
    with closing(connect(ledger.log.place)) as connection:
        connection.execute(statement.format("").replace("main.", ""))
    before = everything(ledger.log.place)

    with pytest.raises(UnreadableLedgerError, match="its triggers are not those"):
        note(ledger)

    assert everything(ledger.log.place) == before
    assert any("The trigger quiet" in said for said in sentences(ledger.log.place))


@pytest.mark.parametrize("statement", SWALLOWING)
def test_rows_that_were_swallowed_unseen_are_counted_and_nothing_is_recorded(
    ledger: Ledger, statement: str
) -> None:
    note(ledger)
    before = everything(ledger.log.place)
    # A trigger of this connection alone is in no list that the file keeps.
    ledger.log.datastore.pool._pool[0]._sqlite_conn.execute(statement.format("TEMP"))

    with pytest.raises(UnreadableLedgerError, match="did not keep what was to be"):
        note(ledger)

    assert everything(ledger.log.place) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM leaf WHERE number = 5",
        "UPDATE leaf SET recorded_at = 'long ago' WHERE number = 5",
        "UPDATE vault SET value = 'Other words' WHERE number = 5",
        "UPDATE stored_events SET state = x'7b7d' WHERE rowid = 5",
    ],
)
def test_a_damaged_entry_is_named_when_it_is_read(
    ledger: Ledger, statement: str
) -> None:
    note(ledger)
    with tampering(file_of(ledger)) as connection:
        connection.execute(statement)

    with pytest.raises(DamagedEntryError, match=f"Version 1 of action/{SLUG}/1 is"):
        list(ledger.entries_after(0))


def test_an_entry_of_a_newer_version_is_no_reason_to_restore_a_backup(
    ledger: Ledger,
) -> None:
    note(ledger)
    with tampering(file_of(ledger)) as connection:
        connection.execute("UPDATE stored_events SET topic='action.sung' WHERE rowid=5")

    with pytest.raises(NewerEntryError, match="install it to read this ledger"):
        list(ledger.entries_after(0))


def keep(place: Path) -> None:
    """Make a backup beside the ledger."""
    backup(place, place.with_name("copy.db"))


@pytest.mark.parametrize("name", ["leaf_no_delete", "stored_events_no_update"])
def test_a_table_of_contents_that_cannot_be_read_is_refused_with_a_sentence(
    ledger: Ledger, name: str
) -> None:
    place, head = file_of(ledger), b"CREATE TRIGGER "
    content = place.read_bytes()
    # What SQLite says of it quotes the byte, which is no text in any encoding.
    damaged = content.replace(
        head + name.encode(), head[:-2] + b"\xe0 " + name.encode()
    )
    assert damaged != content
    ledger.close()
    place.write_bytes(damaged)

    for use in (connect, opened, keep):
        with pytest.raises(NotALedgerError, match="restore a backup"):
            use(place)
    (finding,) = verify(place).findings
    assert "is marked as a ledger and cannot be opened as one" in finding.sentence


def test_a_value_of_a_type_that_its_column_never_holds_is_found(ledger: Ledger) -> None:
    place = file_of(ledger)
    note(ledger)
    ledger.close()
    schema = "UPDATE sqlite_schema SET sql = {} WHERE name = 'leaf'"
    for statement in (
        schema.format("replace(sql, ' STRICT', '')"),
        "UPDATE leaf SET nonce = 'words' WHERE number = 5",
        schema.format("sql || ' STRICT'"),
    ):
        # A connection of its own for each: the tables are read when it is opened.
        with tampering(place) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            assert connection.execute(statement).rowcount == 1

    findings = verify(place).findings

    assert "(entry #5 holds a value of the wrong type)" in findings[-1].sentence


def test_a_ledger_without_its_name_is_refused_with_a_sentence(ledger: Ledger) -> None:
    with tampering(file_of(ledger)) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'origin'")

    with pytest.raises(UnreadableLedgerError, match="it has lost its name"):
        opened(ledger.log.place)


def test_there_is_no_entry_beyond_what_a_database_can_count(ledger: Ledger) -> None:
    with pytest.raises(UnknownEntryError):
        ledger.retract(command(), 2**63, WHY)


def test_a_table_that_is_gone_is_damage_and_no_matter_of_room_on_the_disk(
    ledger: Ledger,
) -> None:
    with closing(connect(ledger.log.place)) as connection:
        connection.execute("DROP TABLE command")

    with pytest.raises(UnreadableLedgerError, match="no such table: command"):
        note(ledger)
