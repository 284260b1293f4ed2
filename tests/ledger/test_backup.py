"""A backup is one whole state of the ledger, even while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from domain.errors import LedgerError
from ledger.backup import backup
from ledger.book import Ledger
from ledger.errors import BackupExistsError, LedgerUnwritableError, NoLedgerError
from ledger.verify import verify
from tests.ledger.given import audit, filled, note, query


def test_a_backup_has_the_same_entries_and_the_same_root(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")

    entries = backup(place, tmp_path / "kept" / "backup.db")

    assert entries == verify(place).entries
    assert verify(tmp_path / "kept" / "backup.db") == verify(place)
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["backup.db"]


def test_a_backup_can_be_recorded_in(tmp_path: Path) -> None:
    place, copy = filled(tmp_path / "ledger.db"), tmp_path / "backup.db"
    entries = backup(place, copy)

    with Ledger(copy) as ledger:
        assert note(ledger) == entries + 1
        audit(ledger)

    assert verify(place).entries == entries


def test_backups_made_while_others_write_are_whole(tmp_path: Path) -> None:
    place, done = filled(tmp_path / "ledger.db", 60), Event()

    def write() -> None:
        with Ledger(place) as ledger:
            while not done.is_set():
                note(ledger, "Written meanwhile")

    writer = Thread(target=write)
    writer.start()
    try:
        counted = [backup(place, tmp_path / f"{n}.db") for n in range(8)]
    finally:
        done.set()
        writer.join()

    for number, entries in enumerate(counted):
        copy = tmp_path / f"{number}.db"
        found = verify(copy)
        assert (found.findings, found.entries) == ((), entries)
        assert leaves(copy) == leaves(place)[:entries]
    assert counted == sorted(counted)
    assert counted[-1] < len(leaves(place))


def leaves(place: Path) -> list[tuple[object, ...]]:
    """Return all leaves in order."""
    return query(place, "SELECT leaf FROM leaf ORDER BY number")


def test_a_backup_replaces_nothing(tmp_path: Path) -> None:
    place, taken = filled(tmp_path / "ledger.db"), tmp_path / "backup.db"
    taken.write_text("Kept", encoding="utf-8")

    with pytest.raises(BackupExistsError):
        backup(place, taken)

    assert taken.read_text(encoding="utf-8") == "Kept"


def test_a_backup_of_nothing_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NoLedgerError):
        backup(tmp_path / "none.db", tmp_path / "backup.db")

    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused_with_a_sentence(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    (tmp_path / "file").touch()

    with pytest.raises(LedgerUnwritableError):
        backup(place, tmp_path / "file" / "backup.db")


def test_what_an_earlier_backup_left_half_done_is_no_hindrance(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")
    (tmp_path / "backup.db.part").write_bytes(b"half")

    entries = backup(place, tmp_path / "backup.db")

    assert verify(tmp_path / "backup.db").entries == entries
    assert not (tmp_path / "backup.db.part").exists()


def test_a_damaged_ledger_is_not_backed_up_in_silence(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db", 60)
    with closing(sqlite3.connect(place)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = place.read_bytes()
    place.write_bytes(content[: size * 3])

    with pytest.raises(LedgerError):
        backup(place, tmp_path / "backup.db")

    assert not (tmp_path / "backup.db").exists()
