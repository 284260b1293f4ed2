"""Clients of one server whose clocks are set back and forward."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from unittest.mock import patch

from domain.errors import LedgerError
from ledger.book import Ledger
from ledger.postgres.schema import functions
from ledger.sealing import Head
from tests.faults.figures import Figures
from tests.faults.server.reckoning import Answer, reckoned
from tests.faults.server.writers import Task
from tests.ledger.given import Clock, filled, opened
from tests.postgres import Server
from tools.golden import counted

START = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
SHIFTS = tuple(timedelta(days=days) for days in (0, 0, -2, 300, -300, -1 / 24, 1 / 24))
CLIENTS = 4


def run(
    server: Server, scratch: Path, tries: int, seed: int, *, unclamped: bool = False
) -> Figures:
    """Let clients record in turn, whose clocks are set before each entry.

    Returns:
        Figures where `findings` counts also the entries that are not later than the
        one before them.
    """
    place, chance, told = filled(server.place(), 0), Random(seed), []
    task = Task(place, scratch, "clock")
    clocks = [Clock(START) for _ in range(CLIENTS)]
    with ExitStack() as stack:
        ledgers = [stack.enter_context(Ledger(place, c, counted())) for c in clocks]
        if unclamped:
            server.run(_without_order(place.schema))
            stack.enter_context(patch.object(Head, "next_instant", lambda _, now: now))
        for index in range(tries):
            which = chance.randrange(CLIENTS)
            clocks[which].now = START + index * timedelta(minutes=1)
            clocks[which].now += chance.choice(SHIFTS)
            command = f"clock-{index}"
            with suppress(LedgerError):
                number = task.record(ledgers[which], command)
                told.append(Answer(number, command, 0, 0, 0))
    with opened(place) as ledger:
        instants = [entry.recorded_at for entry in ledger.entries_after(0)]
    back = sum(later <= before for before, later in pairwise(instants))
    assert len(told) == tries
    found = reckoned(place, told, tries) + Figures(findings=back)
    return found.saying(f"{CLIENTS} clients, set by up to 300 days")


def _without_order(schema: str) -> str:
    """Return a function that appends whatever the clock says."""
    (whole,) = (f for f in functions(schema) if ".append(" in f)
    return whole.replace('instants[i] <= last_instant COLLATE "C"', "false")


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same with a program and a server that store what the clock says."""
    found = run(server, scratch, tries, seed, unclamped=True)
    return found.saying("as the clock says")
