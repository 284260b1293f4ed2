"""What an event states: the facts it makes true, by subject and field."""

from domain import action_events as a
from domain import plan_events as p
from domain import sign_off_events as s
from domain.event import Event
from domain.target import Target
from projections.stated import BESIDE, Stated, as_parts, last_day, parts_of, printed
from projections.stating_sign_off import of_sign_off


def stated(
    fact: Event, place: int, proposed: tuple[str, str | None] | None = None
) -> list[Stated]:
    """Return what `fact` states, standing in the place of entry `place`.

    Args:
        fact: The fact.
        place: The entry in whose place it stands.
        proposed: Value and extra of the proposal that a decision is about.
    """
    if isinstance(fact, s.PROPOSALS | s.DECISIONS):
        return of_sign_off(fact, place, proposed)
    if fact.wire.startswith("action."):
        return [_of_action(fact, place)]
    if fact.wire.startswith(BESIDE):
        from projections.stating_beside import beside

        return beside(fact)
    return _of_structure(fact) or _of_plan(fact, place)


def _of_action(fact: Event, place: int) -> Stated:
    subject = fact.originator_id
    match fact:
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
        case s.EvidenceWaived():
            return Stated(subject, "waiver", fact.reason)
        case s.MonitoringAssigned():
            return Stated(subject, "monitoring", fact.monitored_by)
        case _:
            return _of_its_words(fact, place)


def _of_its_words(fact: Event, place: int) -> Stated:
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
        case a.ExceptionReported():
            return Stated(subject, "exception", parts_of(fact, "cause recovery asked"))
        case a.EvidenceAttached():
            names = "description sha256 name link entry media_type size"
            return Stated(subject, f"evidence/{place}", parts_of(fact, names))
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")


def _of_structure(fact: Event) -> list[Stated]:
    match fact:
        case p.ActionAdded():
            parts = {"area": fact.area, "parent": fact.parent}
            return [
                Stated(fact.action, "added", as_parts(parts)),
                Stated(fact.action, "code", fact.code),
                Stated(fact.action, "wording", fact.wording),
            ]
        case p.ActionRenumbered():
            return [Stated(fact.action, "code", fact.code, fact.reason)]
        case p.ActionWithdrawn():
            value = as_parts({"how": "withdrawn", "into": None})
            return [Stated(fact.action, "ended", value, fact.reason)]
        case p.ActionsMerged():
            value = as_parts({"how": "merged", "into": fact.into})
            return [Stated(id_, "ended", value, fact.reason) for id_ in fact.merged]
        case _:
            return []


def _of_plan(fact: Event, place: int) -> list[Stated]:
    subject = fact.originator_id
    match fact:
        case p.PlanOpened():
            return _opened(fact)
        case p.SchemeAdopted():
            scheme = [value.model_dump() for value in fact.values]
            return [Stated(subject, "scheme", as_parts(scheme))]
        case p.AreaAdded():
            value = as_parts({"code": fact.code, "title": fact.title})
            return [Stated(subject, f"area/{fact.area}", value)]
        case p.OutcomeSet():
            field = f"outcome/{fact.area}/{fact.outcome}"
            return [Stated(subject, field, fact.text)]
        case p.TermDefined():
            return [Stated(subject, f"term/{fact.term}", fact.meaning)]
        case p.BoardNamed():
            return [Stated(subject, f"board/{fact.board}", fact.name)]
        case p.MeetingHeld():
            return [Stated(subject, f"meeting/{place}", fact.board)]
        case _:
            return _of_people(fact) or _of_its_end(fact)


def _of_people(fact: Event) -> list[Stated]:
    subject = fact.originator_id
    match fact:
        case p.RoleGranted() | p.RoleRevoked():
            parts = {"role": fact.role, "person": fact.person}
            held = {"held": isinstance(fact, p.RoleGranted)}
            field = f"role/{fact.role}/{fact.person}"
            return [Stated(subject, field, as_parts({**parts, **held}), fact.reason)]
        case p.PolicySet():
            return [Stated(subject, f"policy/{fact.policy}", as_parts(fact.values))]
        case p.DelegationSet():
            pairs = [pair.model_dump() for pair in fact.pairs]
            return [Stated(subject, "delegation", as_parts(pairs))]
        case _:
            return []


def _of_its_end(fact: Event) -> list[Stated]:
    match fact:
        case p.PlanSuperseded():
            into: str | None = fact.successor
            how = "superseded"
        case p.PlanClosed():
            how, into = "closed", None
        case _:
            raise TypeError(f"No view says what {fact.wire} states.")
    value = as_parts({"how": how, "into": into})
    return [Stated(fact.originator_id, "ended", value, fact.reason)]


def _opened(fact: p.PlanOpened) -> list[Stated]:
    made = [Stated(fact.originator_id, "title", fact.title)]
    if fact.authority is not None:
        made.append(Stated(fact.originator_id, "authority", fact.authority))
    if fact.inspection is not None:
        parts = {
            "framework": fact.inspection.framework,
            "visited": printed(fact.inspection.visited),
            "letter": printed(fact.inspection.letter),
        }
        made.append(Stated(fact.originator_id, "inspection", as_parts(parts)))
    return made


def _target(fact: a.TargetSet | a.TargetRevised) -> Stated:
    target: Target = fact.target
    dated = target.due or target.since
    parts = {
        "kind": target.kind,
        "words": target.words,
        "due": last_day(target.due),
        "due_printed": printed(target.due),
        "since": last_day(target.since),
        "since_printed": printed(target.since),
        "precision": dated and dated.precision,
        "revises": isinstance(fact, a.TargetRevised),
        "approved_by": getattr(fact, "approved_by", None),
    }
    field = f"target/{fact.number}"
    return Stated(fact.originator_id, field, as_parts(parts), fact.reason)
