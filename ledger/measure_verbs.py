"""Verbs about measures: define one, read one."""

from domain.measures import Definition, Reading
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs


class MeasureVerbs(Verbs):
    """Everything that can be recorded of a plan's measures."""

    def define_measure(
        self,
        command: Command,
        plan: str,
        said: Definition,
        actions: tuple[str, ...],
        ref: str | None = None,
        reason: Text | None = None,
    ) -> Recorded:
        """Define a measure, or the measure `ref` anew.

        Args:
            command: Who asks, and from when it holds.
            plan: The plan's short name.
            said: What is said of it.
            actions: The actions whose success it shows, by code or id.
            ref: The code of the measure that is defined anew.
            reason: Why it is defined anew.
        """

        def decide(session: Session) -> None:
            ids = tuple(session.action(plan, one).id for one in actions)
            defined = said._replace(actions=ids)
            held = session.measures(plan)
            session.add(held.define(defined, ref, session.by, reason))

        request = ("measure define", plan, *said, actions, ref, reason)
        return self._record(command, request, decide)

    def read_measure(
        self, command: Command, plan: str, ref: str, reading: Reading
    ) -> Recorded:
        """Record what a measure came to in the period of `command`."""

        def decide(session: Session) -> None:
            session.add(session.measures(plan).read(ref, reading, session.by))

        return self._record(command, ("measure read", plan, ref, *reading), decide)
