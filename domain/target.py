"""A target: what an action is to reach, in the source's words and as read."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from domain.errors import InvalidValueError
from domain.partial_date import PartialDate
from domain.text import Text
from domain.value import Value

TargetKind = Literal["date", "standing", "measure", "review", "text"]


class BadTargetError(InvalidValueError):
    """A kind of target that contradicts what it holds."""


class Target(Value):
    """One of an action's targets.

    Attributes:
        kind: `date` has a due date; `standing` runs on ("January 2020 and
            ongoing") and is never overdue; `measure` is a figure to reach, with
            or without a due date; `review` is a report back by a date; `text` is
            anything else, such as "Completed".
        words: The source's words, always kept.
        due: When it falls due; None when the words give no such date, and always
            for a standing target.
        since: From when a standing target runs on; None for every other kind, and
            when the words do not say.
    """

    noun: ClassVar[str] = "a target"

    kind: TargetKind
    words: Text
    due: PartialDate | None = None
    since: PartialDate | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if self.kind == "date" and self.due is None:
            raise BadTargetError(
                f'The target "{self.words}" is of kind date but has no due date;'
                " name the date, or record it as text."
            )
        if self.kind == "standing" and self.due is not None:
            raise BadTargetError(
                f'The target "{self.words}" is standing and so never falls due; say'
                " since when it runs on, or record another kind."
            )
        if self.kind != "standing" and self.since is not None:
            raise BadTargetError(
                f'The target "{self.words}" is of kind {self.kind} and only a standing'
                " one runs on since a date; give its due date instead."
            )
        return self
