"""Computers whose clocks are set back and forward, between writers and within one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from unittest.mock import patch

from domain.clock import day_of, print_instant
from domain.entry import Entry
from domain.partial_date import PartialDate
from domain.text import Text
from ledger.book import Ledger
from ledger.sealing import TICK, Head
from ledger.session import Command
from tests.faults.figures import Figures, Told, reckoned
from tests.faults.processes import forking, start
from tests.ledger.given import BEGUN, SLUG, START, filled, opened
from tools.golden import counted

SHIFTS = tuple(
    timedelta(days=days) for days in (0, 0, -2, 365, -2, -1, 1 / 24, -1 / 24, 0.5)
)
"""How far a clock is off: two days back, a year on, and less."""
EACH = 4


@dataclass
class ShiftedClock:
    """A clock that can be set.

    Attributes:
        shift: How far it is off.
        said: What it said last.
    """

    shift: timedelta
    said: datetime = START

    def __call__(self) -> datetime:
        """Return the time as this clock has it."""
        self.said = datetime.now(UTC) + self.shift
        return self.said


def write(
    place: Path, name: str, shifts: list[timedelta], unclamped: bool, said: Connection
) -> None:
    """Record a note for each shift of the clock, and say what the clock said."""
    if unclamped:
        patch.object(Head, "next_instant", lambda _, now: now).start()
    clock = ShiftedClock(timedelta())
    with Ledger(place, clock, counted()) as ledger:
        for index, shift in enumerate(shifts):
            clock.shift = shift
            command = Command(f"{name}-{index}", name)
            done = ledger.record_progress(command, SLUG, "1.1", Text(command.id))
            said.send((done.numbers[0], command.id, clock.said))


def run(scratch: Path, tries: int, seed: int, unclamped: bool = False) -> Figures:
    """Let writers record one after the other, each by clocks of its own.

    Returns:
        Figures where `findings` has also the entries whose instant is not what the
        clock said, or as little as possible after the entry before, and those that
        are not dated by the clock.
    """
    place, chance = filled(scratch / "ledger.db", 0), Random(seed)
    told, clocks = Told(), dict[int, datetime]()
    for index in range(tries):
        ours, theirs = forking().Pipe(duplex=False)
        shifts = chance.choices(SHIFTS, k=EACH)
        writer = start(write, place, f"clock{index}", shifts, unclamped, theirs)
        theirs.close()
        for _ in range(EACH):
            number, command, at = ours.recv()
            told[number], clocks[number] = command, at
        writer.join()
    with opened(place) as ledger:
        entries = list(ledger.entries_after(0))
    moved, wrong = _moved(entries, clocks), _wrong(entries, clocks)
    found = reckoned(place, told, tries) + Figures(findings=wrong)
    return found.saying(f"{moved} of {len(told)} entries moved on")


def _moved(entries: list[Entry], clocks: dict[int, datetime]) -> int:
    """Return how many entries the ledger did not date as the clock said."""
    return sum(e.recorded_at != clocks[e.number] for e in entries[BEGUN:])


def _wrong(entries: list[Entry], clocks: dict[int, datetime]) -> int:
    """Return how many entries have not the instant and day that they should have."""
    wrong = 0
    for before, entry in zip(entries[BEGUN - 1 :], entries[BEGUN:], strict=False):
        by_clock = clocks[entry.number]
        first = max(by_clock, before.recorded_at + TICK)
        dated = PartialDate.day(day_of(by_clock))
        wrong += print_instant(entry.recorded_at) != print_instant(first)
        wrong += entry.event.effective != dated
    return wrong


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same with a program that stores whatever the clock says."""
    return run(scratch, tries, seed, unclamped=True).saying("as the clock says")
