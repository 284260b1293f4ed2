"""Views in the ledger's own file are made anew while its entries are read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.entry import Entry
from ledger import connection as connections
from ledger.connection import connect
from projections.catch_up import catch_up, rebuild
from projections.errors import UnfitViewsError
from projections.position import NO_VIEWS, position
from tests.ledger.given import BEGUN, filled, note, opened
from tests.projections.views import dump

NOTES = 60


@pytest.fixture(params=["TRUNCATE", "WAL"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A ledger of some notes, its journal in either mode."""
    monkeypatch.setattr(connections, "journal_mode", lambda version: request.param)
    return filled(tmp_path / "ledger.db", NOTES)


def test_views_that_do_not_fit_into_the_cache_are_made_anew(place: Path) -> None:
    with closing(connect(place)) as views, opened(place, seconds=0.2) as ledger:
        rebuild(views, ledger.entries_after)
        views.execute("PRAGMA cache_size = 1")

        assert rebuild(views, ledger.entries_after, page=10) == BEGUN + NOTES
        assert position(views) == BEGUN + NOTES
        assert views.execute("PRAGMA cache_spill").fetchone()[0] > 0


def test_others_may_record_while_views_are_made_anew(place: Path) -> None:
    with (
        closing(connect(place)) as views,
        opened(place) as ledger,
        opened(place, seconds=0.2) as other,
    ):
        rebuild(views, ledger.entries_after)

        def recorded_meanwhile(number: int) -> Iterator[Entry]:
            if number == 40:
                note(other, "Recorded meanwhile")
            yield from ledger.entries_after(number)

        assert rebuild(views, recorded_meanwhile, page=10) == BEGUN + NOTES + 1


def test_what_made_sqlite_undo_it_all_is_what_is_told(tmp_path: Path) -> None:
    """As on a full disk, where nothing is left to roll back."""
    place = filled(tmp_path / "ledger.db", 2)
    with closing(connect(place)) as views, opened(place) as ledger:
        catch_up(views, ledger.entries_after)
        note(ledger)
        before = dump(views)
        views.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON position"
            " BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END"
        )

        with pytest.raises(UnfitViewsError) as told:
            catch_up(views, ledger.entries_after)

        assert str(told.value.__cause__) == "the disk is full"
        assert dump(views) == before


def test_a_full_disk_is_told_of_whoever_makes_views_anew(place: Path) -> None:
    with closing(connect(place)) as views, opened(place) as ledger:
        (pages,) = views.execute("PRAGMA page_count").fetchone()
        views.execute(f"PRAGMA max_page_count = {pages + 2}")

        with pytest.raises(sqlite3.OperationalError, match="disk is full"):
            rebuild(views, ledger.entries_after)

        assert position(views) == NO_VIEWS
