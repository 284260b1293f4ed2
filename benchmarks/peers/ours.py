"""This program: the ledger in a file, and its views."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from os import urandom
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import ACTIONS, LARGE, Point, Update, keys
from benchmarks.peers.course import main
from benchmarks.peers.oracle import Clock, Line, Status
from benchmarks.peers.protocol import Peer, Work
from domain.action import Action
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.scheme import ragb
from domain.target import Target
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import connect, create
from ledger.recording import record
from ledger.session import Command, Session
from ledger.verify import verify
from projections.axes import plans
from projections.catch_up import catch_up, rebuild
from projections.facts import Row, action_rows, state_rows
from projections.line_row import LineRow
from projections.log import timeline

Decide = Callable[[Session], None]

CHUNK = 5_000
"""How many updates one command of the import records."""

OPENED = PartialDate.day(date(2019, 1, 1))
ASIDE = Target(kind="text", words=Text("To be agreed"))
"""The target that each action begins with; the estate's are all revisions of it."""

WHO = Text("The board")
BEFORE = 2 + 4 + 2 * ACTIONS
"""How many entries open a plan: title, scheme, areas, and two for each action."""

KINDS_OF = {
    "action.progress_recorded": "progress",
    "action.rated": "rating",
    "action.delivery_recorded": "delivery",
    "action.target_revised": "target",
}


class Ours(Peer):
    """Both clocks, whole plans, and a proof of every entry."""

    name: ClassVar[str] = "this program, SQLite"
    clock: ClassVar[Clock] = "both"
    works: ClassVar[tuple[Work, ...]] = (
        *("bulk", "rebuild", "status", "past", "timeline", "one"),
        *("diff", "read", "print", "append"),
    )

    def __init__(self, at: str) -> None:
        """Open the ledger and a connection for questions."""
        super().__init__(at)
        self.place = Path(at) / "ledger.db"
        if not self.place.exists():
            create(self.place, "progress-ledger-bench/estate")
        self.instant = datetime(2019, 1, 1, 9, tzinfo=UTC)
        self.ledger = Ledger(self.place, lambda: self.instant, urandom)
        self.connection = connect(self.place)
        plans = self.ledger.log.plans()
        self.before = len(plans) * BEFORE
        """How many entries there are before the estate's first."""

    def bulk(self, updates: Iterable[Update]) -> None:
        """Record thousands in a command, as an import does; each is decided upon."""
        source = iter(updates)
        some = list(islice(source, CHUNK))
        self._open(LARGE if len(some) == CHUNK else 1)
        while some:
            self._import(some)
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
        """Seek each field of each action, as `ledger status` does for one plan."""
        found: Status = {}
        known_to = self.before + point.entry
        for plan in plans(self.connection):
            by_subject: dict[str, dict[str, Row]] = {}
            for row in state_rows(self.connection, plan, point.day, known_to):
                by_subject.setdefault(row.subject, {})[row.field] = row
            for subject, rows in by_subject.items():
                if subject.startswith("action/") and any(four := _four(rows)):
                    found[f"{plan}/{rows['code'].value}"] = four
        return found

    def one(self, key: str, point: Point) -> Status:
        """Seek each field of one action."""
        known_to = self.before + point.entry
        rows = action_rows(self.connection, _subject(key), point.day, known_to)
        return {key: _four({row.field: row for row in rows})}

    def timeline(self, key: str) -> list[Line]:
        """Read the log of one action, but for what it began with."""
        lines = timeline(self.connection, _subject(key), sys.maxsize)
        every = (one.stored for one in lines)
        return [_line(one, self.before) for one in every if one.number > self.before]

    def read(self) -> int:
        """Verify every entry."""
        found = verify(self.place)
        if not found.verified:
            raise RuntimeError(found.findings[0].sentence)
        return found.entries

    def print_table(self) -> int:
        """Run `ledger status` for one plan and return how many lines it printed."""
        asked = ("--ledger", str(self.place), "status", "--plan", "plan-01")
        done = subprocess.run(
            [sys.executable, "-m", "cli", *asked],
            stdout=subprocess.PIPE,
            check=True,
        )
        return done.stdout.count(b"\n")

    def close(self) -> None:
        """Close both."""
        self.connection.close()
        self.ledger.close()

    def _open(self, count: int) -> None:
        """Open the plans with all their actions."""
        every = _places(count)
        for plan in dict.fromkeys(plan for plan, _ in every):
            codes = [code for at, code in every if at == plan]
            self._record(partial(_opening, plan, codes), OPENED)
            self._record(partial(_aiming, plan, codes), OPENED)
        self.before = len(every) // ACTIONS * BEFORE

    def _import(self, some: list[Update]) -> None:
        self.instant = some[-1].recorded_at
        self._record(partial(_deciding, some), None)

    def _record(self, decide: Decide, effective: PartialDate | None) -> None:
        command = Command(urandom(16).hex(), "h.mensah", effective)
        record(self.ledger.log, command, ("estate",), decide, ahead=True)


def _places(count: int) -> list[tuple[str, str]]:
    """Return plan and code of every action of an estate, in the order of adding."""
    pairs = (key.split("/") for key in keys(count))
    return [(plan, code) for plan, code in pairs]


def _subject(key: str) -> str:
    """Return the id of an action: they are added in the order of the estate."""
    plan, code = key.split("/")
    return f"action/{plan}/{1 + _NUMBERS[code]}"


_NUMBERS = {code: number for number, (_, code) in enumerate(_places(1))}


def _opening(plan: str, codes: list[str], session: Session) -> None:
    by = session.by
    session.add(session.new_plan(plan).open(Text(plan), None, None, by))
    session.add(session.plan(plan).adopt_scheme(ragb(), by))
    for area in dict.fromkeys(code.split(".")[0] for code in codes):
        session.add(session.plan(plan).add_area(area, Text(f"Area {area}"), by))
    held, made = session.plan(plan), list[Event]()
    for code in codes:
        added = held.add_action(code, code.split(".")[0], Text("Do it well"), by)
        held = held.apply([added])
        made.append(added)
    session.plans[plan] = held
    session.pending += made


def _aiming(plan: str, codes: list[str], session: Session) -> None:
    for code in codes:
        session.add(session.action(plan, code).set_target(ASIDE, session.by))


def _deciding(some: list[Update], session: Session) -> None:
    for update in some:
        by = session.by.on(PartialDate.day(update.effective))
        action = session.action(update.plan, update.action)
        for event in _decided(action, update, by):
            session.add(event)


def _decided(action: Action, update: Update, by: Attribution) -> tuple[Event, ...]:
    words = Text(update.words)
    match update.kind:
        case "progress":
            return (action.record_progress(Text(f"{update.value}: {words}"), by),)
        case "rating":
            return (action.rate(update.value, words, by),)
        case "delivery":
            return action.record_delivery(update.value, words, by)
        case "target":
            due = PartialDate.day(date.fromisoformat(update.value))
            # The estate's targets may say the same twice, which a ledger refuses.
            said_so = Text(f"{update.value} #{update.number}")
            target = Target(kind="date", words=said_so, due=due)
            said = {"reason": words, "approved_by": WHO}
            return (action.revise_target(1, target, by, **said),)


def _four(rows: dict[str, Row]) -> tuple[str, str, str, str]:
    said = {field: row.value for field, row in rows.items()}
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
