"""Each revision of the targets that moved, and how near to the date then due it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from projections.facts import Row, history_rows
from projections.line_row import LineRow
from projections.lines_of import lines_of
from projections.pack.material import Plan, Slip
from projections.slippage import moved_targets, slip_of
from projections.tables import Connection

JUST_BEFORE = 14
"""How many days before a due date, at most, a revision of it is just before."""

Timing = Literal["just before due", "already overdue"]


class Revision(NamedTuple):
    """One revision of a target, as it stands.

    Attributes:
        entry: The number of the entry that states it.
        effective: ISO day on which it took effect, at the latest; None when nobody
            said.
        effective_printed: The same as people gave it.
        due_before: ISO day on which the target fell due until then; None for a target
            without a date.
        due_before_printed: The same as the plan prints it.
        due_after: ISO day on which it fell due from then on; likewise.
        due_after_printed: The same as the plan prints it.
        days: Days from the one to the other, below 0 if it was brought forward; None
            if either has no date.
        days_left: Days from the revision to the date due until then, below 0 if that
            had passed; None if either is not known.
        rescheduled: Whether a date was put back, or given up, in the last
            `JUST_BEFORE` days before it or on it, or after it had passed; else None.
        approved_by: Who agreed; None when not recorded.
        because: Why; None when not recorded.
    """

    entry: int
    effective: str | None
    effective_printed: str
    due_before: str | None
    due_before_printed: str | None
    due_after: str | None
    due_after_printed: str | None
    days: int | None
    days_left: int | None
    rescheduled: Timing | None
    approved_by: str | None
    because: str | None


@dataclass(frozen=True, slots=True)
class Slippage:
    """A target with a date that was moved, and each of its revisions.

    Attributes:
        subject: Permanent id of the action.
        slip: What fell due when at first, and when now.
        moves: Its revisions, in the order in which they took effect.
    """

    subject: str
    slip: Slip
    moves: Sequence[Revision]

    def times(self, timing: Timing) -> int:
        """Return how many of its revisions were so timed."""
        return sum(move.rescheduled == timing for move in self.moves)

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `slippage --format json`."""
        plain = self.slip._asdict()
        del plain["words_at_first"]
        return plain | {
            "just_before_due": self.times("just before due"),
            "already_overdue": self.times("already overdue"),
            "moves": [move._asdict() for move in self.moves],
            "subject": self.subject,
        }


def slippage(connection: Connection, data: Plan, known_to: int) -> list[Slippage]:
    """Return the moved targets of the live actions, by area, code and number.

    Args:
        connection: A connection to the views.
        data: The plan as `status` gives it for some (V, K), as JSON.
        known_to: That K.
    """
    as_at = date.fromisoformat(data["as_at"])
    histories: dict[tuple[str, str], list[Row]] = {}
    for row in history_rows(connection, data["plan"], "target/%", as_at, known_to):
        histories.setdefault((row.subject, row.field), []).append(row)
    moved = [
        (action, target, histories[action["id"], f"target/{target['number']}"])
        for action in data["actions"]
        for target in moved_targets(action)
    ]
    entries = (row.entry for _, _, rows in moved for row in rows)
    lines = lines_of(connection, entries)
    return [
        Slippage(action["id"], slip_of(action, target), _moves(rows, lines))
        for action, target, rows in moved
    ]


def _moves(rows: Sequence[Row], lines: Mapping[int, LineRow]) -> list[Revision]:
    parts = [json.loads(row.value) for row in rows]
    return [
        _revision(row, was, now, lines[row.entry])
        for row, (was, now) in zip(rows[1:], pairwise(parts), strict=True)
        if now["revises"]
    ]


def _revision(
    row: Row, was: Mapping[str, Any], now: Mapping[str, Any], line: LineRow
) -> Revision:
    on = None if line.known_day is None else row.valid_from
    days, left = _days(was["due"], now["due"]), _days(on, was["due"])
    return Revision(
        entry=row.entry,
        effective=on,
        effective_printed=line.effective,
        due_before=was["due"],
        due_before_printed=was["due_printed"],
        due_after=now["due"],
        due_after_printed=now["due_printed"],
        days=days,
        days_left=left,
        rescheduled=_timing(days, left, gone=now["due"] is None),
        approved_by=now["approved_by"],
        because=row.extra,
    )


def _days(first: str | None, second: str | None) -> int | None:
    if first is None or second is None:
        return None
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _timing(days: int | None, left: int | None, *, gone: bool) -> Timing | None:
    """Return how a revision was timed, if it put a date back or gave it up."""
    if left is None or left > JUST_BEFORE or not (gone or (days or 0) > 0):
        return None
    return "already overdue" if left < 0 else "just before due"
