"""Files that were damaged where they lay: bits, sectors, pages, ends, old journals."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from domain.errors import LedgerError
from ledger.verify import KnownRoot, Verification, verify
from tests.faults.figures import Figures
from tests.faults.recorded import settings
from tests.ledger.given import SLUG, command, filled, kept, note, opened

HISTORY = (
    *("SELECT * FROM stored_events", "SELECT * FROM leaf", "SELECT * FROM vault"),
    *("SELECT * FROM blob", "SELECT * FROM head", "SELECT * FROM meta"),
    "SELECT id, first, last FROM command",
)
MARKS = ("SELECT salt, request FROM command",)
"""By these a command is known again. Nothing says what they were made of, so nobody can
find them changed; the same command is then refused, and never recorded twice."""
SECTOR, PAGE = 512, 4096


def rows(place: Path, asked: Sequence[str] = HISTORY) -> list[object] | None:
    """Return all of history as any program would read it; None if it cannot."""
    try:
        with closing(sqlite3.connect(place)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            return [
                sorted(connection.execute(statement), key=repr) for statement in asked
            ]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def whole(place: Path) -> tuple[bytes, bytes, bytes]:
    """Make a ledger that keeps a file.

    Returns:
        Its bytes, those of half-way there, and a journal that was needed then.
    """
    with settings("TRUNCATE"):
        filled(place, 20)
        half, journal = place.read_bytes(), hot_journal(place)
    with settings("TRUNCATE"), opened(place) as ledger:
        for number in range(20):
            note(ledger, f"Further note {number}")
        file = kept(Random(1).randbytes(20_000))
        ledger.register_report(command(), SLUG, file, "ofsted")
    return place.read_bytes(), half, journal


def hot_journal(place: Path) -> bytes:
    """Return the journal of a write that has begun to change the file."""
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE head SET entries = entries")
        connection.execute("CREATE TABLE filler (content)")
        connection.executemany("INSERT INTO filler VALUES (zeroblob(3000))", [()] * 20)
        journal = place.with_name(place.name + "-journal").read_bytes()
        connection.execute("ROLLBACK")
    return journal


def flipped(content: bytes, chance: Random) -> bytes:
    """Return `content` with one to eight bits of one byte flipped."""
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    return bytes(changed)


def torn(half: bytes, content: bytes, chance: Random) -> bytes:
    """Return `content` with one sector as it was before, or of noise."""
    at = chance.randrange(len(content) // SECTOR) * SECTOR
    old = half[at : at + SECTOR]
    if chance.random() < 0.5 or len(old) < SECTOR:
        old = chance.randbytes(SECTOR)
    return content[:at] + old + content[at + SECTOR :]


def without_page(content: bytes, chance: Random) -> bytes:
    """Return `content` with a page of zeros in it."""
    at = chance.randrange(len(content) // PAGE) * PAGE
    return content[:at] + bytes(PAGE) + content[at + PAGE :]


def cut(content: bytes, chance: Random) -> bytes:
    """Return the beginning of `content`, every other time of whole pages."""
    size = chance.randrange(1, len(content))
    return content[: size - size % PAGE if chance.random() < 0.5 else size]


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Damage copies of a ledger, and look which of them a verification finds.

    Returns:
        Figures where `lost` has the damages that changed what was recorded and were
        not found, and `findings` the verifications that crashed.
    """
    chance, counted = Random(seed), Counter[str]()
    content, half, journal = whole(scratch / "whole.db")
    truth, known = rows(scratch / "whole.db"), verify(scratch / "whole.db")
    marks = rows(scratch / "whole.db", MARKS)
    kinds = (*(flipped,) * 6, partial(torn, half), without_page, cut, None)
    for index in range(tries):
        place = scratch / f"damaged-{index}.db"
        kind = kinds[index % len(kinds)]
        place.write_bytes(kind(content, chance) if kind else content)
        if kind is None:
            cut_short = journal[: chance.randrange(PAGE, len(journal) + 1)]
            place.with_name(place.name + "-journal").write_bytes(cut_short)
        _judge(place, truth, known, counted)
        counted["marks"] += rows(place) == truth and rows(place, MARKS) != marks
        for left in scratch.glob(place.name + "*"):
            left.unlink()
    return Figures(
        tries=tries, lost=counted["missed"], findings=counted["crashed"]
    ).saying(
        f"{counted['changed']} changed what was recorded and"
        f" {counted['found'] + counted['by root']} of them were found,"
        f" {counted['by root']} by a root from before alone;"
        f" {counted['harmless']} harmless, {counted['told of']} of them told of too,"
        f" {counted['marks']} in marks of commands alone;"
        f" {counted['whole to SQLite']} changed ones pass SQLite's own check"
    )


def _judge(
    place: Path, truth: object, known: Verification, counted: Counter[str]
) -> None:
    """Count what the damage did, and whether it was found."""
    try:
        found = not verify(place).verified
        by_root = not verify(place, known=KnownRoot(known.root, known.entries)).verified
    except LedgerError:
        found = by_root = True
    except Exception:  # noqa: BLE001  Whatever it is, it is a crash and is counted.
        counted["crashed"] += 1
        return
    if rows(place) == truth:
        counted["harmless"] += 1
        counted["told of"] += found
        return
    counted["changed"] += 1
    counted["whole to SQLite"] += passes_sqlite(place)
    counted["found" if found else "by root" if by_root else "missed"] += 1


def passes_sqlite(place: Path) -> bool:
    """Tell whether SQLite's own check finds nothing: the control."""
    try:
        with closing(sqlite3.connect(place)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return bool(said == ("ok",))


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Flip bits, and trust SQLite's own check to find it."""
    chance, missed = Random(seed), 0
    content, _, _ = whole(scratch / "whole.db")
    truth, place = rows(scratch / "whole.db"), scratch / "flipped.db"
    for _ in range(tries):
        place.write_bytes(flipped(content, chance))
        missed += rows(place) != truth and passes_sqlite(place)
    return Figures(tries=tries, lost=missed).saying("SQLite's own check alone")
