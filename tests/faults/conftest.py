"""How the tests of this folder start programs that they are going to kill."""

from __future__ import annotations

from multiprocessing.context import BaseContext

import pytest

from tests.faults.processes import forking


@pytest.fixture(scope="module")
def processes() -> BaseContext:
    """Return what starts processes; where it can, by forking a fresh small one."""
    return forking()
