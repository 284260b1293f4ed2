"""Views in the ledger's own file are made anew while its entries are read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ledger import connection as connections
from ledger.connection import connect
from projections.catch_up import position, rebuild
from tests.ledger.given import BEGUN, filled, opened

NOTES = 60


@pytest.mark.parametrize("mode", ["TRUNCATE", "WAL"])
def test_views_that_do_not_fit_into_the_cache_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(connections, "journal_mode", lambda version: mode)
    place = filled(tmp_path / "ledger.db", NOTES)
    with closing(connect(place)) as views, opened(place, seconds=0.2) as ledger:
        rebuild(views, ledger.entries_after)
        views.execute("PRAGMA cache_size = 1")

        assert rebuild(views, ledger.entries_after, page=10) == BEGUN + NOTES
        assert position(views) == BEGUN + NOTES
        assert views.execute("PRAGMA cache_spill").fetchone()[0] > 0
