"""Every fault of a ledger on a server, and how often it is tried in a long run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.figures import Fault, Figures, Run
from tests.faults.server import (
    answers,
    backups,
    clocks,
    copies,
    crashes,
    crowds,
    kills,
    reading,
    standby,
)
from tests.postgres import Server, running


def at_a_server(run: Callable[[Server, Path, int, int], Figures]) -> Run:
    """Return the same with a server of its own, which writes to the disk for good."""

    def at(scratch: Path, tries: int, seed: int) -> Figures:
        with running(durable=True) as server:
            return run(server, scratch, tries, seed)

    return at


def _fault(name: str, run: Run, tries: int, control: Run, controls: int) -> Fault:
    return Fault(f"server: {name}", run, tries, control, controls)


FAULTS = (
    _fault(
        "writers killed",
        *(at_a_server(kills.run), 1000, at_a_server(kills.control), 10),
    ),
    _fault("killed itself", crashes.run, 10, crashes.control, 3),
    _fault(
        "16 writers",
        *(at_a_server(crowds.run), 8, at_a_server(crowds.control), 20),
    ),
    _fault(
        "answer lost",
        *(at_a_server(answers.run), 200, at_a_server(answers.control), 40),
    ),
    _fault(
        "asked while 16 write",
        *(at_a_server(reading.run), 20, at_a_server(reading.control), 3),
    ),
    _fault(
        "backup while writing",
        *(at_a_server(backups.run), 10, at_a_server(backups.control), 3),
    ),
    _fault(
        "clocks set back",
        *(at_a_server(clocks.run), 400, at_a_server(clocks.control), 40),
    ),
    _fault(
        "moved to and fro",
        *(at_a_server(copies.run), 15, at_a_server(copies.control), 10),
    ),
    _fault("first of two killed", standby.run, 3, standby.control, 1),
)
"""Every fault; `tests.faults` has those of a ledger in a file."""
