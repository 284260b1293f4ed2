"""Records the example through the code that officers use, on a clock of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cli.demo.hand import Hand
from cli.demo.plan import SLUG
from cli.demo.story import story
from cli.demo.updates import Timetable
from cli.demo.verbs import record
from cli.wiring import Workspace
from ledger.documents.reading import read_plan
from ledger.documents.word.reading import read_word
from ledger.importing import import_plan

IMPORTED = datetime(2020, 6, 24, 8, 40, tzinfo=UTC)
IMPORTED_BY = "policy.officer"

STEPS = 1 + sum(len(sitting.updates) for sitting in story())
"""How often `record_example` yields: for the import, and for each update."""


@dataclass(slots=True)
class _Clock:
    """Stands where the example has got to."""

    now: datetime = IMPORTED

    def __call__(self) -> datetime:
        return self.now


def record_example(workspace: Workspace, place: Path, document: Path) -> Iterator[int]:
    """Record the example, and yield after each command how many entries there are.

    Args:
        workspace: Its machine gives random bytes; not the time, nor the user.
        place: An empty ledger.
        document: The example plan.

    Raises:
        LedgerError: the ledger refuses a part of the example.
    """
    clock = _Clock()
    past = Workspace(replace(workspace.machine, clock=clock), place)
    with past.recording() as ledger:
        reading = read_plan(read_word(document))
        yield import_plan(ledger.log, IMPORTED_BY, SLUG, reading).numbers[-1]
        hand, timetable = Hand(ledger, past, document), Timetable()
        for sitting in story():
            for instant, update in timetable.instants(sitting):
                clock.now = instant
                command = f"demo:{instant:%Y%m%dT%H%M%S}"
                yield record(hand, update, sitting.who, command).numbers[-1]
