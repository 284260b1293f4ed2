"""Verbs about measures: define one, read one, read many."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from domain.errors import LedgerError
from domain.event import Source
from domain.partial_date import PartialDate
from domain.text import Text
from ledger.recording import Recorded
from ledger.session import Command, Session
from ledger.verbs import Verbs

if TYPE_CHECKING:
    from domain.measures import Definition, Reading


class Listed(NamedTuple):
    """One of many readings.

    Attributes:
        row: Where it stands among them, for a refusal: "row 3".
        measure: Code of the measure.
        reading: What it came to.
        period: When.
        source: The file and place that it was read from.
    """

    row: str
    measure: str
    reading: "Reading"
    period: PartialDate
    source: Source


class RowRefusedError(LedgerError):
    """One of many readings cannot be recorded, and so none is."""

    def __init__(self, row: str, file: str, why: LedgerError) -> None:
        super().__init__(f"Nothing was recorded, because of {row} of {file}: {why}")
        self.row = row


class MeasureVerbs(Verbs):
    """Everything that can be recorded of a plan's measures."""

    def define_measure(
        self,
        command: Command,
        plan: str,
        said: "Definition",
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
            session.plan(plan).check_open_on(session.by.effective)
            ids = tuple(session.action(plan, one).id for one in actions)
            defined = said._replace(actions=ids)
            held = session.measures(plan)
            session.add(held.define(defined, ref, session.by, reason))

        request = ("measure define", plan, *said, actions, ref, reason)
        return self._record_ahead(command, request, decide)

    def read_measure(
        self, command: Command, plan: str, ref: str, reading: "Reading"
    ) -> Recorded:
        """Record what a measure came to in the period of `command`."""

        def decide(session: Session) -> None:
            session.plan(plan).check_open_on(session.by.effective)
            session.add(session.measures(plan).read(ref, reading, session.by))

        return self._record_ahead(
            command, ("measure read", plan, ref, *reading), decide
        )

    def read_measures(
        self, command: Command, plan: str, readings: Sequence[Listed]
    ) -> Recorded:
        """Record many readings at once: all of them, or none.

        Raises:
            RowRefusedError: one of them cannot be recorded; says which, and why.
        """

        def decide(session: Session) -> None:
            for one in readings:
                by = session.by.on(one.period)._replace(source=one.source)
                held = session.measures(plan)
                try:
                    session.plan(plan).check_open_on(one.period)
                    session.add(held.read(one.measure, one.reading, by))
                except LedgerError as error:
                    file = str(one.source.file)
                    raise RowRefusedError(one.row, file, error) from error

        request = ("measure read", plan, *(one._asdict() for one in readings))
        return self._record_ahead(command, request, decide)
