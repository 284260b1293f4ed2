"""What became of a ledger under a fault: what writers were told, and what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ledger.place import Place
from ledger.verify import verify
from tests.ledger.given import BEGUN, opened

Told = dict[int, str]
"""Number of an entry -> the id of its command, as a writer was told."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one fault, or of its control.

    Attributes:
        tries: How often the fault was brought about.
        told: How many entries writers were told of.
        lost: How many of those are not there.
        twice: How many commands are there more than once.
        gaps: How many numbers are missing.
        findings: How many of the tries a verification finds fault with.
        more: What else was counted, in words.
    """

    tries: int = 0
    told: int = 0
    lost: int = 0
    twice: int = 0
    gaps: int = 0
    findings: int = 0
    more: str = ""

    @property
    def broken(self) -> int:
        """How much went wrong: 0 if the ledger held."""
        return self.lost + self.twice + self.gaps + self.findings

    def __add__(self, other: Figures) -> Figures:
        """Return the figures of both; the words are those of the later one."""
        return Figures(
            self.tries + other.tries,
            self.told + other.told,
            self.lost + other.lost,
            self.twice + other.twice,
            self.gaps + other.gaps,
            self.findings + other.findings,
            other.more or self.more,
        )

    def saying(self, more: str) -> Figures:
        """Return the same with other words."""
        return replace(self, more=more)


Run = Callable[[Path, int, int], Figures]


class Fault(NamedTuple):
    """A fault, and how often it is tried.

    Attributes:
        name: What is done to the ledger.
        run: Does it.
        tries: How often, in a long run.
        control: Does it to a program that is known to break.
        controls: How often that is done.
    """

    name: str
    run: Run
    tries: int
    control: Run
    controls: int


def held(place: Place) -> list[tuple[int, str]]:
    """Return number and command of each entry after those the ledger began with."""
    with opened(place) as ledger:
        return [
            (entry.number, entry.event.command or "")
            for entry in ledger.entries_after(BEGUN)
        ]


def reckoned(place: Place, told: Told, tries: int = 1) -> Figures:
    """Compare what writers were told with what the ledger at `place` holds."""
    there = held(place)
    numbers, known = [number for number, _ in there], dict(there)
    # A colon begins what a program that sends again under another id puts there.
    often = Counter(command.partition(":")[0] for _, command in there)
    return Figures(
        tries=tries,
        told=len(told),
        lost=sum(known.get(number) != command for number, command in told.items()),
        twice=sum(count - 1 for count in often.values()),
        gaps=len(set(range(BEGUN + 1, max(numbers, default=BEGUN) + 1)) - {*numbers}),
        findings=len(verify(place).findings) > 0,
    )
