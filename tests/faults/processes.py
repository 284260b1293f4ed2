"""Starting programs of the tests as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(module: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a module of this folder; its words come back through `stdout`."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def acknowledged(said: str) -> dict[int, str]:
    """Return number -> command of the whole lines that a writer printed."""
    whole = said[: said.rfind("\n") + 1].splitlines()
    return {int(number): command for number, command in map(str.split, whole)}
