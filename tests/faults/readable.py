"""Files and folders that may only be read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.main import DONE, REFUSED
from tests.faults.figures import Figures
from tests.faults.room import FIX, mounted
from tests.faults.waiting import command
from tests.ledger.given import everything, filled
from tests.needed import missing


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Record and ask where the file, or its folder, may only be read.

    Returns:
        Figures where `findings` has what was not refused in one sentence with the
        fix, questions that were not answered, and files that changed.
    """
    del seed
    found = Figures()
    for index in range(tries):
        place = filled(scratch / f"office-{index}" / "ledger.db")
        before = everything(place)
        what = place if index % 2 else place.parent
        with only_readable(what) as worked:
            if not worked:
                missing(
                    "this account can write to whatever it likes",
                    "Run it as root that may mount, or as somebody else.",
                )
            refused, read = refused_and_read(place)
        odd = (not refused) + (not read) + (everything(place) != before)
        found += Figures(tries=1, findings=odd)
    return found.saying("half of them the file, half the folder")


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Do the same where both may be written."""
    del seed
    found = Figures()
    for index in range(tries):
        refused, _ = refused_and_read(filled(scratch / f"{index}.db"))
        found += Figures(tries=1, findings=not refused)
    return found.saying("left as it was: nothing is refused")


@contextmanager
def only_readable(path: Path) -> Iterator[bool]:
    """Make a file or folder one that may only be read; yield whether that worked.

    Root may write to whatever it likes, so for root it is mounted so.
    """
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    if not os.access(path, os.W_OK):
        try:
            yield True
        finally:
            path.chmod(mode)
        return
    path.chmod(mode)
    bound = mounted("--bind", path, path)
    try:
        yield bound and mounted("-o", "remount,bind,ro", path)
    finally:
        if bound:
            subprocess.run(("umount", path), check=True)


def refused_and_read(place: Path) -> tuple[bool, bool]:
    """Return whether recording is refused in one sentence, and questions answered."""
    refused = command("--ledger", str(place), "progress", "1.1", "Two are hired")
    sentence = refused.returncode == REFUSED and refused.stderr.count("\n") == 1
    answers = [
        command("--ledger", str(place), *words)
        for words in (("log", "--format", "json"), ("verify",))
    ]
    return sentence and FIX in refused.stderr, all(
        a.returncode == DONE for a in answers
    )
