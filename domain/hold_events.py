"""Facts about legal holds: what may not be redacted for as long as they stand."""

from typing import ClassVar

from pydantic import Field

from domain.event import Event
from domain.text import Text


class HoldPlaced(Event):
    """Words were put under a legal hold: none of them is redacted until it is lifted.

    Attributes:
        number: Its permanent number among the holds of the plan.
        entry: The entry whose words it keeps, with what corrects that one or takes it
            back; None for everything of the plan.
        reason: Why, such as the court case that needs the words.
    """

    noun: ClassVar[str] = "a legal hold"
    final: ClassVar[str] = "end the hold with `ledger hold lift`"
    wire: ClassVar[str] = "plan.hold_placed"
    reason: Text
    number: int = Field(ge=1, strict=True)
    entry: int | None = Field(default=None, ge=1, strict=True)


class HoldLifted(Event):
    """A legal hold came to its end.

    Attributes:
        hold: Which one, by its number.
        reason: Why.
    """

    noun: ClassVar[str] = "a legal hold"
    final: ClassVar[str] = "place another hold with `ledger hold`"
    wire: ClassVar[str] = "plan.hold_lifted"
    reason: Text
    hold: int = Field(ge=1, strict=True)
