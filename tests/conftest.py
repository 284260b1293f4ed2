"""How every test runs: random examples are the same ones each time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from ledger.place import Place

if TYPE_CHECKING:
    from tests.cli.demo.made import Example
    from tests.postgres import Server

# No deadline, because no test may depend on how fast a machine is. No database of
# earlier failures, because a run is then the same everywhere.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("ci")

MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3
"""Where Linux keeps files in memory, and how many bytes have to be free there."""


def pytest_configure(config: pytest.Config) -> None:
    """Put the folders of tests in memory, and let processes share the tests well.

    Tests that record would wait most of their time until a disk has written what they
    throw away a moment later. Whoever sets TMPDIR has the folders there instead. Each
    process gets neighbours, so that what a module makes is seldom made twice.
    """
    if config.getoption("dist", "no") == "load":
        config.option.dist = "worksteal"
    if "TMPDIR" not in os.environ and _is_usable(MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _is_usable(folder: Path) -> bool:
    """Tell whether there is room in a folder, and programs in it can be started."""
    if os.name != "posix" or not os.access(folder, os.W_OK):
        return False
    barred: int = os.statvfs(folder).f_flag & getattr(os, "ST_NOEXEC", 0)
    return not barred and disk_usage(folder).free >= ROOM


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Yield a PostgreSQL server that this process of tests has for itself."""
    from tests.postgres import running

    with running() as started:
        yield started


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """Return what `ledger demo` makes, for tests to copy."""
    from tests.cli.demo.made import Example

    return Example.made(tmp_path_factory.mktemp("example"))


@pytest.fixture(params=["sqlite", "postgresql"])
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a ledger can be made: a file, and then a schema on a server."""
    if request.param == "sqlite":
        return tmp_path / "ledger.db"
    server: Server = request.getfixturevalue("server")
    return server.place()
