"""What recording on a PostgreSQL server takes, beside the bare library on the same."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from os import urandom
from pathlib import Path
from time import perf_counter, sleep, time
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from benchmarks.processes import ROOT
from domain.scheme import ragb
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import create
from ledger.errors import LedgerBusyError
from ledger.place import ServerPlace
from ledger.session import Command

SLUG, WRITERS, SECONDS = "bench-2020", (1, 16), 4.0
ACTIONS = 25
"""How many actions each writer goes round, so that none has many notes to load."""

WORDS = "Ten words or so are usual in such a note"


class Action(Aggregate):
    """What the bare library records: a note on an action of one's own."""

    @event("Created")
    def __init__(self, name: str) -> None:
        """Begin without a note."""
        self.last = name

    @event("Noted")
    def note(self, words: str) -> None:
        """Take a note."""
        self.last = words

    @staticmethod
    def create_id(name: str) -> UUID:
        """Return the id of an action."""
        return uuid5(NAMESPACE_URL, name)


class Bare(Application[UUID]):
    """The library as it comes, with one connection."""

    name = "bare"


def bare(url: str, *, create_table: bool = False) -> Bare:
    """Return the bare application on the server."""
    parts = urlsplit(url)
    settings = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parts.path.strip("/"),
        "POSTGRES_HOST": str(parts.hostname),
        "POSTGRES_PORT": str(parts.port),
        "POSTGRES_USER": str(parts.username),
        "POSTGRES_PASSWORD": "",
        "POSTGRES_POOL_SIZE": "1",
        "POSTGRES_MAX_OVERFLOW": "0",
        "CREATE_TABLE": "y" if create_table else "n",
    }
    return Bare(env=settings)


def run(_: Path) -> None:
    """Let writers record for some seconds, bare and ours in turns; print the rates."""
    from tests.postgres import running

    with running(durable=True) as server:
        place = server.place("ledger_bench")
        _begin(place)
        with bare(server.url(), create_table=True) as app:
            for number in range(max(WRITERS) * ACTIONS):
                app.save(Action(name=f"action {number}"))
        print("\nNotes a second on a PostgreSQL server, each writer on its own actions")
        for writers in WRITERS:
            for kind in ("bare", "ours"):
                where = server.url() if kind == "bare" else str(place)
                _print(kind, writers, _together(kind, where, writers))


def _begin(place: ServerPlace) -> None:
    create(place, "progress-ledger-bench/server")
    with Ledger(place, lambda: datetime.now(UTC), urandom) as ledger:
        first = Text("Children first")
        ledger.open_plan(_command(), SLUG, first, None, None, ragb())
        ledger.add_area(_command(), SLUG, "1", Text("Front door"))
        for number in range(max(WRITERS) * ACTIONS):
            code, words = f"1.{number + 1}", Text(f"Action {number}")
            ledger.add_action(_command(), SLUG, code, "1", words, None)


def _command() -> Command:
    return Command(urandom(16).hex(), "postgres")


def _together(kind: str, where: str, writers: int) -> list[list[float]]:
    """Return how long each note of each writer took, in milliseconds."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.server", kind, where, str(lane)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
        )
        for lane in range(writers)
    ]
    for process in started:
        # Each has loaded what it needs once, which takes the lock for long.
        assert process.stdout is not None
        process.stdout.readline()
    start = str(time() + 0.5)
    for process in started:
        assert process.stdin is not None
        process.stdin.write(f"{start}\n")
        process.stdin.flush()
    said = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * writers
    return [[float(word) for word in one.split()] for one in said]


def _print(kind: str, writers: int, taken: list[list[float]]) -> None:
    every = sorted(one for lane in taken for one in lane)
    rate = len(every) / SECONDS
    p99 = every[int(len(every) * 0.99)]
    print(
        f"  {kind:5}{writers:3} writers: {rate:7.0f} a second; each"
        f" {statistics.median(every):6.2f} ms, p99 {p99:7.2f} ms"
    )


def write(kind: str, where: str, lane: int) -> None:
    """Record for some seconds once told from when on; print how long each note took."""
    note: Any = _bare_note(where, lane) if kind == "bare" else _our_note(where, lane)
    taken: list[float] = []
    _first(note)
    print("ready", flush=True)
    start = float(input())
    sleep(max(0.0, start - time()))
    while time() < start + SECONDS:
        begun = perf_counter()
        note()
        taken.append((perf_counter() - begun) * 1000)
    print(*taken)


def _first(note: Any) -> None:
    """Record once, however long the others keep the lock to load what they need."""
    while True:
        try:
            note()
        except LedgerBusyError:
            continue
        return


def _bare_note(where: str, lane: int) -> Any:
    app, numbers = bare(where), _round(lane)

    def note() -> None:
        id_ = Action.create_id(f"action {next(numbers)}")
        action: Action = app.repository.get(id_)
        action.note(WORDS)
        app.save(action)

    return note


def _our_note(where: str, lane: int) -> Any:
    from ledger.place import place_of

    place = place_of(where, Path())
    ledger = Ledger(place, lambda: datetime.now(UTC), urandom)
    numbers, words = _round(lane), Text(WORDS)

    def note() -> None:
        code = f"1.{next(numbers) + 1}"
        ledger.record_progress(_command(), SLUG, code, words)

    return note


def _round(lane: int) -> Iterator[int]:
    """Return the numbers of the actions of one writer, again and again."""
    return cycle(range(lane * ACTIONS, (lane + 1) * ACTIONS))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
