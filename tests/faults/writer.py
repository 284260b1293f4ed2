"""A program that records notes one after the other, to be run and killed by tests.

    python -m tests.faults.writer PLACE NAME COUNT [CODE [ENDING]]

ENDING stands behind the id of each command: ":2" for one that is sent again under
another id. It prints the number of each note once the ledger has acknowledged it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from domain.text import Text
from ledger.connection import LOCK_SECONDS
from ledger.place import Place, place_of
from ledger.session import Command
from tests.ledger.given import SLUG, opened


def main(
    place: Place,
    name: str,
    count: int,
    say: Callable[[str], None],
    code: str = "1.1",
    ending: str = "",
    *,
    seconds: float = LOCK_SECONDS,
) -> None:
    """Record `count` notes on an action, and say the number of each in a line."""
    with opened(place, seconds) as ledger:
        for index in range(count):
            command = Command(f"{name}-{index}{ending}", name)
            words = Text(f"Note {index} of {name}")
            done = ledger.record_progress(command, SLUG, code, words)
            say(f"{done.numbers[0]} {command.id}\n")


def _print(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    place = place_of(sys.argv[1], Path())
    main(place, sys.argv[2], int(sys.argv[3]), _print, *sys.argv[4:6])
