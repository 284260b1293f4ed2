"""One proposal with how it is recorded, and where the proposals are gathered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from domain.action import Action
from domain.event import Attribution, Event
from domain.text import Text
from ledger.documents.model import Position
from ledger.documents.plan_reading import ActionReading, PlanReading
from ledger.import_desk import Desk
from ledger.updating.holding import HeldPlan
from ledger.updating.matching import Match
from ledger.updating.proposal import Choice, Kind, Need, Proposal


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
Decision = Callable[[Action, Said, Attribution], Event | tuple[Event, ...]]


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


@dataclass
class Comparison:
    """A document beside what the ledger holds, and what was found so far."""

    reading: PlanReading
    held: HeldPlan
    changes: list[Change] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unrecordable: list[str] = field(default_factory=list)

    def gives(self, has: Callable[[ActionReading], object]) -> bool:
        """Tell whether the document gives any action that which `has` looks for."""
        return any(has(action) for action in self.reading.actions)

    def recorded(
        self, events: Iterable[Event], kind: type[Event], *places: Position
    ) -> list[Event]:
        """Return the events of `kind` that this file led to, standing or not.

        Whoever corrected or retracted one has decided about it, and is not asked
        again.

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
            and event.source.sha256 == self.reading.sha256
            and wanted <= set(event.source.places)
        ]


@dataclass(frozen=True)
class Subject:
    """One action of both, whose changes are looked for."""

    comparison: Comparison
    match: Match

    @property
    def code(self) -> str:
        """Its code in the ledger on the day."""
        return self.match.held.code

    def recorded(self, kind: type[Event], *places: Position) -> list[Event]:
        """Return its events of `kind` that this file led to, standing or not."""
        events = self.match.held.action.history.events
        return self.comparison.recorded(events, kind, *places)

    def propose(
        self,
        kind: Kind,
        what: str,
        words: tuple[str, str],
        positions: Sequence[Position],
        decide: Decision,
        *,
        needs: Iterable[Need] = (),
        doubts: Sequence[str] = (),
    ) -> None:
        """Propose a change of the action.

        Args:
            kind: Its kind.
            what: Names it among the action's.
            words: Before and after.
            positions: Where the document says so.
            decide: Returns the event to record, or several.
            needs: What a person is asked for.
            doubts: What is uncertain about it.
        """
        action = self.match.held.record.id
        proposal = Proposal(
            f"{self.code} {what}",
            kind,
            self.code,
            *words,
            places_of(positions),
            frozenset(needs) | needs_of(self.match),
            (*doubts, *self._unsure_doubts()),
        )
        record, unsure = _recording(action, decide), unsure_of(self.match)
        change = Change(proposal, tuple(positions), record, action, unsure)
        self.comparison.changes.append(change)

    def _unsure_doubts(self) -> tuple[str, ...]:
        if self.match.certain:
            return ()
        old, new = self.code, self.match.read.code
        if self.match.moved:
            return (only_if(old, new),)
        return (
            f"Only the code says that this is still action {old}; confirm it with"
            f" --renumbered {old}={old}.",
        )


def _recording(action: str, decide: Decision) -> Record:
    """Return what adds the decision on the action with the id `action`."""

    def record(desk: Desk, said: Said, by: Attribution) -> None:
        made = decide(desk.action(action), said, by)
        for event in made if isinstance(made, tuple) else (made,):
            desk.session.add(event)

    return record


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
