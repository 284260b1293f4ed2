"""A program that records notes and says so in a file of the ledger's own folder.

    python -m tests.faults.recorded FOLDER COUNT [JOURNAL [SYNCHRONOUS [TRUSTING]]]

What it was told stands in `told`, and what was refused, with the sentence, in
`refused`; so both stand in one order with what it wrote. JOURNAL and SYNCHRONOUS
replace the program's own settings unless they are a hyphen. TRUSTING makes it believe a
commit that failed, as a program does that never looks what became of it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from domain.errors import LedgerError
from domain.text import Text
from ledger import connection, recording
from ledger.errors import LedgerUnwritableError, UnsureCommitError
from ledger.recording import Recorded
from ledger.session import Command
from tests.ledger.given import SLUG, opened

OWN = "-"


@contextmanager
def settings(
    journal: str = OWN, synchronous: str = OWN, trusting: str = ""
) -> Iterator[None]:
    """Let every connection use other settings than the program's own."""
    configured, mode = connection.configure, connection.journal_mode
    finding_out = recording._found_out

    def configure(opened: sqlite3.Connection) -> None:
        configured(opened)
        if synchronous != OWN:
            opened.execute(f"PRAGMA synchronous = {synchronous}")
        # So that a short run has checkpoints too.
        opened.execute("PRAGMA wal_autocheckpoint = 60")

    with (
        patch.object(connection, "configure", configure),
        patch.object(
            connection, "journal_mode", mode if journal == OWN else lambda _: journal
        ),
        patch.object(recording, "_found_out", believe if trusting else finding_out),
    ):
        yield


def believe(*asked: object) -> Recorded:
    """Say that nothing was recorded, without looking: the control."""
    lost = asked[-1]
    assert isinstance(lost, UnsureCommitError)
    raise LedgerUnwritableError(lost.why)


def main(folder: Path, count: int) -> None:
    """Record notes in `ledger.db` of `folder`, going on after each refusal."""
    with (
        opened(folder / "ledger.db") as ledger,
        (folder / "told").open("ab", buffering=0) as told,
        (folder / "refused").open("ab", buffering=0) as refused,
    ):
        for index in range(count):
            command = Command(f"note-{index}", "writer")
            words = Text(f"Note {index} {'x' * 200}")
            try:
                done = ledger.record_progress(command, SLUG, "1.1", words)
            except LedgerError as refusal:
                refused.write(f"{command.id} {refusal}\n".encode())
            else:
                told.write(f"{done.numbers[0]} {command.id}\n".encode())


def refusals(folder: Path) -> list[tuple[str, str]]:
    """Return command and sentence of what was refused, in order."""
    lines = (folder / "refused").read_text("utf-8").splitlines()
    return [(line.split()[0], line.partition(" ")[2]) for line in lines]


if __name__ == "__main__":
    with settings(*sys.argv[3:6]):
        main(Path(sys.argv[1]), int(sys.argv[2]))
    # What is tried is the writing, not the tidying up.
    os._exit(0)
