"""Clocks that are set back and forward."""

from __future__ import annotations

from pathlib import Path

from tests.faults import clocks


def test_numbers_and_instants_grow_whatever_the_clocks_say(tmp_path: Path) -> None:
    found = clocks.run(tmp_path, 8, 1)

    assert found.told == 8 * clocks.EACH
    assert not found.more.startswith("0 of")
    assert found.broken == 0, found


def test_a_program_that_stores_what_the_clock_says_would_go_back(
    tmp_path: Path,
) -> None:
    """The control."""
    assert clocks.control(tmp_path, 8, 1).findings > 0
