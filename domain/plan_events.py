"""Facts about the plan itself: its structure, its words and its rules."""

from typing import ClassVar

from pydantic import Field

from domain.event import Event
from domain.names import Code, Label, Slug, StreamId, UserName
from domain.partial_date import PartialDate
from domain.scheme import RatingValue
from domain.text import Text
from domain.value import Value


class Inspection(Value):
    """The visit that the plan answers.

    Attributes:
        framework: What kind of visit it was, such as "Focused Visit".
        visited: The days on site.
        letter: The day of the letter that published the findings.
    """

    framework: Text | None = None
    visited: PartialDate | None = None
    letter: PartialDate | None = None


class PlanOpened(Event):
    """A plan was opened in answer to an inspection."""

    wire: ClassVar[str] = "plan.opened"
    title: Text
    authority: Text | None = None
    inspection: Inspection | None = None


class SchemeAdopted(Event):
    """The plan adopted a rating scheme; it holds from the effective date on."""

    noun: ClassVar[str] = "a rating scheme"
    wire: ClassVar[str] = "plan.scheme_adopted"
    values: tuple[RatingValue, ...] = Field(min_length=2)


class AreaAdded(Event):
    """An improvement area was added; `area` is its permanent number in the plan."""

    noun: ClassVar[str] = "an area"
    wire: ClassVar[str] = "plan.area_added"
    area: int = Field(ge=1, strict=True)
    code: Code
    title: Text


class OutcomeSet(Event):
    """An outcome of an area was set, or set in other words under the same number."""

    noun: ClassVar[str] = "an outcome"
    wire: ClassVar[str] = "plan.outcome_set"
    area: int = Field(ge=1, strict=True)
    outcome: int = Field(ge=1, strict=True)
    text: Text


class TermDefined(Event):
    """An acronym or term of the plan was given its meaning."""

    wire: ClassVar[str] = "plan.term_defined"
    term: Text
    meaning: Text


class BoardNamed(Event):
    """A group that is reported to was named."""

    noun: ClassVar[str] = "a board"
    wire: ClassVar[str] = "plan.board_named"
    board: Label
    name: Text


class MeetingHeld(Event):
    """A named group met; its effective date is the day of the meeting."""

    noun: ClassVar[str] = "a meeting"
    wire: ClassVar[str] = "plan.meeting_held"
    board: Label


class RoleGranted(Event):
    """Somebody, by their user name, holds a role from the effective date on."""

    noun: ClassVar[str] = "a role"
    wire: ClassVar[str] = "plan.role_granted"
    role: Label
    person: UserName


class RoleRevoked(Event):
    """Somebody no longer holds a role from the effective date on."""

    noun: ClassVar[str] = "a role"
    wire: ClassVar[str] = "plan.role_revoked"
    role: Label
    person: UserName


class PolicySet(Event):
    """A rule of the plan, by name, was given its values, such as several ratings."""

    noun: ClassVar[str] = "a policy"
    wire: ClassVar[str] = "plan.policy_set"
    policy: Label
    values: tuple[Label, ...] = Field(min_length=1)


class Delegation(Value):
    """Leave to record on behalf of somebody.

    Attributes:
        delegate: The user name of whoever may.
        principal: The user name of the one for whom they may.
    """

    noun: ClassVar[str] = "a delegation"
    delegate: UserName
    principal: UserName


class DelegationSet(Event):
    """The plan said who may record on behalf of whom; nobody else may from then on.

    Attributes:
        pairs: All who may; none where nobody may.
    """

    noun: ClassVar[str] = "a policy"
    wire: ClassVar[str] = "plan.delegation_set"
    pairs: tuple[Delegation, ...]


class ActionAdded(Event):
    """An action entered the plan under a code."""

    noun: ClassVar[str] = "an action"
    wire: ClassVar[str] = "plan.action_added"
    action: StreamId
    code: Code
    area: int = Field(ge=1, strict=True)
    parent: StreamId | None = None
    wording: Text


class ActionRenumbered(Event):
    """An action wears another code from the effective date on."""

    noun: ClassVar[str] = "an action"
    wire: ClassVar[str] = "plan.action_renumbered"
    action: StreamId
    code: Code
    reason: Text


class ActionWithdrawn(Event):
    """An action left the plan; its code resolves to it still."""

    wire: ClassVar[str] = "plan.action_withdrawn"
    action: StreamId
    reason: Text


class ActionsMerged(Event):
    """Actions went on as part of another one."""

    wire: ClassVar[str] = "plan.actions_merged"
    merged: tuple[StreamId, ...] = Field(min_length=1)
    into: StreamId
    reason: Text


class PlanSuperseded(Event):
    """Another plan took the place of this one, which takes no more changes."""

    noun: ClassVar[str] = "a plan"
    wire: ClassVar[str] = "plan.superseded"
    successor: Slug
    reason: Text


class PlanClosed(Event):
    """The plan ended and takes no more changes."""

    wire: ClassVar[str] = "plan.closed"
    reason: Text
