"""Who may do what with a ledger on a server, and who cannot get around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect
from ledger.errors import LedgerUnwritableError, NoLedgerError
from ledger.place import ServerPlace
from ledger.postgres.faults import ServerRefusedError
from ledger.session import Command
from ledger.verify import verify
from tests.ledger.given import SLUG, Clock, begin, everything, made, note
from tests.ledger.redacting import redaction
from tests.postgres import Server
from tools.golden import counted

OFFICER, DIRECTOR, GUARDIAN = "h.mensah", "d.okafor", "p.lindqvist"
BY_HAND = (
    "UPDATE {s}.stored_events SET state = ''",
    "DELETE FROM {s}.leaf",
    "UPDATE {s}.head SET entries = 0",
    "DELETE FROM {s}.vault",
    "UPDATE {s}.command SET first = 2",
    "DELETE FROM {s}.blob",
    "DELETE FROM {s}.meta",
    "TRUNCATE {s}.stored_events",
    "TRUNCATE {s}.vault, {s}.leaf",
)
ONLY_THE_OWNER = (
    "INSERT INTO {s}.leaf VALUES (9, 'x', '', '')",
    "INSERT INTO {s}.command SELECT 'c', salt, request, 1, 1 FROM {s}.command LIMIT 1",
    "ALTER TABLE {s}.leaf DISABLE TRIGGER ALL",
    "DROP TRIGGER leaf_no_truncate ON {s}.leaf",
    "DROP TABLE {s}.vault",
    "CREATE TABLE {s}.mine (a int)",
    "CREATE OR REPLACE FUNCTION {s}.refuse() RETURNS trigger LANGUAGE sql AS 'x'",
    "SET session_replication_role = replica",
    "SET SESSION AUTHORIZATION postgres",
    "SELECT {s}.check_entry(1, '', 1, '', '', '', '', '{{}}', '{{}}', '{{}}', '{{}}')",
)
AS_A_REPLICA = "SET session_replication_role = replica;"


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger with an officer, a director and somebody who redacts."""
    return made_for_three(server)


@pytest.fixture(scope="module")
def shared(server: Server) -> ServerPlace:
    """Return such a ledger for tests in which all is refused, so that it stays."""
    place = made_for_three(server)
    server.run(f"INSERT INTO {place.schema}.blob VALUES (repeat('0', 64), '', '')")
    return place


def made_for_three(server: Server) -> ServerPlace:
    place = server.place()
    roles = (
        (OFFICER, "writer"),
        (DIRECTOR, "reader"),
        (GUARDIAN, "redactor"),
    )
    with made(place) as ledger:
        begin(ledger)
        note(ledger)
    for login, role in roles:
        server.login(login, f"{place.schema}_{role}")
    return place


@pytest.fixture
def mine(server: Server, place: ServerPlace) -> Iterator[Ledger]:
    """Yield the ledger as the officer has it open."""
    with opened_by(server, place, OFFICER) as ledger:
        yield ledger


def opened_by(server: Server, place: ServerPlace, login: str) -> Ledger:
    """Return the ledger as a login has it open."""
    return Ledger(server.place(place.schema, login), Clock(), counted())


def asked_by(login: str, name: str) -> Command:
    """Return a command that says it is of a login."""
    return Command(name, login)


def test_an_officer_records_under_their_own_login(
    place: ServerPlace, mine: Ledger
) -> None:
    done = mine.record_progress(asked_by(OFFICER, "a"), SLUG, "1.1", Text("Sent"))

    assert done.numbers == (6,)
    assert verify(place).findings == ()


def test_an_officer_cannot_record_in_the_name_of_another(
    place: ServerPlace, mine: Ledger
) -> None:
    before = everything(place)

    with pytest.raises(ServerRefusedError, match=r"your login is h\.mensah, and the"):
        mine.record_progress(asked_by(DIRECTOR, "a"), SLUG, "1.1", Text("Sent"))

    assert everything(place) == before


@pytest.mark.parametrize("login", [OFFICER, DIRECTOR, GUARDIAN])
@pytest.mark.parametrize("statement", [*BY_HAND, *ONLY_THE_OWNER])
def test_nobody_but_the_owner_touches_the_tables(
    server: Server, shared: ServerPlace, login: str, statement: str
) -> None:
    before = everything(shared)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.run(statement.format(s=shared.schema), user=login)

    assert everything(shared) == before


@pytest.mark.parametrize("statement", BY_HAND)
def test_the_owner_too_cannot_alter_or_remove(
    server: Server, shared: ServerPlace, statement: str
) -> None:
    before = everything(shared)

    # As a replica a session passes triggers, but for those that are always there.
    with pytest.raises(psycopg.Error, match=r"append-only|only grows"):
        server.run(AS_A_REPLICA + statement.format(s=shared.schema))

    assert everything(shared) == before


def test_a_director_reads_and_verifies_and_cannot_record(
    server: Server, place: ServerPlace
) -> None:
    own = server.place(place.schema, DIRECTOR)

    with opened_by(server, place, DIRECTOR) as ledger:
        assert len(list(ledger.entries_after(0))) == 5
        assert verify(own).findings == ()
        with pytest.raises(LedgerUnwritableError, match=f"role {place.schema}_writer"):
            ledger.record_progress(asked_by(DIRECTOR, "a"), SLUG, "1.1", Text("Sent"))


def test_whoever_has_no_role_does_not_see_the_ledger(
    server: Server, place: ServerPlace
) -> None:
    server.login("stranger")

    with pytest.raises(NoLedgerError, match="that your login may see"):
        connect(server.place(place.schema, "stranger"))


def test_only_who_may_redact_redacts(server: Server, place: ServerPlace) -> None:
    before = everything(place)

    with (
        opened_by(server, place, OFFICER) as ledger,
        pytest.raises(ServerRefusedError, match="may record, and not redact"),
    ):
        ledger.redact(asked_by(OFFICER, "a"), redaction(5, "text"))
    assert everything(place) == before

    with opened_by(server, place, GUARDIAN) as ledger:
        ledger.redact(asked_by(GUARDIAN, "a"), redaction(5, "text"))
    assert verify(place).findings == ()
    with closing(connect(place)) as connection:
        left = connection.execute("SELECT field FROM vault WHERE number = 5").fetchall()
    assert left == []


def test_who_may_redact_removes_nothing_that_no_entry_says_is_gone(
    server: Server, place: ServerPlace
) -> None:
    before = everything(place)

    with pytest.raises(psycopg.Error, match="append-only"):
        server.run(
            f"SELECT {place.schema}.forget('{{5}}', '{{text}}', '{{}}')",
            user=GUARDIAN,
        )

    assert everything(place) == before
