"""Recording a command: load, decide and save under one lock, and only once."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from eventsourcing.persistence import IntegrityError
from eventsourcing.sqlite import SQLiteCursor

from domain.clock import day_of
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from ledger.application import EventLog
from ledger.codec import SALT_BYTES
from ledger.errors import CommandReusedError, UnreadableLedgerError
from ledger.session import Command, Session

ATTEMPTS = 5
"""How often a command decides anew when another one took its version first."""

Decide = Callable[[Session], None]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a command led to.

    Attributes:
        numbers: The entries it recorded, in order; those of the first time if the
            command had been sent before.
        events: Their events; empty if the command had been sent before.
        again: Whether the command had been sent before.
    """

    numbers: tuple[int, ...]
    events: tuple[Event, ...] = ()
    again: bool = False


def record(
    log: EventLog, command: Command, request: object, decide: Decide
) -> Recorded:
    """Record what `decide` decides, once for each command id.

    Args:
        log: Where to record.
        command: Who asks, and the id that makes it count once.
        request: What is asked, with a `repr` that tells requests apart.
        decide: Adds events to the session, or refuses by raising.

    Raises:
        LedgerError: the decision's own refusal; nothing is recorded.
        CommandReusedError: the id was used for another request.
        LedgerBusyError, LedgerUnwritableError, UnreadableLedgerError: nothing is
            recorded.
    """
    asked = repr((request, command.effective)).encode()
    for _ in range(ATTEMPTS - 1):
        try:
            return _attempt(log, command, asked, decide)
        except IntegrityError:
            continue  # Another writer took the version; load again and decide anew.
    try:
        return _attempt(log, command, asked, decide)
    except IntegrityError as error:
        # The lock is ours and it still conflicts: no program of ours wrote that.
        raise UnreadableLedgerError(str(error)) from error


def _attempt(log: EventLog, command: Command, asked: bytes, decide: Decide) -> Recorded:
    with log.datastore.writing() as c:
        before = _sent_before(c, command, asked)
        if before is not None:
            return before
        now = log.recorder.head(c).next_instant(log.clock())
        today = day_of(now)
        effective = command.effective or PartialDate.day(today)
        by = Attribution(
            command.recorded_by, command.id, today, effective, command.source
        )
        session = Session(log, by)
        decide(session)
        recordings = log.save(*session.pending, now=now)
        numbers = tuple(r.notification.id for r in recordings)
        if numbers:
            salt = log.entropy(SALT_BYTES)
            c.execute(
                "INSERT INTO command VALUES (?, ?, ?, ?, ?)",
                (command.id, salt, _mark(salt, asked), numbers[0], numbers[-1]),
            )
        return Recorded(numbers, tuple(session.pending))


def _sent_before(c: SQLiteCursor, command: Command, asked: bytes) -> Recorded | None:
    """Return what the command recorded when it was sent before; None if it was not."""
    c.execute(
        "SELECT salt, request, first, last FROM command WHERE id = ?", (command.id,)
    )
    row = c.fetchone()
    if row is None:
        return None
    salt, request, first, last = row
    if request != _mark(salt, asked):
        raise CommandReusedError(command.id, first)
    return Recorded(tuple(range(first, last + 1)), again=True)


def _mark(salt: bytes, asked: bytes) -> bytes:
    # Salted, because a request holds words that may have to be forgotten one day.
    return sha256(salt + asked).digest()
