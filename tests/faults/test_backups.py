"""Copies of a ledger that is in use, and copies that power is lost over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import backups, power_copies


@pytest.mark.slow
def test_backups_made_while_others_write_have_all_that_was_told_before(
    tmp_path: Path,
) -> None:
    found = backups.run(tmp_path, 6, 1)

    assert found.told > found.tries == 6
    assert found.broken == 0, found
    assert found.more.endswith("goes on")


@pytest.mark.slow
def test_copies_by_hand_would_lose_entries(tmp_path: Path) -> None:
    """The control: a file that is copied while it changes is no state of it."""
    assert backups.control(tmp_path, 6, 1).broken > 0


@pytest.mark.slow
def test_a_backup_that_is_said_to_be_made_is_there_after_power_was_lost(
    tmp_path: Path,
) -> None:
    found = power_copies.run(tmp_path, 60, 1)

    assert found.told > found.tries == 60
    assert found.broken == 0, found


@pytest.mark.slow
def test_a_backup_whose_name_is_not_waited_for_would_be_gone(tmp_path: Path) -> None:
    """The control."""
    assert power_copies.control(tmp_path, 60, 1).lost > 0
