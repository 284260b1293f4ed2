"""Writers at a server: each notes in a file of its own what it was told."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import urlsplit

from domain.text import Text
from ledger.book import Ledger
from ledger.errors import LedgerBusyError
from ledger.place import ServerPlace
from ledger.postgres.faults import NoServerError
from ledger.session import Command
from tests.faults.processes import start
from tests.faults.server.reckoning import Answer, answers
from tests.ledger.given import SLUG, opened

ENDLESS = 1_000_000
PATIENCE = 120
"""For so many seconds a writer tries again what was refused or not answered."""
PAUSE = 0.05


@dataclass(frozen=True)
class Task:
    """What a writer has to do.

    Attributes:
        place: The ledger.
        folder: Where it notes what it was told.
        name: Its name, which begins the ids of its commands.
        codes: The actions that it records notes on, one after the other.
        count: How many notes.
        ending: What is put behind the id of each command: ":2" for one that is sent
            again under another id.
    """

    place: ServerPlace
    folder: Path
    name: str
    codes: tuple[str, ...] = ("1.1",)
    count: int = ENDLESS
    ending: str = ""

    def record(self, ledger: Ledger, command: str, index: int = 0) -> int:
        """Record one note under an id, and return its number."""
        code = self.codes[index % len(self.codes)]
        by = urlsplit(self.place.url).username or ""
        words = Text(f"Note of {self.name}")
        done = ledger.record_progress(Command(command, by), SLUG, code, words)
        return done.numbers[0]


def write(task: Task) -> None:
    """Record notes, going on after each refusal, until all are told or it may stop."""
    with (
        suppress(KeyboardInterrupt),
        (task.folder / f"{task.name}.told").open("ab", buffering=0) as told,
        opened(task.place) as ledger,
    ):
        for index in range(task.count):
            if (task.folder / "stop").exists():
                return
            begun = time.monotonic()
            command = f"{task.name}-{index}{task.ending}"
            number, refused = _told(task, ledger, command, index)
            now = time.monotonic()
            line = f"{number} {command} {now:.6f} {now - begun:.6f} {refused}\n"
            told.write(line.encode())


def _told(task: Task, ledger: Ledger, command: str, index: int) -> tuple[int, int]:
    """Send a command until it is answered; return its number, and the refusals."""
    deadline, refused = time.monotonic() + PATIENCE, 0
    while True:
        try:
            return task.record(ledger, command, index), refused
        except (LedgerBusyError, NoServerError):
            if time.monotonic() > deadline:
                raise
            refused += 1
            time.sleep(PAUSE)


@dataclass
class Crew:
    """Writers at work.

    Attributes:
        folder: Where they note what they were told.
        names: What each is called.
        processes: They themselves.
    """

    folder: Path
    names: frozenset[str]
    processes: list[BaseProcess] = field(default_factory=list)

    def told(self) -> list[Answer]:
        """Return what they were told so far."""
        return answers(self.folder)

    def until(self, enough: int) -> None:
        """Wait until they were told of `enough` entries."""
        deadline = time.monotonic() + PATIENCE
        while len(self.told()) < enough:
            assert time.monotonic() < deadline, "the writers do not get on"
            assert any(one.is_alive() for one in self.processes)
            time.sleep(PAUSE)

    def each_again(self) -> None:
        """Wait until each of them is told of an entry more."""
        now = time.monotonic()
        deadline = now + PATIENCE
        while self.names - {
            one.command.rpartition("-")[0] for one in self.told() if one.at > now
        }:
            assert time.monotonic() < deadline, "a writer does not get on"
            assert all(one.is_alive() for one in self.processes), "a writer is gone"
            time.sleep(PAUSE)

    def join(self) -> None:
        """Wait until all have done what they had to do."""
        for process in self.processes:
            process.join()
        assert [one.exitcode for one in self.processes] == [0] * len(self.processes)


@contextmanager
def at_work(folder: Path, tasks: Sequence[Task]) -> Iterator[Crew]:
    """Yield writers at work; at the end they stop and are waited for."""
    crew = Crew(folder, frozenset(task.name for task in tasks))
    try:
        crew.processes += [start(write, task) for task in tasks]
        yield crew
        (folder / "stop").touch()
        crew.join()
    finally:
        for process in crew.processes:
            process.kill()
            process.join()


def crew_of(count: int, place: ServerPlace, folder: Path) -> list[Task]:
    """Return the tasks of `count` writers on one action, without end."""
    folder.mkdir(exist_ok=True)
    return [Task(place, folder, f"w{index}") for index in range(count)]
