"""Facts about one action: targets, progress, ratings, delivery, evidence."""

from typing import ClassVar, Literal

from pydantic import Field

from domain.event import Event
from domain.names import Label, MediaType, Sha256
from domain.target import Target
from domain.text import Text

DeliveryStatus = Literal[
    "not started",
    "in progress",
    "completion claimed",
    "signed off",
    "business as usual claimed",
    "business as usual",
]
"""What can be recorded of delivery; an action that left the plan is `withdrawn`."""


class Reworded(Event):
    """The action says the same or something else in other words."""

    wire: ClassVar[str] = "action.reworded"
    wording: Text


class SubItemAdded(Event):
    """A lettered part of the action, or new words for the part of that label."""

    noun: ClassVar[str] = "a sub-item"
    wire: ClassVar[str] = "action.sub_item_added"
    label: Label
    text: Text


class ImpactStated(Event):
    """What the action is to change for children and families."""

    noun: ClassVar[str] = "an impact statement"
    wire: ClassVar[str] = "action.impact_stated"
    label: Label
    text: Text


class OwnerAssigned(Event):
    """Who answers for the action, by role."""

    wire: ClassVar[str] = "action.owner_assigned"
    owner: Text


class TargetSet(Event):
    """A target was set; `number` is its permanent number in the action."""

    noun: ClassVar[str] = "a target"
    wire: ClassVar[str] = "action.target_set"
    number: int = Field(ge=1, strict=True)
    target: Target


class TargetRevised(Event):
    """A target was changed; the one before stays on record.

    Attributes:
        number: Which target of the action.
        target: What it is now.
        approved_by: Who agreed, by role; None when the source does not say.
        reason: Why; None when the source does not say. Who types a revision must.
    """

    noun: ClassVar[str] = "a target"
    wire: ClassVar[str] = "action.target_revised"
    number: int = Field(ge=1, strict=True)
    target: Target
    approved_by: Text | None = None


class ProgressRecorded(Event):
    """A note of what was done."""

    wire: ClassVar[str] = "action.progress_recorded"
    text: Text


class Rated(Event):
    """The action was rated with a value of the scheme in force."""

    noun: ClassVar[str] = "a rating"
    wire: ClassVar[str] = "action.rated"
    rating: Label
    reason: Text


class ExceptionReported(Event):
    """Why the action is off track, and what is to happen.

    Attributes:
        cause: What went wrong.
        recovery: What brings it back.
        asked: What is asked, and of whom; None when nothing is.
    """

    wire: ClassVar[str] = "action.exception_reported"
    cause: Text
    recovery: Text
    asked: Text | None = None


class EvidenceAttached(Event):
    """A file, by its hash, or a link that shows what the action did.

    Attributes:
        description: What it shows.
        sha256: Hash of the file's bytes; None for a link.
        name: The file's name; None for a link.
        link: The address; None for a file.
        entry: The number of the entry it supports; None for the whole action.
        media_type: What kind of file its bytes are; None for a link.
        size: How many bytes it has; None for a link.
    """

    noun: ClassVar[str] = "evidence"
    wire: ClassVar[str] = "action.evidence_attached"
    description: Text
    sha256: Sha256 | None = None
    name: Text | None = None
    link: Text | None = None
    entry: int | None = Field(default=None, ge=1, strict=True)
    media_type: MediaType | None = None
    size: int | None = Field(default=None, ge=1, strict=True)


class DeliveryRecorded(Event):
    """Where delivery stands, apart from the rating.

    Attributes:
        status: Where it stands.
        reason: Why, in the words of whoever recorded it.
        note: The words of a document that claim it, quoted; None without one.
    """

    noun: ClassVar[str] = "delivery"
    wire: ClassVar[str] = "action.delivery_recorded"
    status: DeliveryStatus
    note: Text | None = None


class Reopened(Event):
    """A signed-off or business-as-usual action is being worked on again."""

    wire: ClassVar[str] = "action.reopened"
    reason: Text
