"""Which actions require an exception report, since when, and whether it was made.

An action requires one on a day if the rating in force on it does, by the rating scheme
that is in force then; a word that only an earlier scheme had counts by the scheme of
its own day. The days without a break on which it did, up to the day that is asked
about, are the present run. A report counts for it if it was made on the first day of
the run or later. What nobody dated counts by the day on which it was recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.printing import code_order, ordinal
from projections.action_view import ActionStatus, Around, report_of
from projections.facts import Row
from projections.schemes import Schemes

OWED, REPORTED = "owed", "reported"


class ExceptionStatus(NamedTuple):
    """A live action whose rating requires an exception report, at some (V, K).

    Attributes:
        id: Permanent id of the action.
        code: The code it wears.
        area: Code of its area.
        wording: What it says.
        owner: Who answers for it, by role; None when not recorded.
        rating: The rating in force.
        since: ISO day on which the present run began, at the latest.
        since_dated: Whether somebody said so; else the rating with which it began is
            undated, and was recorded on that day.
        state: "owed" or "reported".
        days_owed: Days from `since` to the day that is asked about; None once reported.
        reports: How many reports were made in the present run.
        earlier: How many were made before it; they do not count.
        report: The latest one of the run: cause, recovery, asked, entry, effective,
            effective_printed, days_late, recorded_by, on_behalf_of; None while it is
            owed.
    """

    id: str
    code: str
    area: str
    wording: str
    owner: str | None
    rating: str
    since: str
    since_dated: bool
    state: str
    days_owed: int | None
    reports: int
    earlier: int
    report: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `exceptions --format json`."""
        return self._asdict()


def exceptions_of(
    live: Sequence[ActionStatus], around: Around, schemes: Schemes, as_at: date
) -> list[ExceptionStatus]:
    """Return those of the live actions that require an exception report.

    Reports that are owed come first, the longest owed before the others; then by the
    first day of the run, area and code.
    """
    found = []
    for action in live:
        start = run_start(
            around.histories.get((action.id, "rating"), ()), schemes, as_at.isoformat()
        )
        if start is not None:
            found.append(_of(action, start, around, as_at))
    return sorted(found, key=_order)


def run_start(
    ratings: Sequence[Row], schemes: Schemes, day: str
) -> tuple[str, bool] | None:
    """Return the first day of the present run, and whether its rating was dated.

    None if the rating in force requires no exception report.

    Args:
        ratings: The ratings of an action that stand, in order of effect.
        schemes: Those of its plan.
        day: The ISO day that is asked about.
    """
    days = {row.seen_from for row in ratings}
    days |= {row.valid_from for row, _ in schemes.adopted}
    start = None
    for point in sorted((one for one in days if one <= day), reverse=True):
        held = [row for row in ratings if row.seen_from <= point]
        if not held or not schemes.value(held[-1], point).get("exception_required"):
            break
        start = point, bool(held[-1].valid_from)
    return start


def _of(
    action: ActionStatus, start: tuple[str, bool], around: Around, as_at: date
) -> ExceptionStatus:
    since, dated = start
    made = around.histories.get((action.id, "exception"), ())
    counted = [row for row in made if row.seen_from >= since]
    latest = max(counted, key=lambda row: (row.seen_from, row.place), default=None)
    return ExceptionStatus(
        id=action.id,
        code=action.code,
        area=action.area,
        wording=action.wording,
        owner=action.owner,
        rating=action.rating,
        since=since,
        since_dated=dated,
        state=REPORTED if counted else OWED,
        days_owed=None if counted else (as_at - date.fromisoformat(since)).days,
        reports=len(counted),
        earlier=len(made) - len(counted),
        report=report_of(latest, around),
    )


def _order(one: ExceptionStatus) -> tuple[object, ...]:
    place = code_order(one.area), code_order(one.code), ordinal(one.id)
    return one.state != OWED, one.since, *place
