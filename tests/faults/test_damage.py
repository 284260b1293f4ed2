"""Files damaged where they lay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import damage


@pytest.mark.slow
def test_damage_is_found_or_harmless_and_never_a_crash(tmp_path: Path) -> None:
    found = damage.run(tmp_path, 50, 1)

    assert found.broken == 0, found
    # It means something only if most of it hit what was recorded.
    assert int(found.more.split()[0]) > 50 / 3


@pytest.mark.slow
def test_a_check_by_sqlite_alone_would_miss_changed_words(tmp_path: Path) -> None:
    """The control."""
    assert damage.control(tmp_path, 40, 1).lost > 0
