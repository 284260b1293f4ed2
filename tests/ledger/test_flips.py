"""Flipped bits in the file: each that changes an entry is found, none is a crash."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from domain.errors import LedgerError
from ledger.backup import backup
from ledger.verify import verify
from tests.ledger.given import SLUG, command, filled, kept, note, opened

FLIPS = 100
HISTORY = ("stored_events", "leaf", "vault", "blob", "head", "meta")


def rows(place: Path) -> list[object] | None:
    """Return all of history as any program would read it; None if it cannot."""
    try:
        with closing(sqlite3.connect(place)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            return [
                sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
                for table in HISTORY
            ]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def flipped(content: bytes, seed: int) -> bytes:
    """Return `content` with one to eight bits of one byte flipped."""
    chance = Random(seed)
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    return bytes(changed)


def findings(place: Path) -> list[str]:
    """Return what a verification finds or refuses with; anything else raises."""
    try:
        return [finding.sentence for finding in verify(place).findings]
    except LedgerError as refusal:
        return [str(refusal)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a ledger that keeps a file."""
    place = filled(tmp_path_factory.mktemp("whole") / "ledger.db", 40)
    with opened(place) as ledger:
        file = kept(Random(1).randbytes(20_000))
        ledger.register_report(command(), SLUG, file, "ofsted")
    return place.read_bytes()


@pytest.fixture(scope="module")
def damaged(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return ledgers, each with one byte flipped somewhere."""
    folder = tmp_path_factory.mktemp("flips")
    places = []
    for seed in range(FLIPS):
        place = folder / f"{seed}.db"
        place.write_bytes(flipped(whole, seed))
        places.append(place)
    return places


def test_every_flip_that_changes_what_was_recorded_is_found(
    whole: bytes, damaged: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "whole.db").write_bytes(whole)
    history = rows(tmp_path / "whole.db")

    changed = [place for place in damaged if rows(place) != history]
    missed = [place.name for place in changed if not findings(place)]

    assert missed == []
    # The control: flips hit history often enough for this to mean something.
    assert len(changed) > FLIPS / 3


def test_no_flip_makes_a_verification_crash(damaged: list[Path]) -> None:
    said = [sentence for place in damaged for sentence in findings(place)]

    assert len(said) > FLIPS / 3
    assert [sentence for sentence in said if not sentence.endswith(".")] == []


def test_no_flip_makes_reading_recording_or_a_backup_crash(
    damaged: list[Path],
) -> None:
    refused = 0

    for place in damaged:
        for use in (read, write, keep):
            try:
                use(place)
            except LedgerError:
                refused += 1

    assert refused > 0


def read(place: Path) -> None:
    """Read every entry."""
    with opened(place) as ledger:
        list(ledger.entries_after(0))


def write(place: Path) -> None:
    """Record a note."""
    with opened(place) as ledger:
        note(ledger)


def keep(place: Path) -> None:
    """Make a backup."""
    backup(place, place.with_suffix(".backup"))
