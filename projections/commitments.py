"""Reports that were promised, and which report met which promise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.printing import audience_key
from projections.facts import Row, history_rows
from projections.reports import Report, reports
from projections.tables import Connection
from projections.working_days import is_working, working_days

DUE, OVERDUE, MET, LATE = "due", "overdue", "met", "met late"


@dataclass(frozen=True)
class Commitment:
    """One report that is owed, or was.

    Attributes:
        number: Its permanent number in the plan.
        audience: To whom the report is owed.
        about: What it is to be about; None for the plan as a whole.
        made_on: ISO day of the promise, at the latest.
        due: ISO day on which it is owed, at the latest.
        due_printed: The same as people gave it.
        due_is_working_day: Whether offices in England are open on that day.
        state: "due", "overdue", "met" or "met late".
        working_days: Working days in England from the day that is asked about to the
            due day, below 0 if it is past; for a report that was sent, from its
            sending.
        report: Number of the report that met it; None while none did.
        sent_on: ISO day on which that one was sent.
        entry: The entry that says what is owed.
    """

    number: int
    audience: str
    about: str | None
    made_on: str
    due: str
    due_printed: str
    due_is_working_day: bool
    state: str
    working_days: int
    report: int | None
    sent_on: str | None
    entry: int

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `report owed --format json`."""
        return asdict(self)


def commitments(
    connection: Connection,
    plan: str,
    as_at: date,
    known_to: int,
    *,
    made: Sequence[Report] | None = None,
) -> list[Commitment]:
    """Return what was promised by the day `as_at`, by due day, as known at `known_to`.

    A promise is met by the first report that was sent to its audience on the day of
    the promise or later, and after the report that met the promise before it.

    Args:
        connection: A connection to the views.
        plan: The plan's slug.
        as_at: V, the day that is asked about.
        known_to: K, the last entry that is taken into account.
        made: What `reports` gives for the same, if it was asked already.
    """
    rows = history_rows(connection, plan, "commitment/%", as_at, known_to)
    rows.sort(key=lambda row: (json.loads(row.value)["due"], row.place))
    if made is None:
        made = reports(connection, plan, as_at, known_to)
    free: dict[str, list[Report]] = {}
    for one in (report for report in made if report.sent_on):
        free.setdefault(audience_key(one.audience), []).append(one)
    found = []
    for row in rows:
        waiting = free.get(audience_key(json.loads(row.value)["audience"]), [])
        met = _first_since(waiting, row.valid_from)
        del waiting[: waiting.index(met) + 1 if met else 0]
        found.append(_commitment(row, met, as_at))
    return found


def _first_since(sent: Sequence[Report], day: str) -> Report | None:
    return next((one for one in sent if (one.sent_on or "") >= day), None)


def _commitment(row: Row, met: Report | None, as_at: date) -> Commitment:
    parts = json.loads(row.value)
    due = date.fromisoformat(parts["due"])
    day = as_at if met is None else date.fromisoformat(met.sent_on or "")
    states = (OVERDUE, DUE) if met is None else (LATE, MET)
    return Commitment(
        number=int(row.field.removeprefix("commitment/")),
        audience=parts["audience"],
        about=parts["about"],
        made_on=row.valid_from,
        due=parts["due"],
        due_printed=parts["due_printed"],
        due_is_working_day=is_working(due),
        state=states[day <= due],
        working_days=working_days(day, due),
        report=met.number if met else None,
        sent_on=met.sent_on if met else None,
        entry=row.entry,
    )
