"""This program: the ledger in a file, and its views."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from os import urandom
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import ACTIONS, LARGE, NOTE, Point, Update
from benchmarks.peers.course import main
from benchmarks.peers.limits import hash_plainly
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.ours_updates import (
    ASIDE,
    BEFORE,
    aiming,
    deciding,
    given,
    opening,
    places,
    subject,
)
from benchmarks.peers.protocol import Peer, Work
from benchmarks.processes import lines_of
from domain.partial_date import PartialDate
from ledger.book import Ledger
from ledger.connection import connect, create
from ledger.recording import record
from ledger.session import Command, Session
from ledger.verify import verify
from projections.axes import plans
from projections.catch_up import catch_up, rebuild
from projections.facts import Value, action_rows, values
from projections.line_row import LineRow
from projections.log import timeline

Decide = Callable[[Session], None]

ORIGIN = "progress-ledger-bench/estate"
CHUNK = 5_000
"""How many updates one command of the import records."""

OPENED = PartialDate.day(date(2019, 1, 1))
KINDS_OF = {
    "action.progress_recorded": "progress",
    "action.rated": "rating",
    "action.delivery_recorded": "delivery",
    "action.target_revised": "target",
}

FIELDS = ("code", "rating", "progress", "target/1", "delivery")
"""What is asked of each action."""

_READY = "SELECT * FROM ready"


class Ours(Peer):
    """Both clocks, whole plans, and a proof of every entry."""

    name: ClassVar[str] = "this program, SQLite"
    clock: ClassVar[Clock] = "both"
    works: ClassVar[tuple[Work, ...]] = (
        *("bulk", "rebuild", "status", "past", "fetch", "timeline", "one"),
        *("diff", "read", "hash", "export", "print", "append", "catch_up"),
        *("command", "pack"),
    )

    def __init__(self, at: str) -> None:
        """Open the ledger and a connection for questions."""
        super().__init__(at)
        self.place = Path(at) / "ledger.db"
        if not self.place.exists():
            create(self.place, ORIGIN)
        self.instant = datetime(2019, 1, 1, 9, tzinfo=UTC)
        self.ledger = Ledger(self.place, lambda: self.instant, urandom)
        self.connection = connect(self.place)
        self.ready = False
        plans = self.ledger.log.plans()
        self.before = len(plans) * BEFORE
        """How many entries there are before the estate's first."""

    def bulk(self, updates: Iterable[Update]) -> None:
        """Record thousands in a command, with their versions counted, as peers do."""
        source = iter(updates)
        some = list(islice(source, CHUNK))
        self._open(LARGE if len(some) == CHUNK else 1)
        versions = dict.fromkeys(self._subjects(), 1)
        while some:
            self.instant = some[-1].recorded_at
            self._record(partial(given, some, versions), None)
            some = list(islice(source, CHUNK))

    def append(self, update: Update) -> None:
        """Record one update as a command does."""
        self._import([update])

    def rebuild(self) -> int:
        """Make the views anew; return how many entries they hold."""
        return rebuild(self.connection, self.ledger.entries_after)

    def catch_up(self) -> int:
        """Fold what was recorded since; return how many entries that was."""
        return catch_up(self.connection, self.ledger.entries_after)

    def now(self, point: Point) -> Status:
        """Catch up, as each command does, and ask for today."""
        self.catch_up()
        return self.status(point)

    def status(self, point: Point) -> Status:
        """Seek each field that is wanted, as `ledger trend` and others do."""
        found: Status = {}
        known_to = self.before + point.entry
        for plan in plans(self.connection):
            actions: dict[str, dict[str, str]] = {}
            for one in values(self.connection, plan, FIELDS, point.day, known_to):
                actions.setdefault(one.subject, {})[one.field] = one.value
            for said in actions.values():
                if any(four := _four(said)):
                    found[f"{plan}/{said['code']}"] = four
        return found

    def fetch(self, point: Point) -> int:
        """Fetch the rows that `status` would seek, laid out in a table beforehand."""
        if not self.ready:
            self.ready = True
            self.connection.execute("CREATE TEMP TABLE ready (subject, field, value)")
            known_to = self.before + point.entry
            for plan in plans(self.connection):
                found = values(self.connection, plan, FIELDS, point.day, known_to)
                self.connection.executemany("INSERT INTO ready VALUES (?, ?, ?)", found)
        return len([Value._make(row) for row in self.connection.execute(_READY)])

    def one(self, key: str, point: Point) -> Status:
        """Seek each field of one action."""
        known_to = self.before + point.entry
        rows = action_rows(self.connection, subject(key), point.day, known_to)
        four = _four({row.field: row.value for row in rows})
        return {key: four} if any(four) else {}

    def timeline(self, key: str) -> list[Line]:
        """Read the log of one action, but for what it began with."""
        lines = timeline(self.connection, subject(key), sys.maxsize)
        every = (one.stored for one in lines)
        return [_line(one, self.before) for one in every if one.number > self.before]

    def read(self) -> int:
        """Verify every entry."""
        found = verify(self.place)
        if not found.verified:
            raise RuntimeError(found.findings[0].sentence)
        return found.entries

    def hash(self) -> int:
        """Hash what `verify` hashes, and parse what it parses."""
        return hash_plainly(self.place, ORIGIN)

    def export(self) -> int:
        """Run `ledger log` for the whole ledger."""
        return self._printed("log", "--format", "csv")

    def print_table(self) -> int:
        """Run `ledger status` for one plan."""
        return self._printed("status", "--plan", "plan-01")

    def command(self) -> int:
        """Run `ledger progress`."""
        return self._printed("progress", "1.1", NOTE, "--plan", "plan-01")

    def pack(self) -> int:
        """Run `ledger report seal`; each is another report in the ledger."""
        why = ("--because", "The estate reports no exceptions")
        return self._printed(
            "report", "seal", "--to", "ofsted", "--plan", "plan-01", *why
        )

    def _printed(self, *words: str) -> int:
        """Run a command and return how many lines it printed."""
        program = [sys.executable, "-m", "cli", "--ledger", str(self.place)]
        return lines_of([*program, *words])

    def close(self) -> None:
        """Close both."""
        self.connection.close()
        self.ledger.close()

    def _open(self, count: int) -> None:
        """Open the plans with all their actions."""
        every = places(count)
        for plan in dict.fromkeys(plan for plan, _ in every):
            codes = [code for at, code in every if at == plan]
            self._record(partial(opening, plan, codes), OPENED)
            self._record(partial(aiming, plan, codes), OPENED)
        self.before = len(every) // ACTIONS * BEFORE

    def _subjects(self) -> list[str]:
        plans = self.ledger.log.plans()
        return [f"action/{one}/{1 + at}" for one in plans for at in range(ACTIONS)]

    def _import(self, some: list[Update]) -> None:
        self.instant = some[-1].recorded_at
        self._record(partial(deciding, some), None)

    def _record(self, decide: Decide, effective: PartialDate | None) -> None:
        command = Command(urandom(16).hex(), "h.mensah", effective)
        record(self.ledger.log, command, ("estate",), decide, ahead=True)


def _four(said: dict[str, str]) -> tuple[str, str, str, str]:
    target = json.loads(said["target/1"])["words"] if "target/1" in said else ""
    progress = said.get("progress", "").split(":")[0]
    aim = "" if target == ASIDE.words else target.split(" ")[0]
    return said.get("rating", ""), progress, aim, said.get("delivery", "")


def _line(row: LineRow, before: int) -> Line:
    kind = KINDS_OF[row.type]
    text, reason = row.text or "", row.reason or ""
    value, _, words = text.partition(": " if kind == "progress" else " #")
    words = words if kind == "progress" else reason
    return Line(row.number - before, kind, row.effective_day or "", value, words)


if __name__ == "__main__":
    main(Ours)
