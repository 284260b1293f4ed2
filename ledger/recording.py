"""Recording a command: load, decide and save under one lock, and only once."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from time import monotonic, sleep

import rfc8785
from eventsourcing.persistence import IntegrityError
from pydantic_core import to_jsonable_python

from domain.clock import day_of
from domain.errors import LedgerError
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from ledger.application import EventLog
from ledger.batch import Beside, CommandRow
from ledger.codec import SALT_BYTES, SCRUBBED
from ledger.engine import Writing
from ledger.errors import (
    CommandReusedError,
    CommandScrubbedError,
    ConnectionLostError,
    LedgerUnwritableError,
    LostAnswerError,
    UnreadableLedgerError,
    UnsureCommitError,
)
from ledger.removing import check_not_given_up
from ledger.session import Command, Session

ATTEMPTS = 5
"""How often a command decides anew when another one took its version first."""

PAUSE = 0.2
"""Seconds between two tries to reach a server that went away."""

Decide = Callable[[Session], None]
Request = tuple[object, ...]
"""What is asked: the verb, and its words in their order."""


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
    log: EventLog, command: Command, request: Request, decide: Decide
) -> Recorded:
    """Record what `decide` decides, once for each command id.

    Args:
        log: Where to record.
        command: Who asks, and the id that makes it count once.
        request: What is asked; the same id with another request is refused.
        decide: Adds events to the session, or refuses by raising.

    Raises:
        LedgerError: the decision's own refusal; nothing is recorded.
        CommandReusedError: the id was used for another request.
        CommandScrubbedError: it was used, and words of that request are gone.
        LedgerBusyError, LedgerUnwritableError, UnreadableLedgerError: nothing is
            recorded.
        LostAnswerError: the server went away, and nobody can tell.
        UnsureCommitError: the disk failed at the end, and nobody can tell.
    """
    try:
        return _settled(log, command, request, decide)
    except LostAnswerError as lost:
        return _asked_again(log, command, request, lost)
    except UnsureCommitError as lost:
        return _found_out(log, command, request, lost)


def _settled(
    log: EventLog, command: Command, request: Request, decide: Decide
) -> Recorded:
    """Decide and save, again if another writer was faster."""
    for _ in range(ATTEMPTS - 1):
        try:
            return _attempt(log, command, request, decide)
        except IntegrityError:
            continue  # Another writer took the version; load again and decide anew.
    try:
        return _attempt(log, command, request, decide)
    except IntegrityError as error:
        # The lock is ours and it still conflicts: no program of ours wrote that.
        raise UnreadableLedgerError(str(error)) from error


def _asked_again(
    log: EventLog, command: Command, request: Request, lost: LostAnswerError
) -> Recorded:
    """Return what was recorded although the answer was lost on its way.

    Raises:
        ConnectionLostError: nothing was.
        LostAnswerError: there is still nobody to ask.
    """
    deadline = monotonic() + log.seconds
    while True:
        try:
            # Under the lock: what was lost has come to an end then, one way or other.
            with log.datastore.writing() as c:
                found = _sent_before(c, command, request)
            break
        except LedgerError as error:
            if monotonic() >= deadline:
                raise lost from error
            sleep(PAUSE)
    if found is None:
        raise ConnectionLostError from lost
    return _with_events(log, found)


def _found_out(
    log: EventLog, command: Command, request: Request, lost: UnsureCommitError
) -> Recorded:
    """Return what was recorded although the commit seemed to fail.

    Raises:
        LedgerUnwritableError: nothing was.
        UnsureCommitError: the disk goes on failing.
    """
    try:
        with log.datastore.writing() as c:
            found = _sent_before(c, command, request)
            if found is not None:
                _write_again(c)
    except LedgerError as error:
        raise UnsureCommitError(lost.why, command.id) from error
    if found is None:
        raise LedgerUnwritableError(lost.why) from lost
    return _with_events(log, found)


def _with_events(log: EventLog, found: Recorded) -> Recorded:
    """Return what was recorded with its events, as if the answer had come."""
    first, last = found.numbers[0], found.numbers[-1]
    entries = log.entries_after(first - 1)
    events = takewhile(lambda entry: entry.number <= last, entries)
    return Recorded(found.numbers, tuple(entry.event for entry in events))


def _write_again(c: Writing) -> None:
    """Let the transaction of `c` write, though nothing is another afterwards.

    What can be read after a commit failed is certain only once a later one succeeds,
    and SQLite does not write a row that is the same as before.
    """
    c.execute("UPDATE head SET entries = entries + 1")
    c.execute("UPDATE head SET entries = entries - 1")


def _attempt(
    log: EventLog, command: Command, request: Request, decide: Decide
) -> Recorded:
    with log.datastore.writing() as c:
        before = _sent_before(c, command, request)
        if before is not None:
            return before
        # The clock says which day it is, even if an earlier entry was dated ahead
        # of it; only the instant of recording is kept in order.
        now = log.clock()
        today = day_of(now)
        effective = command.effective or PartialDate.day(today)
        by = Attribution(
            command.recorded_by, command.id, today, effective, command.source
        )
        session = Session(log, by)
        decide(session)
        check_not_given_up(c, session.files)
        beside = Beside(
            lambda first, last: _row(log, command, request, first, last),
            session.files,
            session.removals,
            session.dropped,
        )
        recordings = log.save(*session.pending, now=now, beside=beside)
        numbers = tuple(r.notification.id for r in recordings)
        return Recorded(numbers, tuple(session.pending))


def _row(
    log: EventLog, command: Command, request: Request, first: int, last: int
) -> CommandRow:
    """Return what makes a command known again, and which entries it recorded."""
    salt = log.entropy(SALT_BYTES)
    return command.id, salt, request_mark(salt, request, command), first, last


def request_mark(salt: bytes, request: Request, command: Command) -> bytes:
    r"""Return the 32 bytes by which a request is known again.

    SHA-256 over `command/v1\n`, the salt, and RFC 8785 JSON of a list: verb, words,
    effective date, user name. Salted, because a request holds words that may have
    to be forgotten one day.
    """
    asked = [*request, command.effective, command.recorded_by]
    plain = to_jsonable_python(asked, exclude_none=True)
    return sha256(b"command/v1\n" + salt + rfc8785.dumps(plain)).digest()


def _sent_before(c: Writing, command: Command, request: Request) -> Recorded | None:
    """Return what the command recorded when it was sent before; None if it was not."""
    c.execute(
        "SELECT salt, request, first, last FROM command WHERE id = ?", (command.id,)
    )
    row = c.fetchone()
    if row is None:
        return None
    salt, mark, first, last = row
    if mark == SCRUBBED:
        raise CommandScrubbedError(command.id, first)
    if not _is_marked(mark, salt, request, command):
        raise CommandReusedError(command.id, first)
    return Recorded(tuple(range(first, last + 1)), again=True)


def _is_marked(mark: bytes, salt: bytes, request: Request, command: Command) -> bool:
    try:
        return mark == request_mark(salt, request, command)
    except rfc8785.CanonicalizationError:
        return False  # A number too great for JSON: nothing was recorded for it.
