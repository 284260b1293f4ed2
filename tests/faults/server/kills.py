"""Writers at a server that are killed at any moment of a write."""

from __future__ import annotations

import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from domain.text import Text
from ledger.place import ServerPlace
from ledger.recording import record
from ledger.session import Command, Session
from ledger.verify import verify
from tests.faults.figures import Figures, held
from tests.faults.processes import forking, start
from tests.faults.server.reckoning import Answer, answers, reckoned
from tests.faults.server.writers import PATIENCE, Task, write
from tests.ledger.given import SLUG, filled, opened
from tests.postgres import Server

LONGEST = 0.03
"""Within so many seconds after its first entry a writer is killed."""
OF_ONE = 50
"""So many kills one ledger goes through; each entry reads all those of its action."""
VERIFIED = 25
"""After so many kills the ledger is verified."""


def run(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Kill writers, and send what they did not hear of again under the same id."""
    found, unheard = Figures(), 0
    for first in range(0, tries, OF_ONE):
        place, folder = filled(server.place(), 0), scratch / f"kills-{seed}-{first}"
        folder.mkdir()
        many = min(OF_ONE, tries - first)
        one, there = _one_ledger(place, folder, many, Random(seed + first))
        unheard += there
        found += one
    return found.saying(f"{unheard} recorded and not yet said, and then sent again")


def _one_ledger(
    place: ServerPlace, folder: Path, tries: int, chance: Random
) -> tuple[Figures, int]:
    """Return what became of one ledger, and how often an answer was cut off."""
    findings = unheard = 0
    told: list[Answer] = []
    with opened(place) as ledger:
        for kill in range(tries):
            task = Task(place, folder, f"w{kill}")
            heard = _killed(task, chance.random() * LONGEST)
            last = f"{task.name}-{len(heard)}"
            before = {command for _, command in held(place)}
            told += [*heard, Answer(task.record(ledger, last), last, 0, 0, 1)]
            unheard += last in before
            if kill % VERIFIED == VERIFIED - 1:
                findings += len(verify(place).findings)
    return reckoned(place, told, tries) + Figures(findings=findings), unheard


def _killed(task: Task, moment: float) -> list[Answer]:
    """Kill a writer `moment` seconds after its first entry; return what it was told."""
    writer, said = start(write, task), task.folder / f"{task.name}.told"
    deadline = time.monotonic() + PATIENCE
    while not said.exists() or not said.stat().st_size:
        assert time.monotonic() < deadline, "the writer does not get on"
        time.sleep(0.002)
    # No test asserts a time: whenever the kill comes, the ledger must hold.
    time.sleep(moment)
    writer.kill()
    writer.join()
    found = answers(task.folder)
    said.unlink()
    return found


def careless(place: ServerPlace, said: Connection) -> None:
    """Record a note, say so, and do not commit it until killed."""
    with opened(place) as ledger:

        def decide(session: Session) -> None:
            action = session.action(SLUG, "1.1")
            event = session.add(action.record_progress(Text("Soon"), session.by))
            (stored,) = ledger.log.save(event)
            said.send(stored.notification.id)
            time.sleep(60)

        record(ledger.log, Command("careless", "postgres"), ("careless",), decide)


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Kill a writer that says what it recorded before it is committed."""
    del scratch, seed
    found = Figures()
    for _ in range(tries):
        place = filled(server.place(), 0)
        ours, theirs = forking().Pipe(duplex=False)
        writer = start(careless, place, theirs)
        number = ours.recv()
        writer.kill()
        writer.join()
        found += reckoned(place, [Answer(number, "careless", 0, 0, 0)])
    return found.saying("said before the commit")
