"""The boards of a plan: when each met, what it was sent, what is owed to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.printing import audience_key, code_order
from projections.commitments import DUE, OVERDUE, Commitment, commitments
from projections.meetings import Meeting, meetings
from projections.reports import Report, reports
from projections.status import status
from projections.tables import Connection


@dataclass(frozen=True)
class Board:
    """One board at some (V, K).

    Attributes:
        board: Its label.
        name: Its name.
        meetings: On how many days it is recorded to have met.
        last_meeting: ISO day of the last one; None if none was recorded.
        meeting_entry: The entry that says so.
        report: Number of the last report that was sent to it; None for none.
        sent_on: ISO day on which that was.
        owed: Number of the next report that is owed to it; None for none.
        due: ISO day on which that is due, at the latest.
        due_printed: The same as people gave it.
        state: "due" or "overdue"; None if nothing is owed.
    """

    board: str
    name: str
    meetings: int
    last_meeting: str | None
    meeting_entry: int | None
    report: int | None
    sent_on: str | None
    owed: int | None
    due: str | None
    due_printed: str | None
    state: str | None

    def as_json(self) -> dict[str, Any]:
        """Return it under the keys of `board list --format json`."""
        return asdict(self)


def boards(
    connection: Connection, plan: str, as_at: date, known_to: int
) -> list[Board]:
    """Return the boards that were named by the day `as_at`, by their labels.

    A report goes to a board if its audience is the board's label or its full name.

    Raises:
        UnknownPlanError, NotKnownYetError, NotOpenYetError: as `status` says.
    """
    look = connection, plan, as_at, known_to
    named = status(*look).boards
    met, sent, owed = meetings(*look), reports(*look), commitments(*look)
    return [
        _board(label, named[label], met, sent, owed)
        for label in sorted(named, key=lambda label: (code_order(label), label))
    ]


def _board(
    label: str,
    name: str,
    met: list[Meeting],
    sent: list[Report],
    owed: list[Commitment],
) -> Board:
    called = {audience_key(label), audience_key(name)}
    days = [one for one in met if audience_key(one.board) == audience_key(label)]
    given = [r for r in sent if r.sent_on and audience_key(r.audience) in called]
    waiting = [
        one
        for one in owed
        if one.state in (DUE, OVERDUE) and audience_key(one.audience) in called
    ]
    last, to, next_ = days[-1:], given[-1:], waiting[:1]
    return Board(
        board=label,
        name=name,
        meetings=len(days),
        last_meeting=last[0].on if last else None,
        meeting_entry=last[0].entry if last else None,
        report=to[0].number if to else None,
        sent_on=to[0].sent_on if to else None,
        owed=next_[0].number if next_ else None,
        due=next_[0].due if next_ else None,
        due_printed=next_[0].due_printed if next_ else None,
        state=next_[0].state if next_ else None,
    )
