"""An entry as one line of the log."""

from datetime import date

from domain import action_events as a
from domain import hold_events as h
from domain import plan_events as p
from domain import report_events as r
from domain.checkpoint_events import CheckpointSigned, KeyAdopted
from domain.clock import day_of, print_instant
from domain.correcting import TEXT_FIELD
from domain.entry import Entry
from domain.entry_events import EntryRetracted, TextRedacted
from domain.event import Event, Source
from domain.history import said_by
from domain.names import plan_of
from projections.line_row import LineRow


def line_of(
    entry: Entry, subject: str, names: int | None, place: int, worn: str | None
) -> LineRow:
    """Return the line of `entry`.

    Args:
        entry: The entry.
        subject: The action it is about, else the plan.
        names: The number of the entry that it corrects or retracts, if it does.
        place: The number of the fact it is about in the end; its own for a fact.
        worn: For a renumbering, the code that the action wore until then.
    """
    event, last = entry.event, entry.event.effective.last
    recorded = day_of(entry.recorded_at)
    return LineRow(
        number=entry.number,
        recorded_at=print_instant(entry.recorded_at),
        recorded_day=recorded.isoformat(),
        recorded_by=event.recorded_by,
        type=event.wire,
        plan=plan_of(event.originator_id),
        subject=subject,
        effective_day=None if last is None else last.isoformat(),
        precision=event.effective.precision,
        effective=str(event.effective),
        words=event.effective.words,
        days_late=_late(event, recorded),
        reason=_reason(event),
        text=None if isinstance(event, EntryRetracted) else _text(said_by(event), worn),
        names=names,
        place=place,
        source=None if event.source is None else _source(event.source),
        command=event.command,
        redacted=int(entry.redacted),
    )


def _late(event: Event, recorded: date) -> int | None:
    """Return the days from the effective day to the recording; None if unknown."""
    last = event.effective.last
    if event.effective.precision == "unknown" or last is None:
        return None
    return max((recorded - last).days, 0)


def _text(fact: Event, worn: str | None) -> str | None:
    """Return what the fact says, as far as one line can."""
    match fact:
        case a.Rated():
            return fact.rating
        case a.TargetSet() | a.TargetRevised():
            return fact.target.words
        case a.DeliveryRecorded():
            return fact.status
        case p.ActionRenumbered():
            return f"{worn} -> {fact.code}" if worn else fact.code
        case p.SchemeAdopted():
            return ", ".join(value.value for value in fact.values)
        case p.PolicySet():
            return f"{fact.policy}: {', '.join(fact.values)}"
        case p.PlanSuperseded():
            return fact.successor
        case r.ReportRegistered() | r.ReportSealed():
            called = f"{fact.title} ({fact.name})" if fact.title else fact.name
            return f"report {fact.number} to {fact.audience}: {called}"
        case r.ReportSent():
            return f"report {fact.report} by {fact.by}"
        case r.CommitmentMade():
            about = f": {fact.about}" if fact.about else ""
            return f"a report to {fact.audience} by {fact.due}{about}"
        case _:
            field = TEXT_FIELD.get(type(fact))
            return getattr(fact, field) if field else _of_the_ledger(fact)


def _of_the_ledger(fact: Event) -> str | None:
    """Return which key it is, or what was signed."""
    match fact:
        case KeyAdopted():
            return f"key {fact.number}"
        case CheckpointSigned():
            return f"{fact.size} entries, root {fact.root}"
        case _:
            return _of_words(fact)


def _of_words(fact: Event) -> str | None:
    """Return what is said of words that are gone, or that are to be kept."""
    match fact:
        case TextRedacted():
            return f"{', '.join(fact.fields)}, by {fact.by}"
        case h.HoldPlaced():
            kept = f"entry #{fact.entry}" if fact.entry else "the whole plan"
            return f"hold {fact.number} on {kept}"
        case h.HoldLifted():
            return f"hold {fact.hold}"
        case _:
            return None


def _reason(event: Event) -> str | None:
    """Return why; a note beside a delivery status, or grounds in law, are reasons."""
    if isinstance(event, TextRedacted):
        return event.basis
    if isinstance(event, a.DeliveryRecorded) and event.reason is None:
        return event.note
    return event.reason


def _source(source: Source) -> str:
    return f"{source.file}: {'; '.join(source.places)}"
