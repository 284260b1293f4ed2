"""The reports of a plan as an aggregate: sealed, sent, registered, promised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self

from domain.amending import Numbers, correction, retraction
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.event import Attribution, E, Event, make
from domain.history import History, said_by
from domain.named_file import NamedFile
from domain.names import report_id
from domain.partial_date import PartialDate
from domain.printing import audience_key
from domain.report_events import (
    CommitmentMade,
    ReportRegistered,
    ReportSealed,
    ReportSent,
)
from domain.report_refusals import (
    NumberTakenError,
    ReportAheadError,
    ReportFrozenError,
    UndatedReportError,
)
from domain.report_rules import (
    check_no_edition,
    check_not_replaced,
    check_replaces,
    check_reports,
    check_unsent,
)
from domain.text import Text


class Sealing(NamedTuple):
    """From where a report looks, and what it leaves out.

    Attributes:
        number: The number that its pages bear.
        audience: For whom it is.
        as_at: V, the day that it speaks of.
        known_to: K, the last entry that it takes into account.
        manifest: Hash of the list of its files, 64 hex digits.
        withheld: What was left out, as `ReportSealed` names it.
        replaces: The report in whose place it is a redacted edition, if it is one.
    """

    number: int
    audience: str
    as_at: date
    known_to: int
    manifest: str
    withheld: tuple[str, ...] = ()
    replaces: int | None = None


@dataclass(frozen=True)
class Reports:
    """All reports of one plan, as their own entries make them.

    Decisions return the event and leave the reports as they are; `apply` makes the
    next. Each refuses with a subclass of `LedgerError`.
    """

    history: History

    @classmethod
    def of(cls, slug: str) -> Self:
        """Return the reports of the plan `slug` before the first one."""
        return cls(History(report_id(slug)))

    def apply(self, events: Iterable[Event]) -> Self:
        """Return the reports after `events`, which must follow without a gap."""
        return replace(self, history=self.history.extended(events))

    def sealed(self, number: int) -> ReportSealed | None:
        """Return the sealing of report `number` that stands; None if none does."""
        found = (e for e in self._standing() if isinstance(e, ReportSealed))
        return next((one for one in found if one.number == number), None)

    @property
    def next_number(self) -> int:
        """The number of the next report; none is ever given again."""
        kinds = ReportRegistered | ReportSealed
        return 1 + sum(isinstance(event, kinds) for event in self.history.events)

    def version_of(self, file: NamedFile, audience: str, by: Attribution) -> int | None:
        """Return the version of the entry that says already what would be registered.

        That is: the same bytes, to the same audience, sent on the same day. None if
        no entry that stands does.
        """
        key = (file.sha256, audience_key(audience), by.effective.last or date.min)
        for fact in self.history.facts:
            stands = fact.event
            if isinstance(stands, ReportRegistered):
                said = stands.sha256, audience_key(stands.audience)
                if key == (*said, stands.effective_day):
                    return fact.place
        return None

    def register(
        self,
        file: NamedFile,
        audience: str,
        by: Attribution,
        *,
        sent_by: Text | None = None,
        title: Text | None = None,
    ) -> ReportRegistered:
        """Say that `file` was sent to `audience` on the effective date of `by`."""
        if by.effective.precision == "unknown":
            raise UndatedReportError
        fields = {**file._asdict(), "by": sent_by, "title": title}
        fields |= {"number": self.next_number, "audience": audience}
        return self._made(ReportRegistered, by, fields)

    def seal(
        self,
        file: NamedFile,
        sealing: Sealing,
        by: Attribution,
        *,
        title: Text | None = None,
        reason: Text | None = None,
    ) -> ReportSealed:
        """Freeze `file` as the next report, on the day of recording."""
        if sealing.number != self.next_number:
            raise NumberTakenError(sealing.number)
        if sealing.as_at > by.today:
            raise ReportAheadError(sealing.as_at, by.today)
        check_replaces(self._standing(), sealing.replaces)
        fields = {**file._asdict(), **sealing._asdict(), "title": title}
        today = by.on(PartialDate.day(by.today))
        return self._made(ReportSealed, today, {**fields, "reason": reason})

    def send(self, number: int, sent_by: Text, by: Attribution) -> ReportSent:
        """Say that report `number` was sent on the effective date of `by`."""
        if by.effective.precision == "unknown":
            raise UndatedReportError(option="--on")
        check_not_replaced(self._standing(), number, by.effective)
        return self._made(ReportSent, by, {"report": number, "by": sent_by})

    def commit(
        self, audience: str, due: PartialDate, about: Text | None, by: Attribution
    ) -> CommitmentMade:
        """Promise `audience` a report by `due`, on the effective date of `by`."""
        if due.last is None:
            raise UndatedReportError("is owed", "--by")
        made = sum(isinstance(e, CommitmentMade) for e in self.history.events)
        fields = {"number": 1 + made, "audience": audience, "due": due, "about": about}
        return self._made(CommitmentMade, by, fields)

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has."""
        if isinstance(replacement, ReportSealed):
            raise ReportFrozenError(replacement.number, sent=False)
        if replacement.effective.precision == "unknown":
            raise UndatedReportError
        version = replacement.originator_version
        made = correction(self.history, version, replacement, reason, by, numbers)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back; the file's bytes stay."""
        said = said_by(self.history.at(version, numbers(version)))
        if isinstance(said, ReportSealed):
            check_unsent(self.history.events, said.number)
            check_no_edition(said)
        return self._fitting(retraction(self.history, version, reason, by, numbers))

    def _made(self, kind: type[E], by: Attribution, fields: dict[str, object]) -> E:
        stream, version = self.history.stream, self.history.version + 1
        return self._fitting(make(kind, stream, version, by, **fields))

    def _fitting(self, event: E) -> E:
        """Return `event` if afterwards the reports fit together."""
        check_reports(self.apply([event])._standing())
        return event

    def _standing(self) -> Iterator[Event]:
        return (fact.event for fact in self.history.facts)
