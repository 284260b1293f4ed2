"""Connections to a ledger on a server, with the settings that it relies on."""

from typing import Any

import psycopg
from psycopg.rows import dict_row

from ledger.connection import check_said
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection
from ledger.postgres.faults import NoServerError, plain

CONNECT_SECONDS = 10
"""How long to wait for a server to answer."""

# Whoever follows says nothing for hours. A firewall that forgets such a connection
# tells nobody, and the system itself asks only after two hours.
_IDLE_SECONDS = 30


def connect_bare(place: ServerPlace, seconds: float) -> ServerConnection:
    """Return an autocommit connection, whether there is a ledger or not.

    Raises:
        NoServerError: nobody answers, or the login is refused.
    """
    try:
        raw: psycopg.Connection[dict[str, Any]] = psycopg.connect(
            place.url,
            autocommit=True,
            row_factory=dict_row,
            connect_timeout=CONNECT_SECONDS,
            options=_options(place, seconds),
            application_name="progress-ledger",
            client_encoding="utf8",
            keepalives_idle=_IDLE_SECONDS,
            keepalives_interval=_IDLE_SECONDS // 3,
            keepalives_count=3,
            # By itself psycopg would forget all prepared statements, of ours too, with
            # each transaction that is rolled back, as reading always is.
            prepare_threshold=None,
        )
    except psycopg.Error as error:
        raise NoServerError(place, plain(error)) from error
    return ServerConnection(raw, place, seconds)


def connect_server(place: ServerPlace, seconds: float) -> ServerConnection:
    """Return an autocommit connection to the ledger at `place`.

    Raises:
        NoServerError, NoLedgerError, NotALedgerError, NewerLedgerError: as the names
            say.
    """
    connection = connect_bare(place, seconds)
    try:
        said = connection.execute("SELECT value FROM meta WHERE key = 'format'")
        check_said(place, said.fetchone())
    except BaseException:
        connection.close()
        raise
    return connection


def user_of(connection: ServerConnection) -> str:
    """Return the name of the login, as the server knows it."""
    return str(connection.execute("SELECT session_user").fetchone()[0])


def _options(place: ServerPlace, seconds: float) -> str:
    wait = max(1, round(seconds * 1000))
    return (
        f"-c search_path={place.schema} -c lock_timeout={wait}"
        " -c idle_in_transaction_session_timeout=10min"
        # And the server asks whether we are there, who may hold its lock.
        f" -c tcp_keepalives_idle={_IDLE_SECONDS}"
        f" -c tcp_keepalives_interval={_IDLE_SECONDS // 3}"
    )
