"""The program on a ledger that lies on a PostgreSQL server."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.place import ServerPlace
from tests.cli.office import HISTORY, ask, refused
from tests.cli.versions import APRIL, JUNE, version
from tests.postgres import Server
from tools.stage import Stage

NOW = datetime(2021, 3, 1, 10, 0, tzinfo=UTC)
FIRST, OFFICER, DIRECTOR = "policy.officer", "h.mensah", "d.okafor"
QUESTIONS = (
    ("status",),
    ("status", "--as-at", "31 August 2020"),
    ("status", "--known-on", "31 August 2020"),
    ("show", "2.6"),
    ("timeline", "2.6"),
    ("log",),
    ("log", "--type", "rated"),
    ("log", "--actor", FIRST, "--since", "1 September 2020"),
    ("diff", "#10"),
    ("check",),
    ("plan",),
    ("report", "list"),
    ("hold", "list"),
    ("verify",),
)


def on_server(server: Server, place: ServerPlace, login: str) -> dict[str, str]:
    """Return the environment of somebody who comes to the ledger by their login."""
    return {"LEDGER_URL": str(server.place(place.schema, login))}


def let_in(server: Server, place: ServerPlace) -> None:
    """Give each login its role."""
    for login in (FIRST, OFFICER):
        server.login(login, f"{place.schema}_writer")
    server.login(DIRECTOR, f"{place.schema}_reader")


@pytest.fixture(scope="module")
def history(server: Server, tmp_path_factory: pytest.TempPathFactory) -> ServerPlace:
    """Return a ledger on a server with the history of `tests.cli.office`."""
    place = server.place()
    stage = Stage(tmp_path_factory.mktemp("server"))
    stage.environ = {"LEDGER_URL": str(place)}
    for day, words in HISTORY:
        stage.now = datetime(*day, 9, 30, tzinfo=UTC)
        answer = stage.run(*words)
        assert answer.code == 0, answer.both
        if words == ("init",):
            let_in(server, place)
            stage.environ = on_server(server, place, FIRST)
    return place


@pytest.fixture
def place(server: Server, history: ServerPlace, tmp_path: Path) -> ServerPlace:
    """Return a copy of it that nobody else has, with the same logins."""
    copied = server.place()
    answer = Stage(tmp_path).run("copy", str(history), str(copied))
    assert answer.code == 0, answer.both
    let_in(server, copied)
    return copied


@pytest.fixture
def desk(server: Server, place: ServerPlace, tmp_path: Path) -> Stage:
    """Return the officer's folder, without a ledger in it, on 1 March 2021."""
    environ = on_server(server, place, OFFICER)
    return Stage(tmp_path / "desk", now=NOW, user="root", drawn=10_000, environ=environ)


@pytest.fixture
def filed(history: ServerPlace, tmp_path: Path) -> Stage:
    """Return a folder with the same ledger in a file, on the same day."""
    stage = Stage(tmp_path / "filed", now=NOW, user=OFFICER, drawn=10_000)
    answer = stage.run("copy", str(history), "ledger.db")
    assert answer.code == 0, answer.both
    return stage


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_every_question_has_the_answer_that_it_has_in_a_file(
    filed: Stage, desk: Stage, words: tuple[str, ...]
) -> None:
    in_a_file = filed.run(*words, "--format", "json")
    on_a_server = desk.run(*words, "--format", "json")

    # The root of the tree is in them: every byte that is hashed is the same.
    assert on_a_server.code == in_a_file.code == 0, on_a_server.both
    assert on_a_server.out == in_a_file.out


def test_an_entry_carries_the_login_and_not_the_name_of_the_account(
    desk: Stage,
) -> None:
    (number,) = ask(desk, "progress", "2.6", "The report was sent")["entries"]

    (row,) = [row for row in ask(desk, "log") if row["number"] == number]
    assert row["recorded_by"] == OFFICER
    assert ask(desk, "verify")["verified"]


def test_a_director_reads_and_is_told_why_nothing_can_be_recorded(
    server: Server, place: ServerPlace, desk: Stage
) -> None:
    desk.environ = on_server(server, place, DIRECTOR)

    assert ask(desk, "status")["plan"] == "riverton-2019"
    assert ask(desk, "verify")["verified"]
    said = refused(desk.run("progress", "2.6", "Sent"))

    assert f"role {place.schema}_writer" in said
    assert "nothing was recorded" in said


def test_a_rehearsal_records_nothing_on_the_server(desk: Stage) -> None:
    before = desk.run("log", "--format", "json").out

    said = desk.run("rate", "2.6", "green", "--because", "Sent", "--dry-run")

    assert said.code == 0, said.both
    assert "Dry run: nothing was recorded" in said.out
    assert desk.run("log", "--format", "json").out == before


