"""Examples of events about second persons, meetings and measures."""

from __future__ import annotations

from domain import plan_events as p
from domain import sign_off_events as s
from domain.event import Event
from domain.measure_events import MeasureDefined, MeasureRead
from domain.partial_date import PartialDate
from domain.text import Text
from tests.late_examples import ACTION, PLAN, WHY, envelope

MEASURES = "measure/riverton-2019"


def board_examples() -> tuple[Event, ...]:
    """Return one event of each type about second persons, meetings and measures."""
    return (*_of_roles(), *_of_proposals(), *_of_decisions(), *_of_measures())


def _of_roles() -> tuple[Event, ...]:
    return (
        p.MeetingHeld(**envelope(PLAN, 21), board="DMG"),
        p.RoleGranted(**envelope(PLAN, 22), role="approver", person="a.osei"),
        p.RoleRevoked(
            **envelope(PLAN, 23), role="approver", person="a.osei", reason=WHY
        ),
        p.DelegationSet(
            **envelope(PLAN, 24),
            pairs=(
                p.Delegation(delegate="a.officer", principal="d.director"),
                p.Delegation(delegate="RIVERTON\\b.clerk", principal="d.director"),
            ),
        ),
    )


def _of_proposals() -> tuple[Event, ...]:
    return (
        s.RatingProposed(
            **envelope(ACTION, 21, sourced=True),
            rating="Blue",
            reason=Text("All posts are filled"),
        ),
        s.DeliveryProposed(
            **envelope(ACTION, 22),
            status="business as usual",
            waiver=Text("Seen in the office; nothing to copy"),
            monitored_by=Text("Head of Quality"),
            reason=WHY,
        ),
        s.EvidenceWaived(**envelope(ACTION, 23), reason=Text("Seen by the board")),
        s.MonitoringAssigned(
            **envelope(ACTION, 24), monitored_by=Text("Head of the front door")
        ),
    )


def _of_decisions() -> tuple[Event, ...]:
    of_rating = {"entry": 61, "version": 21, "role": "approver"}
    of_delivery = {"entry": 62, "version": 22, "role": "approver"}
    return (
        s.RatingConfirmed.model_validate(
            {**envelope(ACTION, 25), **of_rating, "rating": "Blue", "reason": WHY}
        ),
        s.RatingRefused.model_validate(
            {**envelope(ACTION, 26), **of_rating, "reason": Text("Two stand empty")}
        ),
        s.DeliveryConfirmed.model_validate(
            {**envelope(ACTION, 27), **of_delivery, "status": "business as usual"}
        ),
        s.DeliveryRefused.model_validate(
            {**envelope(ACTION, 28), **of_delivery, "reason": Text("Too early")}
        ),
    )


def _of_measures() -> tuple[Event, ...]:
    april = PartialDate.month(2020, 4)
    return (
        MeasureDefined(
            **envelope(MEASURES, 1),
            number=1,
            code="M1",
            name=Text("Calls answered within the day"),
            unit="percent",
            direction="higher",
            target="95",
            target_by=PartialDate.month(2021, 3),
            baseline="61.5",
            baseline_on=PartialDate.month(2020, 1),
            actions=(ACTION,),
            about=Text("Counted by the telephone system"),
            reason=WHY,
        ),
        MeasureRead(
            **{**envelope(MEASURES, 2, sourced=True), "effective": april},
            measure=1,
            value="88.5",
            numerator=46,
            denominator=52,
            note=Text("Without the bank holiday"),
        ),
    )
