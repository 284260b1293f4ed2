"""What leaf and vault add to recording: the same commands with them and without."""

import json
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from os import urandom
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import rfc8785
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    InfrastructureFactory,
    JSONTranscoder,
    Mapper,
    StoredEvent,
)
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from eventsourcing.utils import Environment
from pydantic_core import to_jsonable_python

from benchmarks.processes import measure, report
from domain.catalog import EVENTS, Event
from domain.scheme import ragb
from domain.text import Text
from ledger.application import EventLog
from ledger.batch import Beside
from ledger.book import Ledger
from ledger.codec import NOT_STATE
from ledger.connection import create
from ledger.mapper import LedgerMapper
from ledger.session import Command
from ledger.sqlite import LedgerFactory, LedgerRecorder
from ledger.verbs import Verbs

SLUG = "bench-2020"
ACTIONS, NOTES, ROUNDS = 40, 1200, 15
NOW = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)


class PlainRecorder(LedgerRecorder):
    """Stores events and nothing beside them: no number, leaf, text or head."""

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int]:
        c.execute("SELECT coalesce(max(rowid), 0) FROM stored_events")
        first = c.fetchone()[0] + 1
        rows = [
            (first + at, e.originator_id, e.originator_version, e.topic, e.state)
            for at, e in enumerate(stored_events)
        ]
        c.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", rows)
        beside: Beside = kwargs["beside"]
        assert beside.remembered is not None
        command = beside.remembered(rows[0][0], rows[-1][0])
        c.execute("INSERT INTO command VALUES (?, ?, ?, ?, ?)", command)
        return [row[0] for row in rows]

    def select_events(self, *args: Any, **kwargs: Any) -> Sequence[StoredEvent]:
        """Return a stream's events, as the library does."""
        return SQLiteApplicationRecorder.select_events(self, *args, **kwargs)


class PlainFactory(LedgerFactory):
    """Makes that recorder."""

    application_recorder_class = PlainRecorder


class PlainMapper(LedgerMapper):
    """Stores words in the state, as most would."""

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Return the event with its words in it, in the same canonical JSON."""
        if not isinstance(domain_event, Event):
            raise TypeError
        fields = domain_event.model_dump(exclude=NOT_STATE, exclude_none=True)
        return StoredEvent(
            domain_event.originator_id,
            domain_event.originator_version,
            domain_event.wire,
            rfc8785.dumps(to_jsonable_python(fields)),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        """Return the event that was stored."""
        at = (str(stored_event.originator_id), stored_event.originator_version)
        fields = json.loads(stored_event.state)
        kind = EVENTS[stored_event.topic]
        return kind(originator_id=at[0], originator_version=at[1], **fields)


class PlainLog(EventLog):
    """The same application on those."""

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """Return the plain factory."""
        return PlainFactory(env, self.seconds)

    def construct_mapper(self) -> Mapper[str]:
        """Return the plain mapper."""
        return PlainMapper(JSONTranscoder())


class PlainLedger(Ledger):
    """The same verbs on that application."""

    def __init__(self, place: Path, clock: Callable[[], datetime]) -> None:
        Verbs.__init__(self, PlainLog(place, clock, urandom))


def run(folder: Path) -> None:
    """Record the same notes in two files in turns, and print what each takes."""
    minutes = iter(range(1_000_000))

    def clock() -> datetime:
        return NOW + timedelta(minutes=next(minutes))

    for name in ("plain.db", "full.db"):
        create(folder / name, "progress-ledger-bench/3")
    plain = PlainLedger(folder / "plain.db", clock)
    full = Ledger(folder / "full.db", clock, urandom)
    with plain, full:
        for ledger in (plain, full):
            _begin(ledger)
        costs = {ledger: list[tuple[float, float]]() for ledger in (plain, full)}
        for number, ref in enumerate(_refs()):
            for ledger, taken in costs.items():
                taken.append(_note(ledger, number, ref))
        _print(*costs.values())
    _as_commands(folder)


def once(name: str, id_: str) -> None:
    """Record one note in the file of a contender, as a process of its own does."""
    place = Path(name)
    ledger = (
        PlainLedger(place, lambda: datetime.now(UTC))
        if place.stem == "plain"
        else Ledger(place, lambda: datetime.now(UTC), urandom)
    )
    with ledger:
        words = Text("Ten words or so are usual in such a note")
        ledger.record_progress(_command(id_), SLUG, "1.1", words)


def _as_commands(folder: Path) -> None:
    """Print what it takes to start a program that records one note, and ends."""
    script = (
        "import os; from benchmarks.recording import once;"
        " once('{}.db', os.urandom(8).hex())"
    )
    contenders = {
        called: [sys.executable, "-c", script.format(name)]
        for called, name in (
            ("event alone, words in it", "plain"),
            ("event, leaf, vault and head", "full"),
        )
    }
    bars = {"event, leaf, vault and head": "ratio 1.15"}
    print(f"\nThe same as processes that record one note each, {ROUNDS} rounds")
    report(measure(contenders, folder, ROUNDS), bars)


def _begin(ledger: Ledger) -> None:
    title = Text("A plan to be measured")
    ledger.open_plan(_command("open"), SLUG, title, None, None, ragb())
    ledger.add_area(_command("area"), SLUG, "1", Text("The area"))
    for number in range(1, ACTIONS + 1):
        words = (f"1.{number}", "1", Text("Do it, and do it well"), None)
        ledger.add_action(_command(f"add-{number}"), SLUG, *words)


def _refs() -> Iterator[str]:
    for number in range(NOTES):
        yield f"1.{1 + number * 7 % ACTIONS}"


def _note(ledger: Ledger, number: int, ref: str) -> tuple[float, float]:
    """Return CPU and time, in milliseconds, of recording one note, durably."""
    words = Text(f"Note {number}: ten words or so are usual in such a note")
    cpu, time = process_time(), perf_counter()
    ledger.record_progress(_command(f"note-{number}"), SLUG, ref, words)
    return (process_time() - cpu) * 1000, (perf_counter() - time) * 1000


def _command(id_: str) -> Command:
    return Command(id_, "a.officer")


def _print(plain: list[tuple[float, float]], full: list[tuple[float, float]]) -> None:
    print(f"\nRecording {NOTES:,} notes one by one on SQLite, in turns")
    print(f"{'one note':42}{'CPU ms':>8}{'ms':>8}{'CPU x':>7}{'time x':>7}  bar")
    without = [statistics.median(column) for column in zip(*plain, strict=True)]
    for name, taken, bar in (
        ("event alone, words in it", plain, ""),
        ("event, leaf, vault and head", full, "ratio 1.15"),
    ):
        cpu, time = (statistics.median(column) for column in zip(*taken, strict=True))
        ratios = f"{cpu / without[0]:7.2f}{time / without[1]:7.2f}"
        print(f"{name:42}{cpu:8.3f}{time:8.3f}{ratios}  {bar}")
