"""A peer has figures only for the right answers."""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

import pytest

from benchmarks.peers import course
from benchmarks.peers.aggregates import Aggregates
from benchmarks.peers.audit import Audit
from benchmarks.peers.commits import Commits
from benchmarks.peers.eventsourced import Eventsourced
from benchmarks.peers.everyone import measured, table
from benchmarks.peers.limits import Digests, Fetch, Inserts
from benchmarks.peers.oracle import Clock, expected
from benchmarks.peers.ours import Ours
from benchmarks.peers.ours_wal import OursInWal
from benchmarks.peers.programs import Program, Recorder
from benchmarks.peers.protocol import QUESTIONS, Peer, Reach
from benchmarks.peers.replay import Replay
from benchmarks.peers.table import Table
from benchmarks.peers.workbook import Workbook
from ledger import connection
from tests.needed import program

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="What a process takes is asked of POSIX."
)

ENTRIES = 400
CLOCKS: tuple[Clock, ...] = ("both", "recorded")


@pytest.fixture(autouse=True)
def _asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "ROUNDS", 0)
    monkeypatch.setattr(Workbook, "appends", 2)


def done(kind: type[Peer]) -> dict[str, course.Figures]:
    """Let a peer do all its works on a small estate, and return its figures."""
    figures: dict[str, course.Figures] = {}
    with kind.room() as at:
        for work in kind.works:
            peer = kind(at)
            try:
                figures[work] = course.do(peer, work, ENTRIES)
            finally:
                peer.close()
        assert kind.size(at) > 0
    return figures


def check(kind: type[Peer], figures: dict[str, course.Figures]) -> None:
    """Compare a peer's answers with the oracle's."""
    right = expected(ENTRIES, kind.clock, kind.appends)
    said = {work: f.digests for work, f in figures.items() if f.digests}
    assert said == {work: right[work] for work in right if work in kind.works}
    assert set(QUESTIONS) - {"bulk"} <= said.keys()


@pytest.mark.parametrize(
    "kind", [Ours, Eventsourced, Aggregates, Replay, Table, Audit, Workbook]
)
def test_a_peer_gives_the_right_answer_to_every_question(kind: type[Peer]) -> None:
    figures = done(kind)

    check(kind, figures)


def test_the_program_is_also_measured_in_wal_mode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusted = connection.journal_mode(sqlite3.sqlite_version_info) == "WAL"
    # It sets this for its process, which here is that of other tests.
    monkeypatch.setattr(connection, "journal_mode", connection.journal_mode)
    with Ours.room() as at:
        peer = OursInWal(at)
        mode = peer.connection.execute("PRAGMA journal_mode").fetchone()
        peer.close()

    works = course.run("benchmarks.peers.ours_wal", OursInWal, ENTRIES)["works"]

    assert mode == ("wal",)
    assert ("not" if trusted else "ms") in works["append"]


def test_git_gives_the_right_answer_to_every_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program("git", get="Install git 2.36 or later.")
    monkeypatch.setattr(Commits, "appends", 3)

    figures = done(Commits)

    check(Commits, figures)


def test_the_estate_tells_the_two_clocks_apart() -> None:
    both, recorded = (expected(ENTRIES, clock, 10) for clock in CLOCKS)

    differ = {work for work in both if both[work] != recorded[work]}
    assert differ == {"status", "past", "one", "diff", "append"}


def test_the_answer_that_lies_ready_is_the_right_one() -> None:
    class Ready(Fetch):
        works = ("bulk", "status")

    assert done(Ready)["status"].digests == expected(ENTRIES, "both", 1)["status"]


def test_the_limits_do_the_whole_work() -> None:
    class Whole(Digests):
        works = ("bulk", "read")

    class Printed(Program):
        works = ("bulk", "print")

    class Recorded(Recorder):
        works = ("bulk", "command")

    assert done(Whole)["read"].rows == ENTRIES
    assert done(Recorded)["command"].rows == 1
    assert done(Printed)["print"].rows > 100
    assert len(done(Inserts)["append"].ms) == Inserts.appends


def test_each_work_is_a_process_of_its_own() -> None:
    found = course.run("benchmarks.peers.replay", Replay, ENTRIES)

    assert (found["clock"], found["entries"]) == ("both", ENTRIES)
    assert set(found["works"]) == set(Replay.works)
    assert found["disk"] > ENTRIES * 100
    assert all(1 < work["memory"] < 500 for work in found["works"].values())
    assert found["works"]["past"]["checked"]


def test_a_peer_with_a_wrong_answer_has_no_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wrong(*_: Any) -> dict[str, list[str]]:
        return expected(ENTRIES, "recorded", 1)

    monkeypatch.setattr(course, "expected", wrong)

    with pytest.raises(course.WrongAnswerError, match="JSON rows, folded gave a wrong"):
        course.run("benchmarks.peers.replay", Replay, ENTRIES)


def test_a_peer_says_what_it_does_not_reach() -> None:
    class Short(Replay):
        reach = {"bulk": Reach(10, "It would take all day.")}  # noqa: RUF012

    found = course.run("benchmarks.peers.replay", Short, ENTRIES)

    assert found["works"]["append"] == {"not": "It would take all day."}


class Absent(Replay):
    """A peer that cannot be there."""

    name = "a peer that is not there"
    needs = ("no_such_package",)


def test_a_peer_whose_package_is_not_there_says_so() -> None:
    found = course.run("benchmarks.peers.replay", Absent, ENTRIES)

    why = "no_such_package not installed; `make bench` does it."
    assert found["works"]["bulk"] == {"not": why}


def test_the_table_has_who_did_a_work_and_why_others_did_not() -> None:
    Absent.__module__ = "benchmarks.peers.replay"

    lines = table(measured([Digests, Absent], ENTRIES, turns=2), ENTRIES).splitlines()

    (row,) = [line for line in lines if line.startswith("  limit: SHA-256")]
    assert all(float(word.replace(",", "")) > 0 for word in row.split()[-6:-2])
    assert lines[-1].startswith("Without all figures: a peer that is not there. no_s")
