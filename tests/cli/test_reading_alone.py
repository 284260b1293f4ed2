"""An answer is of one moment, and needs no more than to read the ledger."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from secrets import token_bytes
from unittest.mock import patch

import pytest

from cli.options import NoEntryError, moment
from cli.paging import PagedLog
from cli.view import head_of
from cli.wiring import Workspace
from domain.text import Text
from ledger import connection as connecting
from ledger.book import Ledger
from ledger.errors import LedgerBusyError
from projections import log as projected
from projections.axes import latest
from projections.log import pages
from tests.cli.office import ask, files, refused
from tools.stage import Stage


@pytest.fixture
def behind(office: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A ledger on a medium that cannot be written, its views missing."""
    with closing(sqlite3.connect(office.folder / "ledger.db")) as connection:
        connection.execute("DROP TABLE position")
        connection.commit()
    opened = connecting._connection

    def read_only(place: Path, mode: str, seconds: float) -> sqlite3.Connection:
        return opened(place, {"rw": "ro"}.get(mode, mode), seconds)

    monkeypatch.setattr(connecting, "_connection", read_only)
    return office


@pytest.mark.parametrize(
    "words",
    [
        *[("status",), ("log",), ("show", "2.6"), ("diff", "#12"), ("plan",)],
        *[("check",), ("report", "list"), ("due",), ("board", "list")],
    ],
)
def test_a_ledger_that_cannot_be_written_can_be_asked(
    behind: Stage, words: tuple[str, ...]
) -> None:
    before = files(behind.folder)

    answer = behind.run(*words)

    assert answer.code == 0, answer.both
    assert "drawn anew for this answer alone" in answer.err
    assert files(behind.folder) == before


def test_views_drawn_for_one_answer_say_the_same(
    behind: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = ask(behind, "status")
    monkeypatch.undo()

    assert ask(behind, "status") == drawn


def test_what_is_recorded_meanwhile_is_in_the_head_alone(
    office: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught_up = Workspace.catch_up

    def and_then_another(workspace: Workspace, connection: sqlite3.Connection) -> int:
        folded = caught_up(workspace, connection)
        monkeypatch.undo()
        with workspace.opened(workspace.place()) as ledger:
            ledger.record_progress(
                workspace.command(), "riverton-2019", "2.6", Text("Meanwhile")
            )
        return folded

    monkeypatch.setattr(Workspace, "catch_up", and_then_another)
    said = ask(office, "status")

    assert said["known_to"]["entry"] == 18
    assert said["head"]["entries"] == 19


@pytest.mark.parametrize("table", ["line", "fact", "subject_field"])
def test_views_that_are_gone_are_refused_in_a_sentence(
    office: Stage, table: str
) -> None:
    with closing(sqlite3.connect(office.folder / "ledger.db")) as connection:
        connection.execute(f"DROP TABLE {table}")
        connection.commit()

    assert table in refused(office.run("status"))
    assert office.run("rebuild").code == 0
    assert office.run("status").code == 0


def test_nothing_moves_while_a_question_is_asked(office: Stage) -> None:
    workspace = Workspace(office.machine())
    place = workspace.place()
    note = ("riverton-2019", "2.6", Text("Meanwhile"))

    with (
        workspace.reading() as view,
        Ledger(place, lambda: office.now, token_bytes, 0.1) as ledger,
    ):
        # Without a log that readers need not wait for, the writer waits for them.
        with suppress(LedgerBusyError):
            ledger.record_progress(workspace.command(), *note)

        assert head_of(view.connection) == view.head
        assert latest(view.connection) == view.last == view.head.size == 18


def test_what_is_known_is_what_the_views_hold(office: Stage) -> None:
    workspace = Workspace(office.machine())

    with workspace.reading() as view:
        behind = view._replace(last=17)

        assert moment(workspace, behind, None, None).known_to == 17
        with pytest.raises(NoEntryError, match="the last entry is #17"):
            moment(workspace, behind, None, "#18")


def test_nobody_waits_for_somebody_who_reads_a_long_log(office: Stage) -> None:
    held: list[bool] = []
    add = PagedLog.add

    def looking(self: PagedLog, rows: Sequence[dict[str, object]]) -> None:
        add(self, rows)
        with closing(sqlite3.connect(office.folder / "ledger.db")) as other:
            other.execute("PRAGMA busy_timeout = 0")
            other.execute("BEGIN EXCLUSIVE")
            held.append(True)
            other.execute("ROLLBACK")

    whole = office.run("log", "--format", "csv").out
    with (
        patch.object(projected, "pages", partial(pages, size=3)),
        patch.object(PagedLog, "add", looking),
    ):
        answer = office.run("log", "--format", "csv")

    assert answer.out == whole
    assert len(held) > 3


def test_a_table_loads_nothing_that_only_other_answers_need(office: Stage) -> None:
    program = (
        "import sys\n"
        "from cli.machine import Machine\n"
        "from cli.main import run\n"
        "assert run(sys.argv[1:], Machine()) == 0\n"
        "heavy = {'pydantic', 'domain.event', 'hashlib', 'shutil'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    words = ("--ledger", str(office.folder / "ledger.db"), "status")

    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
