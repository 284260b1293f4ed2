"""A ledger on a server whose lock another session keeps, as an officer sees it."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from ledger.connection import LOCK_SECONDS
from ledger.verify import verify
from tests.faults.server.locking import locked
from tests.ledger.given import BEGUN, everything, filled
from tests.postgres import Server
from tools.stage import Stage

MARGIN = 30
"""So many seconds more a loaded machine may take."""


@pytest.mark.slow
def test_a_command_gives_up_in_time_and_questions_are_answered_meanwhile(
    server: Server, tmp_path: Path
) -> None:
    place = filled(server.place(), 0)
    stage = Stage(tmp_path, environ={"LEDGER_URL": str(place)})
    assert stage.run("status").code == 0
    before = everything(place)

    with locked(place):
        begun = monotonic()
        answer = stage.run("progress", "1.1", "Two are hired", "--command-id", "one")
        took = monotonic() - begun
        asked = [stage.run(word) for word in ("status", "log", "verify")]

    assert answer.code == 5
    assert "nothing was recorded, so try again in a moment." in answer.err
    assert LOCK_SECONDS <= took < LOCK_SECONDS + MARGIN
    assert [one.code for one in asked] == [0, 0, 0]
    assert everything(place) == before
    again = stage.run("progress", "1.1", "Two are hired", "--command-id", "one")
    assert again.code == 0
    assert verify(place).entries == BEGUN + 1


@pytest.mark.slow
def test_a_holder_that_went_away_without_a_word_does_not_keep_the_lock(
    server: Server, tmp_path: Path
) -> None:
    place = filled(server.place(), 0)
    stage = Stage(tmp_path, environ={"LEDGER_URL": str(place)})

    with locked(place) as holder:
        (patience,) = holder.execute(
            "SELECT current_setting('idle_in_transaction_session_timeout')"
        ).fetchone()
        # As if a minute had gone by.
        holder.execute("SET LOCAL idle_in_transaction_session_timeout = '100ms'")
        answer = stage.run("progress", "1.1", "Two are hired")

    assert patience == "1min"
    assert answer.code == 0, answer.both
