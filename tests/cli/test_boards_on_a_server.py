"""What boards ask has one answer, whichever engine keeps the example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.demo.made import Example
from tests.postgres import Server
from tools.stage import Stage

JULY = ("--as-at", "30 July 2021")
KNOWN = ("--known-on", "1 September 2021")
QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("exceptions",),
    ("exceptions", *JULY),
    ("slippage",),
    ("movement", "NCSP 14 September 2020", "DMG 28 January 2021"),
    ("movement", "report 1", "report 3"),
    ("trend",),
    ("claims", *JULY),
    ("proposals",),
    ("proposals", "--open", *KNOWN),
    ("plan", "role", "list"),
    ("board", "list"),
    ("due", "--within", "60", *JULY),
    ("measure", "list", *JULY),
    ("measure", "show", "M2"),
    ("measure", "list", "--contradicts"),
    ("evidence", "list"),
    ("check",),
    ("check", *JULY, *KNOWN),
    ("brief", "--for", "DMG", "--since", "last meeting"),
    ("report", "show", "--to", "ofsted", "--on", "30 July 2020"),
    ("diff", "30 July 2020", "29 July 2021"),
    ("verify",),
)


@pytest.fixture(scope="module")
def demo(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Return the example, in a file."""
    return example.copied(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def beside(
    server: Server, demo: Stage, tmp_path_factory: pytest.TempPathFactory
) -> Stage:
    """Return a folder from which the example is asked on a server."""
    place = server.place()
    copied = demo.run("copy", "ledger.db", str(place))
    assert copied.code == 0, copied.both
    folder = tmp_path_factory.mktemp("beside")
    return Stage(folder, now=demo.now, environ={"LEDGER_URL": str(place)})


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_question_of_a_board_has_the_answer_that_it_has_in_a_file(
    demo: Stage, beside: Stage, words: tuple[str, ...]
) -> None:
    in_a_file = demo.run(*words, "--format", "json")

    on_a_server = beside.run(*words, "--format", "json")

    assert on_a_server.code == in_a_file.code == 0, on_a_server.both
    assert on_a_server.out == in_a_file.out


def test_a_calendar_has_the_same_bytes(demo: Stage, beside: Stage) -> None:
    words = ("due", "--within", "400", *JULY, "--format", "ics")

    assert beside.run(*words).out == demo.run(*words).out


def test_files_of_evidence_come_back_from_the_server(
    beside: Stage, tmp_path: Path
) -> None:
    answer = beside.run("evidence", "export", str(tmp_path / "out"))

    assert answer.code == 0, answer.both
    (file,) = (tmp_path / "out").glob("*open-cases.csv")
    assert file.read_bytes().startswith(b"month,open,seen\n")
