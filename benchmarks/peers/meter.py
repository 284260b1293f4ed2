"""What a piece of work takes: time, computing time, and memory. POSIX only."""

import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Taken(NamedTuple):
    """What it took once, in milliseconds.

    Attributes:
        ms: From begin to end.
        cpu: Of the processors, for this process and what it started and waited for;
            what a server does for it is not seen.
    """

    ms: float
    cpu: float


def taken(run: Callable[[], object]) -> Taken:
    """Run something and return what it took."""
    begun, busy = perf_counter(), computed()
    run()
    return Taken((perf_counter() - begun) * 1000, (computed() - busy) * 1000)


def repeat(run: Callable[[], T], rounds: int, seconds: float) -> tuple[list[Taken], T]:
    """Return what each of some rounds took, and the last result.

    Args:
        run: What is run.
        rounds: How often, beside a first time that does not count.
        seconds: After which time it is run no more, even if it was only once.
    """
    begun, every, last = perf_counter(), list[Taken](), list[T]()
    for _ in range(rounds + 1):
        last.clear()
        every.append(taken(lambda: last.append(run())))
        if perf_counter() - begun > seconds:
            break
    # The first time, what is imported late is imported.
    return every[1:] or every, last[0]


def computed() -> float:
    """Return the seconds of computing so far, of this process and those it ended."""
    from resource import RUSAGE_CHILDREN, getrusage

    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def memory() -> float:
    """Return the most megabytes that this process, or one it started, held at once.

    `os.wait4` never says less than what the starting process held, because a new
    program is at first a copy of it.
    """
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    own = getrusage(RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        own = int(line)
    return max(own, getrusage(RUSAGE_CHILDREN).ru_maxrss) / 1024
