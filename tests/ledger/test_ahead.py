"""What is decided before the lock is taken holds only if nothing moved since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from domain.delegation_refusals import NotDelegatedError
from domain.event import Attribution
from domain.refusals import PlanEndedError
from ledger.ahead import PAGE, decided_ahead
from ledger.book import Ledger
from ledger.errors import CommandReusedError
from ledger.postgres.datastore import ServerDatastore
from ledger.recording import record
from ledger.session import Command, Session
from tests.ledger.given import (
    ACTION,
    BEGUN,
    SLUG,
    WHY,
    Clock,
    audit,
    begin,
    command,
    made,
    note,
    opened,
)
from tests.ledger.redacting import NAME, redact
from tests.postgres import Server


@pytest.fixture
def ledger(either: Ledger) -> Ledger:
    """Return an open ledger, in a file and then on a server."""
    return either


def meanwhile(
    then: Callable[[], object],
) -> tuple[Callable[[Session], None], list[int]]:
    """Return a decision to note something, before whose first end `then` is done.

    The list gets how many entries the action had each time it was asked.
    """
    versions: list[int] = []

    def decide(session: Session) -> None:
        action = session.action(SLUG, "1.1")
        versions.append(action.history.version)
        session.add(action.record_progress(WHY, session.by))
        if len(versions) == 1:
            then()

    return decide, versions


def with_two_notes(ledger: Ledger, then: Callable[[], None]) -> None:
    """Record two notes in one transaction, in which `then` is done too."""
    with ledger.log.together():
        note(ledger)
        note(ledger)
        then()


def test_what_another_recorded_meanwhile_is_decided_upon_anew(ledger: Ledger) -> None:
    with opened(ledger.log.place) as other:
        decide, versions = meanwhile(lambda: note(other))

        done = record(ledger.log, command(), ("note",), decide, ahead=True)

    assert versions == [0, 1]
    assert done.numbers == (BEGUN + 2,)
    assert len(audit(ledger)) == BEGUN + 2


def test_what_another_recorded_of_another_action_is_no_reason_to_decide_anew(
    ledger: Ledger,
) -> None:
    ledger.add_action(command(), SLUG, "1.2", "1", WHY, None)
    with opened(ledger.log.place) as other:
        decide, versions = meanwhile(
            lambda: other.record_progress(command(), SLUG, "1.2", WHY)
        )

        done = record(ledger.log, command(), ("note",), decide, ahead=True)

    assert versions == [0]
    assert done.numbers == (BEGUN + 3,)
    assert len(audit(ledger)) == BEGUN + 3


def test_a_plan_that_was_closed_meanwhile_takes_nothing(ledger: Ledger) -> None:
    with opened(ledger.log.place) as other:
        decide, versions = meanwhile(lambda: other.close_plan(command(), SLUG, WHY))

        with pytest.raises(PlanEndedError):
            record(ledger.log, command(), ("note",), decide, ahead=True)

    assert versions == [0, 0]
    assert len(audit(ledger)) == BEGUN + 1


def test_leave_to_record_for_another_that_ended_meanwhile_is_none(
    ledger: Ledger,
) -> None:
    for_director = Command("for-another", "h.mensah", on_behalf_of="d.director")
    pair = ("h.mensah", "d.director")
    ledger.set_delegation(Command("let", "a.osei"), SLUG, [pair])
    note(ledger)
    with opened(ledger.log.place) as other:
        decide, versions = meanwhile(
            lambda: other.set_delegation(Command("end", "a.osei"), SLUG, [])
        )

        with pytest.raises(NotDelegatedError):
            record(ledger.log, for_director, ("note",), decide, ahead=True)

    assert versions == [1, 1]
    assert len(audit(ledger)) == BEGUN + 3


def test_the_same_command_recorded_meanwhile_counts_once(ledger: Ledger) -> None:
    with opened(ledger.log.place) as other:

        def then() -> None:
            again, _ = meanwhile(lambda: None)
            record(other.log, command("a"), ("note",), again, ahead=True)

        decide, _ = meanwhile(then)
        done = record(ledger.log, command("a"), ("note",), decide, ahead=True)

    assert (done.numbers, done.again) == ((BEGUN + 1,), True)
    assert len(audit(ledger)) == BEGUN + 1


def test_the_same_id_for_another_request_meanwhile_is_refused(ledger: Ledger) -> None:
    with opened(ledger.log.place) as other:
        decide, _ = meanwhile(lambda: note(other, name="a"))

        with pytest.raises(CommandReusedError):
            record(ledger.log, command("a"), ("another",), decide, ahead=True)

    assert len(audit(ledger)) == BEGUN + 1


def test_the_day_is_that_on_which_the_lock_was_there(
    ledger: Ledger, clock: Clock
) -> None:
    def then() -> None:
        clock.now += timedelta(days=1)

    decide, versions = meanwhile(then)
    done = record(ledger.log, command(), ("note",), decide, ahead=True)

    assert versions == [0, 0]
    (entry,) = ledger.entries_after(BEGUN)
    assert entry.event.effective.last == entry.recorded_at.date()
    assert done.numbers == (BEGUN + 1,)


def test_what_was_not_there_when_it_was_read_may_have_come_since(
    ledger: Ledger,
) -> None:
    note(ledger)
    with opened(ledger.log.place) as other:
        other.add_action(command(), SLUG, "1.2", "1", WHY, None)

    done = ledger.record_progress(command(), SLUG, "1.2", WHY)

    assert done.numbers == (BEGUN + 3,)


def test_words_that_were_redacted_are_forgotten_by_whoever_read_them(
    ledger: Ledger,
) -> None:
    number = note(ledger, NAME)
    note(ledger)
    with opened(ledger.log.place) as other:
        redact(other, number, "text")
    note(ledger)
    known = ledger.log.memory.action(ACTION)

    assert known is not None
    assert NAME not in repr(known.events)


def test_what_was_read_and_rolled_back_is_not_known(ledger: Ledger) -> None:
    def fail() -> None:
        raise RuntimeError("out of paper")

    with pytest.raises(RuntimeError):
        with_two_notes(ledger, fail)

    assert ledger.log.memory.plan(SLUG) is None
    assert note(ledger) == BEGUN + 1
    assert len(audit(ledger)) == BEGUN + 1


def test_the_lock_is_not_needed_to_decide(ledger: Ledger) -> None:
    note(ledger)
    decide, _ = meanwhile(lambda: None)
    by = next(iter(ledger.entries_after(BEGUN))).event
    asked = Attribution(by.recorded_by, "b", by.effective_day, by.effective)
    with opened(ledger.log.place) as other, other.log.datastore.writing():
        made = decided_ahead(ledger.log, asked, decide)

    assert made is not None
    assert [event.originator_version for event in made.pending] == [2]


def test_what_was_read_over_a_connection_that_was_lost_is_read_again(
    server: Server,
) -> None:
    with made(server.place()) as ledger:
        begin(ledger)
        note(ledger)
        held = cast("object", ledger.log.datastore)
        assert isinstance(held, ServerDatastore)

        def lose() -> None:
            held.connection.close()

        decide, versions = meanwhile(lose)
        done = record(ledger.log, command(), ("note",), decide, ahead=True)

    assert versions == [1, 1]
    assert done.numbers == (BEGUN + 2,)


def test_as_many_actions_as_there_are_can_be_decided_upon_ahead(ledger: Ledger) -> None:
    codes = [f"1.{number}" for number in range(2, 2 + 6 * PAGE)]
    with ledger.log.together():
        for code in codes:
            ledger.add_action(command(), SLUG, code, "1", WHY, None)

    def decide(session: Session) -> None:
        for code in codes:
            session.add(session.action(SLUG, code).record_progress(WHY, session.by))

    done = record(ledger.log, command(), ("notes",), decide, ahead=True)

    assert len(done.numbers) == 6 * PAGE
