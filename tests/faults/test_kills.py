"""Programs killed at any moment of a write lose nothing that was acknowledged."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from random import Random

import pytest

from ledger.verify import verify
from tests.faults.processes import acknowledged, started
from tests.faults.writer import main
from tests.ledger.given import BEGUN, audit, filled, opened

LANES = 4
KILLS = 50
"""In each lane: 200 in all, shared out so that several processors can work on them."""

ENDLESS = 1_000_000


def write(place: Path, name: str, said: Connection) -> None:
    """Record notes until killed; say each number once it is acknowledged."""
    main(place, name, ENDLESS, lambda line: said.send_bytes(line.encode()))


def killed_writer(
    processes: BaseContext, place: Path, name: str, moment: float
) -> dict[int, str]:
    """Start a writer and kill it `moment` seconds after its first entry.

    Returns:
        Number -> command of what it had acknowledged.
    """
    ours, theirs = processes.Pipe(duplex=False)
    writer = processes.Process(target=write, args=(place, name, theirs))  # type: ignore[attr-defined]
    with ours:
        writer.start()
        theirs.close()
        said = ours.recv_bytes()
        # No test asserts a time: whenever the kill comes, the ledger must hold.
        time.sleep(moment)
        writer.kill()
        with suppress(EOFError):
            while True:
                said += ours.recv_bytes()
    writer.join()
    writer.close()
    return acknowledged(said.decode())


@pytest.mark.slow
@pytest.mark.parametrize("lane", range(LANES))
def test_no_acknowledged_entry_is_lost_when_programs_are_killed(
    processes: BaseContext, tmp_path: Path, lane: int
) -> None:
    place, chance = filled(tmp_path / "ledger.db", 0), Random(lane)
    promised: dict[int, str] = {}

    for kill in range(KILLS):
        said = killed_writer(processes, place, f"w{kill}", chance.random() * 0.03)
        assert promised.keys().isdisjoint(said)
        promised.update(said)
        found = verify(place)
        assert found.findings == ()
        assert found.entries >= max(promised)

    with opened(place) as ledger:
        held = {e.number: e.event.command for e in audit(ledger)}
    assert {number: held[number] for number in promised} == promised
    # At most the one that was being written is there without having been said.
    assert len(promised) <= len(held) - BEGUN <= len(promised) + KILLS


def test_a_program_that_leaves_out_the_disk_would_lose_entries(tmp_path: Path) -> None:
    """The control: acknowledged before it is committed is lost with the process."""
    place = filled(tmp_path / "ledger.db", 0)

    with started("careless", place) as writer:
        assert writer.stdout is not None
        said = writer.stdout.readline()
        writer.kill()

    assert max(acknowledged(said)) > verify(place).entries
    assert verify(place).verified


def test_what_was_half_written_when_a_program_died_is_rolled_back(
    tmp_path: Path,
) -> None:
    place = filled(tmp_path / "ledger.db")
    before = verify(place)

    with started("careless", place) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        # Its transaction is open, and so nobody else may write.
        with (
            closing(sqlite3.connect(place, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        writer.kill()

    assert verify(place) == before
