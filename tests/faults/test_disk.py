"""A disk that fails, and power that is lost, in the middle of a write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import io_errors, power


@pytest.mark.slow
def test_calls_that_fail_lose_nothing_and_each_refusal_is_true(tmp_path: Path) -> None:
    found = io_errors.run(tmp_path, 4, 1)

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
