"""Each way of altering a ledger by hand is found, with the entry it is about."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from ledger.frontier import Frontier
from ledger.verify import MOST, verify
from tests.ledger.given import (
    ACTION,
    filled,
    made,
    many,
    query,
    sentences,
    tampering,
)
from tests.ledger.tamperings import FOUND, GONE, LAST, sql


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a ledger of ten entries: four of the plan, six notes."""
    return filled(tmp_path / "ledger.db", LAST - 4)


def test_a_ledger_that_nobody_touched_is_verified(place: Path) -> None:
    leaves = [row[0] for row in query(place, "SELECT leaf FROM leaf ORDER BY number")]

    found = verify(place)

    assert found.verified
    assert found.entries == LAST
    root = Frontier().grown(leaf for leaf in leaves if isinstance(leaf, bytes)).root
    assert found.root == root.hex()


def test_a_ledger_without_entries_is_verified(tmp_path: Path) -> None:
    with made(tmp_path / "ledger.db"):
        pass

    assert verify(tmp_path / "ledger.db").verified


def test_dropping_the_triggers_and_putting_them_back_leaves_no_trace(
    place: Path,
) -> None:
    with tampering(place):
        pass

    assert verify(place).verified


@pytest.mark.parametrize("case", FOUND)
def test_what_was_done_by_hand_is_found_and_named(place: Path, case: str) -> None:
    tamper, entry, sentence = FOUND[case]
    with tampering(place) as connection:
        tamper(connection)

    found = verify(place)

    assert not found.verified
    # SQLite itself sees some of it, and says so before any entry is read.
    ours = [f for f in found.findings if "CHECK constraint failed" not in f.sentence]
    assert (ours[0].entry, ours[0].sentence) == (entry, sentence)


def test_an_entry_that_is_gone_is_reported_once(place: Path) -> None:
    with tampering(place) as connection:
        sql(*(statement.format(7) for statement in GONE))(connection)

    assert sentences(place) == [
        "Entry #7 is missing; the next there is #8.",
        f"Entry #8 is version 4 of {ACTION}, which should go on with 3.",
        "The remembered head of the ledger is not that of its entries.",
    ]


def test_an_entry_dated_back_is_reported_as_out_of_order(place: Path) -> None:
    with tampering(place) as connection:
        sql("UPDATE leaf SET recorded_at = '2019' WHERE number = 7")(connection)

    assert "Entry #7 claims an instant before its forerunner." in sentences(place)


def test_a_verification_stops_when_too_much_is_wrong(tmp_path: Path) -> None:
    place = filled(tmp_path / "ledger.db", MOST + 20)
    with tampering(place) as connection:
        sql("UPDATE leaf SET leaf = zeroblob(32)")(connection)

    found = verify(place)

    assert [finding.entry for finding in found.findings] == list(range(1, MOST + 1))


def test_an_entry_of_a_type_that_is_not_known_is_named(place: Path) -> None:
    with tampering(place) as connection:
        sql("UPDATE stored_events SET topic = 'action.sung' WHERE rowid = 7")(
            connection
        )

    said = [s for s in sentences(place) if "unknown type action.sung" in s]
    assert len(said) == 1
    assert "by a newer version of progress-ledger; install it" in said[0]


def test_progress_is_told_now_and_then(tmp_path: Path) -> None:
    with made(tmp_path / "ledger.db") as ledger:
        many(ledger, 2100)
    told: list[int] = []

    verify(tmp_path / "ledger.db", told.append)

    assert told == [500, 1000, 1500, 2000, 2104]


def peak(place: Path) -> int:
    """Return the bytes that Python held at most during a verification."""
    tracemalloc.start()
    try:
        assert verify(place).verified
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_memory_does_not_grow_with_the_ledger(tmp_path: Path) -> None:
    peaks = {}
    for count in (2_000, 20_000):
        place = tmp_path / f"{count}.db"
        with made(place) as ledger:
            many(ledger, count)

        # The lower of two: now and then Python makes room for tables of its own.
        peaks[count] = min(peak(place), peak(place))

    # Ten times the entries; what is kept of each would show at once.
    assert peaks[20_000] < peaks[2_000] + 64_000
