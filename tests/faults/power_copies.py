"""Power that is lost while backups are made: what was said to be made is there."""

from __future__ import annotations

from pathlib import Path
from random import Random

from domain.errors import LedgerError
from ledger.verify import verify
from tests.faults import shim
from tests.faults.figures import Figures
from tests.faults.power import Disk
from tests.faults.processes import started
from tests.ledger.given import filled

COPIES = 6


def run(scratch: Path, tries: int, seed: int, *trusting: str) -> Figures:
    """Record the calls of backups, and take the power away at `tries` moments."""
    chance, found = Random(seed), Figures()
    library, folder, log = shim.built(scratch), scratch / "disk", scratch / "calls"
    folder.mkdir()
    place = filled(scratch / "ledger.db")
    env = shim.between(library, folder, log=log)
    with started("copied", place, folder, COPIES, *trusting, env=env) as copier:
        copier.wait()
    made = list(shim.calls(log))
    for index in range(tries):
        moment = chance.randrange(1, len(made) + 1)
        after = scratch / f"after-{index}"
        after.mkdir()
        found += _at_a_moment(made[:moment], after, chance)
    return found.saying(f"of {len(made)} calls that make {COPIES} backups")


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same to a program that does not wait until the disk has the names."""
    return run(scratch, tries, seed, "trusting").saying("names that are not waited for")


def _at_a_moment(made: list[shim.Call], after: Path, chance: Random) -> Figures:
    disk, told = Disk(), b""
    for call in made:
        if call.name == "told":
            told += call.content
        else:
            disk.take(call)
    for name, content in disk.after_power(chance).items():
        if not name.startswith("."):
            (after / name).write_bytes(content)
    names = told.decode().splitlines()
    return Figures(1, len(names), sum(not _is_whole(after / name) for name in names))


def _is_whole(copy: Path) -> bool:
    try:
        return verify(copy).verified
    except LedgerError:
        return False
