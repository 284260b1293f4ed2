"""What was decided before the lock goes on one way there and back, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import cast

import pytest

from domain.event import Attribution
from domain.partial_date import PartialDate
from ledger.ahead import Remembered
from ledger.book import Ledger
from ledger.errors import UnreadableLedgerError
from ledger.place import ServerPlace
from ledger.postgres.at_once import OtherTreeError
from ledger.postgres.datastore import ServerDatastore
from ledger.postgres.recorder import ServerRecorder
from ledger.prepared import Prepared, prepared
from ledger.session import Session
from tests.faults.server.locking import letting_go, locked, until_waiting
from tests.ledger.given import (
    BEGUN,
    SLUG,
    START,
    WHY,
    audit,
    command,
    everything,
    filled,
    note,
    opened,
)
from tests.postgres import Server
from tools.golden import counted

WAIT = 0.3


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger with a plan and one action."""
    return filled(server.place(), 0)


@pytest.fixture
def ledger(place: ServerPlace) -> Iterator[Ledger]:
    """Yield that ledger, open."""
    with opened(place) as ledger:
        yield ledger


def ready(ledger: Ledger, notes: int = 1, name: str = "one") -> Prepared:
    """Return some notes on action 1.1, ready to be saved."""
    asked, today = command(name), START.date()
    by = Attribution(asked.recorded_by, asked.id, today, PartialDate.day(today))
    connections = ledger.log.datastore.connections
    session = Session(Remembered(ledger.log), by, connections=connections)
    for _ in range(notes):
        session.add(session.action(SLUG, "1.1").record_progress(WHY, by))
    return prepared(ledger.log, asked, ("note",), session)


def at_once(
    ledger: Ledger, what: Prepared, now: datetime = START
) -> tuple[int, ...] | None:
    """Return the numbers under which the server recorded it; None if it did not."""
    recorder = cast("object", ledger.log.recorder)
    assert isinstance(recorder, ServerRecorder)
    recorder.clock = lambda: now
    return recorder.insert_at_once(what)


def recorded_at(ledger: Ledger) -> list[datetime]:
    """Return when each entry after the first ones was recorded."""
    return [entry.recorded_at for entry in ledger.entries_after(BEGUN)]


