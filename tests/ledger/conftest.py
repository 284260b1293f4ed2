"""A new ledger for each test, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.book import Ledger
from ledger.place import Place
from tests.ledger.given import Clock, begin, made


@pytest.fixture
def clock() -> Clock:
    """Return the clock of `ledger`."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """Yield an open ledger with a plan and the action 1.1."""
    with made(tmp_path / "ledger.db", clock) as opened:
        begin(opened)
        yield opened


@pytest.fixture
def either(somewhere: Place, clock: Clock) -> Iterator[Ledger]:
    """Yield the same, in a file and then on a server."""
    with made(somewhere, clock) as opened:
        begin(opened)
        yield opened
