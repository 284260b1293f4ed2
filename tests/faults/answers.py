"""Programs that are killed after the commit, before they can say what they recorded."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from random import Random

from domain.text import Text
from ledger.session import Command
from tests.faults.figures import Figures, Told, reckoned
from tests.faults.processes import start
from tests.ledger.given import SLUG, filled, opened


def record(place: Path, command: str, note: str) -> int:
    """Record a note, and return its number."""
    with opened(place) as ledger:
        done = ledger.record_progress(
            Command(command, "officer"), SLUG, "1.1", Text(note)
        )
    return done.numbers[0]


def record_and_die(place: Path, command: str, note: str) -> None:
    """Record a note, and be killed before anybody is told its number."""
    with opened(place) as ledger:
        ledger.record_progress(Command(command, "officer"), SLUG, "1.1", Text(note))
        os.kill(os.getpid(), signal.SIGKILL if os.name == "posix" else signal.SIGTERM)


def run(scratch: Path, tries: int, seed: int, ending: str = "") -> Figures:
    """Send commands again that were recorded and not answered, some more than once.

    Returns:
        Figures where a command counts as lost if its answer is not the first entry.
    """
    place, chance = filled(scratch / "ledger.db", 0), Random(seed)
    told, other = Told(), 0
    for index in range(tries):
        command, note = f"command-of-{index}", f"Note {index}"
        start(record_and_die, place, command, note).join()
        for _ in range(chance.randrange(1, 3)):
            number = record(place, command + ending, note)
            other += told.setdefault(number, command + ending) != command + ending
    found = reckoned(place, told, tries) + Figures(lost=other)
    return found.saying("each answered with the number of its first time")


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Send them again under other ids."""
    return run(scratch, tries, seed, ":2").saying("sent again under another id")
