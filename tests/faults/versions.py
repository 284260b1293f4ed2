"""Two versions of the program that use one ledger at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from domain.errors import LedgerError
from domain.text import Text
from ledger import connection, schema
from ledger import sqlite as recorder
from ledger.schema import FORMAT, older_triggers
from ledger.session import Command
from tests.faults.figures import Figures, Told, reckoned
from tests.faults.processes import forking, start
from tests.ledger.given import SLUG, filled, note, opened
from tests.ledger.older import made_before

NOTES, NEW = 12, 3
COUNTED = "SELECT count(*) FROM stored_events"
REFUSED = "its triggers are not those of a ledger"


def write(place: Path, name: str, old: bool, said: Connection) -> None:
    """Record notes as this version does, or as 0.1.0 did; say what became of each."""
    if old:
        before = {name: forms[0] for name, forms in older_triggers().items()}
        made = schema.triggers() | before
        # All that 0.1.0 knows of triggers, and it makes no others.
        patch.object(recorder, "triggers", lambda: made).start()
        patch.object(recorder, "older_triggers", dict).start()
    with opened(place) as ledger:
        said.send("ready")
        said.recv()
        for index in range(NOTES):
            command = Command(f"{name}-{index}", name)
            try:
                done = ledger.record_progress(command, SLUG, "1.1", Text(command.id))
            except LedgerError as refusal:
                said.send((0, str(refusal)))
            else:
                said.send((done.numbers[0], command.id))


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Let an older program and three new ones write to a ledger that 0.1.0 made.

    Each time somebody else is reading with a statement that was made ready before.

    Returns:
        Figures where `findings` has also refusals that say something else than that
        the ledger is no longer the older program's.
    """
    del seed
    found, old_told, refused = Figures(), 0, 0
    for index in range(tries):
        place = made_before(filled(scratch / f"{index}.db", 0))
        with closing(sqlite3.connect(place, isolation_level=None)) as reader:
            reader.execute(COUNTED).fetchone()
            answers = _at_once(place)
            (count,) = reader.execute(COUNTED).fetchone()
        told = {number: said for one in answers for number, said in one if number}
        denied = [said for one in answers for number, said in one if not number]
        old_told += sum(number > 0 for number, _ in answers[0])
        refused += len(denied)
        odd = sum(REFUSED not in said for said in denied) + (count < len(told))
        found += reckoned(place, told) + Figures(findings=odd)
    more = f"the older program recorded {old_told} and was refused {refused} times"
    return found.saying(more)


def _at_once(place: Path) -> list[list[tuple[int, str]]]:
    """Let the older program, which comes first in the answer, and new ones write."""
    ways, processes = [], []
    for index in range(1 + NEW):
        ours, theirs = forking().Pipe()
        processes.append(start(write, place, f"v{index}", index == 0, theirs))
        theirs.close()
        ways.append(ours)
    for way in ways:
        way.recv()
    for way in ways:
        way.send("begin")
    answers = [[way.recv() for _ in range(NOTES)] for way in ways]
    for process in processes:
        process.join()
    return answers


def newer(place: Path) -> Path:
    """Mark a ledger as one that a later version of the program wrote."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'format'", (str(FORMAT + 1),)
        )
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
        connection.commit()
    return place


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Open a ledger of a later format with a program that does not look at it.

    Returns:
        Figures where `findings` counts the files that were then other ones.
    """
    del seed
    found, told = Figures(), Told()
    for index in range(tries):
        place = newer(filled(scratch / f"newer-{index}.db", 0))
        before = place.read_bytes()
        with (
            patch.object(connection, "check_format", lambda *_: None),
            opened(place) as ledger,
        ):
            told = {note(ledger): "written"}
        changed = place.read_bytes() != before
        found += Figures(tries=1, told=len(told), findings=int(changed))
    return found.saying("written to, though of a later format")
