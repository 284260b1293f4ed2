"""Disks that are full, files that may only be read, locks that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import readable, room, waiting


def test_a_full_disk_refuses_with_the_fix_and_goes_on_once_it_has_room(
    tmp_path: Path,
) -> None:
    found = room.run(tmp_path, 3, 1)

    assert found.told > found.tries == 3
    assert found.broken == 0, found


def test_a_program_that_asks_for_no_answer_would_lose_entries_on_a_full_disk(
    tmp_path: Path,
) -> None:
    """The control."""
    assert room.control(tmp_path, 1, 1).lost == 1


@pytest.mark.slow
def test_what_may_only_be_read_refuses_entries_and_answers_questions(
    tmp_path: Path,
) -> None:
    found = readable.run(tmp_path, 2, 0)

    assert (found.tries, found.broken) == (2, 0)


@pytest.mark.slow
def test_what_may_be_written_refuses_nothing(tmp_path: Path) -> None:
    """The control."""
    assert readable.control(tmp_path, 1, 0).findings == 1


@pytest.mark.slow
def test_a_lock_that_is_kept_is_waited_for_no_longer_than_said(tmp_path: Path) -> None:
    found = waiting.run(tmp_path, 2, 1)

    assert found.told == 2
    assert found.broken == 0, found


def test_a_program_without_a_bound_would_wait_as_long_as_the_lock_is_kept(
    tmp_path: Path,
) -> None:
    """The control."""
    assert waiting.control(tmp_path, 1, 0).findings == 1
