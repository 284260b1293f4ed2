"""The reports of a plan as an aggregate: what was sent to whom, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Self

from domain.amending import Numbers, correction, retraction
from domain.entry_events import EntryCorrected, EntryRetracted
from domain.errors import LedgerError
from domain.event import Attribution, E, Event, make
from domain.history import History
from domain.names import report_id
from domain.printing import audience_key, print_day
from domain.report_events import ReportRegistered
from domain.text import Text


class UndatedReportError(LedgerError):
    """A report of which nobody says when it was sent."""

    def __init__(self) -> None:
        super().__init__(
            "A report counts from the day on which it was sent, and none was given;"
            ' say it as --sent "30 July 2020".'
        )


class ReportedTwiceError(LedgerError):
    """Two reports that would say the same file went to the same audience on a day."""

    def __init__(self, number: int, audience: str, day: date) -> None:
        super().__init__(
            f"Report {number} says already that this file was sent to {audience} on"
            f" {print_day(day)}; retract one of the two, or give the date on which the"
            " other was sent."
        )
        self.number = number


class ReportFile(NamedTuple):
    """What an entry says of a file; its bytes are kept elsewhere.

    Attributes:
        name: Its name, as it was given.
        sha256: Hash of its bytes, 64 hex digits.
        media_type: What kind of file it is.
        size: How many bytes it has.
    """

    name: Text
    sha256: str
    media_type: str
    size: int


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

    def version_of(
        self, file: ReportFile, audience: str, by: Attribution
    ) -> int | None:
        """Return the version of the entry that says already what would be registered.

        That is: the same bytes, to the same audience, sent on the same day. None if
        no entry that stands does.
        """
        key = (file.sha256, audience_key(audience), by.effective.last or date.min)
        for place, stands in self._standing():
            if key == _key(stands):
                return place
        return None

    def register(
        self,
        file: ReportFile,
        audience: str,
        by: Attribution,
        *,
        sent_by: Text | None = None,
        title: Text | None = None,
    ) -> ReportRegistered:
        """Say that `file` was sent to `audience` on the effective date of `by`."""
        if by.effective.precision == "unknown":
            raise UndatedReportError
        number = 1 + sum(isinstance(e, ReportRegistered) for e in self.history.events)
        fields = {**file._asdict(), "by": sent_by, "title": title}
        fields |= {"number": number, "audience": audience}
        stream, version = self.history.stream, self.history.version + 1
        return self._fitting(make(ReportRegistered, stream, version, by, **fields))

    def correct(
        self, replacement: Event, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryCorrected:
        """Put `replacement` in the place of the entry whose version it has."""
        if replacement.effective.precision == "unknown":
            raise UndatedReportError
        version = replacement.originator_version
        made = correction(self.history, version, replacement, reason, by, numbers)
        return self._fitting(made)

    def retract(
        self, version: int, reason: Text, by: Attribution, numbers: Numbers
    ) -> EntryRetracted:
        """Take the entry of `version` back; the file's bytes stay."""
        return self._fitting(retraction(self.history, version, reason, by, numbers))

    def _standing(self) -> Iterator[tuple[int, ReportRegistered]]:
        """Yield the version in whose place each report stands, and the report."""
        for fact in self.history.facts:
            if isinstance(fact.event, ReportRegistered):
                yield fact.place, fact.event

    def _fitting(self, event: E) -> E:
        """Return `event` if afterwards no report is there twice."""
        seen: dict[tuple[str, str, date], ReportRegistered] = {}
        for _, report in self.apply([event])._standing():
            first = seen.setdefault(_key(report), report)
            if first is not report:
                day = report.effective_day
                raise ReportedTwiceError(first.number, report.audience, day)
        return event


def _key(report: ReportRegistered) -> tuple[str, str, date]:
    return report.sha256, audience_key(report.audience), report.effective_day
