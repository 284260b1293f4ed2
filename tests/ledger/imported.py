"""A reading, recorded in a real ledger, and what the ledger then says."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from domain.partial_date import PartialDate
from ledger.connection import connect
from ledger.documents.plan_reading import PlanReading
from ledger.importing import import_plan
from projections.catch_up import catch_up
from projections.status import status
from tests.ledger.given import Clock, made

SLUG = "northmoor-2021"
START = datetime(2022, 12, 1, 9, 30, tzinfo=UTC)
EVERY_ENTRY = 10**6


def imported(
    reading: PlanReading, folder: Path, as_at: PartialDate | None = None
) -> dict[str, Any]:
    """Record `reading` in a new ledger and return the plan's status on that day."""
    place = folder / "ledger.db"
    with made(place, Clock(START)) as ledger:
        import_plan(ledger.log, "h.mensah", SLUG, reading, as_at)
        with closing(connect(place)) as connection:
            catch_up(connection, ledger.entries_after)
            day = START.date()
            return status(connection, SLUG, day, EVERY_ENTRY).as_json(
                entries=0, root=""
            )


def action_in(plan: dict[str, Any], code: str) -> dict[str, Any]:
    """Return the one action of a status with that code."""
    (found,) = [action for action in plan["actions"] if action["code"] == code]
    return dict(found)
