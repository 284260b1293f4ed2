"""One action of the ledger and of the document, whose changes are looked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.action import Action
from domain.event import Attribution, E, Event
from ledger.documents.model import Position
from ledger.import_desk import Desk
from ledger.updating.change import (
    Change,
    Comparison,
    Record,
    Said,
    needs_of,
    only_if,
    places_of,
    unsure_of,
)
from ledger.updating.matching import Match
from ledger.updating.proposal import Kind, Need, Proposal

Decision = Callable[[Action, Said, Attribution], Event | tuple[Event, ...]]


@dataclass(frozen=True)
class Subject:
    """One action of both, whose changes are looked for."""

    comparison: Comparison
    match: Match

    @property
    def code(self) -> str:
        """Its code in the ledger on the day."""
        return self.match.held.code

    def recorded(self, kind: type[E], *places: Position) -> list[E]:
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
