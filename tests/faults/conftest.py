"""How the tests of this folder start programs that they are going to kill."""

from __future__ import annotations

from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext

import pytest


@pytest.fixture(scope="module")
def processes() -> BaseContext:
    """Return what starts processes; where it can, by forking a fresh small one."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.warm"])
    return context
