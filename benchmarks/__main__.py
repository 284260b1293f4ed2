"""`python -m benchmarks`: what short commands cost beside a bare click program.

Whole processes are measured, with bytecode compiled, and the contenders take turns,
so that a busy moment of the machine hits them alike.
"""

import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 31
BARE = """
import click

@click.command()
def hello():
    click.echo("hello")

hello()
"""
LIBRARIES = """
import os
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
import click, eventsourcing.application, eventsourcing.sqlite, pydantic

class One(pydantic.BaseModel):
    number: int

One(number=1)
"""
"""What recording cannot do without: the libraries, and one model of pydantic."""

ROOT = Path(__file__).resolve().parent.parent


def cpu_of(arguments: Sequence[str], folder: Path) -> float:
    """Return the CPU time, user and system, of one process; in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {
        key: value
        for key, value in os.environ.items()
        if key != "PYTHONDONTWRITEBYTECODE"
    }
    subprocess.run(
        arguments,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return (user + system) * 1000


def measure(
    contenders: dict[str, Sequence[str]], folder: Path
) -> dict[str, list[float]]:
    """Return the CPU times of each contender; they take turns, the first unmeasured."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(ROUNDS + 1):
        for name, arguments in contenders.items():
            taken = cpu_of(arguments, folder)
            if round_:
                times[name].append(taken)
    return times


def report(times: dict[str, list[float]], bars: dict[str, float]) -> None:
    """Print medians, spread and ratios to the first contender, with the bars."""
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},")
    print(f"{platform.machine()}, {os.cpu_count()} cores, {ROUNDS} rounds, CPU in ms\n")
    print(
        f"{'process':34}{'median':>8}{'lowest':>8}{'spread':>8}{'ratio':>7}{'bar':>6}"
    )
    first = statistics.median(next(iter(times.values())))
    for name, taken in times.items():
        median = statistics.median(taken)
        quarters = statistics.quantiles(taken, n=4)
        bar = f"{bars[name]:.1f}" if name in bars else ""
        print(
            f"{name:34}{median:8.1f}{min(taken):8.1f}{quarters[2] - quarters[0]:8.1f}"
            f"{median / first:7.2f}{bar:>6}"
        )


def main() -> None:
    """Build a demo ledger in a scratch folder, measure, and print the table."""
    ledger = [sys.executable, "-m", "cli"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        cpu_of([*ledger, "demo"], folder)
        note = ["progress", "2.6", "A note of the usual length, as officers write them"]
        contenders: dict[str, Sequence[str]] = {
            "bare click program": [sys.executable, "-c", BARE],
            "libraries, one model, no work": [sys.executable, "-c", LIBRARIES],
            "ledger status (demo ledger)": [*ledger, "status"],
            "ledger progress, durable": [*ledger, *note],
        }
        bars = {"ledger status (demo ledger)": 2.5, "ledger progress, durable": 3.0}
        report(measure(contenders, folder), bars)


if __name__ == "__main__":
    main()