def test_a_verb_needs_no_lock_of_its_own(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(ServerDatastore, "writing")

    assert note(ledger) == BEGUN + 1
    assert note(ledger) == BEGUN + 2


def test_several_entries_are_numbered_timed_and_hashed_like_any_others(
    ledger: Ledger,
) -> None:
    assert at_once(ledger, ready(ledger, 3)) == (BEGUN + 1, BEGUN + 2, BEGUN + 3)

    audit(ledger)
    first, second, third = recorded_at(ledger)
    assert second - first == third - second == timedelta(microseconds=1)
    assert {entry.event.reason for entry in ledger.entries_after(BEGUN)} == {None}
    assert note(ledger) == BEGUN + 4


def test_nothing_is_recorded_of_what_moved(ledger: Ledger, place: ServerPlace) -> None:
    what = ready(ledger)
    with opened(place) as other:
        note(other)
    before = everything(place)

    assert at_once(ledger, what) is None
    assert everything(place) == before


def test_what_was_recorded_while_waiting_is_seen_whatever_the_server_is_set_to(
    server: Server, place: ServerPlace
) -> None:
    server.login("a.okafor", f"{place.schema}_writer")
    server.run('ALTER ROLE "a.okafor" SET default_transaction_isolation = serializable')
    asked = replace(command("one"), recorded_by="a.okafor")
    with (
        opened(server.place(place.schema, "a.okafor")) as ledger,
        opened(place) as other,
        locked(place) as holder,
    ):
        first = Thread(target=note, args=(other,))
        first.start()
        until_waiting(holder, 1)
        with letting_go(holder, behind=2):
            done = ledger.record_progress(asked, SLUG, "1.1", WHY)
        first.join()

    assert done.numbers == (BEGUN + 2,)
    with opened(place) as ledger:
        audit(ledger)


def test_those_who_record_wait_for_a_table_in_turn(place: ServerPlace) -> None:
    with locked(place) as holder:
        modes = holder.execute(
            "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid()"
            " AND relation = 'meta'::regclass"
        ).fetchall()

    assert ("ShareUpdateExclusiveLock",) in modes


def test_a_damaged_head_is_told_of_and_nothing_is_recorded(
    server: Server, ledger: Ledger, place: ServerPlace
) -> None:
    head = f"{place.schema}.head"
    server.run(
        f"ALTER TABLE {head} DISABLE TRIGGER USER",
        f"UPDATE {head} SET frontier = frontier || frontier",
        f"ALTER TABLE {head} ENABLE TRIGGER USER",
    )
    before = everything(place)

    with pytest.raises(UnreadableLedgerError, match="remembered head is damaged"):
        note(ledger)

    assert everything(place) == before


def test_nothing_is_recorded_twice(ledger: Ledger, place: ServerPlace) -> None:
    what = ready(ledger)
    at_once(ledger, what)
    before = everything(place)
    what.session.read.clear()  # Not even of what nothing else keeps from it.

    assert at_once(ledger, what) is None
    assert everything(place) == before


def test_who_waited_recorded_when_they_had_their_turn(
    ledger: Ledger, place: ServerPlace
) -> None:
    what, now = ready(ledger), datetime(2020, 1, 6, 12, tzinfo=UTC)
    with locked(place) as holder, letting_go(holder, after=WAIT):
        assert at_once(ledger, what, now) is not None

    assert now + timedelta(seconds=WAIT / 2) < recorded_at(ledger)[0]
    assert recorded_at(ledger)[0] < now + timedelta(seconds=60)


def test_who_waited_until_the_next_day_decides_anew(
    ledger: Ledger, place: ServerPlace
) -> None:
    what, before = ready(ledger), everything(place)
    midnight = datetime(2020, 1, 7, tzinfo=UTC)
    with locked(place) as holder, letting_go(holder, after=WAIT):
        late = at_once(ledger, what, midnight - timedelta(seconds=WAIT / 2))

    assert late is None
    assert everything(place) == before


def test_a_clock_that_was_set_back_stays_behind_the_last_entry(ledger: Ledger) -> None:
    last = [entry.recorded_at for entry in ledger.entries_after(0)][-1]

    at_once(ledger, ready(ledger), START - timedelta(hours=1))

    assert recorded_at(ledger) == [last + timedelta(microseconds=1)]


def test_behind_an_entry_dated_ahead_of_the_clock_there_is_no_second_turn(
    ledger: Ledger, place: ServerPlace
) -> None:
    ahead = START + timedelta(days=1)
    with Ledger(place, lambda: ahead, counted()) as early:
        note(early)

    assert at_once(ledger, ready(ledger)) == (BEGUN + 2,)
    first, second = recorded_at(ledger)
    assert first >= ahead
    assert second - first == timedelta(microseconds=1)


def test_in_the_last_year_there_is_nothing_that_cannot_be_said(
    ledger: Ledger, place: ServerPlace
) -> None:
    what, before = ready(ledger), everything(place)

    assert at_once(ledger, what, datetime(9999, 12, 31, 23, tzinfo=UTC)) is None
    assert everything(place) == before


def test_a_connection_that_had_to_be_made_anew_records_nothing_decided_before(
    ledger: Ledger, place: ServerPlace
) -> None:
    what, before = ready(ledger), everything(place)
    datastore = cast("object", ledger.log.datastore)
    assert isinstance(datastore, ServerDatastore)
    datastore.connection.close()

    assert at_once(ledger, what) is None
    assert everything(place) == before


def test_a_server_that_hashes_otherwise_is_told_of(ledger: Ledger) -> None:
    what = ready(ledger)
    ledger.log.recorder.origin = "another"

    with pytest.raises(OtherTreeError, match="It was recorded, but"):
        at_once(ledger, what)