def test_views_that_are_behind_are_drawn_for_who_may_only_read(
    server: Server, place: ServerPlace, desk: Stage
) -> None:
    expected = desk.run("status", "--format", "json").out
    server.run(f"UPDATE {place.schema}.position SET number = number - 3")
    desk.environ = on_server(server, place, DIRECTOR)

    answer = desk.run("status", "--format", "json")

    assert answer.code == 0, answer.both
    assert "drawn anew for this answer alone" in answer.err
    assert "permission denied for table position" in answer.err
    assert "nothing was recorded" not in answer.err
    assert answer.out == expected


def test_whoever_records_may_draw_the_views_anew(
    server: Server, place: ServerPlace, desk: Stage
) -> None:
    said = desk.run("status").out
    server.run(f"UPDATE {place.schema}.fact SET value = 'Blue' WHERE value = 'Amber'")
    assert desk.run("verify").code == 4

    assert desk.run("rebuild").code == 0

    assert desk.run("verify").code == 0
    assert desk.run("status").out.splitlines()[2:] == said.splitlines()[2:]


def test_who_redacts_is_told_what_is_left_to_the_owner(
    server: Server, place: ServerPlace, desk: Stage
) -> None:
    asked = ("redact", "11", "--field", "text", "--basis", "UK GDPR", "--by", "DPO")
    assert f"role {place.schema}_redactor" in refused(desk.run(*asked))
    server.login("p.lindqvist", f"{place.schema}_redactor")
    desk.environ = on_server(server, place, "p.lindqvist")

    done = desk.run(*asked)

    assert done.code == 0, done.both
    assert "until postgres has run `ledger redact --finish`" in done.err
    assert "The June report is late" not in desk.run("log").out
    desk.environ = {"LEDGER_URL": str(place)}
    finished = desk.run("redact", "--finish")
    assert "written anew" in finished.out
    assert desk.run("verify").code == 0


def test_a_backup_of_a_server_is_a_file_that_can_be_used(
    desk: Stage, tmp_path: Path
) -> None:
    root = ask(desk, "verify")["root"]

    assert desk.run("backup", str(tmp_path / "copy.db")).code == 0

    desk.environ = {}
    copied = ask(desk, "verify", "--ledger", str(tmp_path / "copy.db"))
    assert (copied["verified"], copied["root"]) == (True, root)


def test_a_ledger_is_made_by_a_url_and_says_who_is_to_be_let_in(
    server: Server, empty: Stage
) -> None:
    place = server.place()

    made = empty.run("init", "--url", str(place))

    assert made.code == 0, made.both
    assert f"{place.schema}_writer to who records" in made.out
    assert ask(empty, "verify", "--ledger", str(place))["entries"] == 0
    assert not list(empty.folder.iterdir())


def test_the_example_is_a_file(server: Server, empty: Stage) -> None:
    empty.environ["LEDGER_URL"] = server.url()

    assert "ledger copy FILE URL" in refused(empty.run("demo"))


def test_a_document_is_recorded_under_the_login(server: Server, empty: Stage) -> None:
    place = server.place()
    assert empty.run("init", "--url", str(place)).code == 0
    let_in(server, place)
    empty.environ = on_server(server, place, OFFICER)
    for name, rows in (("april.docx", APRIL), ("june.docx", JUNE)):
        version(empty.folder, name, *rows)

        done = empty.run("import", name, "--accept", "--as-at", "1 January 2022")

        assert done.code == 0, done.both
    assert {row["recorded_by"] for row in ask(empty, "log")} == {OFFICER}
    assert ask(empty, "verify")["verified"]


def test_a_rehearsal_is_that_of_the_login(desk: Stage) -> None:
    said = ask(desk, "progress", "2.6", "Sent", "--dry-run")

    assert [row["recorded_by"] for row in said["would_record"]] == [OFFICER]


def test_an_entry_for_another_carries_the_login_and_the_name_that_was_claimed(
    server: Server, place: ServerPlace, desk: Stage
) -> None:
    desk.environ = on_server(server, place, FIRST)
    words = ("progress", "2.6", "Sent", "--as", DIRECTOR)
    assert desk.run("plan", "delegation", "--allow", OFFICER, DIRECTOR).code == 0
    assert f"{FIRST} may not record for {DIRECTOR}" in refused(desk.run(*words))
    desk.environ = on_server(server, place, OFFICER)

    (number,) = ask(desk, *words)["entries"]

    (row,) = ask(desk, "log", "--actor", DIRECTOR)
    assert row["number"] == number
    assert (row["recorded_by"], row["on_behalf_of"]) == (OFFICER, DIRECTOR)
    assert ask(desk, "verify")["verified"]
