"""A program that records notes one after the other, to be run and killed by tests.

    python -m tests.faults.writer PLACE NAME COUNT

It prints the number of each note once the ledger has acknowledged it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from domain.text import Text
from ledger.place import Place, place_of
from ledger.session import Command
from tests.ledger.given import SLUG, opened


def main(place: Place, name: str, count: int, say: Callable[[str], None]) -> None:
    """Record `count` notes on action 1.1, and say the number of each in a line."""
    with opened(place) as ledger:
        for index in range(count):
            command = Command(f"{name}-{index}", name)
            words = Text(f"Note {index} of {name}")
            done = ledger.record_progress(command, SLUG, "1.1", words)
            say(f"{done.numbers[0]} {command.id}\n")


def _print(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main(place_of(sys.argv[1], Path()), sys.argv[2], int(sys.argv[3]), _print)
