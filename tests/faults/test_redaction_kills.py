"""A redaction that is killed at any moment is done or not begun; it can be finished."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from cli.machine import Machine
from cli.main import run
from cli.verification import verify_all
from cli.wiring import Workspace
from ledger.verify import verify
from ledger.words import Place
from tests.faults.processes import forking, start
from tests.ledger.given import begin, made, note, opened, query
from tests.ledger.redacting import NAME, found_in, journal, vault
from tests.ledger.redacting import redact as redact_text

KILLS = 16
LATEST = 1.5
"""How late one is killed at most, in times of what it takes on this machine."""

COMMAND = (
    *("redact", "5", "--field", "text", "--basis", "Article 17", "--by", "Officer"),
    *("--command-id", "gone", "--format", "json"),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a name in entry 5, and views that show it."""
    place = tmp_path_factory.mktemp("whole") / "ledger.db"
    with made(place) as ledger:
        begin(ledger)
        note(ledger, NAME)
        for number in range(40):
            note(ledger, f"Note {number}")
    assert run(("status", "--ledger", str(place)), Machine()) == 0
    assert found_in(place.parent, NAME) == ["ledger.db"]
    return place


def redact(place: Path, mode: str, ready: Connection) -> None:
    """Say that it begins, and redact."""
    with journal(mode):
        ready.send_bytes(b"ready")
        run((*COMMAND, "--ledger", str(place)), Machine())


def killed(place: Path, mode: str, moment: float = 60) -> float:
    """Start a redaction, kill it after so many seconds, and return what it took."""
    ours, theirs = forking().Pipe(duplex=False)
    program = start(redact, place, mode, theirs)
    with ours:
        theirs.close()
        ours.recv_bytes()
        begun = time.monotonic()
        program.join(moment)
        program.kill()
    program.join()
    program.close()
    return time.monotonic() - begun


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["TRUNCATE", "WAL"])
def test_a_redaction_is_done_or_not_begun_and_the_same_command_finishes_it(
    ledger: Path, tmp_path: Path, mode: str
) -> None:
    chance, begun = Random(mode), 0
    longest = LATEST * killed(Path(copyfile(ledger, tmp_path / "whole.db")), mode)
    for kill in range(KILLS):
        place = tmp_path / f"{kill}" / "ledger.db"
        place.parent.mkdir()
        copyfile(ledger, place)

        killed(place, mode, longest * (kill + chance.random()) / KILLS)

        with journal(mode):
            assert verify(place).findings == ()
            assert verify_all(Workspace(Machine(), place)).findings == ()
            said = query(place, "SELECT 1 FROM stored_events WHERE topic LIKE 'text.%'")
            assert (Place(5, "text") in vault(place)) == (said == [])
            begun += bool(said)
            assert run((*COMMAND, "--ledger", str(place)), Machine()) == 0
            assert verify_all(Workspace(Machine(), place)).findings == ()
            sql = "SELECT count(*) FROM stored_events WHERE topic LIKE 'text.%'"
            assert query(place, sql) == [(1,)]
        assert found_in(place.parent, NAME) == []
    # The moments are chosen so that some kills come before the commit, some after.
    assert 0 < begun < KILLS


@pytest.mark.slow
def test_views_that_a_killed_redaction_left_behind_are_no_finding_and_go(
    ledger: Path, tmp_path: Path
) -> None:
    """As if killed between the commit and the views: the worst moment there is."""
    place = tmp_path / "ledger.db"
    copyfile(ledger, place)
    with opened(place) as program:
        redact_text(program, 5)

    assert query(place, "SELECT 1 FROM line WHERE text = ?", NAME) == [(1,)]
    assert verify_all(Workspace(Machine(), place)).findings == ()
    assert run(("log", "--ledger", str(place), "--format", "json"), Machine()) == 0
    assert query(place, "SELECT 1 FROM line WHERE text = ?", NAME) == []
    assert run(("redact", "--finish", "--ledger", str(place)), Machine()) == 0
    assert found_in(tmp_path, NAME) == []
