"""What all values and events are built on: frozen, closed to unknown fields."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value without identity: frozen, compared by content.

    The validator is built on first use: a command pays for the few models it
    touches, not for all of them (about 2 ms each).
    """

    noun: ClassVar[str] = "an entry"
    """What its fields belong to, as a refusal names it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class SharedValue(Value):
    """A value that most events hold: built at once, so that they need not each do it.

    pydantic takes over the validator of a part only if that is there already; built
    again for each of twenty events, the date alone costs 15 ms a command.
    """

    model_config = ConfigDict(defer_build=False)
