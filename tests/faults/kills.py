"""Writers killed at any moment of a write."""

from __future__ import annotations

import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from ledger.verify import verify
from tests.faults.figures import Figures, Told, held, reckoned
from tests.faults.processes import acknowledged, forking, start, started
from tests.faults.writer import main
from tests.ledger.given import filled

ENDLESS = 1_000_000
LONGEST = 0.03
"""Within so many seconds after its first entry a writer is killed."""
OF_ONE = 100
"""So many kills one ledger goes through; each entry reads all those of its action."""
VERIFIED = 10
"""After so many kills the ledger is verified."""


def write(place: Path, name: str, said: Connection) -> None:
    """Record notes until killed; say each number once it is acknowledged."""
    main(place, name, ENDLESS, lambda line: said.send_bytes(line.encode()))


def killed_writer(place: Path, name: str, moment: float) -> Told:
    """Start a writer and kill it `moment` seconds after its first entry.

    Returns:
        What it had acknowledged.
    """
    ours, theirs = forking().Pipe(duplex=False)
    writer = start(write, place, name, theirs)
    with ours:
        theirs.close()
        said = ours.recv_bytes()
        # No test asserts a time: whenever the kill comes, the ledger must hold.
        time.sleep(moment)
        writer.kill()
        with suppress(EOFError):
            while True:
                said += ours.recv_bytes()
    writer.join()
    writer.close()
    return acknowledged(said.decode())


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Kill writers, some of them between the commit and the answer."""
    found, unheard = Figures(), 0
    for first in range(0, tries, OF_ONE):
        place = filled(scratch / f"kills-{first}.db", 0)
        one = _one_ledger(place, min(OF_ONE, tries - first), Random(seed + first))
        unheard += len(held(place)) - one.told
        found += one
    return found.saying(f"{unheard} recorded and not yet said")


def _one_ledger(place: Path, tries: int, chance: Random) -> Figures:
    told: Told = {}
    findings = 0
    for kill in range(tries):
        moment = chance.random() * LONGEST
        told |= killed_writer(place, f"w{kill}", moment)
        if kill % VERIFIED == VERIFIED - 1:
            findings += len(verify(place).findings)
    return reckoned(place, told, tries) + Figures(findings=findings)


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Kill a writer that says what it recorded before it is committed."""
    found = Figures()
    for kill in range(tries):
        place = filled(scratch / f"careless-{seed}-{kill}.db", 0)
        with started("careless", place) as writer:
            assert writer.stdout is not None
            said = writer.stdout.readline()
            writer.kill()
        found += reckoned(place, acknowledged(said))
    return found.saying("said before the commit")
