"""What is stated that is beside the plan and its actions: reports, measures, holds."""

from domain import hold_events as h
from domain import report_events as r
from domain.event import Event
from domain.measure_events import MeasureDefined, MeasureRead
from projections.stated import Stated, as_parts, last_day, parts_of, printed


def beside(fact: Event) -> list[Stated]:
    """Return what `fact`, one of those named `BESIDE`, states."""
    if fact.wire.startswith("checkpoint."):
        return []  # They say nothing of any plan.
    if fact.wire.startswith("measure."):
        return [_of_measures(fact)]
    if fact.wire.startswith("report."):
        return [_of_reports(fact)]
    return [_of_a_hold(fact)]


def _of_reports(fact: Event) -> Stated:
    subject, file = fact.originator_id, "audience sha256 media_type size name title"
    match fact:
        case r.ReportRegistered():
            value = parts_of(fact, f"{file} by")
            return Stated(subject, f"report/{fact.number}", value)
        case r.ReportSealed():
            value = as_parts(fact.model_dump(mode="json", include=set(_SEALED.split())))
            return Stated(subject, f"report/{fact.number}", value, fact.reason)
        case r.ReportSent():
            return Stated(subject, f"sent/{fact.report}", fact.by)
        case r.CommitmentMade():
            parts = {"due": last_day(fact.due), "due_printed": printed(fact.due)}
            said = {"audience": fact.audience, "about": fact.about}
            value = as_parts({**said, **parts})
            return Stated(subject, f"commitment/{fact.number}", value)
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


_SEALED = (
    "audience sha256 media_type size name title as_at known_to manifest withheld"
    " replaces"
)


def _of_measures(fact: Event) -> Stated:
    subject = fact.originator_id
    match fact:
        case MeasureDefined():
            names = "code name unit direction target baseline actions about"
            parts = {name: getattr(fact, name) for name in names.split()}
            for name in ("target_by", "baseline_on"):
                day = getattr(fact, name)
                parts |= {name: last_day(day), f"{name}_printed": printed(day)}
            value = as_parts(parts)
            return Stated(subject, f"measure/{fact.number}", value, fact.reason)
        case MeasureRead():
            parts = {"period": str(fact.effective), "value": fact.value}
            parts |= {"numerator": fact.numerator, "denominator": fact.denominator}
            value = as_parts({**parts, "note": fact.note})
            return Stated(subject, f"reading/{fact.measure}", value)
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


def _of_a_hold(fact: Event) -> Stated:
    subject = fact.originator_id
    match fact:
        case h.HoldPlaced():
            value = as_parts({"entry": fact.entry})
            return Stated(subject, f"hold/{fact.number}", value, fact.reason)
        case h.HoldLifted():
            return Stated(subject, f"lifted/{fact.hold}", fact.reason)
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")
