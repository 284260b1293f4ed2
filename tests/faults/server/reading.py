"""Somebody who reads at a server while sixteen others write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import takewhile
from pathlib import Path

from cli.machine import Machine
from cli.wiring import Workspace
from ledger.connection import connect
from ledger.place import ServerPlace
from projections.catch_up import catch_up
from projections.position import position
from tests.faults.figures import Figures
from tests.faults.processes import start
from tests.faults.server.writers import at_work, crew_of
from tests.ledger.given import filled, opened
from tests.postgres import Server
from tests.projections.views import dump, empty

WRITERS = 16
Rows = dict[str, list[tuple[object, ...]]]


def run(
    server: Server, scratch: Path, tries: int, seed: int, *, torn: bool = False
) -> Figures:
    """Ask all the views hold, and compare it with what the entries up to K give.

    Args:
        server: The server.
        scratch: A folder.
        tries: How often it is asked.
        seed: What the folder is called after.
        torn: Whether it is asked in statements that do not see one moment.

    Returns:
        Figures where `findings` counts the answers that were of no K.
    """
    place, folder = filled(server.place(), 0), scratch / f"reading-{seed}"
    workspace, findings, waits = Workspace(Machine(), place), 0, list[float]()
    with at_work(folder, crew_of(WRITERS, place, folder)) as crew:
        crew.each_again()
        for _ in range(tries):
            with _others_reading(place, folder, torn):
                begun = time.monotonic()
                last, rows = _asked(workspace, place, torn)
                waits.append(time.monotonic() - begun)
            findings += rows != _by_entries(place, last)
        told = len(crew.told())
    found = Figures(tries=tries, told=told, findings=findings)
    return found.saying(f"longest answer {max(waits):.1f} s while {WRITERS} wrote")


@contextmanager
def _others_reading(place: ServerPlace, folder: Path, wanted: bool) -> Iterator[None]:
    """Let somebody else keep the views up meanwhile, if that is wanted."""
    if not wanted:
        yield
        return
    # Not a writer, but it may go on for as long as they do.
    other = start(keep_up, place, folder)
    try:
        yield
    finally:
        other.kill()
        other.join()


def keep_up(place: ServerPlace, folder: Path) -> None:
    """Keep the views up until the writers may stop."""
    workspace = Workspace(Machine(), place)
    with closing(connect(place)) as connection:
        while not (folder / "stop").exists():
            workspace.catch_up(connection)


def _asked(workspace: Workspace, place: ServerPlace, torn: bool) -> tuple[int, Rows]:
    with closing(connect(place)) as connection:
        workspace.catch_up(connection)
        if not torn:
            connection.execute("BEGIN")
        last = position(connection)
        if torn:
            deadline = time.monotonic() + 30
            while position(connection) == last:
                assert time.monotonic() < deadline, "nobody keeps the views up"
                time.sleep(0.01)
        return last, dump(connection)


def _by_entries(place: ServerPlace, last: int) -> Rows:
    """Return the rows that the entries up to `last` give when drawn anew."""
    with opened(place) as ledger, empty() as connection:
        catch_up(
            connection,
            lambda after: takewhile(
                lambda entry: entry.number <= last, ledger.entries_after(after)
            ),
        )
        return dump(connection)


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Ask in several statements, each of which sees what is there by then."""
    found = run(server, scratch, tries, seed, torn=True)
    return found.saying("each statement of another moment")
