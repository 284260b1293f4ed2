"""Verbs about entries: correct one, retract one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.names import plan_of
from domain.plan_events import ActionAdded
from domain.refusals import CannotRetractError
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

if TYPE_CHECKING:
    from domain.correcting import Changes


class EntryVerbs(Verbs):
    """Correcting and retracting, whatever stream the entry is in."""

    def correct(
        self, command: Command, number: int, changes: "Changes", reason: Text
    ) -> Recorded:
        """Put an amended fact in the place of entry `number`."""
        from domain.correcting import amended

        def decide(session: Session) -> None:
            stream, version = session.stream_of(number)
            numbers = session.numbers(stream)
            owner = session.owner(stream)
            # What stands elsewhere is said before what would be the same here.
            owner.history.check_stands(version, numbers)
            # A rating needs a reason of its own; that of the wrong one is not it.
            stated = replace(changes, text=reason) if _rates_anew(changes) else changes
            fact = amended(owner.history.events[version - 1], stated, number)
            fact = fact.model_copy(update={"originator_version": version})
            session.add(owner.correct(fact, reason, session.by, numbers))

        return self._record(command, ("correct", number, changes, reason), decide)

    def retract(self, command: Command, number: int, reason: Text) -> Recorded:
        """Make entry `number` count as never recorded; it stays visible."""

        def decide(session: Session) -> None:
            stream, version = session.stream_of(number)
            numbers = session.numbers(stream)
            owner = session.owner(stream)
            _check_unused(session, owner.history.events[version - 1], number)
            session.add(owner.retract(version, reason, session.by, numbers))

        return self._record(command, ("retract", number, reason), decide)


def _rates_anew(changes: "Changes") -> bool:
    return changes.rating is not None and changes.text is None


def _check_unused(session: Session, event: object, number: int) -> None:
    """Refuse to take back the adding of an action that has entries of its own."""
    if not isinstance(event, ActionAdded):
        return
    action = session.action(plan_of(event.action), event.action)
    if action.history.version:
        raise CannotRetractError(
            f"Action {event.code} has entries of its own, so #{number}, which added it,"
            " cannot be retracted; withdraw the action instead."
        )
