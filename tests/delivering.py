"""Delivery recorded with whatever beside it the status wants."""

from __future__ import annotations

from domain.action import Action
from domain.action_events import DeliveryRecorded
from domain.delivery import SETTLED
from domain.event import Attribution, Event
from domain.text import Text

NO_FILE = Text("The director saw it herself")
WATCHES = Text("Head of Quality")


def delivery(
    action: Action, status: str, by: Attribution, reason: Text | None = None
) -> tuple[Event, ...]:
    """Return the events by which delivery stands at `status`: the status first.

    A sign-off has a waiver of evidence, business as usual somebody who watches.
    """
    waiver = NO_FILE if status in SETTLED else None
    watches = WATCHES if status == "business as usual" else None
    beside = {"waiver": waiver, "monitored_by": watches}
    return action.record_delivery(status, reason, by, **beside)


def delivered(
    action: Action, status: str, by: Attribution, reason: Text | None = None
) -> DeliveryRecorded:
    """Return the event that says so, without what is beside it."""
    said = delivery(action, status, by, reason)[0]
    assert isinstance(said, DeliveryRecorded)
    return said
