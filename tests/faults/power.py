"""Power that is lost at any call to the disk: the calls are recorded and played back.

What was synced is there afterwards. Of what was not, each write is there, is gone or is
torn at a multiple of 512 bytes, and each file that was made or removed is there or not,
as chance has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import rmtree
from sqlite3 import connect

from ledger.connection import FAULTS
from tests.faults import shim
from tests.faults.figures import Figures, Told
from tests.faults.processes import acknowledged, started
from tests.faults.recorded import OWN, settings
from tests.ledger.given import filled, sentences

SECTOR = 512
THERE, TORN = 0.4, 0.7
"""Below the first a write is there; below the second it is torn; else it is gone."""

File = bytearray


@dataclass
class Disk:
    """A disk: what is certain on it, and what is not yet.

    Attributes:
        certain: Each file's name -> what of it survives the power for certain.
        unsynced: Each file's name -> the calls since it was synced, in order.
        fresh: Files that were made since their folder was synced.
        removed: Files that were removed since then, with what was certain of them.
    """

    certain: dict[str, File] = field(default_factory=dict)
    unsynced: dict[str, list[shim.Call]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    removed: dict[str, File] = field(default_factory=dict)

    def take(self, call: shim.Call) -> None:
        """Let `call` happen."""
        match call.kind:
            case shim.CREATE:
                self.certain[call.name] = File()
                self.fresh.add(call.name)
            case shim.LINK:
                # Both names are of one file; nothing is written to either later.
                self.certain[call.content.decode()] = self.certain[call.name]
                self.fresh.add(call.content.decode())
            case shim.SYNC if call.name == ".":
                self.fresh.clear()
                self.removed.clear()
            case shim.SYNC:
                file = self.certain.setdefault(call.name, File())
                for earlier in self.unsynced.pop(call.name, ()):
                    play(file, earlier)
            case shim.UNLINK:
                self.removed[call.name] = self.certain.pop(call.name, File())
                self.unsynced.pop(call.name, None)
            case _:
                self.unsynced.setdefault(call.name, []).append(call)

    def after_power(self, chance: Random) -> dict[str, File]:
        """Return the files as they may be found when the power is back."""
        found = {
            name: File(content)
            for name, content in self.certain.items()
            if name not in self.fresh or chance.random() < THERE
        }
        for name in found.keys() & self.unsynced.keys():
            for call in self.unsynced[name]:
                fate = chance.random()
                if fate < THERE:
                    play(found[name], call)
                elif fate < TORN and call.kind == shim.WRITE:
                    whole = chance.randrange(len(call.content) // SECTOR + 1) * SECTOR
                    torn = call.content[:whole]
                    play(found[name], shim.Call(call.kind, name, call.at, torn))
        # What was written to a new file was not written to the old one of its name.
        for name, content in self.removed.items():
            if chance.random() < THERE:
                found.setdefault(name, File(content))
        return found


def play(file: File, call: shim.Call) -> None:
    """Do to `file` what `call` did."""
    if call.kind == shim.TRUNCATE:
        del file[call.at :]
        file.extend(bytes(call.at - len(file)))
        return
    file.extend(bytes(max(0, call.at - len(file))))
    file[call.at : call.at + len(call.content)] = call.content


def recorded(scratch: Path, notes: int, journal: str, synchronous: str) -> Path:
    """Return a log of the calls that a writer makes in its folder.

    The ledger it begins with is certain.
    """
    library, folder, log = shim.built(scratch), scratch / "disk", scratch / "calls"
    folder.mkdir()
    with settings(journal):
        place = filled(folder / "ledger.db", 0)
    (scratch / "begun").write_bytes(place.read_bytes())
    env = shim.between(library, folder, log=log)
    words = (folder, notes, journal, synchronous)
    with started("recorded", *words, env=env) as writer:
        writer.wait()
    return log


def moments(
    log: Path, begun: bytes, tries: int, chance: Random
) -> Iterator[tuple[dict[str, File], Told]]:
    """Yield the files, and what was told until then, at `tries` moments."""
    made = list(shim.calls(log))
    disk, said = Disk({"ledger.db": File(begun)}), b""
    chosen = sorted(chance.randrange(1, len(made) + 1) for _ in range(tries))
    done = 0
    for moment in chosen:
        for call in made[done:moment]:
            if call.name == "told":
                said += call.content
            elif call.name != "refused" and not call.name.endswith("-shm"):
                disk.take(call)
        done = moment
        yield disk.after_power(chance), acknowledged(said.decode())


def run(
    scratch: Path,
    tries: int,
    seed: int,
    journal: str = OWN,
    synchronous: str = OWN,
) -> Figures:
    """Record the calls of a writer, and take the power away at `tries` moments."""
    log = recorded(scratch, min(20 + tries // 10, 150), journal, synchronous)
    begun, found = (scratch / "begun").read_bytes(), Figures()
    place = scratch / "after" / "ledger.db"
    for files, said in moments(log, begun, tries, Random(seed)):
        rmtree(place.parent, ignore_errors=True)
        place.parent.mkdir()
        for name, content in files.items():
            (place.parent / name).write_bytes(content)
        with settings(journal):
            found += _at_a_moment(place, said)
    calls = sum(1 for _ in shim.calls(log))
    return found.saying(f"of {calls} calls, journal {journal}, sync {synchronous}")


def _at_a_moment(place: Path, said: Told) -> Figures:
    damaged = len(sentences(place)) > 0
    try:
        with closing(connect(place)) as opened:
            there = dict(opened.execute("SELECT first, id FROM command"))
    except FAULTS:
        there = {}
    lost = sum(there.get(number) != command for number, command in said.items())
    return Figures(tries=1, told=len(said), lost=lost, findings=damaged)


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same to a writer that waits for no disk."""
    return run(scratch, tries, seed, synchronous="OFF")
