"""Programs killed at any moment of a write lose nothing that was acknowledged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.verify import verify
from tests.faults import kills
from tests.faults.processes import started
from tests.ledger.given import filled


@pytest.mark.slow
@pytest.mark.parametrize("lane", range(2))
def test_no_acknowledged_entry_is_lost_when_programs_are_killed(
    tmp_path: Path, lane: int
) -> None:
    found = kills.run(tmp_path, 30, lane)

    assert found.tries == 30
    assert found.told >= 30
    assert found.broken == 0, found


def test_a_program_that_leaves_out_the_disk_would_lose_entries(tmp_path: Path) -> None:
    """The control: acknowledged before it is committed is lost with the process."""
    found = kills.control(tmp_path, 1, 0)

    assert (found.told, found.lost, found.findings) == (1, 1, 0)


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
