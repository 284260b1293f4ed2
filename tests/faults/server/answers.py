"""Answers of a server that are lost, or commands that never reach it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NoReturn
from unittest.mock import patch

from domain.errors import LedgerError
from ledger import recording
from ledger.errors import LostAnswerError
from tests.faults.cutting import COMMIT, way_to
from tests.faults.figures import Figures
from tests.faults.server.reckoning import Answer, reckoned
from tests.faults.server.writers import Task
from tests.ledger.given import filled, opened
from tests.postgres import Server


def run(
    server: Server, scratch: Path, tries: int, seed: int, again: str = ""
) -> Figures:
    """Cut the way at the commit, before or after it reached the server.

    The program sends it again by itself. If it does not, whoever is not told sends the
    command again, and `again` is put behind its id.
    """
    place, chance, told, arrived = filled(server.place(), 0), Random(seed), [], 0
    with way_to(server.port) as way:
        by_it = place._replace(url=Server(way.port).url())
        task = Task(by_it, scratch, "cut")
        with opened(by_it) as ledger:
            for index in range(tries):
                command = f"cut-{index}"
                arrives = chance.random() < 0.5
                arrived += arrives
                way.cut_after(COMMIT, lets_through=arrives)
                try:
                    number = task.record(ledger, command)
                except LedgerError:
                    command += again
                    number = task.record(ledger, command)
                told.append(Answer(number, command, 0, 0, 0))
    found = reckoned(place, told, tries)
    return found.saying(f"{arrived} looked up, {tries - arrived} sent again")


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same as a program without command ids: nothing can be looked up."""
    with _not_looking():
        found = run(server, scratch, tries, seed, ":2")
    return found.saying("sent again under another id")


@contextmanager
def _not_looking() -> Iterator[None]:
    def lost(*_: object) -> NoReturn:
        raise LostAnswerError

    with patch.object(recording, "settled_later", lost):
        yield
