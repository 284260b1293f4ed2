"""Bringing what a ledger has on a server to this version of the program."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from domain.errors import LedgerError
from ledger.connection import LOCK_SECONDS
from ledger.place import ServerPlace
from ledger.postgres.adapter import ServerConnection
from ledger.postgres.checks import Difference, differences, granted
from ledger.postgres.connecting import connect_server
from ledger.postgres.edition import check_edition, set_edition
from ledger.postgres.schema import (
    expected_rights,
    functions,
    making,
    rights,
    tables,
    triggers,
)


class OwnerOnlyError(LedgerError):
    """A login that is not that of the owner."""

    def __init__(self, owner: str) -> None:
        super().__init__(
            f"Only the owner of the ledger, {owner}, can bring it to another version;"
            " nothing was changed. Ask them to run `ledger upgrade`."
        )


class Renewal(NamedTuple):
    """What became of a ledger.

    Attributes:
        done: What was renewed.
        left: What is still not as this version makes it.
    """

    done: tuple[Difference, ...]
    left: tuple[Difference, ...]


@contextmanager
def renewed(place: ServerPlace) -> Iterator[tuple[ServerConnection, Renewal]]:
    """Yield the owner's connection to a ledger that was brought to this version.

    Functions, triggers and rights are renewed in one transaction, for which whoever
    records waits. Tables and keys are not: they are the ledger.

    Raises:
        OwnerOnlyError: the login may not do that.
        NewerFunctionsError: a later version did it; nothing was changed.
        LedgerBusyError: others kept it from being done.
    """
    with closing(connect_server(place, LOCK_SECONDS)) as connection:
        _become_owner(connection, place.schema)
        connection.execute("BEGIN IMMEDIATE")
        # In the order of those who record: otherwise each could wait for the other.
        connection.execute("LOCK TABLE meta IN SHARE UPDATE EXCLUSIVE MODE")
        connection.execute("SELECT entries FROM head FOR UPDATE")
        number = check_edition(connection, place.schema)
        before = differences(connection, place.schema)
        different = {(d.kind, d.name) for d in before}
        if before:
            _renew(connection, place.schema, different)
        if before or number:  # A function that is made anew has no comment.
            set_edition(connection, place.schema)
        if number and ("function", "append") not in different:
            before.append(number)
        left = differences(connection, place.schema)
        connection.execute("COMMIT")
        still = {(d.kind, d.name) for d in left}
        done = (d for d in before if (d.kind, d.name) not in still)
        yield connection, Renewal(tuple(done), tuple(left))


def _become_owner(connection: ServerConnection, schema: str) -> None:
    """Act as the owner, to whom all that is made has to belong."""
    owner, quoted, mine = connection.execute(
        "SELECT pg_get_userbyid(nspowner), quote_ident(pg_get_userbyid(nspowner)),"
        " pg_has_role(session_user, nspowner, 'MEMBER')"
        " FROM pg_namespace WHERE nspname = ?",
        (schema,),
    ).fetchone()
    if not mine:
        raise OwnerOnlyError(owner)
    connection.execute(f"SET ROLE {quoted}")


def _renew(
    connection: ServerConnection, schema: str, different: set[tuple[str, str]]
) -> None:
    run_by_triggers = {one.function for one in triggers()}
    for statement in functions(schema):
        name = statement.partition(f"FUNCTION {schema}.")[2].partition("(")[0]
        if ("function", name) in different:
            if name not in run_by_triggers:  # Those take no values, and stay in place.
                _drop_all(connection, schema, name)
            connection.execute(statement)
    for one in triggers():
        if ("trigger", f"{one.table}.{one.name}") in different:
            connection.execute(f"DROP TRIGGER IF EXISTS {one.name} ON {one.table}")
            _run(connection, making(schema, one))
    _revoke(connection, schema)
    _run(connection, rights(schema))


def _drop_all(connection: ServerConnection, schema: str, name: str) -> None:
    """Drop a function, whatever values it takes: by others it is another function."""
    called = connection.execute(
        "SELECT oid::regprocedure::text FROM pg_proc"
        " WHERE pronamespace = to_regnamespace(?) AND proname = ?",
        (schema, name),
    ).fetchall()
    _run(connection, (f"DROP FUNCTION {one}" for (one,) in called))


def _revoke(connection: ServerConnection, schema: str) -> None:
    """Take away each right that the program does not give."""
    given = expected_rights(schema)
    for role, right, name in list(granted(connection, schema)):
        if (role, right, name) in given:
            continue
        what = "SCHEMA" if name == "schema" else "FUNCTION"
        if name in tables():
            what = "TABLE"
        on = schema if name == "schema" else f"{schema}.{name}"
        whom = role if role == "PUBLIC" else '"' + role.replace('"', '""') + '"'
        connection.execute(f"REVOKE {right} ON {what} {on} FROM {whom}")


def _run(connection: ServerConnection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)
