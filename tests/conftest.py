"""How every test runs: random examples are the same ones each time."""

from __future__ import annotations

from hypothesis import settings

# No deadline, because no test may depend on how fast a machine is. No database of
# earlier failures, because a run is then the same everywhere.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("ci")
