"""The estate that everybody is measured with is the same one every time."""

from __future__ import annotations

import tracemalloc
from datetime import timedelta
from hashlib import sha256

import pytest

from benchmarks.estate import KINDS, asked, keys, later, plans, points, updates

SMALL = 3_000


def test_an_estate_is_the_same_on_every_machine_and_in_every_run() -> None:
    told = sha256()
    for update in updates(SMALL):
        told.update(repr(tuple(map(str, update))).encode())

    assert told.hexdigest().startswith("63a17a8008a897f653cc4fbc9d64da3e")


def test_entries_are_numbered_and_recorded_one_after_the_other() -> None:
    every = list(updates(SMALL))

    assert [one.number for one in every] == list(range(1, SMALL + 1))
    instants = [one.recorded_at for one in every]
    assert instants == sorted(set(instants))
    assert {one.kind for one in every} == set(KINDS)


def test_what_happened_is_recorded_the_same_day_or_up_to_sixty_days_later() -> None:
    delays = [one.recorded_at.date() - one.effective for one in updates(SMALL)]

    assert min(delays) == timedelta(0)
    assert timedelta(days=50) < max(delays) <= timedelta(days=60)


def test_some_is_dated_before_what_was_recorded_of_the_same_earlier() -> None:
    last, late = dict[tuple[str, str], str](), 0
    for one in updates(SMALL):
        known = last.get((one.key, one.kind), "")
        late += str(one.effective) < known
        last[one.key, one.kind] = max(known, str(one.effective))

    assert late > SMALL / 100


@pytest.mark.parametrize(("entries", "count"), [(3_000, 1), (100_000, 10)])
def test_an_estate_has_one_plan_or_ten_of_two_hundred_actions(
    entries: int, count: int
) -> None:
    assert plans(entries) == count
    assert len(set(keys(entries))) == count * 200
    assert set(asked(entries)) <= set(keys(entries))


def test_a_long_estate_takes_no_more_memory_than_a_short_one() -> None:
    def most(count: int) -> int:
        source = updates(1_000_000)
        tracemalloc.start()
        try:
            for _ in range(count):
                next(source)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    # Ten thousand updates that are kept take several megabytes.
    assert most(10_000) < most(500) + 1_000_000


def test_what_is_recorded_later_goes_on_where_the_estate_ended() -> None:
    *_, last = updates(SMALL)

    more = list(later(SMALL, 20))

    assert [one.number for one in more] == list(range(SMALL + 1, SMALL + 21))
    assert more[0].recorded_at > last.recorded_at


def test_it_is_asked_about_now_and_about_the_past_on_both_clocks() -> None:
    *_, last = updates(SMALL)

    now, *past = points(SMALL)

    assert now == (last.recorded_at.date(), SMALL, last.recorded_at)
    assert all(point.day < now.day for point in past)
    assert {point.entry < SMALL for point in past} == {True, False}
    assert points(SMALL) == [now, *past]
