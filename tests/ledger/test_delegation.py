"""Recording for another, in a file and on a server: both names, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.correcting import Changes
from domain.delegation_refusals import InPersonError, NotDelegatedError
from domain.partial_date import PartialDate
from domain.policies import POLICIES
from domain.scheme import ragb
from domain.text import Text
from ledger.book import Ledger
from ledger.copying import copy
from ledger.errors import CommandReusedError
from ledger.place import Place
from ledger.recording import Recorded
from ledger.redact_verbs import Redaction
from ledger.session import Command
from tests.ledger.given import SLUG, WHY, audit, everything, note, opened
from tests.ledger.given import command as own
from tests.ledger.test_quick_checks import KEY

OFFICER, DIRECTOR, COLLEAGUE = "h.mensah", "d.director", "a.osei"
WORDS = Text("Two are hired")


@pytest.fixture
def ledger(either: Ledger) -> Ledger:
    """Return an open ledger, in a file and then on a server."""
    return either


def for_director(name: str = "for-another", principal: str = DIRECTOR) -> Command:
    """Return a command of the officer for the director."""
    return Command(name, OFFICER, on_behalf_of=principal)


def let(ledger: Ledger, *pairs: tuple[str, str], name: str = "let") -> None:
    """Let a colleague say who may record for whom."""
    ledger.set_delegation(Command(name, COLLEAGUE), SLUG, pairs)


def test_an_entry_for_another_is_stored_with_both_names(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))

    done = ledger.record_progress(for_director(), SLUG, "1.1", WORDS)

    (event,) = done.events
    assert (event.recorded_by, event.on_behalf_of) == (OFFICER, DIRECTOR)
    assert audit(ledger)[-1].event == event


def test_the_name_is_stored_as_the_policy_spells_it(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    given = for_director(principal="D.Director")

    first = ledger.record_progress(given, SLUG, "1.1", WORDS)
    again = ledger.record_progress(given, SLUG, "1.1", WORDS)

    assert audit(ledger)[-1].event.on_behalf_of == DIRECTOR
    assert again == Recorded(first.numbers, again=True)


def test_without_leave_nothing_is_recorded(ledger: Ledger) -> None:
    before = everything(ledger.log.place)

    with pytest.raises(NotDelegatedError):
        ledger.record_progress(for_director(), SLUG, "1.1", WORDS)

    assert everything(ledger.log.place) == before


def test_leave_ends_with_the_next_policy(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    let(ledger, name="end")

    with pytest.raises(NotDelegatedError):
        ledger.record_progress(for_director(), SLUG, "1.1", WORDS)


def test_the_same_command_for_another_is_another_request(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    note(ledger, str(WORDS), name="same")
    ledger.record_progress(for_director("other"), SLUG, "1.1", WORDS)

    for known, wanted in (
        ("same", for_director("same")),
        ("other", own("other")),
        ("other", for_director("other", "e.head")),
    ):
        with pytest.raises(CommandReusedError):
            ledger.record_progress(wanted, SLUG, "1.1", WORDS)
        assert wanted.id == known


def test_whatever_one_command_records_is_for_the_same_person(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))

    done = ledger.record_delivery(
        for_director(), SLUG, "1.1", "signed off", WHY, waiver=Text("Seen there")
    )

    assert {event.on_behalf_of for event in done.events} == {DIRECTOR}
    assert len(done.events) == 2


def test_a_plan_that_is_opened_lets_nobody(ledger: Ledger) -> None:
    with pytest.raises(NotDelegatedError):
        ledger.open_plan(for_director(), "other", Text("Other"), None, None, ragb())


Verb = Callable[[Ledger, Command], Recorded]
IN_PERSON: dict[str, Verb] = {
    "confirm": lambda ledger, c: ledger.confirm(c, 8, None),
    "refuse": lambda ledger, c: ledger.refuse(c, 8, WHY),
    "retract a role": lambda ledger, c: ledger.retract(c, 7, WHY),
    "grant": lambda ledger, c: ledger.grant_role(c, SLUG, "approver", "new"),
    "revoke": lambda ledger, c: ledger.revoke_role(c, SLUG, "approver", OFFICER, WHY),
    "policy": lambda ledger, c: ledger.want_second_person(c, SLUG, POLICIES["none"]),
    "delegation": lambda ledger, c: ledger.set_delegation(c, SLUG, ()),
    "redact": lambda ledger, c: ledger.redact(
        c, Redaction(1, ("title",), False, False, WHY, WHY)
    ),
    "key": lambda ledger, c: ledger.adopt_key(c, KEY),
}


@pytest.mark.parametrize("act", IN_PERSON)
def test_what_is_done_in_person_is_refused_and_leaves_nothing(
    ledger: Ledger, act: str
) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    ledger.want_second_person(
        Command("policy", COLLEAGUE), SLUG, POLICIES["ofsted"]._replace(delivery=None)
    )
    ledger.grant_role(Command("role", COLLEAGUE), SLUG, "approver", OFFICER)
    ledger.rate(Command("rate", COLLEAGUE), SLUG, "1.1", "Blue", WHY)
    before = everything(ledger.log.place)

    with pytest.raises(InPersonError):
        IN_PERSON[act](ledger, for_director())

    assert everything(ledger.log.place) == before


def test_a_rehearsed_redaction_for_another_is_refused_too(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))

    with pytest.raises(InPersonError):
        ledger.would_redact(
            for_director(), Redaction(1, ("title",), False, False, WHY, WHY)
        )


def test_a_correction_for_another_is_of_both(ledger: Ledger) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    number = note(ledger)
    changes = Changes(on=PartialDate.month(2019, 12))

    (event,) = ledger.correct(for_director(), number, changes, WHY).events

    assert event.names_behind == (OFFICER, DIRECTOR)
    assert audit(ledger)[-1].event == event


def test_a_copy_has_the_same_names_and_the_same_root(
    ledger: Ledger, tmp_path: Path
) -> None:
    let(ledger, (OFFICER, DIRECTOR))
    ledger.record_progress(for_director(), SLUG, "1.1", WORDS)
    there: Place = tmp_path / "copied.db"

    copy(ledger.log.place, there)

    with opened(there) as copied:
        assert audit(copied) == audit(ledger)
