"""Numbers and instants of entries, whatever the clock of the machine does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from domain.clock import day_of, end_of, print_instant, read_instant
from domain.partial_date import PartialDate
from ledger.book import Ledger
from ledger.errors import UnreadableLedgerError
from ledger.frontier import Frontier
from ledger.leaf import SealedEntry, leaf_of
from ledger.sealing import TICK, Head, seal_all
from tests.ledger.given import Clock, audit, everything, note
from tools.golden import counted

NOON = datetime(2020, 7, 30, 12, tzinfo=UTC)


def instants() -> st.SearchStrategy[datetime]:
    """Return instants in any time zone, many of them the same."""
    zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
    seconds = st.integers(-5, 5) | st.integers(-(10**8), 10**8)
    return st.builds(
        lambda step, zone: (NOON + timedelta(seconds=step)).astimezone(zone),
        seconds,
        zones,
    )


def stored(count: int) -> list[StoredEvent]:
    """Return as many events of one stream."""
    return [StoredEvent("plan/a", v, "plan.closed", b"{}") for v in range(count)]


@given(st.lists(st.tuples(instants(), st.integers(0, 3)), max_size=8))
def test_numbers_and_instants_increase_whatever_the_clock_says(
    saves: list[tuple[datetime, int]],
) -> None:
    head, entries = Head(), list[SealedEntry]()

    for now, count in saves:
        sealed, head = seal_all(head, stored(count), "o", now, counted())
        entries += [entry for entry, _ in sealed]

    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert all(a.recorded_at < b.recorded_at for a, b in pairwise(entries))
    assert head.entries == len(entries)
    assert head.frontier == Frontier().grown(leaf_of("o", entry) for entry in entries)
    assert head.recorded_at == (entries[-1].recorded_at if entries else "")


def test_an_entry_gets_the_instant_of_the_clock_if_it_went_on() -> None:
    sealed, _ = seal_all(Head(), stored(2), "o", NOON, counted())

    assert [entry.recorded_at for entry, _ in sealed] == [
        "2020-07-30T12:00:00.000000Z",
        "2020-07-30T12:00:00.000001Z",
    ]


@given(instants(), st.integers(0, 3) | st.integers(999_995, 999_999))
def test_entries_saved_together_are_a_microsecond_apart_from_one_second_to_the_next(
    second: datetime, microsecond: int
) -> None:
    begun = second.replace(microsecond=microsecond)

    sealed, _ = seal_all(Head(), stored(8), "o", begun, counted())

    expected = [print_instant(begun + index * TICK) for index in range(8)]
    assert [entry.recorded_at for entry, _ in sealed] == expected


@given(instants())
def test_a_stored_instant_reads_as_it_was(instant: datetime) -> None:
    assert read_instant(print_instant(instant)) == instant


@given(st.lists(instants(), min_size=2, max_size=2))
def test_stored_instants_sort_as_the_instants_do(pair: list[datetime]) -> None:
    one, other = pair

    assert (print_instant(one) < print_instant(other)) == (one < other)


def test_a_clock_that_goes_back_or_stands_still_does_not_turn_history_round(
    ledger: Ledger, clock: Clock
) -> None:
    clock.step = timedelta()
    for now in (NOON, NOON - timedelta(days=400), NOON, NOON - timedelta(seconds=1)):
        clock.now = now
        note(ledger, f"Said at {now}")

    entries = audit(ledger)
    assert [str(entry.event.effective) for entry in entries[-4:]] == [
        "30 July 2020",
        "26 June 2019",
        "30 July 2020",
        "30 July 2020",
    ]
    ticks = [entry.recorded_at - NOON for entry in entries[-4:]]
    assert ticks == [timedelta(microseconds=step) for step in range(4)]


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2020, 1, 6, 23, 59, 59, tzinfo=UTC), date(2020, 1, 6)),
        (datetime(2020, 1, 7, 0, 0, tzinfo=UTC), date(2020, 1, 7)),
        (datetime(2020, 7, 6, 22, 59, 59, tzinfo=UTC), date(2020, 7, 6)),
        (datetime(2020, 7, 6, 23, 0, tzinfo=UTC), date(2020, 7, 7)),
    ],
)
def test_a_day_ends_at_midnight_in_london(
    ledger: Ledger, clock: Clock, instant: datetime, day: date
) -> None:
    clock.now, clock.step = instant, timedelta()

    number = note(ledger)

    entry = audit(ledger)[number - 1]
    assert entry.event.effective == PartialDate.day(day)
    assert day_of(entry.recorded_at) == day
    assert entry.recorded_at < end_of(day)
    assert end_of(day - timedelta(days=1)) <= entry.recorded_at


def test_one_entry_dated_ahead_by_a_wrong_clock_does_not_date_those_after_it(
    ledger: Ledger, clock: Clock
) -> None:
    clock.now = datetime(2050, 1, 1, tzinfo=UTC)
    note(ledger, "The clock was wrong")
    clock.now = NOON

    note(ledger, "The clock is right again")

    assert audit(ledger)[-1].event.effective == PartialDate.day(NOON.date())


def test_after_the_last_instant_there_is_nothing_can_be_recorded(
    ledger: Ledger, clock: Clock
) -> None:
    end = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    with Ledger(ledger.log.place, lambda: end, counted()) as late:
        note(late)
    before = everything(ledger.log.place)
    clock.now = NOON

    with pytest.raises(UnreadableLedgerError, match="claims the end of time"):
        note(ledger)

    assert everything(ledger.log.place) == before
