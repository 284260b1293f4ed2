"""Imported by modules whose tests have the ledger in a file, and then on a server."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Let the ledger be in a file, and then on a server."""
    return str(request.param)
