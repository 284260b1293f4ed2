"""A backup of a ledger in use, by SQLite's online backup."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from ledger.connection import (
    FAULTS,
    LOCK_SECONDS,
    connect,
    refusal_of,
)
from ledger.errors import BackupExistsError, LedgerUnwritableError
from ledger.file_marks import check_no_journal
from ledger.place import Place, ServerPlace


def backup(ledger: Place, place: Path) -> int:
    """Copy the ledger to the new file `place` and return its number of entries.

    The copy of a ledger on a server is a file too: `ledger copy` takes it back. The
    copy is one consistent state even while others write. It is made under a
    name of its own and appears as `place` only when it is whole.

    Raises:
        BackupExistsError: `place` is taken; a backup never replaces anything.
        StaleJournalError: a journal lies there that SQLite would play back into it.
        LedgerUnwritableError: the folder or disk refuses.
        UnreadableLedgerError: the ledger's file is damaged.
    """
    _check_free(place)
    if isinstance(ledger, ServerPlace):
        from ledger.copying import copy as copied

        return copied(ledger, place).entries
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with part_of(place) as part:
            with closing(connect(ledger)) as source, closing(_new(part)) as target:
                # In one step: between steps a writer makes SQLite begin anew.
                source.backup(target)
                # A journal mode of the original must not ask for files of its own.
                target.execute("PRAGMA journal_mode = DELETE")
            with closing(connect(part)) as copy:
                (entries,) = copy.execute("SELECT entries FROM head").fetchone()
    except OSError as error:
        raise LedgerUnwritableError(str(error)) from error
    except FAULTS as error:
        raise refusal_of(error, LOCK_SECONDS) from error
    return int(entries)


@contextmanager
def part_of(place: Path) -> Iterator[Path]:
    """Yield a name to make the new file `place` under, which becomes `place` then.

    Several may be made at once, of one name too: the first one gets it. The disk has
    the name in the end; of what fails nothing is left.

    Raises:
        BackupExistsError: `place` was taken meanwhile.
        StaleJournalError: a journal lies there that SQLite would play back into it.
    """
    part = place.with_name(f"{place.name}.{token_hex(4)}.part")
    try:
        yield part
        _publish(part, place)
        make_certain(place.parent)
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                part.with_name(part.name + ending).unlink()


def make_certain(folder: Path) -> None:
    """Wait until the disk has the names in `folder`; it has the bytes already."""
    # Windows opens no folders, and keeps names by itself.
    with suppress(OSError):
        names = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(names)
        finally:
            os.close(names)


def _publish(part: Path, place: Path) -> None:
    """Give the copy its name, unless somebody took it meanwhile."""
    _check_free(place)
    try:
        os.link(part, place)
    except FileExistsError as error:
        raise BackupExistsError(place) from error
    except OSError:
        # Not every file system has hard links; a short moment is left between.
        _check_free(place)
        part.rename(place)


def _check_free(place: Path) -> None:
    if os.path.lexists(place):
        raise BackupExistsError(place)
    check_no_journal(place)


def _new(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(place, isolation_level=None)
