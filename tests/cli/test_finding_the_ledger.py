"""The ledger is found from where a person works, and never made by reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cli.main import COMMANDS
from tests.cli.office import ask, files, refused
from tools.stage import Stage

READING: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("show", "2.6"),
    ("show", "#1"),
    ("timeline", "2.6"),
    ("log",),
    ("log", "--backdated"),
    ("follow", "--after", "0", "--once"),
    ("diff", "#1"),
    ("plan",),
    ("snapshot",),
    ("verify",),
    ("rebuild",),
    ("upgrade",),
    ("backup", "copy.db"),
    ("copy", "ledger.db", "copy.db"),
    ("check",),
    ("exceptions",),
    ("exception", "list"),
    ("report", "list"),
    ("evidence", "list"),
    ("key", "show"),
    ("checkpoint", "show"),
    ("hold", "list"),
    ("board", "list"),
    ("due",),
    ("slippage",),
    ("movement", "1 June 2020"),
    ("trend",),
    ("brief", "--for", "DMG", "--since", "1 June 2020"),
    ("measure", "list"),
    ("proposals",),
    ("claims",),
)
RECORDING: tuple[tuple[str, ...], ...] = (
    ("progress", "2.6", "Sent"),
    ("rate", "2.6", "green", "--because", "Sent"),
    (
        *("exception", "report", "2.6", "--cause", "Late", "--recovery", "Soon"),
        "--nothing-asked",
    ),
    ("correct", "#1", "--text", "Sent", "--because", "Misread"),
    ("plan", "open", "riverton-2021", "Children first"),
    ("review",),
    ("confirm", "12"),
    ("refuse", "12", "--because", "Too early"),
    ("hold", "1", "--because", "A claim"),
    ("evidence", "attach", "2.6", "https://example.org", "--shows", "Sent"),
    ("redact", "1", "--all-fields", "--basis", "Article 17", "--by", "Officer"),
)
ASIDE = {"init", "import", "demo", "completion", "restore"}


def test_every_command_is_tried_without_a_ledger() -> None:
    tried = {words[0] for words in (*READING, *RECORDING)}

    assert tried | ASIDE | {"target", "deliver", "owner", "retract"} == set(COMMANDS)


@pytest.mark.parametrize("words", [*READING, *RECORDING], ids=" ".join)
def test_without_a_ledger_no_file_is_made_and_the_answer_says_how_to_make_one(
    empty: Stage, words: tuple[str, ...]
) -> None:
    sentence = refused(empty.run(*words))

    assert sentence == (
        "There is no ledger at /plans/ledger.db; `ledger init` makes one there."
    )
    assert files(empty.folder) == {}


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_question_leaves_the_entries_as_they_were(
    office: Stage, words: tuple[str, ...]
) -> None:
    before = ask(office, "verify")

    assert office.run(*words).code == 0

    assert ask(office, "verify") == before


@pytest.mark.parametrize(
    "words", [("--ledger", "old.db", "log"), ("log", "--ledger", "old.db")]
)
def test_the_ledger_is_named_before_or_after_the_command(
    office: Stage, words: tuple[str, ...]
) -> None:
    (office.folder / "ledger.db").rename(office.folder / "old.db")

    assert len(ask(office, *words)) == 18


@pytest.mark.parametrize("url", ["{}/old.db", "sqlite:///{}/old.db", "old.db"])
def test_ledger_url_names_the_ledger(office: Stage, url: str) -> None:
    (office.folder / "ledger.db").rename(office.folder / "old.db")
    office.environ["LEDGER_URL"] = url.format(office.folder.as_posix())

    assert len(ask(office, "log")) == 18


def test_the_option_counts_for_more_than_ledger_url(office: Stage) -> None:
    office.environ["LEDGER_URL"] = "elsewhere.db"

    assert len(ask(office, "log", "--ledger", "ledger.db")) == 18
    assert "elsewhere.db" in refused(office.run("log"))


def test_a_url_of_another_engine_is_refused(office: Stage) -> None:
    office.environ["LEDGER_URL"] = "mysql://server/plans"

    assert "a file or on a PostgreSQL server" in refused(office.run("log"))


def test_a_server_that_does_not_answer_is_said_so_without_the_password(
    office: Stage,
) -> None:
    office.environ["LEDGER_URL"] = "postgresql://anna:secret@127.0.0.1:1/plans"

    said = refused(office.run("log"))

    assert "127.0.0.1:1/plans?schema=ledger cannot be reached" in said
    assert "secret" not in said


def test_the_ledger_is_found_from_a_folder_below(office: Stage) -> None:
    below = office.folder / "boards" / "2021"
    below.mkdir(parents=True)

    assert len(ask(replace(office, folder=below), "log")) == 18


def test_the_nearest_ledger_is_meant(office: Stage) -> None:
    below = replace(office, folder=office.folder / "trial")
    below.folder.mkdir()

    assert below.run("init").code == 0
    assert ask(below, "log") == []


def test_a_new_ledger_never_replaces_one(office: Stage) -> None:
    before = files(office.folder)

    assert "exists already" in refused(office.run("init"))
    assert files(office.folder) == before


@pytest.mark.parametrize(
    "words", [("--ledger", "a.db", "init"), ("init", "--ledger", "a.db")]
)
def test_a_new_ledger_is_made_in_one_place(
    empty: Stage, words: tuple[str, ...]
) -> None:
    answer = empty.run(*words, "--url", "b.db")

    assert answer.code == 2
    assert "Say where by --ledger or by --url, and not by both." in answer.err
    assert files(empty.folder) == {}


def test_a_file_that_is_no_ledger_is_left_alone(empty: Stage) -> None:
    (empty.folder / "ledger.db").write_text("Minutes of the board", encoding="utf-8")
    before = files(empty.folder)

    assert "is not a ledger" in refused(empty.run("status"))
    assert files(empty.folder) == before
