"""The bare library `eventsourcing` on a PostgreSQL server of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import psycopg

from benchmarks.bare import server_settings
from benchmarks.peers.course import main
from benchmarks.peers.eventsourced import Eventsourced
from benchmarks.peers.protocol import OutOfReachError


class EventsourcedServer(Eventsourced):
    """Both clocks: both are in the event."""

    name: ClassVar[str] = "eventsourcing, PostgreSQL"
    # A larger save can wait for ever: psycopg's pipeline fills both ends' buffers.
    chunk: ClassVar[int] = 500

    @classmethod
    @contextmanager
    def room(cls) -> Iterator[str]:
        """Yield the URL of a server that is started for it, with a full sync."""
        import pytest

        from tests.postgres import running

        try:
            with running(durable=True) as server:
                yield server.url()
        except pytest.skip.Exception as error:
            raise OutOfReachError(str(error)) from error

    def settings(self) -> dict[str, str]:
        """Return where the server is."""
        return server_settings(self.at)

    @classmethod
    def size(cls, at: str) -> int:
        """Return how many bytes the table of events takes with its indexes."""
        with psycopg.connect(at) as connection:
            found = connection.execute(
                "SELECT pg_total_relation_size('estate_events')"
            ).fetchone()
        assert found is not None
        return int(found[0])


if __name__ == "__main__":
    main(EventsourcedServer)
