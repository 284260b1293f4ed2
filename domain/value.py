"""What all values and events are built on: frozen, closed to unknown fields."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value without identity: frozen, compared by content.

    The validator is built on first use: a command pays for the few models it
    touches, not for all of them (about 2 ms each).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
