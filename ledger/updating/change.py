"""One proposal with how it is recorded, and where the proposals are gathered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypedDict

from domain.event import Attribution, E, Event
from domain.text import Text
from ledger.documents.actions.targets import targets_of
from ledger.documents.model import Position
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.import_commands import beginnings
from ledger.import_desk import Desk
from ledger.updating.holding import HeldPlan
from ledger.updating.matching import Match
from ledger.updating.proposal import Choice, Need, Proposal


@dataclass(frozen=True)
class Said:
    """What is recorded of a proposal: the document's words, or a person's.

    Attributes:
        text: The words.
        reason: Why, if anybody says.
        approved_by: Who agreed, if anybody says.
        edited: Whether a person gave other words than the document.
    """

    text: str
    reason: Text | None = None
    approved_by: Text | None = None
    edited: bool = False

    @classmethod
    def by(cls, choice: Choice, proposal: Proposal) -> "Said":
        """Return what `choice` makes of `proposal`."""
        return cls(
            proposal.after if choice.text is None else choice.text,
            None if choice.reason is None else Text(choice.reason),
            None if choice.approved_by is None else Text(choice.approved_by),
            choice.text is not None,
        )

    @property
    def grounds(self) -> "Grounds":
        """Why, and who agreed, as a revision takes them."""
        return {"reason": self.reason, "approved_by": self.approved_by}


class Grounds(TypedDict):
    """Why a target was revised and who agreed, if anybody says."""

    reason: Text | None
    approved_by: Text | None


Record = Callable[[Desk, Said, Attribution], None]


def together(desk: Desk, said: Said, by: Attribution) -> None:
    """Record nothing: renumberings are recorded all at once, as codes may swap."""


@dataclass(frozen=True)
class Change:
    """A proposal and how it is recorded.

    Attributes:
        proposal: What a person sees.
        positions: Where the document says so.
        record: Adds its events to the session of the desk.
        subject: The permanent id of the action it is about, if the ledger has it.
        unsure: (code in the ledger, code in the document), if it is so only where
            a person confirms that the two are one action.
    """

    proposal: Proposal
    positions: tuple[Position, ...]
    record: Record
    subject: str | None = None
    unsure: tuple[str, str] | None = None


Given = Literal["owner", "rating", "targets", "progress"]

_GIVEN: dict[Given, Callable[[ActionReading], object]] = {
    "owner": lambda action: action.owner,
    "rating": lambda action: action.rating,
    "targets": lambda action: [*targets_of(action)],
    "progress": lambda action: action.note,
}


@dataclass
class Comparison:
    """A document beside what the ledger holds, and what was found so far."""

    reading: PlanReading
    held: HeldPlan
    changes: list[Change] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unrecordable: list[str] = field(default_factory=list)

    @cached_property
    def given(self) -> frozenset[Given]:
        """What the document gives of any action at all."""
        return frozenset(
            name
            for name, has in _GIVEN.items()
            if any(has(action) for action in self.reading.actions)
        )

    @cached_property
    def _commands(self) -> tuple[str, ...]:
        return beginnings(self.held.plan.slug, self.reading)

    def recorded(
        self, events: Iterable[Event], kind: type[E], *places: Position
    ) -> list[E]:
        """Return the events of `kind` that this file led to, standing or not.

        Whoever corrected or retracted one has decided about it, and is not asked
        again; but what the file says with other tracked changes, or of another day,
        is another matter.

        Args:
            events: Of the plan or action.
            kind: Which of them.
            places: Only those read from all of these places.
        """
        wanted = {str(place) for place in places}
        return [
            event
            for event in events
            if isinstance(event, kind)
            and event.source is not None
            and event.command.startswith(self._commands)
            and self._said_of_this_day(event)
            and wanted <= set(event.source.places)
        ]

    def _said_of_this_day(self, event: Event) -> bool:
        """Tell whether `event` came of the first version, or of this day's."""
        opened, _ = self._commands
        return event.command == opened or event.effective_day == self.held.day

    def recorded_of_plan(self, kind: type[E], *places: Position) -> list[E]:
        """Return the plan's own events of `kind` that this file led to."""
        return self.recorded(self._of_plan, kind, *places)

    @cached_property
    def _of_plan(self) -> list[Event]:
        return self.recorded(self.held.plan.history.events, Event)


def places_of(positions: Iterable[Position]) -> tuple[str, ...]:
    """Return `positions` in words, each once."""
    return tuple(dict.fromkeys(str(position) for position in positions))


def needs_of(match: Match) -> frozenset[Need]:
    """Return what a person has to say about a match: nothing, if it is certain."""
    return frozenset() if match.certain else frozenset({"confirmation"})


def only_if(old: str, new: str) -> str:
    """Return the doubt that a proposal hangs on a renumbering."""
    return f"So only if {old} is {new} now, as --renumbered {old}={new} says."


def unsure_of(match: Match) -> tuple[str, str] | None:
    """Return both codes of a renumbering that nobody confirmed; None if it is sure."""
    if match.certain or not match.moved:
        return None
    return match.held.code, match.read.code
