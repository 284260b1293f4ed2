"""A ledger on a server that another version of the program made."""

from __future__ import annotations

import time
from contextlib import closing
from threading import Thread

import pytest

from ledger.connection import connect
from ledger.errors import LedgerExistsError
from ledger.place import ServerPlace
from ledger.postgres.checks import Difference
from ledger.postgres.faults import OtherFunctionsError
from ledger.postgres.renewing import OwnerOnlyError, Renewal
from ledger.postgres.schema import older_functions
from ledger.server import renewing
from ledger.verify import verify
from tests.faults.server.locking import locked
from tests.ledger.given import BEGUN, audit, everything, filled, made, note, opened
from tests.postgres import Server

OLDER = tuple(
    Difference("function", name, older=True, missing=False)
    for name in ("append", "begin_recording", "check_entry")
)


def renewal_of(place: ServerPlace) -> Renewal:
    """Return what became of a ledger that its owner upgraded."""
    with renewing(place) as (_, renewal):
        return renewal


@pytest.fixture
def older(server: Server) -> ServerPlace:
    """Return a ledger with the functions of an earlier version."""
    place = filled(server.place(), 1)
    server.run(*older_functions(place.schema))
    return place


def test_a_new_ledger_needs_nothing(server: Server) -> None:
    place = filled(server.place(), 1)

    assert renewal_of(place) == Renewal((), ())
    assert verify(place).notes == ()


def test_functions_of_an_earlier_version_are_noted_and_record(
    older: ServerPlace,
) -> None:
    with opened(older) as ledger:
        note(ledger)
        audit(ledger)

    assert verify(older).notes == tuple(
        f"The function {name} is that of an earlier version of the program; the"
        " ledger's owner renews it with `ledger upgrade`."
        for name in ("append", "begin_recording", "check_entry")
    )


def test_the_owner_renews_them_once(server: Server, older: ServerPlace) -> None:
    server.login("h.mensah", f"{older.schema}_writer")
    before = everything(older)

    assert renewal_of(older) == Renewal(OLDER, ())

    assert everything(older) == before
    assert (verify(older).findings, verify(older).notes) == ((), ())
    assert renewal_of(older) == Renewal((), ())
    with opened(older) as ledger:
        note(ledger)
        audit(ledger)


def test_it_waits_for_those_who_record_and_they_for_it(server: Server) -> None:
    place = filled(server.place(), 0)
    server.run(f"DROP TRIGGER meta_no_update ON {place.schema}.meta")
    renewed = Thread(target=renewal_of, args=(place,))
    with opened(place) as ledger:
        noted = Thread(target=note, args=(ledger,))
        with locked(place):
            renewed.start()
            wait_for_waiting(place, 1)
            noted.start()
            wait_for_waiting(place, 2)
        renewed.join()
        noted.join()

        assert len(audit(ledger)) == BEGUN + 1
    assert verify(place).findings == ()


def wait_for_waiting(place: ServerPlace, sessions: int) -> None:
    """Wait until so many sessions wait for a lock."""
    deadline = time.monotonic() + 10
    with closing(connect(place)) as connection:
        while connection.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
        ).fetchone() != (sessions,):
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_nobody_else_does(server: Server, older: ServerPlace) -> None:
    server.login("p.lindqvist", f"{older.schema}_redactor")

    with pytest.raises(OwnerOnlyError, match="Only the owner of the ledger, postgres,"):
        renewal_of(server.place(older.schema, "p.lindqvist"))

    assert len(verify(older).notes) == len(OLDER)


CHANGED = {
    "function refuse": (
        "CREATE OR REPLACE FUNCTION {s}.refuse() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = pg_catalog AS 'BEGIN RETURN OLD; END'"
    ),
    "function append": "ALTER FUNCTION {s}.append SECURITY INVOKER",
    "function begin_recording": (
        "CREATE FUNCTION {s}.begin_recording(a int) RETURNS int LANGUAGE sql"
        " AS 'SELECT 1'"
    ),
    "trigger vault.vault_no_delete": "DROP TRIGGER vault_no_delete ON {s}.vault",
    "trigger leaf.leaf_no_update": (
        "ALTER TABLE {s}.leaf DISABLE TRIGGER leaf_no_update"
    ),
    "right INSERT on vault of PUBLIC": "GRANT INSERT ON {s}.vault TO PUBLIC",
    "right UPDATE on head of {s}_writer": "GRANT UPDATE ON {s}.head TO {s}_writer",
    "right EXECUTE on forget of {s}_writer": (
        "GRANT EXECUTE ON FUNCTION {s}.forget TO {s}_writer"
    ),
    "right SELECT on vault of {s}_reader": "REVOKE SELECT ON {s}.vault FROM {s}_reader",
    "right USAGE on schema of {s}_reader": (
        "REVOKE USAGE ON SCHEMA {s} FROM {s}_reader"
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_somebody_changed_is_put_right_and_named(
    server: Server, what: str
) -> None:
    place = filled(server.place(), 1)
    server.run(CHANGED[what].format(s=place.schema))
    found = [one.sentence for one in verify(place).findings]
    assert "by hand" in found[0]
    assert any(one.startswith(f"The {what.format(s=place.schema)} is") for one in found)

    done = renewal_of(place).done

    named = {f"{one.kind} {one.name}" for one in done}
    assert what.format(s=place.schema) in named
    assert verify(place).findings == ()


def test_a_function_that_is_called_otherwise_is_refused_and_then_renewed(
    server: Server,
) -> None:
    place = filled(server.place(), 1)
    server.run(f"DROP FUNCTION {place.schema}.append")

    with opened(place) as ledger, pytest.raises(OtherFunctionsError, match="upgrade"):
        note(ledger)

    (one,) = [one for one in renewal_of(place).done if one.kind == "function"]
    assert (one.name, one.missing) == ("append", True)
    with opened(place) as ledger:
        assert note(ledger) == 6


def test_tables_are_left_as_they_are(server: Server) -> None:
    place = filled(server.place(), 1)
    server.run(
        f"ALTER TABLE {place.schema}.leaf ADD COLUMN more text",
        f"CREATE FUNCTION {place.schema}.own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    )

    renewal = renewal_of(place)

    left = [f"{one.kind} {one.name}" for one in renewal.left]
    assert left[:2] == ["table leaf", "function own"]


def test_whoever_makes_it_again_is_told_of_the_upgrade(server: Server) -> None:
    place = filled(server.place(), 0)

    with pytest.raises(LedgerExistsError, match="`ledger upgrade` brings to this"):
        made(place)


def test_who_records_meanwhile_waits_and_records(older: ServerPlace) -> None:
    with opened(older) as ledger, renewing(older):
        assert note(ledger) == 6
        audit(ledger)
