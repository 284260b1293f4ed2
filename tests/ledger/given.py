"""Where tests of recording begin: a real ledger file, a clock, and an audit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from domain.clock import print_instant
from domain.entry import Entry
from domain.partial_date import PartialDate
from domain.scheme import ragb
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import LOCK_SECONDS, connect, create
from ledger.files import KeptFile, media_type_of
from ledger.place import Place, ServerPlace
from ledger.recording import record
from ledger.schema import triggers
from ledger.session import Command, Session
from ledger.verify import verify
from tools.golden import ORIGIN as ORIGIN
from tools.golden import counted

P = TypeVar("P", Path, ServerPlace, Place)

SLUG = "riverton-2019"
ACTION = f"action/{SLUG}/1"
START = datetime(2020, 1, 6, 9, 30, tzinfo=UTC)
WHY = Text("The board asked for it")
BEGUN = 4
"""How many entries `begin` records for one action."""


class Clock:
    """A clock that gains a second each time it is read.

    Attributes:
        now: What it says next; tests set it forward and back.
        step: What it gains; one that stands gains nothing.
    """

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self.step = timedelta(seconds=1)

    def __call__(self) -> datetime:
        """Return the instant and move on."""
        now = self.now
        self.now += self.step
        return now


_ids = count(1)


def command(name: str = "", on: PartialDate | None = None) -> Command:
    """Return a command of an officer; a fresh id unless it is named."""
    return Command(name or f"command-{next(_ids)}", "h.mensah", on)


def made(place: Place, clock: Callable[[], datetime] | None = None) -> Ledger:
    """Return a new open ledger at `place` with counted entropy."""
    create(place, ORIGIN)
    return Ledger(place, clock or Clock(), counted())


def opened(place: Place, seconds: float = LOCK_SECONDS) -> Ledger:
    """Return the ledger at `place` as another program opens it."""
    return Ledger(place, Clock(), counted(), seconds)


def begin(ledger: Ledger, *codes: str) -> None:
    """Open a plan with one area and an action for each code; 1.1 if none is given."""
    ledger.open_plan(command(), SLUG, Text("Children first"), None, None, ragb())
    ledger.add_area(command(), SLUG, "1", Text("Front door"))
    for code in codes or ("1.1",):
        words = Text(f"What {code} is about")
        ledger.add_action(command(), SLUG, code, "1", words, None)


def note(ledger: Ledger, words: str = "Two are hired", name: str = "") -> int:
    """Record a progress note on action 1.1 and return its number."""
    done = ledger.record_progress(command(name), SLUG, "1.1", Text(words))
    return done.numbers[0]


def kept(content: bytes = b"What was sent in July", name: str = "July.pdf") -> KeptFile:
    """Return a file to be kept."""
    return KeptFile(name, content, sha256(content).hexdigest(), media_type_of(name))


def many(ledger: Ledger, count: int) -> None:
    """Record a plan, and `count` notes on its action in one command."""
    begin(ledger)

    def decide(session: Session) -> None:
        # One decision for all of them: each would fold all those before it.
        first = session.action(SLUG, "1.1").record_progress(WHY, session.by)
        for version in range(1, count + 1):
            changed = {"originator_version": version, "text": Text(f"Note {version}")}
            session.pending.append(first.model_copy(update=changed))

    record(ledger.log, command(), ("many",), decide)


def filled(place: P, notes: int = 6) -> P:
    """Make a ledger at `place` with a plan, one action, and some notes on it."""
    if isinstance(place, Path):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(_file_with(notes))
    else:
        _fill(place, notes)
    return place


@cache
def _file_with(notes: int) -> bytes:
    """Return the bytes of such a ledger, which are made once."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "ledger.db"
        _fill(place, notes)
        return place.read_bytes()


def _fill(place: Place, notes: int) -> None:
    with made(place) as ledger:
        begin(ledger)
        for number in range(notes):
            note(ledger, f"Note {number}")


def query(place: Place, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Return what a statement gives on a connection of its own."""
    with closing(connect(place)) as connection:
        return connection.execute(statement, values).fetchall()


def everything(place: Place) -> str:
    """Return a hash over all rows of all tables."""
    tables = ("stored_events", "leaf", "vault", "blob", "command", "head")
    with closing(connect(place)) as connection:
        # Rows come in the order of the engine: that says nothing.
        rows = [
            sorted(map(tuple, connection.execute(f"SELECT * FROM {name}").fetchall()))
            for name in tables
        ]
    return sha256(repr(rows).encode()).hexdigest()


def file_of(ledger: Ledger) -> Path:
    """Return the file of a ledger that is in one."""
    place = ledger.log.place
    assert isinstance(place, Path)
    return place


@contextmanager
def tampering(place: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection without the triggers, and put them back afterwards."""
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        # Whoever changes a file by hand is not held up by its rules, nor by the disk.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for name in triggers():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for statement in triggers().values():
            connection.execute(statement)


def sentences(place: Place) -> list[str]:
    """Return what a verification finds."""
    return [finding.sentence for finding in verify(place).findings]


def audit(ledger: Ledger) -> list[Entry]:
    """Check everything that holds of any ledger, and return its entries."""
    entries = told_by(ledger)
    found = verify(ledger.log.place)
    assert found.findings == ()
    assert found.entries == len(entries)
    return entries


def told_by(ledger: Ledger) -> list[Entry]:
    """Return the entries as this open ledger tells them, having checked their order."""
    entries = list(ledger.entries_after(0))
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    instants = [print_instant(entry.recorded_at) for entry in entries]
    assert instants == sorted(set(instants))
    for entry in entries:
        stream, version = entry.event.originator_id, entry.event.originator_version
        assert ledger.log.whereabouts(entry.number) == (stream, version)
        assert ledger.log.number_of(stream, version) == entry.number
    return entries
