"""`python -m tests.faults`: every fault many times, and a table of what came of it."""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

import click
import pytest

from benchmarks.processes import machine
from tests.faults import (
    answers,
    backups,
    clocks,
    crowds,
    damage,
    io_errors,
    kills,
    power,
    power_copies,
    readable,
    room,
    versions,
    waiting,
)
from tests.faults.figures import Fault, Figures, Run
from tests.faults.server.faults import FAULTS as SERVER

FAULTS = (
    Fault("writers killed with -9", kills.run, 1000, kills.control, 10),
    Fault("killed before the answer", answers.run, 200, answers.control, 20),
    Fault("disk full", room.run, 40, room.control, 10),
    Fault("read-only file or folder", readable.run, 4, readable.control, 2),
    Fault("disk calls that fail", io_errors.run, 40, io_errors.control, 24),
    Fault(
        "power lost",
        partial(power.run, journal="TRUNCATE"),
        1000,
        power.control,
        400,
    ),
    Fault(
        "power lost, WAL mode",
        partial(power.run, journal="WAL"),
        1000,
        partial(power.run, journal="WAL", synchronous="NORMAL"),
        400,
    ),
    Fault("power lost at a backup", power_copies.run, 400, power_copies.control, 200),
    Fault("clocks set back and on", clocks.run, 60, clocks.control, 20),
    Fault("lock that is kept", waiting.run, 20, waiting.control, 4),
    Fault("16 writers at once", crowds.run, 25, crowds.control, 25),
    Fault("damaged file", damage.run, 1200, damage.control, 200),
    Fault("backup while writing", backups.run, 20, backups.control, 20),
    Fault("two versions at once", versions.run, 20, versions.control, 4),
    *SERVER,
)
"""Every fault of a ledger in a file, and then those of one on a server."""

HEAD = ("fault", "tries", "told", "lost", "twice", "gaps", "amiss", "seconds", "")


@click.command()
@click.option("--seed", default=1, show_default=True, help="Where chance begins.")
@click.option("--share", default=1.0, show_default=True, help="Of the tries, so many.")
@click.option("--minutes", default=60.0, show_default=True, help="Begin none later.")
@click.option("--only", multiple=True, help="Faults with these words in their names.")
@click.pass_context
def main(
    ctx: click.Context, seed: int, share: float, minutes: float, only: tuple[str, ...]
) -> None:
    """Bring about every fault, and print what became of the ledger.

    Ends with 1 if a ledger broke, or a control did not.
    """
    click.echo(machine())
    click.echo(f"Seed {seed}. Of the controls something has to break.\n")
    click.echo(_line(*HEAD))
    end, sound = time.monotonic() + minutes * 60, True
    for fault in FAULTS:
        if only and not any(words in fault.name for words in only):
            continue
        if time.monotonic() > end:
            click.echo(f"{fault.name}: not begun, the time is up.")
            continue
        tries = max(2, round(fault.tries * share))
        controls = max(2, round(fault.controls * share))
        found = _row(fault.name, fault.run, tries, seed)
        broken = _row("  control", fault.control, controls, seed)
        sound &= found is None or not found.broken
        sound &= broken is None or broken.broken > 0
    ctx.exit(not sound)


def _row(name: str, run: Run, tries: int, seed: int) -> Figures | None:
    """Print a line of the table; None if this machine cannot bring it about."""
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            found = run(Path(scratch), tries, seed)
    except (pytest.skip.Exception, pytest.fail.Exception) as why:
        click.echo(f"{name}: {why}")
        return None
    numbers = (found.tries, found.told, found.lost, found.twice, found.gaps)
    seconds = f"{time.monotonic() - begun:.0f}"
    click.echo(_line(name, *numbers, int(found.findings), seconds, found.more))
    return found


def _line(name: str, *cells: object) -> str:
    *numbers, more = map(str, cells)
    return f"{name:29}" + "".join(f"{cell:>8}" for cell in numbers) + f"  {more}"


if __name__ == "__main__":
    main()
