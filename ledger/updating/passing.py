"""What comes and goes in an action: notes, ratings, delivery; and what is proposed."""

from collections.abc import Sequence
from datetime import date

from domain import action_events as a
from domain.event import Event
from domain.history import History
from domain.proposals import open_proposals
from domain.sign_off_events import (
    PROPOSALS,
    DeliveryConfirmed,
    RatingConfirmed,
    RatingProposed,
)

PASSING = (
    *(a.ProgressRecorded, a.Rated, a.DeliveryRecorded, a.Reopened),
    *(RatingConfirmed, DeliveryConfirmed),
)
"""What comes and goes: without a date, it gives way to any that has one."""


def passing_until(history: History, day: date) -> list[Event]:
    """Return what comes and goes, until `day`, what has no date first.

    What nobody dated may have been so on any day, and was known to the document that
    said it; compared with a later version, it is held.
    """
    found = [f.event for f in history.facts if isinstance(f.event, PASSING)]
    until = [e for e in found if not e.is_dated or e.effective_day <= day]
    return sorted(until, key=lambda event: event.is_dated)


def rating_of(passing: Sequence[Event]) -> str | None:
    """Return the last rating among events in order of effect; None without one."""
    rated = (e.rating for e in passing if isinstance(e, a.Rated | RatingConfirmed))
    return next(reversed([*rated]), None)


def delivery_of(passing: Sequence[Event]) -> str | None:
    """Return the last delivery status, likewise."""
    status: str | None = None
    for event in passing:
        if isinstance(event, a.DeliveryRecorded | DeliveryConfirmed):
            status = event.status
        elif isinstance(event, a.Reopened):
            status = "in progress"
    return status


def proposed_of(history: History) -> frozenset[str]:
    """Return the ratings and delivery statuses that wait for a second person."""
    waiting = (fact.event for fact in open_proposals(history.facts))
    return frozenset(
        event.rating if isinstance(event, RatingProposed) else event.status
        for event in waiting
        if isinstance(event, PROPOSALS)
    )
