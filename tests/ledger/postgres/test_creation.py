"""Making a ledger on a server, and what is said to whoever may not."""

from __future__ import annotations

import sys

import pytest

from ledger.connection import connect, create
from ledger.errors import (
    LedgerExistsError,
    NewerLedgerError,
    NoLedgerError,
    NotALedgerError,
)
from ledger.place import ServerPlace
from ledger.postgres.creation import RolesMissingError, SchemaRefusedError
from ledger.server import NoDriverError
from ledger.verify import verify
from tests.ledger.given import ORIGIN, filled, sentences
from tests.postgres import Server


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a place where nothing is."""
    return server.place()


def as_other(server: Server, place: ServerPlace, login: str) -> ServerPlace:
    """Return the place as a login without any rights comes to it."""
    server.login(login)
    return server.place(place.schema, login)


def test_a_new_ledger_is_empty_and_as_the_program_makes_it(place: ServerPlace) -> None:
    create(place, ORIGIN)

    found = verify(place)

    assert (found.entries, found.findings) == (0, ())


def test_a_ledger_is_made_once(place: ServerPlace) -> None:
    create(place, ORIGIN)

    with pytest.raises(LedgerExistsError, match="exists already"):
        create(place, ORIGIN)


def test_where_nothing_is_nothing_is_made_by_looking(place: ServerPlace) -> None:
    with pytest.raises(NoLedgerError, match="There is no ledger at"):
        connect(place)

    create(place, ORIGIN)


def test_who_may_not_make_a_schema_is_told_what_an_administrator_types(
    server: Server, place: ServerPlace
) -> None:
    newcomer = as_other(server, place, "newcomer")

    with pytest.raises(SchemaRefusedError) as refused:
        create(newcomer, ORIGIN)

    said = f'CREATE SCHEMA {place.schema} AUTHORIZATION "newcomer"'
    assert said in str(refused.value)


def test_who_may_not_make_roles_is_told_them_and_then_makes_the_ledger(
    server: Server, place: ServerPlace
) -> None:
    owner = as_other(server, place, "newcomer")
    server.run(f'CREATE SCHEMA {place.schema} AUTHORIZATION "newcomer"')

    with pytest.raises(RolesMissingError) as refused:
        create(owner, ORIGIN)
    said = str(refused.value).partition("type: ")[2].partition("; and then")[0]
    server.run(*said.split("; "))
    create(owner, ORIGIN)

    assert verify(owner).findings == ()


@pytest.mark.parametrize(
    ("value", "refusal"), [("2", NewerLedgerError), ("x", NotALedgerError)]
)
def test_another_format_is_refused(
    server: Server, place: ServerPlace, value: str, refusal: type[Exception]
) -> None:
    server.run(
        f"CREATE SCHEMA {place.schema}",
        f"CREATE TABLE {place.schema}.meta AS"
        f" SELECT 'format' AS key, '{value}' AS value",
    )

    with pytest.raises(refusal):
        connect(place)


def test_without_the_library_it_says_how_to_install_it(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ledger.postgres.connecting", None)

    with pytest.raises(
        NoDriverError, match=r"pip install 'progress-ledger\[postgres\]'"
    ):
        connect(place)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "ALTER TABLE {s}.leaf DISABLE TRIGGER leaf_no_truncate",
            "trigger leaf.leaf_no_",
        ),
        ("DROP TRIGGER vault_no_delete ON {s}.vault", "trigger vault.vault_no_delete"),
        ("GRANT INSERT ON {s}.vault TO PUBLIC", "right INSERT on vault of PUBLIC"),
        (
            "GRANT UPDATE ON {s}.head TO {s}_writer",
            "right UPDATE on head of {s}_writer",
        ),
        (
            "GRANT EXECUTE ON FUNCTION {s}.forget TO {s}_writer",
            "right EXECUTE on forget of {s}_writer",
        ),
        ("ALTER FUNCTION {s}.append SECURITY INVOKER", "function append"),
        ("ALTER FUNCTION {s}.append RESET search_path", "function append"),
        (
            "CREATE OR REPLACE FUNCTION {s}.refuse() RETURNS trigger LANGUAGE plpgsql"
            " SET search_path = pg_catalog AS 'BEGIN RETURN OLD; END'",
            "function refuse",
        ),
        ("ALTER TABLE {s}.leaf ADD COLUMN more text", "table leaf"),
        ("ALTER TABLE {s}.vault DROP CONSTRAINT vault_pkey", "key vault number field"),
        (
            "ALTER TABLE {s}.stored_events DROP CONSTRAINT"
            " stored_events_originator_id_originator_version_key",
            "key stored_events originator_id originator_version",
        ),
        ("CREATE RULE quiet AS ON INSERT TO {s}.leaf DO INSTEAD NOTHING", "leaf.quiet"),
    ],
)
def test_what_an_owner_has_changed_is_found(
    server: Server, place: ServerPlace, statement: str, says: str
) -> None:
    filled(place, 1)
    server.run(statement.format(s=place.schema))

    found = sentences(place)

    assert says.format(s=place.schema) in found[0]
    assert "by hand" in found[0]


def test_an_altered_entry_is_named(server: Server, place: ServerPlace) -> None:
    filled(place, 1)
    server.run(
        f"ALTER TABLE {place.schema}.stored_events DISABLE TRIGGER USER",
        f"UPDATE {place.schema}.stored_events SET topic = 'action.rated'"
        " WHERE rowid = 5",
        f"ALTER TABLE {place.schema}.stored_events ENABLE ALWAYS TRIGGER"
        " stored_events_no_update",
        f"ALTER TABLE {place.schema}.stored_events ENABLE ALWAYS TRIGGER"
        " stored_events_no_truncate",
    )

    assert sentences(place)[0] == "Entry #5 was altered: its leaf differs."
