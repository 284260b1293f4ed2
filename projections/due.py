"""What is due or overdue, what was not updated, and what has no day of review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.printing import audience_name, code_order
from projections.action_view import ActionStatus
from projections.commitments import DUE, OVERDUE, commitments
from projections.done import live
from projections.stale import Since, is_stale, last_updates
from projections.status import PlanStatus
from projections.tables import Connection
from projections.target_view import TargetStatus
from projections.working_days import is_working, working_days

NO_REVIEW, STALE = "no review date", "stale"
_LAST = "9999-99-99"
"""Sorts behind every ISO day."""


@dataclass(frozen=True)
class Item:
    """One thing that an action, or a report that is owed, is listed for.

    Attributes:
        owner: Who answers for the action, by role; None if not recorded, and for a
            report.
        action: Code of the action; None for a report.
        id: Its permanent id; likewise.
        wording: What it says; likewise.
        what: The target's words, or to whom a report is owed and about what; "" for
            an action that is only stale.
        target: Number of the target; None for a report, and for what is only stale.
        commitment: Number of the report in `report owed`; None for an action.
        due: ISO day on which it falls due, at the latest; None without one.
        due_printed: The same as people gave it.
        due_is_working_day: Whether offices in England are open then; likewise.
        state: "overdue", "due", "no review date" or "stale".
        days: Days from the day that is asked about to the due day, below 0 if it is
            past; None without one.
        working_days: The same in working days of England.
        stale: Whether nobody updated the action since the last meeting; None for a
            report, and where nothing says since when.
        updated_on: ISO day of its last note, rating or delivery status; None if there
            was none.
        entry: The entry that states the target or the promise; None for what is only
            stale.
    """

    owner: str | None
    action: str | None
    id: str | None
    wording: str | None
    what: str
    target: int | None
    commitment: int | None
    due: str | None
    due_printed: str | None
    due_is_working_day: bool | None
    state: str
    days: int | None
    working_days: int | None
    stale: bool | None
    updated_on: str | None
    entry: int | None

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `due --format json`."""
        return asdict(self)


def due_items(
    connection: Connection, status: PlanStatus, within: int, since: Since | None
) -> list[Item]:
    """Return what is overdue, due, stale or without a day of review, by due day.

    What has no day comes last. An action that is done is not among them.

    Args:
        connection: A connection to the views.
        status: The plan on the day that is asked about.
        within: How many days ahead a due day may lie.
        since: From when on an update counts; None if nothing is to be called stale.
    """
    look = connection, status.plan, status.as_at, status.entry
    updates = last_updates(*look)
    found = list(_owed(look, within))
    for action in live(status):
        found += _of_action(action, status.as_at, within, since, updates.get(action.id))
    return sorted(
        found, key=lambda i: (i.due or _LAST, code_order(i.action or ""), i.target or 0)
    )


def days_left(due: str, as_at: date) -> dict[str, Any]:
    """Return `state`, `days` and `working_days` of what falls due on an ISO day."""
    day = date.fromisoformat(due)
    return {
        "state": OVERDUE if day < as_at else DUE,
        "days": (day - as_at).days,
        "working_days": working_days(as_at, day),
    }


def _of_action(
    action: ActionStatus,
    as_at: date,
    within: int,
    since: Since | None,
    updated_on: str | None,
) -> Iterator[Item]:
    stale = None if since is None else is_stale(updated_on, since)
    about: dict[str, Any] = {
        "owner": action.owner,
        "action": action.code,
        "id": action.id,
        "wording": action.wording,
        "commitment": None,
        "stale": stale,
        "updated_on": updated_on,
    }
    listed = False
    for target in action.targets:
        if target.due and _is_near(target.due, as_at, within):
            listed = True
            yield Item(**about, **_target(target), **_dated(target.due, as_at))
    if standing := _without_review(action):
        listed = True
        yield Item(**about, **_target(standing), **_undated(NO_REVIEW))
    if stale and not listed:
        nothing: dict[str, Any] = dict.fromkeys(("target", "due_printed", "entry"))
        yield Item(**about, what="", **nothing, **_undated(STALE))


def _owed(look: tuple[Connection, str, date, int], within: int) -> Iterator[Item]:
    as_at = look[2]
    of_no_action: dict[str, Any] = dict.fromkeys(
        ("owner", "action", "id", "wording", "target", "stale", "updated_on")
    )
    for one in commitments(*look):
        if one.state in (DUE, OVERDUE) and _is_near(one.due, as_at, within):
            about = f": {one.about}" if one.about else ""
            yield Item(
                **of_no_action,
                what=f"report to {audience_name(one.audience)}{about}",
                commitment=one.number,
                due_printed=one.due_printed,
                entry=one.entry,
                **_dated(one.due, as_at),
            )


def _is_near(due: str, as_at: date, within: int) -> bool:
    return (date.fromisoformat(due) - as_at).days <= within


def _target(target: TargetStatus) -> dict[str, Any]:
    return {
        "what": target.text,
        "target": target.number,
        "due_printed": target.due_printed,
        "entry": target.entry,
    }


def _dated(due: str, as_at: date) -> dict[str, Any]:
    open_ = is_working(date.fromisoformat(due))
    return {"due": due, "due_is_working_day": open_, **days_left(due, as_at)}


def _undated(state: str) -> dict[str, Any]:
    empty = ("due", "due_is_working_day", "days", "working_days")
    return {"state": state, **dict.fromkeys(empty)}


def _without_review(action: ActionStatus) -> TargetStatus | None:
    """Return the first standing target, if the action has no review with a date."""
    reviewed = any(t.kind == "review" and t.due for t in action.targets)
    standing = (target for target in action.targets if target.kind == "standing")
    return None if reviewed else next(standing, None)
