"""What writers at a server were told, each in a file of its own, and what is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ledger.place import Place
from tests.faults import figures
from tests.faults.figures import Figures, held


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


def reckoned(place: Place, told: list[Answer], tries: int = 1) -> Figures:
    """Compare what writers were told with what the ledger at `place` holds.

    A number that was told twice, of different commands, is a loss: a server that
    forgets an entry gives its number to another one.
    """
    pairs, there = [(one.number, one.command) for one in told], {*held(place)}
    lost = sum(pair not in there for pair in pairs)
    found = figures.reckoned(place, dict(pairs), tries)
    return replace(found, told=len(told), lost=lost)
