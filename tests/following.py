"""`ledger follow` as a process of its own, and what it has told so far."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from ledger.place import Place

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


@dataclass
class Following:
    """A process that follows.

    Attributes:
        folder: Where it writes what it tells.
        process: The process.
    """

    folder: Path
    process: subprocess.Popen[bytes]

    def told(self) -> list[Any]:
        """Return what it told in whole lines: objects of JSON."""
        return [json.loads(line) for line in self.lines()]

    def lines(self) -> list[str]:
        """Return the whole lines that it told."""
        said = (self.folder / "told").read_bytes()
        return said[: said.rfind(b"\n") + 1].decode().splitlines()

    def numbers(self) -> list[int]:
        """Return the numbers of the entries that it told, in its order."""
        return [row["number"] for row in self.told()]

    def err(self) -> str:
        """Return what it said on standard error."""
        return (self.folder / "err").read_text("utf-8")

    def until(self, number: int) -> None:
        """Wait until it has told entry `number`."""
        self.wait(lambda: self.numbers()[-1:] >= [number])

    def wait(self, done: Any) -> None:
        """Wait until something is so."""
        deadline = monotonic() + PATIENCE
        while not done():
            assert monotonic() < deadline, self.err()
            assert self.process.poll() is None, self.err()
            sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def following(place: Place, folder: Path, *words: str) -> Iterator[Following]:
    """Yield a process that follows the ledger at `place`; it is gone afterwards."""
    folder.mkdir(exist_ok=True)
    asked = (sys.executable, "-m", "cli", "--ledger", str(place), "follow", *words)
    with (folder / "told").open("wb") as told, (folder / "err").open("wb") as err:
        process = subprocess.Popen(asked, cwd=ROOT, stdout=told, stderr=err)
        try:
            yield Following(folder, process)
        finally:
            process.kill()
            process.wait()
