"""How every test runs: random examples are the same ones each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from ledger.place import Place

if TYPE_CHECKING:
    from tests.postgres import Server

# No deadline, because no test may depend on how fast a machine is. No database of
# earlier failures, because a run is then the same everywhere.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Yield a PostgreSQL server that this process of tests has for itself."""
    from tests.postgres import running

    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a ledger can be made: a file, and then a schema on a server."""
    if request.param == "sqlite":
        return tmp_path / "ledger.db"
    server: Server = request.getfixturevalue("server")
    return server.place()
