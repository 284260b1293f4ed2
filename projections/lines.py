"""An entry as one line of the log."""

from collections.abc import Mapping
from datetime import date

from domain import action_events as a
from domain import plan_events as p
from domain import sign_off_events as s
from domain.clock import day_of, print_instant
from domain.entry import Entry
from domain.entry_events import EntryRetracted, TextRedacted
from domain.event import Event, Source
from domain.history import said_by
from domain.names import plan_of
from domain.text_fields import TEXT_FIELD
from projections.line_row import LineRow
from projections.says import delegated, redacted, reported
from projections.stated import BESIDE


def line_of(
    entry: Entry, subject: str, names: int | None, place: int, worn: Mapping[str, str]
) -> LineRow:
    """Return the line of `entry`.

    Args:
        entry: The entry.
        subject: The action it is about, else the plan.
        names: The number of the entry that it corrects or retracts, if it does.
        place: The number of the fact it is about in the end; its own for a fact.
        worn: For a renumbering or merger, id -> code that the action wore until then;
            for a reading, the field of its measure -> the code of that.
    """
    event, last = entry.event, entry.event.effective.last
    recorded = day_of(entry.recorded_at)
    return LineRow(
        number=entry.number,
        recorded_at=print_instant(entry.recorded_at),
        recorded_day=recorded.isoformat(),
        recorded_by=event.recorded_by,
        on_behalf_of=event.on_behalf_of,
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


def _text(fact: Event, worn: Mapping[str, str]) -> str | None:
    """Return what the fact says, as far as one line can."""
    if isinstance(fact, a.ProgressRecorded):  # As most are.
        return fact.text
    if fact.wire.startswith(BESIDE):
        from projections.lines_beside import beside

        return beside(fact, worn)
    if isinstance(fact, s.PROPOSALS | s.DECISIONS):
        return _of_sign_off(fact)
    match fact:
        case a.Rated():
            return fact.rating
        case a.TargetSet() | a.TargetRevised():
            return fact.target.words
        case a.DeliveryRecorded():
            return fact.status
        case a.ExceptionReported():
            return reported(fact.cause, fact.recovery, fact.asked)
        case p.ActionRenumbered():
            before = worn.get(fact.action)
            return f"{before} → {fact.code}" if before else fact.code
        case p.ActionsMerged():
            merged = " and ".join(worn.get(id_, id_) for id_ in fact.merged)
            return f"{merged} merged into {worn.get(fact.into, fact.into)}"
        case _:
            return _of_the_plan(fact)


def _of_the_plan(fact: Event) -> str | None:
    """Return what is said of the plan itself, or else an entry's main words."""
    match fact:
        case p.TermDefined():
            return f"{fact.term}: {fact.meaning}"
        case p.BoardNamed():
            return f"{fact.board}: {fact.name}"
        case p.SchemeAdopted():
            return ", ".join(value.value for value in fact.values)
        case p.PolicySet():
            return f"{fact.policy}: {', '.join(fact.values)}"
        case p.DelegationSet():
            return delegated((pair.delegate, pair.principal) for pair in fact.pairs)
        case _:
            return _of_governing(fact) or _of_its_text(fact)


def _of_governing(fact: Event) -> str | None:
    """Return what is said of a successor, boards and roles, and of words gone."""
    match fact:
        case p.PlanSuperseded():
            return fact.successor
        case p.MeetingHeld():
            return fact.board
        case p.RoleGranted() | p.RoleRevoked():
            return f"{fact.role}: {fact.person}"
        case TextRedacted():
            return redacted(fact.fields, str(fact.by))
        case _:
            return None


def _of_its_text(fact: Event) -> str | None:
    field = TEXT_FIELD.get(fact.wire)
    return getattr(fact, field) if field else None


def _of_sign_off(fact: s.PROPOSALS | s.DECISIONS) -> str:
    match fact:
        case s.RatingProposed():
            return fact.rating
        case s.DeliveryProposed():
            return fact.status
        case s.RatingConfirmed():
            return f"{fact.rating}, as proposed by #{fact.entry}"
        case s.DeliveryConfirmed():
            return f"{fact.status}, as proposed by #{fact.entry}"
        case s.RatingRefused() | s.DeliveryRefused():
            return f"the proposal of #{fact.entry}"


def _reason(event: Event) -> str | None:
    """Return why; a note beside a delivery status, or grounds in law, are reasons."""
    if isinstance(event, TextRedacted):
        return event.basis
    if isinstance(event, a.DeliveryRecorded) and event.reason is None:
        return event.note
    return event.reason


def _source(source: Source) -> str:
    return f"{source.file}: {'; '.join(source.places)}"
