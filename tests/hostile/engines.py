"""The two engines that feed a target: atheris where it is installed, or plain chance.

atheris goes where the program's branches lead, and finds more. It is a wheel for Linux
and some versions of Python alone, so the harness also runs without it, and says so.
"""

from __future__ import annotations

import importlib.util
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, NoReturn

from tests.hostile.targets import TARGETS, Target

LONGEST = 20
"""Seconds that one input may take."""

ENOUGH = 3
"""After how many different findings chance stops."""

PACKAGES = ("domain", "ledger", "projections", "cli")


class Ran(NamedTuple):
    """What came of feeding one target.

    Attributes:
        engine: What fed it.
        executions: How often.
        crashes: The inputs that were findings, each with its traceback.
    """

    engine: str
    executions: int
    crashes: list[tuple[bytes, str]]


def has_atheris() -> bool:
    """Tell whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def by_chance(
    target: Target,
    seed: int,
    seconds: float = 0.0,
    most: int = sys.maxsize,
) -> Ran:
    """Feed a target with changed seeds, the same for the same seed of chance.

    Args:
        target: What is fed.
        seed: Of the chance.
        seconds: For how long; 0 for as long as it takes.
        most: How often at most.
    """
    ends = time.monotonic() + seconds if seconds else float("inf")
    done, crashes, known = 0, list[tuple[bytes, str]](), set[str]()
    for content in inputs(target, seed):
        if done >= most or len(crashes) >= ENOUGH or time.monotonic() > ends:
            break
        done += 1
        try:
            with limited():
                target.feed(content)
        except Exception:  # noqa: BLE001 -- Whatever comes out is a finding.
            said = traceback.format_exc()
            if kind(said) not in known:
                known.add(kind(said))
                crashes.append((content, said))
    return Ran("chance", done, crashes)


@contextmanager
def limited() -> Iterator[None]:
    """Let nothing take longer than `LONGEST` seconds, where the system can tell."""
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_: object) -> NoReturn:
        raise TimeoutError(f"it took more than {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def inputs(target: Target, seed: int) -> Iterator[bytes]:
    """Yield the seeds of a target, and then changed ones without end."""
    seeds = list(target.seeds())
    yield from seeds
    chance = Random(seed)
    while True:
        yield target.change(chance.choice(seeds), chance, seeds)


def kind(said: str) -> str:
    """Return what tells one finding from another: where it was raised, and what."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    places = [line for line in lines if line.startswith("File ")]
    return " ".join((*places[-2:], lines[-1].partition(":")[0]))


def by_atheris(name: str, seed: int, seconds: int, folder: Path) -> None:
    """Feed a target by atheris, which ends the process; only the parent goes on.

    Args:
        name: Of the target.
        seed: Of its chance.
        seconds: For how long.
        folder: Where seeds, what it learnt, and what crashed are written.
    """
    import atheris

    target = TARGETS[name]
    with atheris.instrument_imports(include=list(PACKAGES)):
        for content in list(target.seeds())[:20]:
            target.feed(content)  # So that what is imported late is instrumented too.
    (folder / "corpus").mkdir(exist_ok=True)
    for at, content in enumerate(target.seeds()):
        (folder / "corpus" / f"seed-{at}").write_bytes(content)
    seeds = list(target.seeds())

    def changed(data: bytes, most: int, chosen: int) -> Any:
        chance = Random(chosen)
        if chance.randrange(4) == 0:
            return atheris.Mutate(data, most)
        # What atheris keeps is short; half of the time a whole seed is better.
        begun = data if data and chance.randrange(2) else chance.choice(seeds)
        return target.change(begun, chance, seeds)[:most]

    options = [f"-seed={seed}", f"-max_total_time={seconds}", f"-timeout={LONGEST}"]
    options += ["-rss_limit_mb=2000", "-max_len=200000", "-print_final_stats=1"]
    artifacts = f"-artifact_prefix={folder}/"
    atheris.Setup(
        [name, *options, artifacts, str(folder / "corpus")],
        target.feed,
        custom_mutator=changed,
    )
    atheris.Fuzz()
