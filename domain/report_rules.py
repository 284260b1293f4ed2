"""Rules that a plan's reports keep, whatever is corrected or retracted."""

from collections.abc import Iterable
from datetime import date

from domain.event import Event
from domain.partial_date import PartialDate
from domain.printing import audience_key
from domain.report_events import (
    CommitmentMade,
    ReportRegistered,
    ReportSealed,
    ReportSent,
)
from domain.report_refusals import (
    EditionStaysError,
    KnownCommitmentError,
    NotReplaceableError,
    NotSealedError,
    ReportedTwiceError,
    ReportFrozenError,
    ReportReplacedError,
    SentAlreadyError,
    SentBeforeError,
)


def check_reports(facts: Iterable[Event]) -> None:
    """Refuse facts that contradict each other.

    Args:
        facts: What would stand of a plan's reports, in any order.

    Raises:
        ReportedTwiceError: one file went to one audience on one day by two reports.
        NotSealedError: something was sent that was never sealed.
        SentBeforeError: something was sent before the day that it speaks of.
        SentAlreadyError: a report was sent twice.
        KnownCommitmentError: one promise was made twice.
    """
    events = sorted(facts, key=lambda event: event.originator_version)
    _check_registered([e for e in events if isinstance(e, ReportRegistered)])
    _check_commitments([e for e in events if isinstance(e, CommitmentMade)])
    sealed = {e.number: e for e in events if isinstance(e, ReportSealed)}
    sent: dict[int, ReportSent] = {}
    for event in events:
        if not isinstance(event, ReportSent):
            continue
        if event.report not in sealed:
            raise NotSealedError(event.report, tuple(sealed))
        if event.effective_day < sealed[event.report].as_at:
            as_at = sealed[event.report].as_at
            raise SentBeforeError(event.report, as_at, event.effective_day)
        first = sent.setdefault(event.report, event)
        if first is not event:
            audience = sealed[event.report].audience
            raise SentAlreadyError(event.report, audience, first.effective_day)


def check_replaces(facts: Iterable[Event], number: int | None) -> None:
    """Refuse a redacted edition of a report that has none to be made of.

    Raises:
        NotReplaceableError: no report of that number is sealed, or it has a redacted
            edition already.
    """
    if number is None:
        return
    sealed = [e for e in facts if isinstance(e, ReportSealed)]
    if number not in {one.number for one in sealed}:
        raise NotReplaceableError(number, None)
    for one in sealed:
        if one.replaces == number:
            raise NotReplaceableError(number, one.number)


def check_no_edition(sealed: ReportSealed) -> None:
    """Refuse to take back a redacted edition: what it replaces is gone.

    Raises:
        EditionStaysError: it is one.
    """
    if sealed.replaces is not None:
        raise EditionStaysError(sealed.number, sealed.replaces)


def check_not_replaced(facts: Iterable[Event], number: int, on: PartialDate) -> None:
    """Refuse to send a report whose file was given up for a redacted edition.

    That it was sent before can be said still.

    Raises:
        ReportReplacedError: it was replaced by that day.
    """
    for one in facts:
        if not isinstance(one, ReportSealed) or one.replaces != number:
            continue
        if (on.last or date.max) >= one.effective_day:
            raise ReportReplacedError(number, one.number, one.effective_day)


def check_unsent(events: Iterable[Event], number: int) -> None:
    """Refuse to take back the sealing of a report that was ever recorded as sent.

    Its bytes would be out of reach, though somebody may hold them.

    Raises:
        ReportFrozenError: it was.
    """
    if any(isinstance(e, ReportSent) and e.report == number for e in events):
        raise ReportFrozenError(number, sent=True)


def _check_registered(reports: Iterable[ReportRegistered]) -> None:
    seen: dict[tuple[str, str, date], ReportRegistered] = {}
    for report in reports:
        day = report.effective_day
        key = report.sha256, audience_key(report.audience), day
        first = seen.setdefault(key, report)
        if first is not report:
            raise ReportedTwiceError(first.number, report.audience, day)


def _check_commitments(commitments: Iterable[CommitmentMade]) -> None:
    seen: dict[tuple[str, date | None], CommitmentMade] = {}
    for one in commitments:
        first = seen.setdefault((audience_key(one.audience), one.due.last), one)
        if first is not one:
            raise KnownCommitmentError(first.number, one.audience, str(one.due))
