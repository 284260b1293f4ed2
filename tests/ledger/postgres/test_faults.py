"""What a fault of the server is told as."""

from __future__ import annotations

from contextlib import closing
from unittest.mock import patch

import psycopg
import pytest
from psycopg import errors

from ledger.errors import (
    ConnectionLostError,
    LedgerBusyError,
    LedgerUnwritableError,
)
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection
from ledger.postgres.connecting import connect_bare
from ledger.postgres.faults import OvertakenError, refusal
from tests.postgres import Server

STANDBY = (errors.FeatureNotSupported, errors.ReadOnlySqlTransaction)
"""What a standby answers to the beginning of a write, and to a write itself."""


@pytest.mark.parametrize("fault", STANDBY)
def test_a_standby_is_told_from_a_login_that_may_not(
    fault: type[psycopg.Error],
) -> None:
    place = ServerPlace("postgresql://officer@db2/plans")

    told = refusal(fault("cannot execute INSERT"), place, 5, recording=True)

    # Then a question draws its views beside the ledger.
    assert isinstance(told, LedgerUnwritableError)
    assert "only follows another one" in str(told)


def test_whoever_lacks_a_role_is_sent_to_those_who_give_it() -> None:
    place = ServerPlace("postgresql://officer@db2/plans")

    told = refusal(errors.InsufficientPrivilege("no"), place, 5, recording=True)

    # As in docs/operating.md, where the ledger's owner cannot give it.
    assert str(told) == (
        "Your login may not do this (no); nothing was recorded. Ask whoever gives the"
        " logins at the server for the role ledger_writer to record, or ledger_redactor"
        " to redact."
    )


@pytest.mark.parametrize(
    "fault",
    [
        *(errors.DataError, errors.UndefinedFunction, errors.InsufficientPrivilege),
        *(errors.DiskFull, errors.RaiseException, *STANDBY),
    ],
)
def test_the_reason_alone_says_nothing_of_what_was_recorded(
    fault: type[psycopg.Error],
) -> None:
    """It is told where the entries are recorded, and their views cannot be shown."""
    place = ServerPlace("postgresql://officer@db2/plans")

    told = refusal(fault("it is so"), place, 5, recording=False)

    assert "nothing was recorded" in str(told)
    assert getattr(told, "why", "") in (
        "it is so",
        "the server only follows another one",
    )


BROKEN_OFF = "DO $$ BEGIN RAISE 'conflict' USING ERRCODE = '{}'; END $$"


@pytest.mark.parametrize("code", ["40001", "40P01"])
def test_what_a_standby_breaks_off_is_not_put_down_to_another_program(
    server: Server, code: str
) -> None:
    place = server.place()
    server.run(f"CREATE SCHEMA {place.schema}")
    with closing(connect_bare(place, 5)) as connection:
        with pytest.raises(LedgerBusyError) as alone:
            connection.execute(BROKEN_OFF.format(code))
        with (
            patch.object(ServerConnection, "_follows", lambda _: True),
            pytest.raises(OvertakenError) as following,
        ):
            connection.execute(BROKEN_OFF.format(code))

    assert "writing to the ledger for 5 seconds" in str(alone.value)
    # It ends with the exit code that says that one can ask again.
    assert isinstance(following.value, LedgerBusyError)
    assert "ask again in a moment" in str(following.value)


def test_a_connection_that_was_lost_is_refused_each_time(server: Server) -> None:
    place = server.place()
    server.run(f"CREATE SCHEMA {place.schema}")
    with closing(connect_bare(place, 5)) as connection:
        server.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'progress-ledger'"
        )

        for _ in range(2):
            with pytest.raises(ConnectionLostError):
                connection.execute("SELECT 1")
