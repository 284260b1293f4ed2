"""Many who record at once, beside the bare library, on SQLite and on a server."""

import os
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from os import urandom
from pathlib import Path
from time import perf_counter, sleep, time

from eventsourcing.persistence import IntegrityError, OperationalError

from benchmarks.bare import WORDS, Action, bare
from benchmarks.processes import ROOT
from domain.scheme import ragb
from domain.text import Text
from ledger import connection
from ledger.book import Ledger
from ledger.connection import create, journal_mode
from ledger.errors import LedgerBusyError
from ledger.place import Place, place_of
from ledger.session import Command

OURS = ("ours", "wal")
SLUG, WRITERS, SECONDS, ROUNDS = "bench-2020", (1, 16), 4.0, 3
ACTIONS = 25
"""How many actions each writer goes round, so that none has many notes to load."""

KINDS = {
    "bare": "the bare library as it comes",
    "same": "the bare library, this program's pragmas",
    "ours": "this program",
    "wal": "this program, in WAL mode",
}
"""In WAL mode only a SQLite with the mend of its WAL-reset bug is trusted, and then the
second and the last are the same as their neighbours and left out."""


def run(folder: Path) -> None:
    """Let writers record for some seconds, all kinds in turns; print the rates."""
    for engine, places in (("SQLite", _files(folder)), ("PostgreSQL", _on_server())):
        with places as where:
            print(f"\nNotes a second on {engine}, {ROUNDS} rounds of {SECONDS:.0f} s")
            for writers, on in ((1, "many"), (16, "many"), (16, "one")):
                _print(writers, on, _rounds(where, writers, on))


@contextmanager
def _files(folder: Path) -> Iterator[dict[str, str]]:
    """Yield where each kind records, in files of its own."""
    trusted = journal_mode(sqlite3.sqlite_version_info) == "WAL"
    kinds = ("bare", "ours") if trusted else KINDS
    where = {kind: str(folder / f"{kind}.db") for kind in kinds}
    for kind, place in where.items():
        if kind in OURS:
            _begin(Path(place))
        else:
            _begin_bare(kind, place)
    yield where


@contextmanager
def _on_server() -> Iterator[dict[str, str]]:
    """Yield where each kind records on a server that syncs every commit."""
    from tests.postgres import running

    with running(durable=True) as server:
        place = server.place("ledger_bench")
        _begin(place)
        _begin_bare("bare", server.url())
        yield {"bare": server.url(), "ours": str(place)}


def _begin(place: Place) -> None:
    create(place, "progress-ledger-bench/writers")
    with Ledger(place, lambda: datetime.now(UTC), urandom) as ledger:
        first = Text("Children first")
        ledger.open_plan(_command(), SLUG, first, None, None, ragb())
        ledger.add_area(_command(), SLUG, "1", Text("Front door"))
        for number in range(max(WRITERS) * ACTIONS):
            code, words = f"1.{number + 1}", Text(f"Action {number}")
            ledger.add_action(_command(), SLUG, code, "1", words, None)


def _begin_bare(kind: str, where: str) -> None:
    with bare(kind, where, create_table=True) as app:
        for number in range(max(WRITERS) * ACTIONS):
            app.save(Action(name=f"action {number}"))


def _command() -> Command:
    return Command(urandom(16).hex(), "postgres")


def _rounds(where: dict[str, str], writers: int, on: str) -> dict[str, list[float]]:
    """Return kind -> the milliseconds of each note, and its rate in each round."""
    rates: dict[str, list[float]] = {kind: [] for kind in where}
    for _ in range(ROUNDS):
        for kind, place in where.items():
            taken = _together(kind, place, writers, on)
            rates[kind].append(sum(map(len, taken)) / SECONDS)
    return rates


def _together(kind: str, where: str, writers: int, on: str) -> list[list[float]]:
    """Return how long each note of each writer took, in milliseconds."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.writers", kind, where, on, str(lane)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
        )
        for lane in range(writers)
    ]
    for process in started:
        # Each has loaded what it needs once.
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


def _print(writers: int, on: str, rates: dict[str, list[float]]) -> None:
    print(f"  {writers} on {on} action{'s' if on == 'many' else ''}")
    first = statistics.median(next(iter(rates.values())))
    for kind, found in rates.items():
        rate, least, most = statistics.median(found), min(found), max(found)
        print(
            f"    {KINDS[kind]:42}{rate:7.0f} ({least:.0f} to {most:.0f})"
            f"{rate / first:7.2f}"
        )


def write(kind: str, where: str, on: str, lane: int) -> None:
    """Record for some seconds once told from when on; print how long each note took."""
    numbers = cycle(
        range(lane * ACTIONS, (lane + 1) * ACTIONS) if on == "many" else [0]
    )
    note = (_our_note if kind in OURS else _bare_note)(kind, where, numbers)
    taken: list[float] = []
    note()
    print("ready", flush=True)
    start = float(input())
    sleep(max(0.0, start - time()))
    while time() < start + SECONDS:
        begun = perf_counter()
        note()
        taken.append((perf_counter() - begun) * 1000)
    print(*taken)


def _bare_note(kind: str, where: str, numbers: Iterator[int]) -> Callable[[], None]:
    app = bare(kind, where)

    def attempt(number: int) -> bool:
        action: Action = app.repository.get(Action.create_id(f"action {number}"))
        action.note(WORDS)
        try:
            app.save(action)
        except (IntegrityError, OperationalError):
            return False  # Another took the version, or kept the lock: once more.
        return True

    def note() -> None:
        number = next(numbers)
        while not attempt(number):
            pass

    return note


def _our_note(kind: str, where: str, numbers: Iterator[int]) -> Callable[[], None]:
    if kind == "wal":
        connection.journal_mode = lambda version: "WAL"
    ledger = Ledger(place_of(where, Path()), lambda: datetime.now(UTC), urandom)
    words = Text(WORDS)

    def note() -> None:
        code, command = f"1.{next(numbers) + 1}", _command()
        while True:
            try:
                ledger.record_progress(command, SLUG, code, words)
            except LedgerBusyError:
                continue
            return

    return note


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
