"""Dumps of a server, and copies, that are made while others record."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.copying import copy
from ledger.place import Place, ServerPlace
from ledger.postgres.schema import tables
from tests.faults.figures import Figures, held
from tests.faults.server.reckoning import Answer, reckoned
from tests.faults.server.writers import at_work, crew_of
from tests.ledger.given import filled
from tests.postgres import Server, programs

WRITERS = 4


def run(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Dump and restore, and copy to a file, while writers record."""
    return _run(server, scratch, tries, seed, torn=False)


def _run(
    server: Server, scratch: Path, tries: int, seed: int, *, torn: bool
) -> Figures:
    place, folder = filled(server.place(), 0), scratch / f"backups-{seed}"
    found = Figures()
    with at_work(folder, crew_of(WRITERS, place, folder)) as crew:
        crew.each_again()
        for index in range(tries):
            by_then = crew.told()
            dump = scratch / f"{seed}-{index}"
            (_dumped_by_table if torn else _dumped)(server, place, dump)
            with _restored(server, place, dump, f"restored_{index}") as restored:
                found += _what_came_back(place, restored, by_then)
            if not torn:
                by_then = crew.told()
                file = scratch / f"{seed}-{index}.db"
                copy(place, file)
                found += _what_came_back(place, file, by_then)
            crew.each_again()
    return found.saying(f"{tries} dumps and {tries} copies while {WRITERS} wrote")


def _what_came_back(place: ServerPlace, copied: Place, told: list[Answer]) -> Figures:
    """Compare a copy with what was told before it was begun, and with its original."""
    entries, whole = held(copied), held(place)
    beginning = entries == whole[: len(entries)]
    return reckoned(copied, told) + Figures(findings=not beginning)


def _dumped(server: Server, place: ServerPlace, dump: Path) -> None:
    dump.mkdir()
    words = ("-n", place.schema, "-f", dump / "all", server.url())
    _run_program("pg_dump", "-Fc", *words)


def _dumped_by_table(server: Server, place: ServerPlace, dump: Path) -> None:
    """Dump the tables one after the other, each as it is by then."""
    dump.mkdir()
    words = ("-n", place.schema, "-s", "-f", dump / "all", server.url())
    _run_program("pg_dump", "-Fc", *words)
    for table in tables():
        one = ("-t", f"{place.schema}.{table}", "-a", "-f", dump / table)
        _run_program("pg_dump", "-Fc", *one, server.url())
        time.sleep(0.1)


@contextmanager
def _restored(
    server: Server, place: ServerPlace, dump: Path, name: str
) -> Iterator[ServerPlace]:
    """Yield the ledger that a dump gives, in a database of its own."""
    server.run(f"CREATE DATABASE {name}")
    try:
        url = server.url(database=name)
        parts = [dump / "all", *(dump / table for table in tables())]
        for part in parts:
            if part.exists():
                _run_program("pg_restore", "-d", url, "--exit-on-error", part)
        yield ServerPlace(url, place.schema)
    finally:
        server.run(f"DROP DATABASE {name} WITH (FORCE)")


def _run_program(name: str, *words: object) -> None:
    subprocess.run(
        [programs() / name, *map(str, words)],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Dump one table after the other."""
    found = _run(server, scratch, tries, seed, torn=True)
    return found.saying("one table after the other")
