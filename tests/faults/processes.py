"""Starting programs of the tests as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def forking() -> BaseContext:
    """Return what starts processes; where it can, by forking a fresh small one."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.warm"])
    return context


def start(function: Callable[..., None], *words: object) -> BaseProcess:
    """Start a function of a module as a process of its own."""
    process: BaseProcess = forking().Process(target=function, args=words)  # type: ignore[attr-defined]
    process.start()
    return process


def started(
    module: str, *arguments: object, env: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start a module of this folder; its words come back through `stdout`."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=env,
    )


def acknowledged(said: str) -> dict[int, str]:
    """Return number -> command of the whole lines that a writer printed."""
    whole = said[: said.rfind("\n") + 1].splitlines()
    return {int(number): command for number, command in map(str.split, whole)}
