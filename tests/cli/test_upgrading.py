"""`ledger upgrade`, by the owner of a ledger on a server and by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.place import ServerPlace
from ledger.postgres import edition
from ledger.postgres.schema import older_functions
from tests.cli.office import ask, refused
from tests.ledger.given import filled
from tests.postgres import Server
from tools.stage import Stage


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger of an earlier version, with views of another shape."""
    place = filled(server.place(), 1)
    server.login("h.mensah", f"{place.schema}_writer")
    server.run(
        *older_functions(place.schema),
        f"CREATE TABLE {place.schema}.position (view text, number bigint)",
    )
    return place


@pytest.fixture
def owner(place: ServerPlace, tmp_path: Path) -> Stage:
    """Return the owner's desk."""
    return Stage(tmp_path, environ={"LEDGER_URL": str(place)})


def test_it_says_what_it_renewed_or_that_nothing_was_to_be(owner: Stage) -> None:
    noted = owner.run("verify")
    assert noted.code == 0
    assert "ledger: The function append is that of an earlier version" in noted.err

    assert owner.run("upgrade").both == (
        "Renewed the function append, which an earlier version made.\n"
        "Renewed the function begin_recording, which an earlier version made.\n"
        "Renewed the function check_entry, which an earlier version made.\n"
        "Renewed the views, which were not those of this version.\n"
    )

    assert owner.run("upgrade").both == "Nothing was to be renewed.\n"
    assert owner.run("verify").err == ""


@pytest.fixture
def new(owner: Stage, place: ServerPlace) -> ServerPlace:
    """Return a ledger of this version."""
    assert owner.run("upgrade").code == 0
    return place


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            'GRANT DELETE ON {s}.vault TO "h.mensah"',
            "Took back the right DELETE on vault from h.mensah.",
        ),
        (
            'GRANT EXECUTE ON FUNCTION {s}.forget TO "h.mensah"',
            "Took back the right EXECUTE on forget from h.mensah.",
        ),
        (
            "REVOKE SELECT ON {s}.vault FROM {s}_reader",
            "Renewed the right SELECT on vault of {s}_reader, which was missing.",
        ),
        (
            "COMMENT ON FUNCTION {s}.append IS NULL",
            "Put back the number of the functions.",
        ),
        (
            "COMMENT ON FUNCTION {s}.append IS 'Ledger functions, edition 1'",
            "Renewed the number of the functions.",
        ),
    ],
)
def test_it_says_what_it_gave_and_what_it_took_back(
    server: Server, new: ServerPlace, owner: Stage, script: str, said: str
) -> None:
    server.run(script.format(s=new.schema))

    assert owner.run("upgrade").both == f"{said.format(s=new.schema)}\n"

    assert owner.run("upgrade").both == "Nothing was to be renewed.\n"


def test_views_of_another_shape_are_made_anew_for_whoever_records(
    server: Server, place: ServerPlace, owner: Stage
) -> None:
    assert owner.run("upgrade").code == 0

    owner.environ = {"LEDGER_URL": str(server.place(place.schema, "h.mensah"))}
    done = owner.run("progress", "1.1", "Sent")

    assert (done.code, done.err) == (0, "")
    assert ask(owner, "log")[-1]["text"] == "Sent"


@pytest.fixture
def narrow(server: Server, place: ServerPlace, owner: Stage) -> ServerPlace:
    """Return a ledger with views of the version that had one name for an entry."""
    assert owner.run("upgrade").code == 0
    server.run(
        f"ALTER TABLE {place.schema}.line DROP COLUMN on_behalf_of",
        f"UPDATE {place.schema}.position SET view = 'facts/6'",
    )
    return place


@pytest.mark.parametrize("role", ["reader", "writer"])
@pytest.mark.parametrize(
    "words", [("log",), ("follow", "--after", "0", "--once")], ids=" ".join
)
def test_until_then_whoever_asks_gets_an_answer_and_hears_why_it_took_long(
    server: Server, narrow: ServerPlace, owner: Stage, role: str, words: tuple[str, ...]
) -> None:
    server.login(f"a.{role}", f"{narrow.schema}_{role}")
    url = str(server.place(narrow.schema, f"a.{role}"))

    answer = Stage(owner.folder, environ={"LEDGER_URL": url}).run(*words)

    assert answer.code == 0
    assert "#5" in answer.out
    assert "(they are not those of this version; see `ledger upgrade`)" in answer.err


def test_until_then_what_is_recorded_is_recorded_and_the_owner_is_named(
    server: Server, narrow: ServerPlace, owner: Stage
) -> None:
    url = str(server.place(narrow.schema, "h.mensah"))
    officer = Stage(owner.folder, environ={"LEDGER_URL": url})

    done = officer.run("progress", "1.1", "Sent")
    said = refused(officer.run("rebuild"))

    assert said == (
        "The views on the server are not those of this version; the ledger's owner"
        " renews them with `ledger upgrade`, or if a later version made them, install"
        " that one."
    )
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Recorded as #6; the views cannot show it: {said}\n"
    assert ask(owner, "upgrade")["views_renewed"]
    assert ask(officer, "log")[-1]["text"] == "Sent"


def test_a_function_that_somebody_changed_is_found_and_named(
    server: Server, place: ServerPlace, owner: Stage
) -> None:
    server.run(
        f"CREATE OR REPLACE FUNCTION {place.schema}.refuse() RETURNS trigger"
        " LANGUAGE plpgsql SET search_path = pg_catalog AS 'BEGIN RETURN OLD; END'"
    )
    assert owner.run("verify").code == 4

    renewed = ask(owner, "upgrade")["renewed"]

    assert [(one["name"], one["older"]) for one in renewed] == [
        ("append", True),
        ("begin_recording", True),
        ("check_entry", True),
        ("refuse", False),
    ]
    assert owner.run("verify").code == 0


@pytest.mark.usefixtures("narrow")
def test_an_older_program_is_refused_and_nothing_is_changed(
    owner: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "EDITION", edition.EDITION - 1)

    said = refused(owner.run("upgrade"))

    assert said == (
        "The server was upgraded by a newer version of the program (edition 3 of its"
        " functions; this one knows 2), and nothing was changed; install that version."
    )
    monkeypatch.undo()
    assert ask(owner, "upgrade")["views_renewed"]
    assert owner.run("upgrade").both == "Nothing was to be renewed.\n"


def test_others_are_sent_to_the_owner(
    server: Server, place: ServerPlace, owner: Stage
) -> None:
    owner.environ = {"LEDGER_URL": str(server.place(place.schema, "h.mensah"))}

    said = refused(owner.run("upgrade"))

    assert said == (
        "Only the owner of the ledger, postgres, can bring it to another version;"
        " nothing was changed. Ask them to run `ledger upgrade`."
    )


def test_in_a_file_nothing_is_to_be_done(office: Stage) -> None:
    assert office.run("upgrade").both == "Nothing was to be renewed.\n"
