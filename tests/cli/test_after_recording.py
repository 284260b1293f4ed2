"""What is recorded is recorded: nothing that fails afterwards looks like a refusal."""

from __future__ import annotations

import errno
import io
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from unittest.mock import patch

import pytest

from cli.main import run
from domain.errors import LedgerError
from ledger import connection as connecting
from ledger.errors import (
    ConnectionLostError,
    LedgerUnwritableError,
    UnreadableLedgerError,
)
from ledger.postgres.faults import OtherFunctionsError
from projections.tables import VIEW
from tests.cli.office import head
from tools.stage import Stage

NOTE = ("progress", "2.6", "Sent to the partners")
BROKEN = {
    "a view gone": "DROP TABLE line",
    "a view of another shape": "ALTER TABLE fact RENAME COLUMN value TO worth",
    "another thing in its place": "DROP TABLE subject_field;"
    "CREATE VIEW subject_field AS SELECT 1 AS plan",
    "a position of no number": "DROP TABLE position;"
    "CREATE TABLE position (view TEXT PRIMARY KEY, number TEXT);"
    f"INSERT INTO position VALUES ('{VIEW}', 'many')",
    "a position ahead": "UPDATE position SET number = 19",
}


def spoil(stage: Stage, script: str) -> None:
    """Change the views as somebody with an SQL program could."""
    with closing(sqlite3.connect(stage.folder / "ledger.db")) as connection:
        connection.executescript(script)


@pytest.mark.parametrize("format_", ["table", "json"])
@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_views_that_fail_after_recording_are_no_refusal(
    office: Stage, script: str, format_: str
) -> None:
    spoil(office, script)

    answer = office.run(*NOTE, "--format", format_)

    assert answer.code == 0, answer.both
    assert answer.err.startswith("Recorded as #19; ")
    assert "ledger rebuild" in answer.err or "cannot show it" in answer.err
    assert head(office)[0] == 19
    if format_ == "json":
        assert json.loads(answer.out)["entries"] == [19]
    assert office.run("rebuild").code == 0
    assert "Sent to the partners" in office.run("show", "#19").out


def test_views_kept_busy_by_others_make_no_refusal_of_what_was_recorded(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting.connect, "__kwdefaults__", {"seconds": 0.5})
    with (
        closing(
            sqlite3.connect(
                office.folder / "ledger.db",
                isolation_level=None,
                check_same_thread=False,
            )
        ) as other,
        patch("cli.wiring.Workspace._settled", _locking_first(other)),
    ):
        answer = office.run(*NOTE)

    assert answer.code == 0
    assert answer.err == "Recorded as #19; others are writing just now.\n"


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (ConnectionLostError(), "the connection to the server was lost"),
        (UnreadableLedgerError("it is torn"), "the views cannot show it: it is torn"),
        (OtherFunctionsError("it is older"), "the views cannot show it: it is older"),
        (LedgerUnwritableError("it is full"), "the views cannot show it: it is full"),
    ],
)
def test_no_trouble_with_the_views_is_told_as_if_nothing_was_recorded(
    office: Stage, trouble: LedgerError, why: str
) -> None:
    with patch("cli.wiring.Workspace._settled", return_value=trouble):
        answer = office.run(*NOTE)

    assert (answer.code, answer.err) == (0, f"Recorded as #19; {why}.\n")


def _locking_first(other: sqlite3.Connection) -> Callable[..., Exception | None]:
    from cli.wiring import Workspace

    settled = Workspace._settled

    def locked(workspace: Workspace, *words: object) -> Exception | None:
        other.execute("BEGIN IMMEDIATE")
        return settled(workspace, *words)  # type: ignore[arg-type]

    return locked


class _Full(io.StringIO):
    """Standard output on a disk without room."""

    def write(self, _: str, /) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class _Gone(io.StringIO):
    """Standard output that nobody reads any more."""

    def write(self, _: str, /) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def told(stage: Stage, out: io.StringIO, *words: str) -> tuple[int, str]:
    """Run a command with `out` for standard output; return code and complaint."""
    err = io.StringIO()
    with patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        code = run(words, stage.machine())
    return code, err.getvalue()


@pytest.mark.parametrize("format_", ["table", "json"])
def test_an_answer_that_finds_no_room_says_what_was_recorded(
    office: Stage, format_: str
) -> None:
    code, said = told(office, _Full(), *NOTE, "--format", format_)

    assert code == 0
    assert said.startswith("Recorded as #19; it cannot be printed: ")
    assert head(office)[0] == 19


def test_a_question_whose_answer_finds_no_room_is_one_sentence(office: Stage) -> None:
    code, said = told(office, _Full(), "log")

    assert code == 3
    assert said.startswith("ledger: The machine refused: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("log",), ("--help",), ("status", "--help"), NOTE], ids=" ".join
)
def test_a_reader_who_has_read_enough_is_no_failure(
    office: Stage, words: tuple[str, ...]
) -> None:
    assert told(office, _Gone(), *words) == (0, "")
