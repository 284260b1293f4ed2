"""What an event states: the facts it makes true, by subject and field."""

import json
from typing import Any, NamedTuple

from domain import action_events as a
from domain import hold_events as h
from domain import plan_events as p
from domain import report_events as r
from domain.event import Event
from domain.partial_date import PartialDate
from domain.target import Target


class Stated(NamedTuple):
    """One fact as the table `fact` keeps it.

    Attributes:
        subject: Stream id of the plan, action or reports it is about.
        field: Which of its fields, such as `rating` or `target/1`.
        value: Plain text, or JSON with sorted keys for what has parts.
        extra: The reason or note beside it, if any.
    """

    subject: str
    field: str
    value: str
    extra: str | None = None


def stated(fact: Event, place: int) -> list[Stated]:
    """Return what `fact` states, standing in the place of entry `place`."""
    if fact.wire.startswith("action."):
        return [_of_action(fact, place)]
    if fact.wire.startswith("report."):
        return [_of_reports(fact)]
    if fact.wire.startswith("checkpoint."):
        return []  # They say nothing of any plan.
    return _of_structure(fact) or _of_plan(fact)


def _of_reports(fact: Event) -> Stated:
    subject, file = fact.originator_id, "audience sha256 media_type size name title"
    match fact:
        case r.ReportRegistered():
            value = _parts(fact, f"{file} by")
            return Stated(subject, f"report/{fact.number}", value)
        case r.ReportSealed():
            value = _json(fact.model_dump(mode="json", include=set(_SEALED.split())))
            return Stated(subject, f"report/{fact.number}", value, fact.reason)
        case r.ReportSent():
            return Stated(subject, f"sent/{fact.report}", fact.by)
        case r.CommitmentMade():
            parts = {"due": _last(fact.due), "due_printed": _printed(fact.due)}
            said = {"audience": fact.audience, "about": fact.about}
            value = _json({**said, **parts})
            return Stated(subject, f"commitment/{fact.number}", value)
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


_SEALED = (
    "audience sha256 media_type size name title as_at known_to manifest withheld"
    " replaces"
)


def _of_action(fact: Event, place: int) -> Stated:
    subject = fact.originator_id
    match fact:
        case a.Reworded():
            return Stated(subject, "wording", fact.wording, fact.reason)
        case a.SubItemAdded():
            return Stated(subject, f"sub_item/{fact.label}", fact.text)
        case a.ImpactStated():
            return Stated(subject, f"impact/{fact.label}", fact.text)
        case a.OwnerAssigned():
            return Stated(subject, "owner", fact.owner, fact.reason)
        case a.TargetSet() | a.TargetRevised():
            return _target(fact)
        case a.ProgressRecorded():
            return Stated(subject, "progress", fact.text)
        case a.Rated():
            return Stated(subject, "rating", fact.rating, fact.reason)
        case a.DeliveryRecorded():
            return Stated(subject, "delivery", fact.status, fact.reason or fact.note)
        case a.Reopened():
            return Stated(subject, "delivery", "in progress", fact.reason)
        case a.ExceptionReported():
            return Stated(subject, "exception", _parts(fact, "cause recovery asked"))
        case a.EvidenceAttached():
            names = "description sha256 name link entry media_type size"
            return Stated(subject, f"evidence/{place}", _parts(fact, names))
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


def _parts(fact: Event, names: str) -> str:
    return _json({name: getattr(fact, name) for name in names.split()})


def _of_structure(fact: Event) -> list[Stated]:
    match fact:
        case p.ActionAdded():
            parts = {"area": fact.area, "parent": fact.parent}
            return [
                Stated(fact.action, "added", _json(parts)),
                Stated(fact.action, "code", fact.code),
                Stated(fact.action, "wording", fact.wording),
            ]
        case p.ActionRenumbered():
            return [Stated(fact.action, "code", fact.code, fact.reason)]
        case p.ActionWithdrawn():
            value = _json({"how": "withdrawn", "into": None})
            return [Stated(fact.action, "ended", value, fact.reason)]
        case p.ActionsMerged():
            value = _json({"how": "merged", "into": fact.into})
            return [Stated(id_, "ended", value, fact.reason) for id_ in fact.merged]
        case _:
            return []


def _of_plan(fact: Event) -> list[Stated]:
    subject = fact.originator_id
    match fact:
        case p.PlanOpened():
            return _opened(fact)
        case p.SchemeAdopted():
            scheme = [value.model_dump() for value in fact.values]
            return [Stated(subject, "scheme", _json(scheme))]
        case p.AreaAdded():
            value = _json({"code": fact.code, "title": fact.title})
            return [Stated(subject, f"area/{fact.area}", value)]
        case p.OutcomeSet():
            field = f"outcome/{fact.area}/{fact.outcome}"
            return [Stated(subject, field, fact.text)]
        case p.TermDefined():
            return [Stated(subject, f"term/{fact.term}", fact.meaning)]
        case p.BoardNamed():
            return [Stated(subject, f"board/{fact.board}", fact.name)]
        case p.PolicySet():
            return [Stated(subject, f"policy/{fact.policy}", _json(fact.values))]
        case _:
            return _of_its_end(fact) or _of_a_hold(fact)


def _of_its_end(fact: Event) -> list[Stated]:
    match fact:
        case p.PlanSuperseded():
            into: str | None = fact.successor
            how = "superseded"
        case p.PlanClosed():
            how, into = "closed", None
        case _:
            return []
    value = _json({"how": how, "into": into})
    return [Stated(fact.originator_id, "ended", value, fact.reason)]


def _of_a_hold(fact: Event) -> list[Stated]:
    subject = fact.originator_id
    match fact:
        case h.HoldPlaced():
            value = _json({"entry": fact.entry})
            return [Stated(subject, f"hold/{fact.number}", value, fact.reason)]
        case h.HoldLifted():
            return [Stated(subject, f"lifted/{fact.hold}", fact.reason)]
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


def _opened(fact: p.PlanOpened) -> list[Stated]:
    made = [Stated(fact.originator_id, "title", fact.title)]
    if fact.authority is not None:
        made.append(Stated(fact.originator_id, "authority", fact.authority))
    if fact.inspection is not None:
        parts = {
            "framework": fact.inspection.framework,
            "visited": _printed(fact.inspection.visited),
            "letter": _printed(fact.inspection.letter),
        }
        made.append(Stated(fact.originator_id, "inspection", _json(parts)))
    return made


def _target(fact: a.TargetSet | a.TargetRevised) -> Stated:
    target: Target = fact.target
    dated = target.due or target.since
    parts = {
        "kind": target.kind,
        "words": target.words,
        "due": _last(target.due),
        "due_printed": _printed(target.due),
        "since": _last(target.since),
        "since_printed": _printed(target.since),
        "precision": dated and dated.precision,
        "revises": isinstance(fact, a.TargetRevised),
        "approved_by": getattr(fact, "approved_by", None),
    }
    field = f"target/{fact.number}"
    return Stated(fact.originator_id, field, _json(parts), fact.reason)


def _printed(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)


def _last(day: PartialDate | None) -> str | None:
    return day.last.isoformat() if day and day.last else None


def _json(parts: Any) -> str:
    return json.dumps(parts, sort_keys=True, ensure_ascii=False)
