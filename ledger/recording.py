"""Recording a command: load, decide and save under one lock, and only once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import takewhile

from eventsourcing.persistence import IntegrityError

from domain.clock import day_of
from domain.errors import LedgerError
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.unswept import unswept
from ledger.ahead import decided_ahead, head_unless_moved
from ledger.application import EventLog
from ledger.engine import Writing
from ledger.errors import (
    LedgerUnwritableError,
    LostAnswerError,
    UnreadableLedgerError,
    UnsureCommitError,
)
from ledger.lost_answers import settled_later
from ledger.prepared import Prepared, prepared
from ledger.removing import check_not_given_up
from ledger.requests import Request, sent_before
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of which ledger, and what was tried for it.

    Attributes:
        log: Where to record.
        command: Who asks.
        request: What is asked.
        decide: Adds events to a session, or refuses by raising.
        salts: Of each try, by which it is told from another one's.
    """

    log: EventLog
    command: Command
    request: Request
    decide: Decide
    salts: list[bytes] = field(default_factory=list)

    def prepared(self, session: Session) -> Prepared:
        """Return what `session` decided, ready to be saved as one more try."""
        made = prepared(self.log, self.command, self.request, session)
        self.salts.append(made.salt)
        return made

    def found(self, c: Writing) -> Recorded | None:
        """Return what was recorded, by an earlier command or one of the tries."""
        sent = sent_before(c, self.command, self.request)
        return sent and Recorded(sent.numbers, again=sent.salt not in self.salts)


@unswept()
def record(
    log: EventLog,
    command: Command,
    request: Request,
    decide: Decide,
    *,
    ahead: bool = False,
) -> Recorded:
    """Record what `decide` decides, once for each command id.

    Args:
        log: Where to record.
        command: Who asks, and the id that makes it count once.
        request: What is asked; the same id with another request is refused.
        decide: Adds events to the session, or refuses by raising.
        ahead: Whether it looks at nothing but the session, so that it can be asked
            before the lock is taken.

    Raises:
        LedgerError: the decision's own refusal; nothing is recorded.
        CommandReusedError: the id was used for another request.
        CommandScrubbedError: it was used, and words of that request are gone.
        LedgerBusyError, LedgerUnwritableError, UnreadableLedgerError: nothing is
            recorded.
        LostAnswerError: the server went away, and nobody can tell.
        UnsureCommitError: the disk failed at the end, and nobody can tell.
    """
    asked = _Asked(log, command, request, decide)
    try:
        return _settled(asked, ahead)
    except LostAnswerError:
        done = settled_later(log, command.id, partial(_under_lock, asked))
    except UnsureCommitError as lost:
        done = _found_out(asked, lost)
    is_told = done.events or done.again or not done.numbers
    return done if is_told else _with_events(log, done.numbers)


def _settled(asked: _Asked, ahead: bool) -> Recorded:
    """Decide and save, again if another writer was faster."""
    for _ in range(ATTEMPTS - 1):
        try:
            return _attempt(asked, ahead)
        except IntegrityError:
            continue  # Another writer took the version; load again and decide anew.
    return _under_lock(asked)


def _under_lock(asked: _Asked) -> Recorded:
    """Decide and save under the lock."""
    try:
        return _attempt(asked, ahead=False)
    except IntegrityError as error:
        # The lock is ours and it still conflicts: no program of ours wrote that.
        raise UnreadableLedgerError(str(error)) from error


def _found_out(asked: _Asked, lost: UnsureCommitError) -> Recorded:
    """Return what was recorded although the commit seemed to fail.

    Raises:
        LedgerUnwritableError: nothing was.
        UnsureCommitError: the disk goes on failing.
    """
    try:
        with asked.log.datastore.writing() as c:
            found = asked.found(c)
            if found is not None:
                _write_again(c)
    except LedgerError as error:
        raise UnsureCommitError(lost.why, asked.command.id) from error
    if found is None:
        raise LedgerUnwritableError(lost.why) from lost
    return found


def _with_events(log: EventLog, found: tuple[int, ...]) -> Recorded:
    """Return what was recorded with its events, as if the answer had come."""
    first, last = found[0], found[-1]
    try:
        entries = log.entries_after(first - 1)
        events = takewhile(lambda entry: entry.number <= last, entries)
        return Recorded(found, tuple(entry.event for entry in events))
    except LedgerError:
        # It is recorded: that nobody can read it just now must not look like a refusal.
        return Recorded(found, again=True)


def _write_again(c: Writing) -> None:
    """Let the transaction of `c` write, though nothing is another afterwards.

    What can be read after a commit failed is certain only once a later one succeeds,
    and SQLite does not write a row that is the same as before.
    """
    c.execute("UPDATE head SET entries = entries + 1")
    c.execute("UPDATE head SET entries = entries - 1")


def _attempt(asked: _Asked, ahead: bool) -> Recorded:
    log, made, numbers = asked.log, None, None
    ahead = ahead and not log.datastore.is_writing
    if ahead:
        made = _prepared_ahead(asked)
        numbers = log.recorder.insert_at_once(made) if made else None
    if made is None or numbers is None:
        with log.datastore.writing() as c:
            now, head = log.clock(), None
            if made and made.session.by == _by(asked.command, now):
                head = head_unless_moved(log, c, made.session)
            if made is None or head is None:
                before = asked.found(c)
                if before is not None:
                    return before
                session = Session(log, _by(asked.command, now))
                asked.decide(session)
                made = asked.prepared(session)
            check_not_given_up(c, made.session.files)
            numbers = made.save(log, now, head)
    if ahead:
        log.memory.keep(made.session.plans, made.session.actions)
    return Recorded(numbers, tuple(made.session.pending))


def _prepared_ahead(asked: _Asked) -> Prepared | None:
    log = asked.log
    session = decided_ahead(log, _by(asked.command, log.clock()), asked.decide)
    return asked.prepared(session) if session else None


def _by(command: Command, now: datetime) -> Attribution:
    """Return who says it when.

    The clock says which day it is, even if an earlier entry was dated ahead of it;
    only the instant of recording is kept in order.
    """
    today = day_of(now)
    return attributed(command, today, command.effective or PartialDate.day(today))


def attributed(command: Command, today: date, effective: PartialDate) -> Attribution:
    """Return who says what when, as the entries of `command` carry it."""
    return Attribution(
        command.recorded_by,
        command.id,
        today,
        effective,
        command.source,
        command.on_behalf_of,
    )
