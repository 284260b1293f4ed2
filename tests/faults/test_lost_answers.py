"""Answers of a server that are lost, and what is sent but never or late arrives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Thread

import pytest

from domain.text import Text
from ledger.errors import ConnectionLostError, LostAnswerError
from ledger.place import ServerPlace
from ledger.postgres.faults import NoServerError
from ledger.recording import Recorded, record
from ledger.session import Session
from tests.faults.cutting import AT_ONCE, COMMIT, Way, way_to
from tests.faults.server.locking import letting_go, locked
from tests.ledger.given import (
    BEGUN,
    SLUG,
    audit,
    command,
    everything,
    filled,
    note,
    opened,
    query,
)
from tests.postgres import Server

PATIENCE = 0.2


@pytest.fixture
def place(server: Server) -> ServerPlace:
    """Return a ledger with a plan and one action."""
    return filled(server.place(), 0)


@pytest.fixture
def way(server: Server) -> Iterator[Way]:
    """Yield a way to the server that can be cut."""
    with way_to(server.port) as made:
        yield made


def by(way: Way, server: Server, place: ServerPlace) -> ServerPlace:
    """Return the same place, by that way."""
    return place._replace(url=place.url.replace(f":{server.port}/", f":{way.port}/"))


def test_a_lost_answer_is_looked_up_and_what_was_recorded_is_the_answer(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        way.cut_after(COMMIT, lets_through=True)

        done = ledger.record_progress(command("one"), SLUG, "1.1", Text("Two hired"))

        assert (done.numbers, done.again) == ((BEGUN + 1,), False)
        assert [event.wire for event in done.events] == ["action.progress_recorded"]
        assert len(audit(ledger)) == BEGUN + 1


@pytest.mark.parametrize("ahead", [True, False])
def test_a_commit_that_never_arrived_is_sent_again(
    server: Server, place: ServerPlace, way: Way, *, ahead: bool
) -> None:
    def decide(session: Session) -> None:
        session.add(session.action(SLUG, "1.1").record_progress(Text("x"), session.by))

    with opened(by(way, server, place)) as ledger:
        way.cut_after(COMMIT, lets_through=False)

        done = record(ledger.log, command("one"), ("one",), decide, ahead=ahead)

        assert (done.numbers, done.again) == ((BEGUN + 1,), False)
        assert len(audit(ledger)) == BEGUN + 1


def test_a_command_that_still_waits_for_its_turn_somewhere_is_recorded_once(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        with locked(place) as holder:
            way.cut_after(COMMIT, lets_through=True)
            with letting_go(holder):
                done = ledger.record_progress(command("one"), SLUG, "1.1", Text("x"))

        assert done.numbers == (BEGUN + 1,)
        assert len(audit(ledger)) == BEGUN + 1


def test_what_arrives_after_its_command_was_sent_again_records_nothing(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        way.cut_and_keep(AT_ONCE)

        done = ledger.record_progress(command("one"), SLUG, "1.1", Text("x"))
        before = everything(place)
        way.release()
        with locked(place):  # It has had its turn by then.
            assert everything(place) == before

        assert (done.numbers, done.again) == ((BEGUN + 1,), False)
        assert note(ledger) == BEGUN + 2
        assert len(audit(ledger)) == BEGUN + 2


def test_nobody_says_that_nothing_was_recorded_of_what_may_still_arrive(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place), seconds=PATIENCE) as ledger:
        way.cut_and_keep(AT_ONCE)
        with locked(place), pytest.raises(LostAnswerError, match="before it said"):
            note(ledger, name="one")
        way.release()

        deadline = time.monotonic() + 10
        while len(query(place, "SELECT 1 FROM leaf")) == BEGUN:
            assert time.monotonic() < deadline
            time.sleep(0.02)

        # It counts once, although it is sent again.
        assert note(ledger, name="one") == BEGUN + 1
        assert len(audit(ledger)) == BEGUN + 1


def test_whoever_is_not_told_is_given_the_name_under_which_it_counts_once(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place), seconds=PATIENCE) as ledger:
        note(ledger)
        way.is_open = False
        way.cut_after(AT_ONCE, lets_through=True)

        with pytest.raises(LostAnswerError, match="under --command-id one, which"):
            note(ledger, name="one")

    with opened(place) as ledger:
        assert note(ledger, name="one") == BEGUN + 2


def test_what_was_found_is_no_refusal_though_nobody_can_read_it_just_then(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        way.cut_after(AT_ONCE, lets_through=True)
        way.next = b"ORDER BY rowid LIMIT"

        done = ledger.record_progress(command("one"), SLUG, "1.1", Text("Two hired"))

        assert way.after == b""
        assert done == Recorded((BEGUN + 1,), again=True)


def test_a_lost_answer_to_a_command_that_decides_nothing_is_nothing(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        way.cut_after(COMMIT, lets_through=False)

        done = record(ledger.log, command("one"), ("one",), lambda session: None)

        assert done == Recorded(())
        assert len(audit(ledger)) == BEGUN


def test_an_answer_to_a_command_of_before_is_still_told_as_that(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        note(ledger, "Two hired", name="one")
        way.cut_after(AT_ONCE, lets_through=True)

        done = ledger.record_progress(command("one"), SLUG, "1.1", Text("Two hired"))

        assert done == Recorded((BEGUN + 1,), again=True)


def test_what_was_never_sent_is_said_to_be_not_recorded(
    server: Server, place: ServerPlace, way: Way
) -> None:
    with opened(by(way, server, place)) as ledger:
        ledger.log.plan(SLUG)
        way.cut_after(b"PREPARE at_once", lets_through=False)

        with pytest.raises(ConnectionLostError, match="nothing was recorded"):
            note(ledger)

        assert len(audit(ledger)) == BEGUN


def test_a_program_of_which_only_a_part_arrives_keeps_nobody_waiting(
    server: Server, place: ServerPlace, way: Way
) -> None:
    way.stall_at(AT_ONCE)
    stuck = Thread(target=_note, args=(by(way, server, place),), daemon=True)
    stuck.start()
    deadline = time.monotonic() + 10
    while way.after:
        assert time.monotonic() < deadline
        time.sleep(0.01)

    with opened(place, seconds=PATIENCE) as other:
        assert note(other) == BEGUN + 1
        way.close()
        stuck.join()

        assert len(audit(other)) == BEGUN + 2


def test_a_server_that_went_away_while_nobody_asked_it_cannot_be_reached(
    server: Server, place: ServerPlace
) -> None:
    with way_to(server.port) as way:
        ledger = opened(by(way, server, place), seconds=PATIENCE)
        note(ledger)

    with ledger, pytest.raises(NoServerError, match="cannot be reached"):
        note(ledger)


def _note(place: ServerPlace) -> None:
    with opened(place) as ledger:
        note(ledger)
