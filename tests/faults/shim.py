"""A library between a program and its disk: it writes down each call, or lets it fail.

Linux only, and it takes a C compiler; where there is none the tests say so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.needed import missing, program

SOURCE = Path(__file__).with_name("disk.c")

WRITE, TRUNCATE, SYNC, UNLINK, CREATE, LINK = "WTSUCL"
"""The kinds of calls."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that changed what is stored.

    Attributes:
        kind: One of the kinds above.
        name: The file's name in its folder; "." is the folder.
        at: Where it was written, or the new length.
        content: What was written; of a link, the new name.
    """

    kind: str
    name: str
    at: int
    content: bytes


def built(folder: Path) -> Path:
    """Return the library, having built it in `folder`."""
    if not sys.platform.startswith("linux"):
        pytest.skip("Not tried: a disk is stood in for on Linux only.")
    compiler = program("cc", "gcc", "clang", get="Install gcc and libc6-dev.")
    library = folder / "disk.so"
    made = subprocess.run(
        (compiler, "-O2", "-Wall", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if made.returncode:
        missing(
            f"{compiler} could not build it ({made.stderr[:200]})", "See to libc6-dev."
        )
    return library


def between(
    library: Path, folder: Path, *, log: Path | None = None, fault: str = ""
) -> dict[str, str]:
    """Return the environment of a program whose files in `folder` it watches.

    Args:
        library: What `built` returned.
        folder: The files in it are watched.
        log: Where to write each call down.
        fault: "<kind> <errno> <first> <every> <count>": which calls fail, and how.
    """
    more = {"LD_PRELOAD": str(library), "DISK_FOLDER": str(folder.resolve())}
    if log is not None:
        more["DISK_LOG"] = str(log)
    if fault:
        more["DISK_FAULT"] = fault
    return {**os.environ, **more}


def calls(log: Path) -> Iterator[Call]:
    """Yield the calls in the order in which they were made."""
    with log.open("rb") as file:
        while head := file.readline():
            kind, name, at, length = head.decode().rstrip("\n").split("\t")
            yield Call(kind, name, int(at), file.read(int(length)))
