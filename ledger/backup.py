"""A backup of a ledger in use, by SQLite's online backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.connection import FAULTS, LOCK_SECONDS, connect, refusal_of
from ledger.errors import BackupExistsError, LedgerUnwritableError


def backup(ledger: Path, place: Path) -> int:
    """Copy the ledger to the new file `place` and return its number of entries.

    The copy is one consistent state even while others write. It is made under
    another name and appears as `place` only when it is whole.

    Raises:
        BackupExistsError: `place` is taken; a backup never replaces anything.
        LedgerUnwritableError: the folder or disk refuses.
        UnreadableLedgerError: the ledger's file is damaged.
    """
    if place.exists():
        raise BackupExistsError(place)
    part = place.with_name(place.name + ".part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(connect(ledger)) as source, closing(_new(part)) as target:
            # In one step: between steps a writer makes SQLite begin anew.
            source.backup(target)
            # A journal mode of the original must not ask for files of its own.
            target.execute("PRAGMA journal_mode = DELETE")
        with closing(connect(part)) as copy:
            (entries,) = copy.execute("SELECT entries FROM head").fetchone()
        part.rename(place)
    except OSError as error:
        raise LedgerUnwritableError(str(error)) from error
    except FAULTS as error:
        raise refusal_of(error, LOCK_SECONDS) from error
    return int(entries)


def _new(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(place, isolation_level=None)
