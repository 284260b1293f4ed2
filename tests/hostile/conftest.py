"""Folders in which hostile things are tried, each test with one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.stage import Stage


@pytest.fixture
def empty(tmp_path: Path) -> Stage:
    """A folder without a ledger."""
    return Stage(tmp_path, user="h.mensah")
