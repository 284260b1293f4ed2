"""A ledger in use, made once by its own commands; each test works on a copy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.handed import laid_out
from tests.cli.office import HISTORY
from tests.cli.sealed import REPORTS
from tests.cli.walked import MET
from tools.stage import Stage

if TYPE_CHECKING:
    from tests.postgres import Server


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a ledger with the history of `tests.cli.office`."""
    stage = Stage(tmp_path_factory.mktemp("office"))
    for day, words in HISTORY:
        stage.now = datetime(*day, 9, 30, tzinfo=UTC)
        answer = stage.run(*words)
        assert answer.code == 0, answer.both
    return (stage.folder / "ledger.db").read_bytes()


@pytest.fixture
def engine() -> str:
    """Where the ledger of `office` is; `tests.cli.both_engines` has both."""
    return "sqlite"


@pytest.fixture
def office(
    recorded: bytes, tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> Stage:
    """A folder with a ledger that holds a plan and its first year, on 1 March 2021.

    With the engine "postgresql" the ledger is on a server instead.
    """
    (tmp_path / "ledger.db").write_bytes(recorded)
    now = datetime(2021, 3, 1, 10, 0, tzinfo=UTC)
    stage = Stage(tmp_path, now=now, user="h.mensah", drawn=10_000)
    if engine == "postgresql":
        move_to(request.getfixturevalue("server"), stage)
    return stage


def move_to(server: Server, stage: Stage) -> None:
    """Put the ledger of a folder on a server; whoever works there may redact too."""
    file, place = stage.folder / "ledger.db", server.place()
    answer = Stage(stage.folder).run("copy", str(file), str(place))
    assert answer.code == 0, answer.both
    file.unlink()
    server.login(stage.user, f"{place.schema}_redactor")
    there = server.place(place.schema, stage.user)
    stage.environ["LEDGER_URL"] = str(there)


@pytest.fixture
def board(office: Stage) -> Stage:
    """The office after a board met on 1 November 2020."""
    assert office.run(*MET).code == 0
    return office


@pytest.fixture
def empty(tmp_path: Path) -> Stage:
    """A folder without a ledger."""
    return Stage(tmp_path, user="h.mensah")


@pytest.fixture(scope="session")
def reported(recorded: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of that ledger after the reports of `tests.cli.sealed`."""
    folder = tmp_path_factory.mktemp("sealed")
    (folder / "ledger.db").write_bytes(recorded)
    now = datetime(2021, 2, 1, 10, 0, tzinfo=UTC)
    stage = Stage(folder, now=now, user="h.mensah", drawn=20_000)
    for words in REPORTS:
        answer = stage.run(*words)
        assert answer.code == 0, answer.both
    return (folder / "ledger.db").read_bytes()


@pytest.fixture
def desk_with_reports(
    reported: bytes, tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> Stage:
    """A folder with a ledger from which reports were sent, on 1 March 2021.

    With the engine "postgresql" the ledger is on a server instead.
    """
    (tmp_path / "ledger.db").write_bytes(reported)
    now = datetime(2021, 3, 1, 10, 0, tzinfo=UTC)
    stage = Stage(tmp_path, now=now, user="h.mensah", drawn=30_000)
    if engine == "postgresql":
        move_to(request.getfixturevalue("server"), stage)
    return stage


@pytest.fixture
def house(tmp_path: Path) -> Stage:
    """A folder with a ledger, its key and a pack that was handed over."""
    return laid_out(tmp_path)
