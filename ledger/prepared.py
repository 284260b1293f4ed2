"""What a command decided, as it is to be stored: all of it but numbers and leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.batch import Beside, CommandRow
from ledger.codec import SALT_BYTES
from ledger.requests import Request, request_mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from eventsourcing.persistence import StoredEvent

    from ledger.application import EventLog
    from ledger.sealing import Head
    from ledger.session import Command, Session


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to be saved, and takes little time under the lock.

    Attributes:
        session: The decisions.
        stored: Their events as they are stored.
        salt: What the command's mark is salted with.
        mark: By what the command is known again.
    """

    session: Session
    stored: Sequence[StoredEvent]
    salt: bytes
    mark: bytes

    def save(self, log: EventLog, now: datetime, head: Head | None) -> tuple[int, ...]:
        """Save it in `log`, and return the numbers of its entries.

        Args:
            log: Where.
            now: When it was decided.
            head: Where the ledger ends, if that is known.
        """
        session = self.session
        beside = Beside(self._row, session.files, session.removals, session.dropped)
        # Not by the library's `save`, which asks of each event what it is for long.
        saved = log.recorder.insert_events(
            self.stored, beside=beside, now=now, head=head
        )
        return tuple(saved or ())

    def _row(self, first: int, last: int) -> CommandRow:
        return self.session.by.command, self.salt, self.mark, first, last


def prepared(
    log: EventLog, command: Command, request: Request, session: Session
) -> Prepared:
    """Return what `session` decided for `command`, ready to be saved.

    Raises:
        RemovedTextError: a text reads like one that was removed.
    """
    stored = [log.mapper.to_stored_event(event) for event in session.pending]
    salt = log.entropy(SALT_BYTES)
    return Prepared(session, stored, salt, request_mark(salt, request, command))
