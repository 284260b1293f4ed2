"""Whole processes, measured side by side: CPU time and memory of each.

Bytecode is compiled beforehand, and the contenders take turns, so that a busy moment
of the machine hits them alike. POSIX only, as `os.wait4` is.
"""

import os
import platform
import sqlite3
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Cost(NamedTuple):
    """What one process took.

    Attributes:
        cpu: User and system time, in milliseconds.
        memory: The most it held at once, in megabytes.
    """

    cpu: float
    memory: float


def cost_of(arguments: Sequence[str], folder: Path) -> Cost:
    """Return what one process took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    environment = {
        key: value
        for key, value in os.environ.items()
        if key != "PYTHONDONTWRITEBYTECODE"
    }
    process = subprocess.Popen(
        arguments,
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Cost((used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)


def lines_of(arguments: Sequence[str]) -> int:
    """Run a program and return how many lines it printed; none of them is kept.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    lines = 0
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for block in iter(partial(process.stdout.read, 1 << 16), b""):
            lines += block.count(b"\n")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return lines


def measure(
    contenders: Mapping[str, Sequence[str]], folder: Path, rounds: int
) -> dict[str, list[Cost]]:
    """Return the costs of each contender; they take turns, the first unmeasured."""
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for round_ in range(rounds + 1):
        for name, arguments in contenders.items():
            taken = cost_of(arguments, folder)
            if round_:
                costs[name].append(taken)
    return costs


def machine() -> str:
    """Return the machine and versions that the figures are of."""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {platform.machine()}, {os.cpu_count()} cores"
    )


def report(costs: Mapping[str, list[Cost]], bars: Mapping[str, str]) -> None:
    """Print medians, spread, memory and ratios to the first contender.

    Args:
        costs: The costs of each contender, at least two of each.
        bars: What some of them are to stay within, in words.
    """
    print(
        f"{'process':42}{'CPU ms':>8}{'lowest':>8}{'spread':>8}{'ratio':>7}{'MB':>6}"
        "  bar"
    )
    first = statistics.median(cost.cpu for cost in next(iter(costs.values())))
    for name, taken in costs.items():
        times = [cost.cpu for cost in taken]
        median, quarters = statistics.median(times), statistics.quantiles(times, n=4)
        print(
            f"{name:42}{median:8.0f}{min(times):8.0f}{quarters[2] - quarters[0]:8.0f}"
            f"{median / first:7.2f}{max(cost.memory for cost in taken):6.0f}"
            f"  {bars.get(name, '')}"
        )
