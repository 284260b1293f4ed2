"""Every event there is, by its wire name."""

from domain import (
    action_events,
    checkpoint_events,
    entry_events,
    hold_events,
    measure_events,
    plan_events,
    report_events,
    sign_off_events,
)
from domain.event import EVENTS, Event

__all__ = [
    "EVENTS",
    "Event",
    "action_events",
    "checkpoint_events",
    "entry_events",
    "hold_events",
    "measure_events",
    "plan_events",
    "report_events",
    "sign_off_events",
]
