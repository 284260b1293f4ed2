"""Making an empty ledger on a server: by its owner, once."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.errors import LedgerError
from ledger.connection import LOCK_SECONDS
from ledger.errors import LedgerExistsError, NotAllowedError
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection
from ledger.postgres.connecting import connect_bare
from ledger.postgres.edition import set_edition
from ledger.postgres.schema import ROLES, missing_roles, statements
from ledger.schema import FORMAT


class RolesMissingError(LedgerError):
    """The login may not make the roles that a ledger needs."""

    def __init__(self, schema: str, why: str) -> None:
        typed = "; ".join(missing_roles(schema))
        super().__init__(
            f"Your login may not make the ledger's roles ({why}); nothing was made. Ask"
            f" an administrator to type: {typed}; and then make the ledger."
        )


class SchemaRefusedError(LedgerError):
    """The login may not make a schema in the database."""

    def __init__(self, schema: str, user: str, why: str) -> None:
        super().__init__(
            f"Your login may not make the schema of the ledger ({why}); nothing was"
            f" made. Ask an administrator to type: CREATE SCHEMA {schema}"
            f' AUTHORIZATION "{user}"; and then make the ledger.'
        )


@contextmanager
def creating(place: ServerPlace, origin: str) -> Iterator[ServerConnection]:
    """Yield the transaction that made an empty ledger at `place`.

    It is there only once that has ended without an error. It has the group roles
    `<schema>_reader`, `_writer` and `_redactor`, which are made unless they are there,
    and belongs to the login that makes it. Its tree is called `origin`.

    Raises:
        NoServerError, LedgerExistsError: as the names say.
        RolesMissingError, SchemaRefusedError: an administrator has to begin.
    """
    connection = connect_bare(place, LOCK_SECONDS)
    try:
        connection.execute("BEGIN IMMEDIATE")
        _make_schema(connection, place)
        _make_roles(connection, place)
        for statement in statements(place.schema):
            connection.execute(statement)
        set_edition(connection, place.schema)
        meta = (("format", str(FORMAT)), ("origin", origin))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)
        connection.execute("INSERT INTO head VALUES (1, 0, '', ?)", (b"",))
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


def _make_schema(connection: ServerConnection, place: ServerPlace) -> None:
    row = connection.execute(
        "SELECT to_regclass(?) IS NOT NULL, session_user",
        (f"{place.schema}.meta",),
    ).fetchone()
    if row[0]:
        raise LedgerExistsError(place)
    known = connection.execute(
        "SELECT 1 FROM pg_namespace WHERE nspname = ?", (place.schema,)
    ).fetchone()
    if known is not None:
        return
    try:
        connection.execute(f"CREATE SCHEMA {place.schema}")
    except NotAllowedError as error:
        raise SchemaRefusedError(place.schema, row[1], error.why) from error


def _make_roles(connection: ServerConnection, place: ServerPlace) -> None:
    names = [f"{place.schema}_{role}" for role in ROLES]
    for name, statement in zip(names, missing_roles(place.schema), strict=True):
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = ?", (name,))
        if known.fetchone() is not None:
            continue
        try:
            connection.execute(statement)
        except NotAllowedError as error:
            raise RolesMissingError(place.schema, error.why) from error
