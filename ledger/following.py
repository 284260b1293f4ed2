"""Waiting for entries that others record."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from typing import Protocol

from ledger.application import EventLog
from ledger.connection import connect, is_busy
from ledger.errors import LedgerReplacedError
from ledger.place import Place, ServerPlace
from ledger.server import driver

PAUSE = 0.2
"""Seconds between two looks at a file."""


class Arrivals(Protocol):
    """What tells that something may have been recorded."""

    def wait(self, seconds: float) -> bool:
        """Wait up to about `seconds`; tell whether it is time to look.

        It may be told of nothing, and is never left untold of an entry.

        Raises:
            LedgerError: the way to the ledger was lost.
        """
        ...


class FileArrivals:
    """The same of a ledger in a file, which is looked at again and again.

    The library subscribes to no file, and what systems have to watch one differs from
    one to the next and sees no other computer's writes. `PRAGMA data_version` changes
    with each commit of any other connection, and reads no table.
    """

    def __init__(
        self, place: Path, connection: sqlite3.Connection, file: os.stat_result
    ) -> None:
        self._place = place
        self._connection = connection
        self._file = file
        self._seen = self._version()

    def wait(self, seconds: float) -> bool:
        """Wait up to about `seconds`; tell whether anything was committed.

        Raises:
            LedgerReplacedError: the file is another one, or gone.
        """
        sleep(min(seconds, PAUSE))
        try:
            same = os.path.samestat(self._place.stat(), self._file)
        except FileNotFoundError:
            same = False
        if not same:
            raise LedgerReplacedError(self._place)
        seen, self._seen = self._seen, self._version()
        return seen != self._seen

    def _version(self) -> int | None:
        try:
            row = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            return None  # Somebody writes just now: it is another one afterwards.
        return int(row[0])


def file_at(place: Place) -> os.stat_result | None:
    """Return which file lies at `place`, to be asked before it is opened.

    None for a ledger on a server, or if there is none.
    """
    if isinstance(place, ServerPlace) or not place.exists():
        return None
    return place.stat()


@contextmanager
def arrivals(
    log: EventLog, after: int, file: os.stat_result | None = None
) -> Iterator[Arrivals]:
    """Yield what tells of entries after `after`.

    Args:
        log: The ledger.
        after: The last entry that is known.
        file: Which file was there before the ledger was opened.

    Raises:
        StandbyError: the server only follows another one, and tells nobody.
    """
    if isinstance(log.place, ServerPlace):
        with driver():
            from ledger.postgres.subscribing import heard
        with heard(log.recorder.subscribe(gt=after)) as told:
            yield told
        return
    with closing(connect(log.place, seconds=PAUSE)) as connection:
        yield FileArrivals(log.place, connection, file or log.place.stat())
