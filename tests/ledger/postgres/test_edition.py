"""The number by which a program sees that a server was upgraded by a later one."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest

from ledger.connection import connect
from ledger.copying import copy
from ledger.place import ServerPlace
from ledger.postgres import edition
from ledger.postgres.adapter import as_made
from ledger.postgres.checks import Difference, differences
from ledger.postgres.edition import EDITION, NewerFunctionsError
from ledger.postgres.renewing import Renewal
from ledger.postgres.schema import older_functions, statements
from ledger.server import renewing
from ledger.verify import verify
from tests.ledger.given import everything, filled, note, opened
from tests.postgres import Server

MADE = {
    1: "a5fcfe7b2d511abe63473b788e9b082027d2f88f09431a9488b0b8061652cce0",
    2: "dfb47f7a79892ea778df8025851e82593fa0ce46ca8759893ae9fe629d764c1f",
    3: "b771304ad5b7d7cf344668ee0df426f009b519e1ff9ce70b0f48ce15d0c037c7",
}
"""Each number -> SHA-256 of what is made under it.

A changed function, trigger or right takes the next number: without it, an older program
could not tell that it is the older one.
"""


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger that this version made."""
    return filled(server.place(), 1)


def said(place: ServerPlace) -> list[str | None]:
    """Return what the server says of the function that records."""
    with closing(connect(place)) as connection:
        rows = connection.execute(
            "SELECT obj_description(oid, 'pg_proc') FROM pg_proc"
            " WHERE pronamespace = to_regnamespace(?) AND proname = 'append'",
            (place.schema,),
        )
        return [one for (one,) in rows.fetchall()]


def upgraded(place: ServerPlace) -> Renewal:
    """Return what became of a ledger that its owner upgraded."""
    with renewing(place) as (_, renewal):
        return renewal


def test_what_is_changed_takes_the_next_number() -> None:
    made = "".join(f"{as_made(one)};\n" for one in statements("ledger"))

    assert sha256(made.encode()).hexdigest() == MADE[EDITION]
    assert max(MADE) == EDITION


def test_a_new_ledger_carries_the_number(place: ServerPlace) -> None:
    assert said(place) == [f"Ledger functions, edition {EDITION}"]
    assert upgraded(place) == Renewal((), ())


@pytest.mark.parametrize("changed", [False, True])
def test_an_older_program_is_refused_and_changes_nothing(
    server: Server,
    place: ServerPlace,
    monkeypatch: pytest.MonkeyPatch,
    *,
    changed: bool,
) -> None:
    if changed:  # What is not as the older one makes it stays so too.
        server.run(*older_functions(place.schema))
    with closing(connect(place)) as connection:
        before = differences(connection, place.schema)
    entries = everything(place)
    monkeypatch.setattr(edition, "EDITION", EDITION - 1)

    with pytest.raises(NewerFunctionsError, match="nothing was changed") as refused:
        upgraded(place)

    assert refused.value.there == EDITION
    with closing(connect(place)) as connection:
        assert differences(connection, place.schema) == before
    assert everything(place) == entries
    assert said(place) == [f"Ledger functions, edition {EDITION}"]


def test_a_later_program_sets_its_own_once(
    place: ServerPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "EDITION", EDITION + 1)

    older = Difference("number", "functions", older=True, missing=False)
    assert upgraded(place) == Renewal((older,), ())
    assert said(place) == [f"Ledger functions, edition {EDITION + 1}"]
    assert upgraded(place) == Renewal((), ())

    monkeypatch.undo()
    with pytest.raises(NewerFunctionsError):
        upgraded(place)


@pytest.mark.parametrize(
    "instead",
    ["NULL", "'Ours; ask the database team'", "'Ledger functions, edition x'"],
)
def test_a_server_without_a_number_counts_as_older(
    server: Server, place: ServerPlace, instead: str
) -> None:
    server.run(f"COMMENT ON FUNCTION {place.schema}.append IS {instead}")
    assert (verify(place).findings, verify(place).notes) == ((), ())

    gone = Difference("number", "functions", older=False, missing=True)
    assert upgraded(place) == Renewal((gone,), ())

    assert said(place) == [f"Ledger functions, edition {EDITION}"]


def test_a_function_that_is_made_anew_carries_the_number(
    server: Server, place: ServerPlace
) -> None:
    server.run(f"DROP FUNCTION {place.schema}.append")

    assert next(one.name for one in upgraded(place).done) == "append"

    assert said(place) == [f"Ledger functions, edition {EDITION}"]


def test_a_number_of_a_later_version_is_no_damage_and_goes_on_recording(
    server: Server, place: ServerPlace
) -> None:
    server.run(
        f"COMMENT ON FUNCTION {place.schema}.append IS 'Ledger functions, edition 99'"
    )

    with opened(place) as ledger:
        note(ledger)

    assert (verify(place).findings, verify(place).notes) == ((), ())


@pytest.mark.parametrize("role", ["writer", "redactor"])
def test_whoever_records_cannot_change_it(
    server: Server, place: ServerPlace, role: str
) -> None:
    server.login(f"a.{role}", f"{place.schema}_{role}")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.run(
            f"COMMENT ON FUNCTION {place.schema}.append IS NULL", user=f"a.{role}"
        )

    assert said(place) == [f"Ledger functions, edition {EDITION}"]


def test_a_copy_has_the_number_of_the_program_that_makes_it_and_the_same_root(
    server: Server, place: ServerPlace, tmp_path: Path
) -> None:
    server.run(
        f"COMMENT ON FUNCTION {place.schema}.append IS 'Ledger functions, edition 99'"
    )
    file, there = tmp_path / "ledger.db", server.place()

    assert copy(place, file) == copy(file, there)

    assert verify(place).root == verify(file).root == verify(there).root
    assert said(there) == [f"Ledger functions, edition {EDITION}"]
