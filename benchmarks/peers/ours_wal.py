"""This program with the journal that it takes where SQLite's WAL mode can be trusted.

It tells what of the cost is that of the journal, which the peers do not pay.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from benchmarks.peers.course import main
from benchmarks.peers.ours import Ours
from benchmarks.peers.protocol import OutOfReachError, Work
from ledger import connection

_TRUSTED = connection.journal_mode(sqlite3.sqlite_version_info) == "WAL"


class OursInWal(Ours):
    """The same, recording in WAL mode whatever SQLite's version."""

    name: ClassVar[str] = "this program, WAL mode"
    works: ClassVar[tuple[Work, ...]] = ("append",)

    def __init__(self, at: str) -> None:
        """Open the ledger in WAL mode."""
        connection.journal_mode = lambda version: "WAL"
        super().__init__(at)

    @classmethod
    @contextmanager
    def room(cls) -> Iterator[str]:
        """Yield a place, unless the program takes WAL mode by itself."""
        if _TRUSTED:
            raise OutOfReachError("Its own journal is WAL here; see its own row.")
        with super().room() as at:
            yield at


if __name__ == "__main__":
    main(OursInWal)
