"""The way to a ledger on a server: it needs a library that not everybody installs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from domain.errors import LedgerError
from ledger.engine import Connection
from ledger.place import ServerPlace

if TYPE_CHECKING:
    from ledger.postgres.renewing import Renewal


class NoDriverError(LedgerError):
    """A URL was named, and what speaks to PostgreSQL is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "A ledger on a PostgreSQL server needs one more library; install it with"
            " pip install 'progress-ledger[postgres]'."
        )


@contextmanager
def driver() -> Iterator[None]:
    """Say in one sentence what to install, should an import meanwhile not find it.

    Raises:
        NoDriverError: psycopg is not there, or not whole.
    """
    try:
        yield
    except ImportError as error:
        raise NoDriverError from error


def connect_server(place: ServerPlace, seconds: float) -> Connection:
    """Return an autocommit connection to the ledger at `place`.

    Raises:
        NoDriverError, NoServerError, NoLedgerError: as the names say.
        NotALedgerError, NewerLedgerError: as the names say.
    """
    with driver():
        from ledger.postgres.connecting import connect_server as connected
    return connected(place, seconds)


@contextmanager
def creating(place: ServerPlace, origin: str) -> Iterator[Connection]:
    """Yield the transaction that makes an empty ledger, to be filled in it.

    Raises:
        NoDriverError, NoServerError, LedgerExistsError: as the names say.
        RolesMissingError, SchemaRefusedError: an administrator has to begin.
    """
    with driver():
        from ledger.postgres.creation import creating as begun
    with begun(place, origin) as connection:
        yield connection


def server_user(place: ServerPlace) -> str:
    """Return the name of the login at the server, which entries carry."""
    with driver():
        from ledger.postgres.connecting import connect_bare, user_of
    connection = connect_bare(place, 1)
    try:
        return user_of(connection)
    finally:
        connection.close()


def clean_server(place: ServerPlace, seconds: float) -> None:
    """Write anew what holds words, without the room of rows that were deleted.

    Raises:
        LedgerBusyError: others went on using it.
        NotOwnerError: only the owner may.
    """
    with driver():
        from ledger.postgres.cleaning import clean
    clean(place, seconds)


@contextmanager
def renewing(place: ServerPlace) -> "Iterator[tuple[Connection, Renewal]]":
    """Yield the owner's connection to a ledger that was brought to this version.

    Raises:
        OwnerOnlyError: the login may not do that.
        NewerFunctionsError: a later version did it; nothing was changed.
        LedgerBusyError: others kept it from being done.
    """
    with driver():
        from ledger.postgres.renewing import renewed
    with renewed(place) as (connection, renewal):
        yield connection, renewal
