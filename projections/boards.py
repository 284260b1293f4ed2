"""The boards of a plan: when each met, what it was sent, what is owed to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from domain.printing import audience_key, code_order
from projections.commitments import DUE, OVERDUE, Commitment, commitments
from projections.facts import history_rows
from projections.meetings import Meeting, meetings
from projections.reports import Report, reports
from projections.status import status
from projections.tables import Connection


class Named(NamedTuple):
    """What a board is called; a report goes to it under either.

    Attributes:
        label: Its label.
        name: Its full name.
    """

    label: str
    name: str

    def is_called(self, audience: str) -> bool:
        """Tell whether an audience is this board."""
        return audience_key(audience) in map(audience_key, self)


def board_called(
    connection: Connection, plan: str, words: str, as_at: date, known_to: int
) -> Named | None:
    """Return the board whose label or full name `words` are; None if there is none."""
    rows = history_rows(connection, plan, "board/%", as_at, known_to)
    named = {row.field.removeprefix("board/"): row.value for row in rows}
    found = [Named(*one) for one in named.items()]
    # A label goes before a name: two boards can be called the same.
    found.sort(key=lambda one: audience_key(one.label) != audience_key(words))
    return next((one for one in found if one.is_called(words)), None)


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
    met, sent = meetings(*look), reports(*look)
    owed = commitments(*look, made=sent)
    return [
        _board(Named(label, named[label]), met, sent, owed)
        for label in sorted(named, key=lambda label: (code_order(label), label))
    ]


def _board(
    board: Named, met: list[Meeting], sent: list[Report], owed: list[Commitment]
) -> Board:
    label = audience_key(board.label)
    days = [one for one in met if audience_key(one.board) == label]
    given = [one for one in sent if one.sent_on and board.is_called(one.audience)]
    waiting = [
        one
        for one in owed
        if one.state in (DUE, OVERDUE) and board.is_called(one.audience)
    ]
    last, to, next_ = days[-1:], given[-1:], waiting[:1]
    return Board(
        board=board.label,
        name=board.name,
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
