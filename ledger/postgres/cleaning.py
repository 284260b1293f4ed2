"""Cleaning a ledger's tables on a server of rows that were deleted."""

from contextlib import closing

from ledger.errors import LedgerUnwritableError
from ledger.place import ServerPlace
from ledger.postgres.connecting import connect_server


class NotOwnerError(LedgerUnwritableError):
    """Only the owner may write tables anew."""

    def __init__(self, owner: str) -> None:
        Exception.__init__(
            self,
            "What was redacted is gone from the ledger, and its rows may still lie in"
            f" the server's files until {owner} has run `ledger redact --finish`; they"
            " go from its write-ahead log and its backups only with those.",
        )
        self.why = f"only {owner} may write its tables anew"


def clean(place: ServerPlace, seconds: float) -> None:
    """Write every table of the ledger anew.

    Raises:
        NotOwnerError: the login is not that of the owner.
        LedgerBusyError: others went on using it.
    """
    with closing(connect_server(place, seconds)) as connection:
        owner, mine = connection.execute(
            "SELECT pg_get_userbyid(nspowner),"
            " pg_has_role(session_user, nspowner, 'MEMBER')"
            " FROM pg_namespace WHERE nspname = ?",
            (place.schema,),
        ).fetchone()
        if not mine:
            raise NotOwnerError(owner)
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename",
            (place.schema,),
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"VACUUM (FULL) {place.schema}.{table}")
