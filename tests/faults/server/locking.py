"""A session that keeps the lock of a ledger on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from ledger.connection import connect
from ledger.engine import Connection
from ledger.place import ServerPlace


@contextmanager
def locked(place: ServerPlace) -> Iterator[Connection]:
    """Hold the lock as another program would; yields that program's connection."""
    with closing(connect(place)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        holder.execute("SELECT begin_recording()")
        yield holder
