"""The commands of docs/operating.md, run as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep

from tests.postgres import account, as_account, programs

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "operating.md"
NAMES, POSTGRES = "everywhere", "postgres"
PATIENCE = 120
"""Within so many seconds each block has to be done."""

BUSY, MOMENTS = 5, 3
"""The exit code that says so, and how often it is tried."""
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```sh\n# (\w+)(?: \w+){0,3}\n(.*?)^```$", re.MULTILINE | re.S)
_NAMED = re.compile(r"(\w+)=")


@dataclass(frozen=True)
class Block:
    """Commands that one person types at one place.

    Attributes:
        heading: Under which they stand.
        who: Who types them: "postgres", "owner", "officer"; "everywhere" for names
            that everybody sets first.
        text: The commands.
    """

    heading: str
    who: str
    text: str


def blocks() -> list[Block]:
    """Return all blocks of the page, in order."""
    parts = _HEADING.split(PAGE.read_text(encoding="utf-8"))
    found = [Block("", *block) for block in _BLOCK.findall(parts[0])]
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        found += [Block(heading, *block) for block in _BLOCK.findall(text)]
    return found


def names() -> set[str]:
    """Return the names that the page tells everybody to set."""
    return {name for b in blocks() if b.who == NAMES for name in _NAMED.findall(b.text)}


@dataclass
class Desk:
    """Where the commands of the page are typed.

    Attributes:
        folder: The working folder of all.
        settings: The names that are set first -> their values here.
        said: Heading -> what the commands under it printed.
    """

    folder: Path
    settings: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)

    def follow(self, heading: str) -> str:
        """Run the commands under a heading, each of which has to succeed."""
        found = [b for b in blocks() if b.heading == heading and b.who != NAMES]
        assert found, heading
        self.said[heading] = "".join(self.type_in(b.text, b.who) for b in found)
        return self.said[heading]

    def type_in(self, text: str, who: str = POSTGRES) -> str:
        """Run commands; return what they printed.

        One that says the ledger is busy is typed again in a moment, as it asks.
        """
        for _ in range(MOMENTS):
            done, said = self._once(text, who)
            if done != BUSY:
                break
            sleep(1)
        assert done == 0, f"{text}\n{done}\n{said}\n{self._logs()}"
        return said

    def _once(self, text: str, who: str) -> tuple[int, str]:
        """Run commands; return how they ended, and what they printed."""
        # Not a pipe: a server that is started keeps what it was given.
        with (self.folder / "printed").open("w+", encoding="utf-8") as printed:
            try:
                done = subprocess.run(
                    ["sh", "-euc", text],
                    **as_account(account() if who == POSTGRES else None),
                    cwd=self.folder,
                    env=self._environ(),
                    stdin=subprocess.DEVNULL,
                    stdout=printed,
                    stderr=subprocess.STDOUT,
                    check=False,
                    timeout=PATIENCE,
                ).returncode
            except subprocess.TimeoutExpired:
                done = -1
            printed.seek(0)
            return done, printed.read()

    def _logs(self) -> str:
        """Return what the servers said last."""
        logs = [file.read_text("utf-8") for file in sorted(self.folder.glob("*.log"))]
        return "\n\n".join(log[-2000:] for log in logs)

    def _environ(self) -> dict[str, str]:
        path = (self._programs(), programs(), os.environ["PATH"])
        return {
            **os.environ,
            **self.settings,
            "PATH": os.pathsep.join(map(str, path)),
            "PYTHONPATH": str(ROOT),
        }

    def _programs(self) -> Path:
        """Return a folder with the command `ledger`."""
        folder = self.folder / "bin"
        if not folder.exists():
            folder.mkdir()
            script = folder / "ledger"
            python = shlex.quote(sys.executable)
            run = f'exec {python} -c "from cli.main import main; main()" "$@"'
            script.write_text(f"#!/bin/sh\n{run}\n", "utf-8")
            script.chmod(0o755)
        return folder
