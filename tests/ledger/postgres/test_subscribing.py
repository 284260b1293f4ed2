"""Entries are heard of at once, whenever they are committed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from ledger.errors import ConnectionLostError
from ledger.following import arrivals
from ledger.postgres.datastore import ServerDatastore
from tests.ledger.given import filled, note, opened
from tests.postgres import Server

PATIENCE = 5


def test_an_entry_is_heard_of_once_it_is_committed(server: Server) -> None:
    place = filled(server.place(), 1)

    with opened(place) as ours, opened(place) as theirs, arrivals(ours.log, 5) as told:
        assert not told.wait(1)
        with theirs.log.datastore.writing():
            note(theirs)
            assert not told.wait(0.5)

        assert told.wait(PATIENCE)


def test_an_entry_that_comes_before_the_server_listens_is_heard_of(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, recorded = filled(server.place(), 1), Event()
    get_connection = ServerDatastore.get_connection

    @contextmanager
    def late(datastore: ServerDatastore) -> Iterator[Any]:
        if current_thread() is not main_thread():  # The one that listens.
            recorded.wait(PATIENCE)
        with get_connection(datastore) as connection:
            yield connection

    monkeypatch.setattr(ServerDatastore, "get_connection", late)
    with opened(place) as ours, opened(place) as theirs, arrivals(ours.log, 5) as told:
        assert not told.wait(1)
        note(theirs)
        recorded.set()

        assert told.wait(PATIENCE)


def test_what_ends_the_connection_is_raised(server: Server) -> None:
    place = filled(server.place(), 1)

    with opened(place) as ours, arrivals(ours.log, 5) as told:
        told.wait(1)
        server.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'progress-ledger' AND query LIKE 'LISTEN%'"
        )

        with pytest.raises(ConnectionLostError):
            told.wait(PATIENCE)


def test_the_channel_is_that_of_the_library(server: Server) -> None:
    place = filled(server.place(), 0)

    with opened(place) as ledger:
        assert ledger.log.recorder.channel_name == "stored_events"  # type: ignore[attr-defined]
