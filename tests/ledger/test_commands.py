"""A command counts once, and one that is refused leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from ledger.book import Ledger
from ledger.errors import CommandReusedError
from ledger.place import Place
from ledger.recording import Recorded, record
from ledger.session import Command, Session
from tests.ledger.given import (
    BEGUN,
    SLUG,
    WHY,
    Clock,
    audit,
    command,
    everything,
    made,
    note,
    opened,
)

REUSED = (
    "command id a was used for entry #5, by somebody else, for another date or with"
    " other words; give"
)


@pytest.fixture
def ledger(either: Ledger) -> Ledger:
    """Return an open ledger, in a file and then on a server."""
    return either


def test_a_command_sent_twice_records_once(ledger: Ledger) -> None:
    first = ledger.record_progress(command("a"), SLUG, "1.1", Text("Two are hired"))

    second = ledger.record_progress(command("a"), SLUG, "1.1", Text("Two are hired"))

    assert first == Recorded((BEGUN + 1,), first.events)
    assert second == Recorded((BEGUN + 1,), again=True)
    assert len(audit(ledger)) == BEGUN + 1


def test_a_command_sent_again_from_another_program_records_once(ledger: Ledger) -> None:
    number = note(ledger, name="a")

    with opened(ledger.log.place) as other:
        assert note(other, name="a") == number

    assert len(audit(ledger)) == number


def test_a_command_sent_again_the_day_after_is_the_same_command(
    ledger: Ledger, clock: Clock
) -> None:
    number = note(ledger, name="a")
    clock.now = clock.now.replace(year=2021)

    assert note(ledger, name="a") == number


def test_a_command_of_several_entries_names_them_all_again(somewhere: Place) -> None:
    from domain.scheme import ragb

    with made(somewhere) as ledger:
        for again in (False, True):
            done = ledger.open_plan(command("a"), SLUG, WHY, None, None, ragb())

            assert (done.numbers, done.again) == ((1, 2), again)


@pytest.mark.parametrize(
    "other",
    [
        lambda ledger: note(ledger, "Other words", "a"),
        lambda ledger: ledger.reword(command("a"), SLUG, "1.1", Text("Words"), None),
        lambda ledger: ledger.record_progress(
            command("a", PartialDate.day(date(2020, 1, 5))), SLUG, "1.1", Text("Words")
        ),
        lambda ledger: ledger.retract(command("a"), 5, Text("Words")),
        lambda ledger: ledger.record_progress(
            Command("a", "somebody.else"), SLUG, "1.1", Text("Words")
        ),
    ],
)
def test_a_command_id_that_says_something_else_is_refused(
    ledger: Ledger, other: Callable[[Ledger], object]
) -> None:
    note(ledger, "Words", "a")
    before = everything(ledger.log.place)

    with pytest.raises(CommandReusedError, match=REUSED):
        other(ledger)

    assert everything(ledger.log.place) == before


TARGET = Target(kind="text", words=Text("Soon"))
FUTURE = PartialDate.day(date(2031, 1, 1))

REFUSED: dict[str, Callable[[Ledger], object]] = {
    "no such plan": lambda x: x.add_area(command(), "other", "1", WHY),
    "no such action": lambda x: x.record_progress(command(), SLUG, "9.9", WHY),
    "no such rating": lambda x: x.rate(command(), SLUG, "1.1", "Purple", WHY),
    "no reason": lambda x: x.rate(command(), SLUG, "1.1", "Red", None),
    "code taken": lambda x: x.add_action(command(), SLUG, "1.1", "1", WHY, None),
    "future": lambda x: x.record_progress(command("", FUTURE), SLUG, "1.1", WHY),
    "bad command id": lambda x: note(x, name="two words"),
    "bad user": lambda x: x.record_progress(Command("x", "a\nb"), SLUG, "1.1", WHY),
    "no such entry": lambda x: x.retract(command(), 99, WHY),
    "entry 0": lambda x: x.retract(command(), 0, WHY),
    "huge entry": lambda x: x.correct(command(), 10**30, Changes(text=WHY), WHY),
    "no target": lambda x: x.revise_target(
        command(), SLUG, "1.1", None, TARGET, reason=WHY, approved_by=WHY
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_stores_nothing_and_takes_no_number(
    ledger: Ledger, case: str
) -> None:
    note(ledger)
    before = everything(ledger.log.place)

    with pytest.raises(LedgerError):
        REFUSED[case](ledger)

    assert everything(ledger.log.place) == before
    assert note(ledger) == BEGUN + 2
    audit(ledger)


def test_a_command_that_was_refused_can_be_sent_again(ledger: Ledger) -> None:
    with pytest.raises(LedgerError):
        ledger.rate(command("a"), SLUG, "1.1", "Purple", WHY)

    done = ledger.rate(command("a"), SLUG, "1.1", "Red", WHY)

    assert done.numbers == (BEGUN + 1,)


@pytest.mark.parametrize(
    "failure", [LedgerError("No."), KeyboardInterrupt(), OSError()]
)
def test_a_failure_in_the_middle_of_many_entries_leaves_none_of_them(
    ledger: Ledger, failure: BaseException
) -> None:
    before = everything(ledger.log.place)

    def decide(session: Session) -> None:
        for index in range(600):
            action = session.action(SLUG, "1.1")
            session.add(action.record_progress(Text(f"Part {index}"), session.by))
        session.store.plan(SLUG)
        raise failure

    with pytest.raises(type(failure)):
        record(ledger.log, command(), ("import",), decide)

    assert everything(ledger.log.place) == before
    assert note(ledger) == BEGUN + 1
    audit(ledger)


def test_an_event_that_cannot_be_stored_leaves_none_of_those_before_it(
    ledger: Ledger,
) -> None:
    before = everything(ledger.log.place)

    def decide(session: Session) -> None:
        good = session.action(SLUG, "1.1").record_progress(WHY, session.by)
        session.add(good)
        session.add(good.model_copy(update={"text": 1.5, "originator_version": 2}))

    with pytest.raises(TypeError, match="float"):
        record(ledger.log, command(), ("bad",), decide)

    assert everything(ledger.log.place) == before


def test_what_one_command_adds_is_seen_by_its_later_decisions(ledger: Ledger) -> None:
    def decide(session: Session) -> None:
        by: Attribution = session.by
        added: Event = session.plan(SLUG).add_action("1.2", "1", WHY, by)
        session.add(added)
        session.add(session.action(SLUG, "1.2").record_progress(WHY, by))
        session.add(session.action(SLUG, "1.2").rate("r", WHY, by))

    done = record(ledger.log, command(), ("two",), decide)

    assert [e.event for e in audit(ledger)[-3:]] == list(done.events)


def test_two_programs_that_take_turns_see_what_the_other_recorded(
    ledger: Ledger,
) -> None:
    with opened(ledger.log.place) as other:
        for index, turn in enumerate((ledger, other, other, ledger)):
            turn.set_target(command(), SLUG, "1.1", TARGET)
            assert note(turn) == BEGUN + 2 * (index + 1)

    numbers = [getattr(e.event, "number", None) for e in audit(ledger)]
    assert [number for number in numbers if number] == [1, 2, 3, 4]
