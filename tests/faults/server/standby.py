"""A first server that is killed under load, and a standby that takes over."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.server.reckoning import longest_wait, reckoned
from tests.faults.server.two import FAILS, Two, seal, two_servers, with_ledger
from tests.faults.server.writers import Crew, at_work, crew_of

WRITERS, ENOUGH = 8, 100
PATIENCE = 60
NOBODY = "ALTER SYSTEM SET synchronous_standby_names = ''"


def run(scratch: Path, tries: int, seed: int, *, waiting: bool = True) -> Figures:
    """Kill the first server, let the standby take over, and let writers go on.

    Everything else is done by the commands of docs/operating.md.

    Args:
        scratch: A folder.
        tries: How often; each time with new servers.
        seed: What the folders are called after.
        waiting: Whether the first server waits for the standby; if not, the standby
            hears nothing in the last moments: the control.
    """
    found, waits = Figures(), list[float]()
    for index in range(tries):
        folder = scratch / f"standby-{seed}-{index}"
        with two_servers() as two:
            with_ledger(two)
            seal(two)
            with at_work(folder, crew_of(WRITERS, two.place(1, 2), folder)) as crew:
                crew.until(ENOUGH)
                (_kill if waiting else _kill_unheard)(two, crew)
                two.desk.follow(FAILS)
                crew.each_again()
            told = crew.told()
            waits.append(longest_wait(told))
            found += reckoned(two.place(1, 2), told)
    return found.saying(f"longest wait {max(waits):.1f} s, with the promotion")


def _kill(two: Two, crew: Crew) -> None:
    crew.each_again()
    two.kill(1)


def _kill_unheard(two: Two, crew: Crew) -> None:
    """Kill the first server after its standby did not listen for a while."""
    two.ask(1, NOBODY, silent=True)
    two.ask(1, "SELECT pg_reload_conf()")
    crew.each_again()
    receiver = int(two.ask(2, "SELECT pid FROM pg_stat_wal_receiver"))
    os.kill(receiver, signal.SIGSTOP)
    crew.until(len(crew.told()) + ENOUGH)
    two.kill(1)
    # What the way still holds never arrives.
    os.kill(receiver, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while not two.answers(2):
        assert time.monotonic() < deadline, "the standby does not come back"
        time.sleep(0.1)


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same with a standby that the first server does not wait for."""
    found = run(scratch, tries, seed, waiting=False)
    return found.saying("nobody waits for the standby, which hears nothing for a while")
