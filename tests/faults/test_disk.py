"""A disk that fails, and power that is lost, in the middle of a write."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faults import io_errors, power, shim
from tests.faults.figures import held
from tests.faults.processes import acknowledged, started
from tests.faults.recorded import refusals, settings
from tests.ledger.given import BEGUN, filled, sentences


@pytest.mark.slow
@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_calls_that_fail_lose_nothing_and_each_refusal_is_true(
    tmp_path: Path, journal: str
) -> None:
    found = io_errors.run(tmp_path, 4, 1, journal)

    assert found.told > 4
    assert int(found.more.split()[0]) > 4
    assert found.broken == 0, found


@pytest.mark.slow
def test_a_program_that_believes_a_failed_commit_would_record_twice(
    tmp_path: Path,
) -> None:
    """The control: the end of the journal was not synced, the entry is there."""
    found = io_errors.control(tmp_path, 4, 1)

    assert found.twice > 0
    assert found.lost == found.gaps == found.findings == 0


SYNCS = 5
"""So many syncs make an entry: the journal, its name, its head, the file, its end."""


@pytest.mark.parametrize(("every", "answered"), [(1000, 1), (1, 0)])
def test_a_commit_that_fails_at_its_very_end_is_looked_up_or_said_to_be_unsure(
    tmp_path: Path, every: int, answered: int
) -> None:
    """One sync fails, or all from there on."""
    library, folder = shim.built(tmp_path), tmp_path / "disk"
    folder.mkdir()
    with settings("TRUNCATE"):
        place = filled(folder / "ledger.db", 0)
    fault = f"{shim.SYNC} {errno.EIO} {3 * SYNCS - 1} {every} 1"

    env = shim.between(library, folder, fault=fault)
    with started("recorded", folder, 3, "TRUNCATE", env=env) as writer:
        writer.wait()

    said = acknowledged((folder / "told").read_text("utf-8"))
    assert held(place) == [(BEGUN + n, f"note-{n - 1}") for n in (1, 2, 3)]
    assert len(said) == 2 + answered
    for command, sentence in refusals(folder):
        assert command == "note-2"
        assert "before it was certain that this was recorded" in sentence
        assert "--command-id note-2, which records it once" in sentence
    assert sentences(place) == []


@pytest.mark.slow
@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_power_lost_at_any_call_loses_nothing_that_was_told(
    tmp_path: Path, journal: str
) -> None:
    found = power.run(tmp_path, 60, 1, journal)

    assert found.told > found.tries == 60
    assert found.broken == 0, found


@pytest.mark.slow
@pytest.mark.parametrize(("journal", "waits"), [("TRUNCATE", "OFF"), ("WAL", "NORMAL")])
def test_a_program_that_waits_for_no_disk_would_lose_entries(
    tmp_path: Path, journal: str, waits: str
) -> None:
    """The control: acknowledged before the disk has it is lost with the power."""
    assert power.run(tmp_path, 60, 1, journal, waits).lost > 0
