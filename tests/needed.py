"""Programs of other makers that some tests need, which `make test` does without."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str, get: str) -> str:
    """Return where the first program of `names` is that the PATH knows.

    Without one the test is left out, or fails in `make check`; `get` says what to do.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    return found or missing(f"{names[0]} was not found", get)


def missing(what: str, get: str) -> str:
    """Leave the test out, or let it fail where everything has to be there."""
    why = f"Not tried: {what}. {get}"
    if os.environ.get("LEDGER_NEEDS_ALL") == "1":
        pytest.fail(why)
    pytest.skip(why)
