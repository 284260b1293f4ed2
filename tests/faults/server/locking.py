"""A session that keeps the lock of a ledger on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import monotonic, sleep

from ledger.connection import connect
from ledger.engine import Connection
from ledger.place import ServerPlace

PATIENCE = 30
"""For so many seconds somebody may take to come to the lock."""


@contextmanager
def locked(place: ServerPlace) -> Iterator[Connection]:
    """Hold the lock as another program would; yields that program's connection."""
    with closing(connect(place)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("SELECT begin_recording()")
        yield holder


@contextmanager
def letting_go(
    holder: Connection, *, after: float = 0.0, behind: int = 1
) -> Iterator[None]:
    """Let the lock go so many seconds after so many wait for it, during the block."""

    def let_go() -> None:
        until_waiting(holder, behind)
        sleep(after)
        holder.execute("COMMIT")

    thread = Thread(target=let_go)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def until_waiting(holder: Connection, many: int) -> None:
    """Wait until so many sessions wait for the lock."""
    deadline = monotonic() + PATIENCE
    while _waiting(holder) < many:
        assert monotonic() < deadline, "nobody comes to wait for the lock"
        sleep(0.01)


def _waiting(holder: Connection) -> int:
    row = holder.execute(
        "SELECT count(*) FROM pg_locks"
        " WHERE NOT granted AND relation = 'meta'::regclass"
    ).fetchone()
    return int(row[0])
