"""Deciding before the lock is taken, so that others need not wait for it.

Nothing is trusted that was read so: once the lock is there, a single query tells
whether anything moved since, and then all is read and decided again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.action import Action
from domain.errors import LedgerError
from domain.event import Attribution
from domain.plan import Plan
from ledger.engine import Writing
from ledger.recorder import read_head
from ledger.sealing import Head
from ledger.session import Session

if TYPE_CHECKING:
    from domain.checkpoints import Checkpoints
    from domain.measures import Measures
    from domain.reports import Reports
    from ledger.application import EventLog

Question = tuple[str, Sequence[str | int]]
"""A statement that asks, and its values."""

PAGE = 100
"""How much is asked at once; SQLite takes at most five hundred."""

_COMMAND = "SELECT 1 FROM command WHERE id = ?"
_NEXT = "SELECT 1 FROM stored_events WHERE originator_id = ? AND originator_version = ?"
_GONE = f"SELECT 1 WHERE NOT EXISTS ({_NEXT})"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a process has read of a ledger before, however old; else what is there."""

    log: EventLog

    def plan(self, slug: str) -> Plan:
        """Return the plan `slug`, as it was read last."""
        return self.log.memory.plan(slug) or self.log.plan(slug)

    def action(self, plan: Plan, action: str) -> Action:
        """Return the action with the id `action`, as it was read last."""
        known = self.log.memory.action(action)
        return self.log.action(plan, action) if known is None else Action(plan, known)

    def reports(self, slug: str) -> Reports:
        """Return the reports of the plan `slug`."""
        return self.log.reports(slug)

    def measures(self, slug: str) -> Measures:
        """Return the measures of the plan `slug`."""
        return self.log.measures(slug)

    def checkpoints(self) -> Checkpoints:
        """Return the ledger's keys and checkpoints."""
        return self.log.checkpoints()

    def whereabouts(self, number: int) -> tuple[str, int] | None:
        """Return the stream and version of entry `number`."""
        return self.log.whereabouts(number)

    def number_of(self, stream: str, version: int) -> int:
        """Return the number of the entry that is `version` of `stream`."""
        return self.log.number_of(stream, version)


def decided_ahead(
    log: EventLog, by: Attribution, decide: Callable[[Session], None]
) -> Session | None:
    """Return what `decide` makes of what is known; None where it refuses.

    What it refuses may have come meanwhile, so that is for the lock to say.
    """
    session = Session(Remembered(log), by, connections=log.datastore.connections)
    try:
        decide(session)
    except LedgerError:
        return None
    return session


def head_unless_moved(log: EventLog, c: Writing, session: Session) -> Head | None:
    """Return where the ledger ends; None if anything that `session` read goes on.

    None too if that is not there any more, as in an older copy that was put in the
    ledger's place; or if its command is there already. One query asks for all of that:
    under the lock, each way to a server is one for all who wait.

    Args:
        log: The ledger.
        c: Holds its lock.
        session: What was decided before that was taken, by `decided_ahead`.

    Raises:
        UnreadableLedgerError: the ledger has no end that makes sense.
    """
    if session.connections != log.datastore.connections:
        return None
    asked = _asked(session)
    for start in range(PAGE, len(asked), PAGE):
        union, values = _any_of(asked[start : start + PAGE])
        c.execute(f"{union} LIMIT 1", values)
        if c.fetchone() is not None:
            return None
    union, values = _any_of(asked[:PAGE])
    sql = f"SELECT entries, recorded_at, frontier, EXISTS ({union}) FROM head"
    c.execute(sql, values)
    *head, moved = c.fetchone() or (None,)
    return None if moved else read_head(head)


def _asked(session: Session) -> list[Question]:
    """Return what finds a row if the command is there, or a stream is another."""
    read = session.read.items()
    return [
        (_COMMAND, (session.by.command,)),
        *((_NEXT, (stream, version + 1)) for stream, version in read),
        *((_GONE, (stream, version)) for stream, version in read if version > 0),
    ]


def _any_of(some: list[Question]) -> Question:
    """Return one question of several."""
    union = " UNION ALL ".join(sql for sql, _ in some)
    return union, [value for _, values in some for value in values]
