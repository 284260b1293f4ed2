"""What became of a ledger on a server under a fault: what writers were told of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ledger.place import Place
from ledger.verify import verify
from tests.ledger.given import BEGUN, opened


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
        counts = [f.name for f in fields(self) if f.name != "more"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in counts}
        return Figures(**sums, more=other.more or self.more)

    def saying(self, more: str) -> Figures:
        """Return the same with other words."""
        return replace(self, more=more)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a writer was told of one command.

    Attributes:
        number: The number of its entry.
        command: Its id.
        at: When it was told, in seconds of the machine's steady clock.
        waited: How many seconds it took, with all that was tried again.
        refused: How often it was refused before, or not answered.
    """

    number: int
    command: str
    at: float
    waited: float
    refused: int


def answers(folder: Path) -> list[Answer]:
    """Return what the writers noted whole in the files of `folder`."""
    found = []
    for file in sorted(folder.glob("*.told")):
        said = file.read_text("utf-8")
        for line in said[: said.rfind("\n") + 1].splitlines():
            number, command, at, waited, refused = line.split()
            found.append(
                Answer(int(number), command, float(at), float(waited), int(refused))
            )
    return found


def longest_wait(told: list[Answer]) -> float:
    """Return the longest that a command took, in seconds."""
    return max((one.waited for one in told), default=0.0)


def held(place: Place) -> list[tuple[int, str]]:
    """Return number and command of each entry after those the ledger began with."""
    with opened(place) as ledger:
        return [
            (entry.number, entry.event.command or "")
            for entry in ledger.entries_after(BEGUN)
        ]


def reckoned(place: Place, told: list[Answer], tries: int = 1) -> Figures:
    """Compare what writers were told with what the ledger at `place` holds."""
    there = held(place)
    numbers, known = [number for number, _ in there], dict(there)
    # A colon begins what a program that sends again under another id puts there.
    often = Counter(command.partition(":")[0] for _, command in there)
    return Figures(
        tries=tries,
        told=len(told),
        lost=sum(known.get(one.number) != one.command for one in told),
        twice=sum(count - 1 for count in often.values()),
        gaps=len(set(range(BEGUN + 1, max(numbers, default=BEGUN) + 1)) - {*numbers}),
        findings=int(len(verify(place).findings) > 0),
    )
