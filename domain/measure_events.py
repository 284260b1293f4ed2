"""Facts about measures: what is counted, what it is to reach, and what was read."""

from typing import ClassVar, Literal

from pydantic import Field

from domain.event import Event
from domain.names import Code, Figure, Label, StreamId
from domain.partial_date import PartialDate
from domain.text import Text

Direction = Literal["higher", "lower"]
"""Which way is better."""


class MeasureDefined(Event):
    """A measure of the plan was defined, or defined anew under the same number.

    Attributes:
        number: Its permanent number among the measures of the plan.
        code: What people call it, such as `M1`.
        name: What is measured.
        unit: In what: `percent` where readings have a numerator and a denominator.
        direction: Whether a higher or a lower figure is better.
        target: What it is to reach.
        target_by: By when; None when the plan does not say.
        baseline: Where it stood at first; None when nobody knows.
        baseline_on: When it stood there.
        actions: The actions whose success it shows, by permanent id.
        about: Where the figures come from, and what counts; None without a word.
    """

    noun: ClassVar[str] = "a measure"
    wire: ClassVar[str] = "measure.defined"
    number: int = Field(ge=1, strict=True)
    code: Code
    name: Text
    unit: Label
    direction: Direction
    target: Figure
    target_by: PartialDate | None = None
    baseline: Figure | None = None
    baseline_on: PartialDate | None = None
    actions: tuple[StreamId, ...] = ()
    about: Text | None = None


class MeasureRead(Event):
    """A measure was read; its effective date is the period that the figure is of.

    Attributes:
        measure: Which one, by its number.
        value: The figure.
        numerator: How many counted; None where a figure alone was given.
        denominator: Out of how many; likewise.
        note: What is to be known about the figure.
    """

    noun: ClassVar[str] = "a reading"
    wire: ClassVar[str] = "measure.read"
    measure: int = Field(ge=1, strict=True)
    value: Figure
    numerator: int | None = Field(default=None, ge=0, strict=True)
    denominator: int | None = Field(default=None, ge=1, strict=True)
    note: Text | None = None
