"""Files that are opened, made and refused, and the settings that make them durable."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ledger.connection import connect, create, journal_mode
from ledger.datastore import LedgerPool
from ledger.errors import (
    LedgerExistsError,
    LedgerUnwritableError,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
)
from tests.ledger.given import ORIGIN, audit, filled, note, opened


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 7, 0), "TRUNCATE"),
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 44, 9), "WAL"),
        ((3, 45, 0), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "TRUNCATE"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_wal_is_for_versions_without_the_wal_reset_bug(
    version: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(version) == mode


def test_every_pooled_connection_is_durable_and_forgets_what_was_deleted(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    pool = LedgerPool(str(place), 1.0)

    with closing(pool), ExitStack() as stack:
        for writes in (True, False, False):
            pooled = pool.get_connection(is_writer=writes)
            stack.callback(pool.put_connection, pooled)
            assert settings(pooled._sqlite_conn) == wanted()

    with closing(connect(place)) as connection:
        assert settings(connection) == wanted()


def settings(connection: sqlite3.Connection) -> dict[str, object]:
    """Return the settings of a connection that matter."""
    return {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted()
    }


def wanted() -> dict[str, object]:
    """Return what they should be; 2 is FULL."""
    return {
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_mode": journal_mode(sqlite3.sqlite_version_info).lower(),
    }


def test_a_plain_connection_has_not_these_settings(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")

    with closing(sqlite3.connect(place)) as connection:
        found = settings(connection)

    assert found["cell_size_check"] == 0


def test_connecting_never_makes_a_file(tmp_path: Path) -> None:
    place = tmp_path / "none.db"

    for opening in (connect, opened):
        with pytest.raises(NoLedgerError, match="`ledger init`"):
            opening(place)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"A plan.", b"SQLite format 3\0" + bytes(99)])
def test_another_file_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "ledger.db"
    place.write_bytes(content)

    for opening in (connect, opened):
        with pytest.raises(NotALedgerError, match="is not a ledger"):
            opening(place)

    assert place.read_bytes() == content
    assert list(tmp_path.iterdir()) == [place]


def test_another_database_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")

    with pytest.raises(NotALedgerError, match="does not say its format"):
        connect(place)


@pytest.mark.parametrize(
    ("format_", "refusal"),
    [
        ("2", NewerLedgerError),
        ("one", NotALedgerError),
        ("0", NotALedgerError),
        ("²", NotALedgerError),
        ("٢", NotALedgerError),
        ("1" * 10, NotALedgerError),
        ("1" * 5000, NotALedgerError),
    ],
)
def test_a_format_that_is_not_known_is_refused(
    tmp_path: Path, format_: str, refusal: type[Exception]
) -> None:
    place = filled(tmp_path / "ledger.db")
    with closing(connect(place)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'format'", (format_,))

    for opening in (connect, opened):
        with pytest.raises(refusal):
            opening(place)


def test_an_empty_file_left_behind_can_be_filled(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    place.touch()

    create(place, ORIGIN)

    with opened(place) as ledger:
        assert audit(ledger) == []


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")
    before = place.read_bytes()

    for taken in (place, tmp_path):
        with pytest.raises(LedgerExistsError, match="exists already"):
            create(taken, ORIGIN)

    assert place.read_bytes() == before


def test_a_place_inside_a_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("words", encoding="utf-8")

    with pytest.raises(LedgerUnwritableError, match="nothing was recorded"):
        create(tmp_path / "plan" / "ledger.db", ORIGIN)


def test_a_place_with_unusual_characters_is_found_again(tmp_path: Path) -> None:
    place = tmp_path / "50% of #1 & überall" / "led ger.db"

    filled(place)

    with opened(place) as ledger:
        assert note(ledger) == len(audit(ledger))
    assert list(tmp_path.iterdir()) == [place.parent]


def test_settings_of_the_library_in_the_environment_do_not_move_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, elsewhere = filled(tmp_path / "ledger.db"), tmp_path / "elsewhere.db"
    for prefix in ("", "LEDGER_"):
        for name, value in {
            "PERSISTENCE_MODULE": "eventsourcing.popo",
            "SQLITE_DBNAME": str(elsewhere),
            "SQLITE_LOCK_TIMEOUT": "many",
            "ORIGINATOR_ID_TYPE": "uuid",
            "CREATE_TABLE": "y",
            "MAPPER_TOPIC": "eventsourcing.persistence:Mapper",
            "COMPRESSOR_TOPIC": "zlib",
            "CIPHER_TOPIC": "eventsourcing.cipher:AESCipher",
            "IS_SNAPSHOTTING_ENABLED": "y",
            "APPLICATION_RECORDER_TOPIC": "eventsourcing.popo:POPOApplicationRecorder",
        }.items():
            monkeypatch.setenv(prefix + name, value)

    with opened(place) as ledger:
        number = note(ledger, "Recorded where it belongs")

    assert not elsewhere.exists()
    with opened(place) as ledger:
        assert len(audit(ledger)) == number
