"""The views on both engines, for the modules that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.projections.views import Engine


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def on_both(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let `views` and `empty` of a module's tests be in files, and then on a server."""
    if request.param == "postgresql":
        Engine.server = request.getfixturevalue("server")
    yield
    Engine.server = None
