"""A server that is killed and started again while eight writers record."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

from ledger.postgres.schema import functions
from tests.faults.figures import Figures
from tests.faults.server.reckoning import longest_wait, reckoned
from tests.faults.server.restarting import restarting
from tests.faults.server.writers import at_work, crew_of
from tests.ledger.given import filled

WRITERS = 8
SHORTEST, LONGEST = 0.5, 1.5
"""So many seconds the server runs at least, and at most, until it is killed."""
CARELESS = "ALTER DATABASE postgres SET synchronous_commit = off"
"""What an administrator may have set: not to wait for the disk."""


def run(scratch: Path, tries: int, seed: int, *, trusting: bool = False) -> Figures:
    """Kill a server of its own; writers go on, each command under its first id.

    Args:
        scratch: A folder.
        tries: How often it is killed.
        seed: What the moments hang on.
        trusting: Whether the ledger waits for the disk only as the server is set:
            the control.
    """
    chance, folder, back = Random(seed), scratch / f"crashes-{seed}", list[float]()
    with restarting() as cluster:
        cluster.server.run(CARELESS)
        place = filled(cluster.server.place(), 0)
        if trusting:
            cluster.server.run(_trusting(place.schema))
        with at_work(folder, crew_of(WRITERS, place, folder)) as crew:
            for _ in range(tries):
                # By then all have come back from the last time.
                crew.each_again()
                time.sleep(chance.uniform(SHORTEST, LONGEST))
                cluster.kill()
                back.append(cluster.start())
            crew.each_again()
        told = crew.told()
        found = reckoned(place, told, tries)
    again = sum(one.refused > 0 for one in told)
    return found.saying(
        f"{again} commands sent again, longest wait {longest_wait(told):.1f} s,"
        f" the server was away for up to {max(back):.1f} s"
    )


def _trusting(schema: str) -> str:
    """Return what makes the ledger's lock without asking for the disk."""
    (whole,) = (f for f in functions(schema) if ".begin_recording(" in f)
    return whole.replace("IN ('off', 'local')", "IN ('nothing')")


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same with a ledger that leaves it to the server when to write."""
    found = run(scratch, tries, seed, trusting=True)
    return found.saying("did not wait for the disk")
