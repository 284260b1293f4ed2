"""A backup is one whole state of the ledger, even while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

from domain.errors import LedgerError
from ledger.backup import backup
from ledger.connection import create
from ledger.errors import (
    BackupExistsError,
    LedgerUnwritableError,
    NoLedgerError,
    StaleJournalError,
)
from ledger.verify import verify
from tests.ledger.given import ORIGIN, audit, filled, note, opened, query


def test_a_backup_has_the_same_entries_and_the_same_root(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db")

    entries = backup(place, tmp_path / "kept" / "backup.db")

    assert entries == verify(place).entries
    assert verify(tmp_path / "kept" / "backup.db") == verify(place)
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["backup.db"]


def test_a_backup_can_be_recorded_in(tmp_path: Path) -> None:
    place, copy = filled(tmp_path / "ledger.db"), tmp_path / "backup.db"
    entries = backup(place, copy)

    with opened(copy) as ledger:
        assert note(ledger) == entries + 1
        audit(ledger)

    assert verify(place).entries == entries


def test_backups_made_while_others_write_are_whole(tmp_path: Path) -> None:
    place, done = filled(tmp_path / "ledger.db", 60), Event()

    def write() -> None:
        with opened(place) as ledger:
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
    assert names(tmp_path) == ["backup.db", "backup.db.part", "ledger.db"]


def names(folder: Path) -> list[str]:
    """Return the names of the files in a folder, without the ledger's own journal."""
    return sorted(
        file.name for file in folder.iterdir() if not file.name.startswith("ledger.db-")
    )


def test_of_many_backups_to_one_name_at_once_one_is_made_and_the_others_refused(
    tmp_path: Path,
) -> None:
    place, start = filled(tmp_path / "ledger.db", 60), Barrier(12)
    ended: list[object] = []

    def keep() -> None:
        start.wait()
        try:
            ended.append(backup(place, tmp_path / "backup.db"))
        except BackupExistsError:
            ended.append("refused")

    threads = [Thread(target=keep) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, ended)) == sorted(["64", *["refused"] * 11])
    assert verify(tmp_path / "backup.db") == verify(place)
    assert names(tmp_path) == ["backup.db", "ledger.db"]


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_journal_that_was_left_behind_is_never_played_back_into_a_new_file(
    tmp_path: Path, ending: str
) -> None:
    place = filled(tmp_path / "ledger.db")
    stale = tmp_path / f"new.db{ending}"
    stale.write_bytes(b"Left behind")

    for make in (lambda new: backup(place, new), lambda new: create(new, ORIGIN)):
        with pytest.raises(StaleJournalError, match="move it away"):
            make(tmp_path / "new.db")

    assert names(tmp_path) == ["ledger.db", stale.name]
    assert stale.read_bytes() == b"Left behind"


def test_a_damaged_ledger_is_not_backed_up_in_silence(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db", 60)
    with closing(sqlite3.connect(place)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = place.read_bytes()
    place.write_bytes(content[: size * 3])

    with pytest.raises(LedgerError):
        backup(place, tmp_path / "backup.db")

    assert not (tmp_path / "backup.db").exists()
