"""Locks that another program holds and does not let go."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from threading import Thread

from cli.main import BUSY, DONE
from ledger.connection import LOCK_SECONDS
from ledger.errors import LedgerBusyError
from tests.faults.figures import Figures, Told, reckoned
from tests.faults.processes import ROOT, forking, start
from tests.ledger.given import BEGUN, filled, note, opened

PATIENCE = 0.2
LEEWAY = 5.0
"""So many seconds a busy machine may take beside the waiting."""
KINDS = ("IMMEDIATE", "EXCLUSIVE")
"""How a lock is held: others may read, or not unless the file is in WAL mode."""
FIX = "nothing was recorded, so try again in a moment"


def hold(place: Path, kind: str, ready: Connection) -> None:
    """Hold a lock until killed."""
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute(f"BEGIN {kind}")
        ready.send("held")
        time.sleep(600)


@contextmanager
def holder(place: Path, kind: str) -> Iterator[BaseProcess]:
    """Yield another program that holds a lock; it is killed at the end."""
    ours, theirs = forking().Pipe(duplex=False)
    process = start(hold, place, kind, theirs)
    ours.recv()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Record and read while a lock is held, and once its holder was killed.

    Returns:
        Figures where `findings` has what was not refused as busy, with the fix, in
        time, and questions that went unanswered though only writing was locked.
    """
    place, chance, told = filled(scratch / "ledger.db", 0), Random(seed), Told()
    waits, wrong, read = [], 0, 0
    for index in range(tries):
        kind = chance.choice(KINDS)
        with opened(place, seconds=PATIENCE) as ledger:
            with holder(place, kind):
                begun = time.monotonic()
                wrong += FIX not in _refusal(lambda ledger=ledger: note(ledger))
                waits.append(time.monotonic() - begun)
                answer = _refusal(lambda ledger=ledger: list(ledger.entries_after(0)))
                wrong += kind == "IMMEDIATE" and answer != ""
                read += answer == ""
            told[note(ledger, name=f"after-{index}")] = f"after-{index}"
    wrong += max(waits) > PATIENCE + LEEWAY
    seconds, odd = _by_command(place)
    return (reckoned(place, told, tries) + Figures(findings=wrong + odd)).saying(
        f"waited {max(waits):.1f} s of {PATIENCE}, by the command {seconds:.1f} s of"
        f" {LOCK_SECONDS}; {read} of {tries} were read meanwhile"
    )


def _refusal(use: object) -> str:
    """Return the sentence with which a use of the ledger is refused; empty if not."""
    assert callable(use)
    try:
        use()
    except LedgerBusyError as refusal:
        return str(refusal)
    return ""


def _by_command(place: Path) -> tuple[float, int]:
    """Return how long `ledger progress` waited, and how much it did not do as said."""
    words = ("--ledger", str(place), "progress", "1.1", "Two are hired")
    # Views that are behind would have to be written before they can be asked.
    assert command("--ledger", str(place), "log").returncode == DONE
    with holder(place, "IMMEDIATE"):
        begun = time.monotonic()
        answer = command(*words)
        waited = time.monotonic() - begun
        log = command("--ledger", str(place), "log", "--format", "json")
    wrong = (
        answer.returncode != BUSY,
        FIX not in answer.stderr or answer.stdout != "",
        waited > LOCK_SECONDS + LEEWAY,
        log.returncode != DONE or log.stdout.count('"number": ') < BEGUN,
    )
    return waited, sum(wrong)


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run `ledger` with `words`, as a process of its own."""
    return subprocess.run(
        (sys.executable, "-m", "cli", *words),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Wait with a program that is as patient as SQLite lets it be."""
    del seed
    place, waiting = filled(scratch / "ledger.db", 0), 0

    def record() -> None:
        with opened(place, seconds=3600) as ledger:
            note(ledger)

    for _ in range(tries):
        with holder(place, "IMMEDIATE"):
            thread = Thread(target=record)
            thread.start()
            thread.join(PATIENCE * 3)
            waiting += thread.is_alive()
        thread.join()
    return Figures(tries=tries, findings=waiting).saying("still waiting")
