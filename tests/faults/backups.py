"""Backups that are made while others write, and copies by hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from domain.errors import LedgerError
from ledger.backup import backup
from ledger.verify import verify
from tests.faults.figures import Figures, Told, held, reckoned
from tests.faults.kills import write
from tests.faults.processes import acknowledged, forking, start
from tests.ledger.given import filled, note, opened

WRITERS = 2
BETWEEN = 0.05
"""Up to so many seconds pass between two copies."""


class Office:
    """Writers at work.

    Attributes:
        place: The ledger that they write to.
    """

    def __init__(self, place: Path, ways: list[Connection]) -> None:
        self.place = place
        self._ways, self._said = ways, [b"" for _ in ways]

    def told(self) -> Told:
        """Return all that they have been told until now."""
        for index, way in enumerate(self._ways):
            while way.poll():
                try:
                    self._said[index] += way.recv_bytes()
                except EOFError:
                    break
        found: Told = {}
        for said in self._said:
            found |= acknowledged(said.decode())
        return found


@contextmanager
def at_work(place: Path) -> Iterator[Office]:
    """Let writers record meanwhile; they are killed at the end."""
    writers, ways = [], []
    for index in range(WRITERS):
        ours, theirs = forking().Pipe(duplex=False)
        writers.append(start(write, place, f"w{index}", theirs))
        theirs.close()
        ways.append(ours)
        ours.poll(30)
    try:
        yield Office(place, ways)
    finally:
        for writer in writers:
            writer.kill()
            writer.join()


def run(
    scratch: Path,
    tries: int,
    seed: int,
    copy: Callable[[Path, Path], object] = backup,
) -> Figures:
    """Copy a ledger `tries` times while it is written to, and check each copy.

    Returns:
        Figures where `lost` has what was told before a copy began and is not in it,
        `gaps` the copies that are no beginning of the ledger, and `findings` those
        that do not verify.
    """
    place, chance, before = filled(scratch / "ledger.db", 0), Random(seed), []
    with at_work(place) as office:
        for index in range(tries):
            time.sleep(chance.random() * BETWEEN)
            before.append(office.told())
            copy(place, scratch / f"copy-{index}.db")
        told = office.told()
    there, found = held(place), Figures()
    for index, said in enumerate(before):
        found += _copied(scratch / f"copy-{index}.db", said, there)
    kept = _goes_on(scratch / f"copy-{tries - 1}.db")
    use = "goes" if kept else "cannot go"
    return found.saying(f"{len(told)} recorded meanwhile; the last copy {use} on")


def _copied(copy: Path, said: Told, there: list[tuple[int, str]]) -> Figures:
    """Compare a copy with what was told before it was made."""
    try:
        verified, inside = verify(copy).verified, held(copy)
    except LedgerError:
        verified, inside = False, []
    return Figures(
        tries=1,
        told=len(said),
        lost=len(said.items() - dict(inside).items()),
        gaps=inside != there[: len(inside)],
        findings=not verified,
    )


def _goes_on(copy: Path) -> bool:
    """Put the copy to use as the ledger, and tell whether it can be recorded in."""
    try:
        with opened(copy) as ledger:
            number = note(ledger, "The first after the backup")
    except LedgerError:
        return False
    return reckoned(copy, {}).broken == 0 and number > 0


def by_hand(place: Path, copy: Path) -> None:
    """Copy the file as a program does that knows nothing of what is in it."""
    with place.open("rb") as source, copy.open("xb") as target:
        while page := source.read(4096):
            target.write(page)
            time.sleep(0.0005)  # As over a network; it only has to take a while.


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Copy the file by hand."""
    return run(scratch, tries, seed, by_hand).saying("the file copied by hand")
