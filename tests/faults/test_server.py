"""A server that is busy, or lost in the middle, and programs that are killed."""

from __future__ import annotations

import time

import pytest

from domain.text import Text
from ledger.errors import ConnectionLostError, LedgerBusyError
from ledger.place import ServerPlace
from ledger.recording import record
from ledger.session import Session
from ledger.verify import verify
from tests.faults.processes import acknowledged, started
from tests.faults.server.locking import locked
from tests.ledger.given import (
    BEGUN,
    SLUG,
    audit,
    command,
    everything,
    filled,
    note,
    opened,
)
from tests.postgres import Server

PATIENCE = 0.2


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger with a plan and one action."""
    return filled(server.place(), 0)


END_ALL = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE application_name = 'progress-ledger' AND pid <> pg_backend_pid()"
)
"""Ends all sessions of programs, and waits until they have ended."""


def test_a_verb_gives_up_when_another_program_keeps_writing(
    place: ServerPlace,
) -> None:
    before = everything(place)

    with opened(place, seconds=PATIENCE) as ledger:
        with (
            locked(place),
            pytest.raises(LedgerBusyError, match=r"for 0\.2 seconds; nothing was"),
        ):
            note(ledger)

        assert everything(place) == before
        assert note(ledger) == BEGUN + 1
        audit(ledger)


def test_reading_goes_on_while_another_program_is_writing(place: ServerPlace) -> None:
    with locked(place), opened(place, seconds=PATIENCE) as ledger:
        assert len(list(ledger.entries_after(0))) == BEGUN


def test_a_connection_that_the_server_ended_while_nobody_used_it_is_made_anew(
    server: Server, place: ServerPlace
) -> None:
    with opened(place, seconds=PATIENCE) as ledger:
        note(ledger)
        server.run(END_ALL)

        assert note(ledger) == BEGUN + 2


def test_a_connection_lost_while_deciding_records_nothing(
    server: Server, place: ServerPlace
) -> None:
    before = everything(place)

    def decide(session: Session) -> None:
        session.add(session.action(SLUG, "1.1").record_progress(Text("x"), session.by))
        server.run(END_ALL)

    with opened(place) as ledger:
        with pytest.raises(ConnectionLostError):
            record(ledger.log, command(), ("one",), decide)

        assert everything(place) == before
        assert note(ledger) == BEGUN + 1


def test_a_connection_lost_while_nobody_used_it_is_made_anew(
    server: Server, place: ServerPlace
) -> None:
    with opened(place) as ledger:
        note(ledger)
        server.run(END_ALL)

        assert note(ledger) == BEGUN + 2
        server.run(END_ALL)
        assert len(audit(ledger)) == BEGUN + 2


@pytest.mark.slow
def test_what_a_killed_writer_was_told_is_there_and_nothing_is_torn(
    place: ServerPlace,
) -> None:
    told: dict[int, str] = {}

    for turn in range(6):
        with started("writer", place, f"t{turn}", 100_000) as writer:
            assert writer.stdout is not None
            said = writer.stdout.readline()
            # No test asserts a time: whenever the kill comes, the ledger must hold.
            time.sleep(turn / 50)
            writer.kill()
            told |= acknowledged(said + writer.communicate()[0])

    assert len(told) >= 6
    with opened(place) as ledger:
        there = {entry.number: entry.event.command for entry in audit(ledger)}
    assert {number: there.get(number) for number in told} == told
    assert verify(place).findings == ()
