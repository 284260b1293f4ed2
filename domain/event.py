"""The envelope that every recorded fact carries."""

from datetime import date
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from pydantic import Field

from domain.building import build
from domain.errors import InvalidValueError
from domain.names import CommandId, Place, Sha256, StreamId, UserName
from domain.partial_date import PartialDate
from domain.text import Text
from domain.value import SharedValue, Value

KINDS: dict[str, type["Event"]] = {}
"""The event classes that are loaded, by wire name; `domain.catalog` has them all."""

ENVELOPE = frozenset(
    {
        "originator_id",
        "originator_version",
        "recorded_by",
        "on_behalf_of",
        "effective",
        "command",
        "source",
    }
)
"""The fields that a correction and the fact it states have in common."""


class Source(SharedValue):
    """The document that an entry was read from.

    Attributes:
        file: The document's name, as it was given.
        sha256: Hash of the document's bytes, 64 hex digits.
        places: Where in it, such as `table 3, row 2, cell 1`; at least one.
    """

    file: Text
    sha256: Sha256
    places: tuple[Place, ...] = Field(min_length=1)


class Event(Value):
    """A fact that was recorded: frozen, complete, never altered.

    Attributes:
        originator_id: The stream it belongs to.
        originator_version: Its place in that stream, counted from 1 without gaps.
        recorded_by: Who recorded it: the login, which nobody can choose.
        on_behalf_of: For whom they say that they did; None where in their own name.
        effective: When it was so in life; its latest possible day orders facts.
        command: The command that made it.
        reason: Why, where the event has a reason.
        source: The document it was read from, if it was.
    """

    wire: ClassVar[str]
    final: ClassVar[str] = ""
    """What to do instead of correcting or retracting it, if neither can be done."""

    originator_id: StreamId
    originator_version: int = Field(ge=1, strict=True)
    recorded_by: UserName
    on_behalf_of: UserName | None = None
    effective: PartialDate
    command: CommandId
    reason: Text | None = None
    source: Source | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Enter the class under its wire name, which no other class may have."""
        if KINDS.setdefault(cls.wire, cls).__qualname__ != cls.__qualname__:
            raise TypeError(f"Two event classes are called {cls.wire}.")

    @property
    def names_behind(self) -> tuple[str, ...]:
        """The user names behind it: who recorded it, and for whom, if for another."""
        if self.on_behalf_of is None:
            return (self.recorded_by,)
        return self.recorded_by, self.on_behalf_of

    @property
    def is_dated(self) -> bool:
        """Whether anybody said when this was so."""
        return self.effective.precision != "unknown"

    @property
    def effective_day(self) -> date:
        """The latest possible day on which this was so; it orders facts."""
        return self.effective.last or date.min


class Attribution(NamedTuple):
    """Who says what when: the part of a command that is the same for all verbs.

    Attributes:
        recorded_by: The user name the entry will carry.
        command: The command's id.
        today: The day on which it is recorded, in Europe/London.
        effective: When it was so; the day of recording if nobody said.
        source: The document it comes from, if any.
        on_behalf_of: The user name for whom it is recorded, if for another.
    """

    recorded_by: str
    command: str
    today: date
    effective: PartialDate
    source: Source | None = None
    on_behalf_of: str | None = None

    def on(self, effective: PartialDate) -> Self:
        """Return the same attribution for another effective date."""
        # By hand: `_replace` takes twice as long, and a document asks for each line.
        return type(self)(
            self.recorded_by,
            self.command,
            self.today,
            effective,
            self.source,
            self.on_behalf_of,
        )


E = TypeVar("E", bound=Event)


class FutureDateError(InvalidValueError):
    """An effective date that has not come yet."""

    def __init__(self, effective: PartialDate) -> None:
        super().__init__(
            f"{effective} has not come yet, and an entry says what was so; record it"
            " when it is, or set a target for that date."
        )


def make(
    kind: type[E], stream: str, version: int, by: Attribution, /, **fields: Any
) -> E:
    """Return the event of type `kind` that `by` records as `version` of `stream`.

    Raises:
        FutureDateError: the effective date begins after the day of recording.
        BadFactError: a field does not fit its type; says which.
    """
    effective = by.effective.settled(by.today)
    if effective.first is not None and effective.first > by.today:
        raise FutureDateError(effective)
    return build(
        kind,
        originator_id=stream,
        originator_version=version,
        recorded_by=by.recorded_by,
        on_behalf_of=by.on_behalf_of,
        effective=effective,
        command=by.command,
        source=by.source,
        **fields,
    )
