"""`python -m tests.hostile`: feed each target for some time, and print a table.

    python -m tests.hostile                          every target, a minute each
    python -m tests.hostile --seconds 600 word dates  these two, ten minutes each
    python -m tests.hostile --seed 7 --keep found     and keep what was a finding

Each target runs in a process of its own, which may take 3 GB of memory. It ends with 1
if there was any finding.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.engines import Ran, by_atheris, by_chance, has_atheris, kind
from tests.hostile.targets import TARGETS

MEMORY = 3 * 1024**3
NO_ATHERIS = "atheris is not installed, so the inputs are changed by chance alone."
_UNITS = re.compile(r"stat::number_of_executed_units:\s+([0-9]+)")
_ROW = "{:<10} {:<8} {:>7} {:>11} {:>8}"


def main(words: list[str]) -> int:
    """Run what was asked for; return how the process ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1, help="of the chance")
    parser.add_argument("--keep", type=Path, help="a folder for what was a finding")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    unknown = sorted(set(asked.targets) - set(TARGETS))
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    if asked.child is not None:
        return _child(asked.targets[0], asked.seed, asked.seconds, asked.child)
    if not has_atheris():
        print(NO_ATHERIS)
    print(_ROW.format("target", "engine", "seconds", "executions", "crashes"))
    found = 0
    for name in asked.targets or TARGETS:
        begun = time.monotonic()
        ran = _ran(name, asked.seed, asked.seconds)
        row = (name, ran.engine, round(time.monotonic() - begun), ran.executions)
        print(_ROW.format(*row, len(ran.crashes)), flush=True)
        found += len(ran.crashes)
        _tell(name, ran, asked.keep)
    return 1 if found else 0


def _tell(name: str, ran: Ran, keep: Path | None) -> None:
    for number, (content, said) in enumerate(ran.crashes):
        print(f"--- {name}, finding {number + 1}: {content[:200]!r}\n{said[-3000:]}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{name}-{number + 1}").write_bytes(content)


def _ran(name: str, seed: int, seconds: int) -> Ran:
    """Feed a target in processes of their own, until its time is over."""
    ends = time.monotonic() + seconds
    engine = "atheris" if has_atheris() else "chance"
    done, crashes, known = 0, list[tuple[bytes, str]](), set[str]()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        while (left := round(ends - time.monotonic())) > 0 and len(crashes) < 5:
            ran = _once(name, seed, left, folder)
            seed, done = seed + 1, done + ran.executions
            new = [one for one in ran.crashes if kind(one[1]) not in known]
            known.update(kind(said) for _, said in new)
            crashes += new
            if not has_atheris() or not ran.executions:
                break
    return Ran(engine, done, crashes)


def _once(name: str, seed: int, seconds: int, folder: Path) -> Ran:
    """Feed a target in one process, and return what it said."""
    asked = ["--child", str(folder), "--seed", str(seed), "--seconds", str(seconds)]
    command = [sys.executable, "-m", "tests.hostile", *asked, name]
    ended = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    said = ended.stdout
    if (folder / "ran.json").exists():
        told = json.loads((folder / "ran.json").read_text("utf-8"))
        crashes = [(bytes.fromhex(content), why) for content, why in told["crashes"]]
        return Ran("chance", told["executions"], crashes)
    units = _UNITS.search(said)
    crashes = []
    for place in folder.glob("*-*"):
        crashes.append((place.read_bytes(), _why(said)))
        place.unlink()
    if ended.returncode and not crashes:
        crashes = [(b"", said[-3000:])]
    return Ran("atheris", int(units[1]) if units else 0, crashes)


def _why(said: str) -> str:
    """Return the traceback in what a process said; its end if there is none."""
    _, uncaught, told = said.partition("Uncaught Python exception")
    return told.partition("\n==")[0] if uncaught else said[-1500:]


def _child(name: str, seed: int, seconds: int, folder: Path) -> int:
    """Feed one target in this process."""
    try:
        import resource
    except ImportError:
        pass  # Windows has no such limits.
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if has_atheris():
        by_atheris(name, seed, seconds, folder)
        return 0
    ran = by_chance(TARGETS[name], seed, seconds)
    crashes = [(content.hex(), said) for content, said in ran.crashes]
    told = {"executions": ran.executions, "crashes": crashes}
    (folder / "ran.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
