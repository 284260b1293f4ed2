"""A ledger that moves from file to server and back, and one that others write to."""

from __future__ import annotations

from pathlib import Path
from random import Random
from unittest.mock import patch

from ledger.copying import UnsoundLedgerError, copy
from ledger.place import Place
from ledger.postgres import adapter
from ledger.verify import verify
from tests.faults.figures import Figures, held
from tests.faults.server.reckoning import reckoned
from tests.faults.server.writers import at_work, crew_of
from tests.ledger.given import filled, note, opened
from tests.postgres import Server

LEGS = 3
"""From file to server, back, and to a server again."""


def run(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Move ledgers to and fro, recording on the way.

    Returns:
        Figures where `findings` counts also the roots that are not the same on both
        sides, and `lost` the entries that did not come along.
    """
    chance, found = Random(seed), Figures()
    for index in range(tries):
        place: Place = filled(scratch / f"{seed}-{index}.db", chance.randrange(6))
        for leg in range(LEGS):
            target: Place = scratch / f"{seed}-{index}-{leg}.db"
            if leg % 2 == 0:
                target = server.place()
            before, root = held(place), verify(place).root
            done = copy(place, target)
            found += reckoned(target, [], 0) + Figures(
                tries=1,
                told=len(before),
                lost=len({*before} - {*held(target)}),
                findings=len({done.root, root, verify(target).root}) - 1,
            )
            place = target
            with opened(place) as ledger:
                for _ in range(chance.randrange(3)):
                    note(ledger)
    return found.saying(f"{LEGS} moves each, recording on the way")


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Copy, while others record, with statements that do not see one moment.

    Returns:
        Figures where `findings` counts the copies that were refused.
    """
    del seed
    place, folder, refused = filled(server.place(), 0), scratch / "torn", 0
    torn = {**adapter._BEGINNINGS, "BEGIN": "BEGIN ISOLATION LEVEL READ COMMITTED"}
    with at_work(folder, crew_of(4, place, folder)) as crew:
        crew.until(20)
        for index in range(tries):
            with patch.object(adapter, "_BEGINNINGS", torn):
                try:
                    copy(place, scratch / f"torn-{index}.db")
                except UnsoundLedgerError:
                    refused += 1
    return Figures(tries=tries, told=len(crew.told()), findings=refused).saying(
        "not of one moment: refused, and nothing was made"
    )
