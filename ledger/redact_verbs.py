"""Verbs about words that have to go, and about holds that keep them."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from domain.action_events import EvidenceAttached
from domain.clock import day_of
from domain.event import Event
from domain.evidence import file_of
from domain.names import plan_of
from domain.partial_date import PartialDate
from domain.printing import FILE
from domain.redacting import (
    ReportedFileError,
    SharedFileError,
    fields_left,
    redacted_by,
    redaction,
)
from domain.text import Text
from ledger.recording import Recorded, attributed
from ledger.session import Command, Session
from ledger.verbs import Verbs
from ledger.words import Place, entries_with_file, same_words


class Redaction(NamedTuple):
    """What is to be redacted, and on what grounds.

    Attributes:
        entry: The number of the entry.
        fields: Where its words stand; with `whole` it need not be said.
        whole: Whether all words of the entry are to go.
        everywhere: Whether the same words go wherever else they stand.
        basis: On what grounds in law.
        by: Who decided it, by role.
    """

    entry: int
    fields: tuple[str, ...]
    whole: bool
    everywhere: bool
    basis: Text
    by: Text


class RedactVerbs(Verbs):
    """Redacting words, and placing and lifting legal holds."""

    def redact(self, command: Command, asked: Redaction) -> Recorded:
        """Remove words of an entry for good, and record that they are gone.

        So are the bytes of its file of evidence, if `FILE` is among the fields. What
        is gone lies in views, free pages and journals until those are cleaned, which
        is not done here.
        """
        request = ("redact", *asked)
        decide = self._redacting(asked)
        return self._record(command, request, decide)

    def would_redact(self, command: Command, asked: Redaction) -> list[Place]:
        """Return entry and field of all words that `redact` would remove.

        It refuses what `redact` refuses.
        """
        today = day_of(self.log.clock())
        effective = PartialDate.day(today)
        session = Session(self.log, attributed(command, today, effective))
        self._redacting(asked)(session)
        return [Place(*removal) for removal in session.removals]

    def place_hold(
        self, command: Command, plan: str, entry: int | None, reason: Text
    ) -> Recorded:
        """Keep the words of an entry, or of everything in a plan, from redaction."""
        from domain.holding import hold

        def decide(session: Session) -> None:
            if entry is not None:
                session.stream_of(entry)
            history = session.plan(plan).history
            session.add(hold(history, entry, reason, session.by))

        return self._record(command, ("hold place", plan, entry, reason), decide)

    def lift_hold(
        self, command: Command, plan: str, number: int, reason: Text
    ) -> Recorded:
        """Lift a hold."""
        from domain.holding import lift

        def decide(session: Session) -> None:
            history = session.plan(plan).history
            session.add(lift(history, plan, number, reason, session.by))

        return self._record(command, ("hold lift", plan, number, reason), decide)

    def _redacting(self, asked: Redaction) -> Callable[[Session], None]:
        def decide(session: Session) -> None:
            for number, fields in self._meant(session, asked).items():
                stream, version = session.stream_of(number)
                _check_not_held(session, number)
                history, numbers = (
                    session.owner(stream).history,
                    session.numbers(stream),
                )
                said = (asked.basis, asked.by, session.by, numbers)
                session.add(redaction(history, version, fields, *said))
                session.remove(number, fields)
                sha256 = file_of(history.at(version, number))
                if FILE in fields and sha256 is not None:
                    session.drop(sha256)

        return decide

    def _meant(self, session: Session, asked: Redaction) -> dict[int, Sequence[str]]:
        """Return entry -> fields of all that is to be redacted, the one asked first."""
        stream, version = session.stream_of(asked.entry)
        fields = asked.fields
        if asked.whole:
            history, numbers = session.owner(stream).history, session.numbers(stream)
            fields = fields_left(history, version, numbers)
        found: dict[int, Sequence[str]] = {asked.entry: fields}
        if asked.everywhere:
            for number, field in same_words(self.log, asked.entry, fields):
                there = found.setdefault(number, [])
                if field not in there:
                    found[number] = [*there, field]
        if FILE in fields:
            for number in self._with_same_file(session, asked):
                found[number] = [*found.get(number, ()), FILE]
        return found

    def _with_same_file(self, session: Session, asked: Redaction) -> list[int]:
        """Return the other entries that name the file of the one that is asked.

        Raises:
            SharedFileError: there are some, and only the one is to be redacted.
            ReportedFileError: one is a report, whose file stays.
        """
        event, gone = _entry(session, asked.entry)
        if FILE in gone:
            return []  # It is gone everywhere, and that is refused in its own words.
        named = entries_with_file(self.log, file_of(event) or "")
        others = [number for number in named if number != asked.entry]
        for number in others:
            if named[number] != EvidenceAttached.wire:
                raise ReportedFileError(asked.entry, number)
        if others and not asked.everywhere:
            raise SharedFileError(asked.entry, others)
        return others


def _entry(session: Session, number: int) -> tuple[Event, Collection[str]]:
    """Return an entry, and the fields of it that are gone."""
    stream, version = session.stream_of(number)
    history = session.owner(stream).history
    return history.at(version, number), redacted_by(history, version)


def _check_not_held(session: Session, number: int) -> None:
    """Refuse to redact words that a hold of their plan keeps.

    Raises:
        UnderHoldError: names the hold.
    """
    from domain.holding import UnderHoldError, standing_holds

    plan = plan_of(session.stream_of(number)[0])
    for one in standing_holds(session.plan(plan).history).values():
        about = one.entry is not None and _origin(session, one.entry)
        if one.entry is None or about == _origin(session, number):
            raise UnderHoldError(number, one, plan)


def _origin(session: Session, number: int) -> int:
    """Return the number of the fact that an entry is about in the end."""
    stream, version = session.stream_of(number)
    return session.owner(stream).history.origin(version, number)
