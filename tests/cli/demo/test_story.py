"""What the example's officers typed: plausible, and in an order that can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise

from cli.demo.recording import IMPORTED
from cli.demo.story import story
from cli.demo.updates import Sitting, Timetable, Update
from cli.demo.verbs import VERBS
from domain.clock import london

NAMING = ("correct rating", "correct text", "correct on", "correct target", "retract")


def updates() -> list[Update]:
    """Return every update, in the order of recording."""
    return [update for sitting in story() for update in sitting.updates]


def instants() -> list[datetime]:
    """Return the instant of every update, in order."""
    timetable = Timetable()
    return [at for sitting in story() for at, _ in timetable.instants(sitting)]


def test_every_update_is_recorded_after_the_one_before() -> None:
    recorded = [IMPORTED, *instants()]

    assert all(earlier < later for earlier, later in pairwise(recorded))


def test_officers_record_on_weekdays_in_office_hours() -> None:
    local = [instant.astimezone(london()) for instant in (IMPORTED, *instants())]

    assert [at for at in local if at.weekday() > 4] == []
    assert [at for at in local if not time(9) <= at.time() <= time(17, 30)] == []


def test_the_updates_cover_june_2020_to_february_2022() -> None:
    days = [sitting.day for sitting in story()]

    assert min(days) == date(2020, 6, 25)
    assert max(days) == date(2022, 2, 24)


def test_a_second_sitting_begins_where_the_first_one_ended() -> None:
    timetable, update = Timetable(), Update("progress", "2.6", "Agreed")
    day = date(2020, 7, 30)

    first = [at for at, _ in timetable.instants(Sitting(day, "one", (update,) * 40))]
    second = [at for at, _ in timetable.instants(Sitting(day, "two", (update,)))]

    assert first[-1] < second[0]


def test_the_hour_of_a_sitting_is_that_of_london() -> None:
    update = Update("progress", "2.6", "Agreed")

    ((summer, _),) = Timetable().instants(Sitting(date(2020, 7, 30), "a", (update,)))
    ((winter, _),) = Timetable().instants(Sitting(date(2021, 1, 29), "a", (update,)))

    assert summer.astimezone(UTC).hour == 8
    assert winter.astimezone(UTC).hour == 9


def test_every_verb_is_used() -> None:
    assert {update.verb for update in updates()} == set(VERBS)


def test_an_update_is_named_once_and_only_if_a_later_one_is_about_it() -> None:
    named: set[str] = set()
    for update in updates():
        if update.verb in NAMING:
            assert update.ref in named
        if update.name is not None:
            assert update.name not in named
            named.add(update.name)


def test_several_officers_take_part() -> None:
    users = {sitting.who for sitting in story()}

    assert {"policy.officer", "hos.mash", "qa.lead", "dcs.office"} < users
