"""Facts about judgements that count only once a second person confirmed them."""

from typing import ClassVar

from pydantic import Field

from domain.action_events import DeliveryStatus
from domain.event import Event
from domain.names import Label
from domain.text import Text


class RatingProposed(Event):
    """A rating was proposed; it counts once somebody else has confirmed it."""

    noun: ClassVar[str] = "a rating"
    wire: ClassVar[str] = "action.rating_proposed"
    rating: Label
    reason: Text


class RatingConfirmed(Event):
    """A proposed rating was confirmed, and counts from its own effective date on.

    Attributes:
        entry: The number of the entry that proposed it.
        version: That entry's version in this stream.
        rating: The rating, as it was proposed.
        role: The role in which it was confirmed.
    """

    noun: ClassVar[str] = "a confirmation"
    wire: ClassVar[str] = "action.rating_confirmed"
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    rating: Label
    role: Label


class RatingRefused(Event):
    """A proposed rating was refused, on the day of recording, and never counts.

    Attributes:
        entry: The number of the entry that proposed it.
        version: That entry's version in this stream.
        role: The role in which it was refused.
        reason: Why.
    """

    noun: ClassVar[str] = "a refusal"
    wire: ClassVar[str] = "action.rating_refused"
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    role: Label
    reason: Text


class DeliveryProposed(Event):
    """A delivery status was proposed; it counts once somebody else has confirmed it.

    Attributes:
        status: Where delivery is said to stand.
        waiver: Why there is no evidence; None where there is some.
        monitored_by: Who goes on monitoring, by role; None unless it became routine.
        reason: Why, in the words of whoever proposed it.
    """

    noun: ClassVar[str] = "delivery"
    wire: ClassVar[str] = "action.delivery_proposed"
    status: DeliveryStatus
    waiver: Text | None = None
    monitored_by: Text | None = None


class DeliveryConfirmed(Event):
    """A proposed delivery status was confirmed, and counts from its own date on.

    Attributes:
        entry: The number of the entry that proposed it.
        version: That entry's version in this stream.
        status: The status, as it was proposed.
        role: The role in which it was confirmed.
    """

    noun: ClassVar[str] = "a confirmation"
    wire: ClassVar[str] = "action.delivery_confirmed"
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    status: DeliveryStatus
    role: Label


class DeliveryRefused(Event):
    """A proposed delivery status was refused, on the day of recording.

    Attributes:
        entry: The number of the entry that proposed it.
        version: That entry's version in this stream.
        role: The role in which it was refused.
        reason: Why.
    """

    noun: ClassVar[str] = "a refusal"
    wire: ClassVar[str] = "action.delivery_refused"
    entry: int = Field(ge=1, strict=True)
    version: int = Field(ge=1, strict=True)
    role: Label
    reason: Text


class EvidenceWaived(Event):
    """Delivery was signed off without evidence, and somebody said why."""

    noun: ClassVar[str] = "a waiver"
    wire: ClassVar[str] = "action.evidence_waived"
    reason: Text


class MonitoringAssigned(Event):
    """Somebody goes on monitoring an action that has become business as usual.

    Attributes:
        monitored_by: Who, by role.
    """

    noun: ClassVar[str] = "monitoring"
    wire: ClassVar[str] = "action.monitoring_assigned"
    monitored_by: Text


PROPOSALS = RatingProposed | DeliveryProposed
DECISIONS = RatingConfirmed | RatingRefused | DeliveryConfirmed | DeliveryRefused
