"""A disk without room."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from domain.errors import LedgerError
from domain.text import Text
from ledger.book import Ledger
from ledger.errors import LedgerUnwritableError
from ledger.session import Command
from tests.faults.figures import Figures, Told, reckoned
from tests.ledger.given import SLUG, everything, filled, opened

KILOBYTES = 400
BELIEVED = 1_000_000
"""From this number on are the entries that the control believes in."""
FIX = "Check that the disk has room"


def mounted(*words: object) -> bool:
    """Tell whether `mount` did what it was asked, as only root can ask it."""
    if os.name != "posix" or os.geteuid():
        return False
    try:
        done = subprocess.run(("mount", *map(str, words)), capture_output=True)
    except FileNotFoundError:
        return False
    return done.returncode == 0


class Disk:
    """A small disk: a file system of its own, or as many pages as the file may have.

    Attributes:
        folder: Where it is.
        real: Whether it is a file system.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        options = f"size={KILOBYTES}k"
        self.real = mounted("-t", "tmpfs", "-o", options, "tmpfs", folder)

    def give_room(self, ledger: Ledger, kilobytes: int) -> None:
        """Let it hold so much, and no more."""
        if self.real:
            assert mounted("-o", f"remount,size={kilobytes}k", self.folder)
            return
        connection = ledger.log.datastore.pool._pool[0]._sqlite_conn
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        # The journal takes no room here, so half of it is left for it.
        connection.execute(f"PRAGMA max_page_count = {kilobytes * 512 // size}")


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Yield a small disk in the new `folder`."""
    disk = Disk(folder)
    try:
        yield disk
    finally:
        if disk.real:
            subprocess.run(("umount", folder), check=True)


def run(scratch: Path, tries: int, seed: int, trusting: bool = False) -> Figures:
    """Record until a disk is full, give it room, and so on.

    Returns:
        Figures where `findings` has also refusals without the fix, and those after
        which anything in the file was another than before.
    """
    chance, told, wrong = Random(seed), Told(), 0
    with small_disk(scratch / "small") as disk:
        place, size = filled(disk.folder / "ledger.db", 0), KILOBYTES
        with opened(place) as ledger:
            for index in range(tries):
                disk.give_room(ledger, size)
                wrong += _fill_up(ledger, told, chance, f"t{index}")
                if trusting:
                    told[BELIEVED + index] = "believed"
                size += KILOBYTES // 4
                disk.give_room(ledger, size)
                again = Command(f"again-{index}", "officer")
                done = ledger.record_progress(again, SLUG, "1.1", Text("Room again"))
                told[done.numbers[0]] = again.id
        found = reckoned(place, told, tries) + Figures(findings=wrong)
    kind = "a file system of its own" if disk.real else "pages that SQLite may use"
    return found.saying(f"the disk was {kind}")


def _fill_up(ledger: Ledger, told: Told, chance: Random, name: str) -> int:
    """Record until it is refused, and return what is wrong with the refusal."""
    for index in range(10_000):
        command, words = f"{name}-{index}", "x" * chance.randrange(1, 20_000)
        try:
            done = ledger.record_progress(
                Command(command, "officer"), SLUG, "1.1", Text(words)
            )
        except LedgerUnwritableError as refusal:
            before = everything(ledger.log.place)
            # The same again is refused again, and changes nothing.
            odd = (FIX not in str(refusal)) + (not _is_refused(ledger, command, words))
            return odd + (everything(ledger.log.place) != before)
        told[done.numbers[0]] = command
    raise AssertionError("The disk is never full.")


def _is_refused(ledger: Ledger, command: str, words: str) -> bool:
    try:
        ledger.record_progress(Command(command, "officer"), SLUG, "1.1", Text(words))
    except LedgerError:
        return True
    return False


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Record with a program that says it is done whatever the disk answers."""
    return run(scratch, tries, seed, trusting=True).saying("said before the commit")
