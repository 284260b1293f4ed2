"""Entries for another are found by both names, shown with both, and checked."""

from __future__ import annotations

from datetime import date

import pytest

from domain.correcting import Changes
from domain.delegation import as_delegate
from domain.delegation_refusals import InPersonError, NotDelegatedError
from domain.event import Attribution, Event
from domain.partial_date import PartialDate
from domain.text import Text
from projections.authors import authors_of
from projections.check import check
from projections.check_delegation import IN_PERSON, UNLET
from projections.diff import diff
from projections.governance import delegation
from projections.log import Line, actors, log, numbered
from projections.proposed import proposals
from projections.says import who
from projections.status import status
from tests.examples import examples
from tests.judging import govern
from tests.ledgers import SLUG, WHY, Book
from tests.projections.checking import LATER, begun
from tests.projections.views import views

OFFICER, DIRECTOR = "a.officer", "d.director"
PAIR = (OFFICER, DIRECTOR)


def for_director(book: Book, user: str = OFFICER) -> Attribution:
    """Return the attribution of an entry that a user records for the director."""
    return book.by(user=user)._replace(on_behalf_of=DIRECTOR)


def let(book: Book, *pairs: tuple[str, str]) -> int:
    """Say who may record for whom; return the number of the entry."""
    return book.record(book.plan().set_delegation(pairs, book.by(user="a.osei")))


def noted(book: Book, by: Attribution) -> int:
    """Record a note; return the number of the entry."""
    return book.record(book.action("1.1").record_progress(Text("Two came"), by))


def unlet(book: Book) -> list[int]:
    """Return the entries that are found to be recorded without leave."""
    with views(book) as connection:
        found = check(connection, SLUG, LATER, len(book.entries))
    return [number for one in found if one.rule == UNLET for number in one.entries]


def lines(book: Book, actor: str) -> list[int]:
    """Return the numbers of somebody's entries."""
    with views(book) as connection:
        wanted: list[Line] = log(connection, actor=actor, known_to=len(book.entries))
    return [line.stored.number for line in wanted]


def test_an_entry_is_found_by_who_recorded_it_and_by_whom_it_is_for() -> None:
    book = begun()
    let(book, PAIR)
    number = noted(book, for_director(book))
    noted(book, book.by())

    assert lines(book, OFFICER) == lines(book, DIRECTOR) == [number]
    with views(book) as connection:
        assert actors(connection) == [OFFICER, "a.osei", DIRECTOR, "h.mensah"]


def test_log_and_status_name_both() -> None:
    book = begun()
    let(book, PAIR)
    number = noted(book, for_director(book))

    with views(book) as connection:
        (line,) = numbered(connection, [number])
        (action,) = status(connection, SLUG, LATER, number).actions
    said = line.as_json()
    progress = action.latest_progress or {}

    assert who(said) == who(progress) == "a.officer for d.director"
    assert (said["recorded_by"], said["on_behalf_of"]) == PAIR


def test_what_a_report_froze_before_is_said_without_a_principal() -> None:
    assert who({"recorded_by": OFFICER}) == OFFICER
    assert who({"recorded_by": OFFICER, "on_behalf_of": None}) == OFFICER


def test_the_policy_is_known_on_any_day_and_what_changed_in_it() -> None:
    book = begun()
    first = let(book, PAIR)
    last = let(book)
    at = date(2020, 8, 1)

    with views(book) as connection:
        assert delegation(connection, SLUG, at, first - 1) == []
        (pair,) = delegation(connection, SLUG, at, first)
        assert tuple(pair.values()) == PAIR
        assert delegation(connection, SLUG, at, last) == []
        (change,) = diff(connection, SLUG, (at, first), (at, last))

    said = change.as_json()
    assert said["field"] == "delegation"
    assert (said["before"], said["after"]) == ("a.officer for d.director", "nobody")


def test_a_proposal_says_who_made_it_for_whom() -> None:
    book = begun()
    govern(book)
    number = book.record(book.action("1.1").rate("Blue", WHY, for_director(book)))

    with views(book) as connection:
        (one,) = proposals(connection, SLUG, LATER, number)
        authors = authors_of(connection, [number], number)[number]

    assert (one.by, one.on_behalf_of) == ([OFFICER], [DIRECTOR])
    assert (authors.by, authors.on_behalf_of) == (one.by, one.on_behalf_of)


def test_what_is_done_in_person_is_so_for_the_check_and_for_whoever_records() -> None:
    plan = begun().plan()
    refused = set()
    for wire, event in examples().items():
        if wire.startswith("entry."):
            continue  # What they amend says it.
        named = event.model_copy(update={"on_behalf_of": DIRECTOR})
        with pytest.raises((InPersonError, NotDelegatedError)) as error:
            as_delegate(named, plan, plan.history)
        if error.type is InPersonError:
            refused.add(wire)

    # The example of a sealed report is a redacted edition.
    assert refused == IN_PERSON | {"report.sealed"}


def test_what_was_let_when_it_was_recorded_is_no_finding() -> None:
    book = begun()
    let(book, PAIR)
    noted(book, for_director(book))
    noted(book, for_director(book, "A.Officer"))
    let(book)

    assert unlet(book) == []


def test_what_nobody_let_is_found_until_it_is_retracted() -> None:
    book = begun()
    before = noted(book, for_director(book))
    let(book, PAIR)
    let(book)
    after = noted(book, for_director(book))

    assert unlet(book) == [before, after]
    book.retract(before)
    assert unlet(book) == [after]


def test_what_is_done_in_person_only_is_found_in_spite_of_the_policy() -> None:
    book = begun()
    let(book, PAIR)
    granted: Event = book.plan().grant_role("approver", "new", for_director(book))
    sealed = examples()["report.sealed"]
    names = {"originator_id": f"report/{SLUG}", "originator_version": 1}
    names |= {"recorded_by": OFFICER, "on_behalf_of": DIRECTOR}
    number = book.record(granted)
    edition = book.record(sealed.model_copy(update=names))
    names["originator_version"] = 2
    book.record(sealed.model_copy(update={**names, "number": 9, "replaces": None}))

    assert unlet(book) == [number, edition]


def by_hand(book: Book) -> int:
    """Record the last entry as one for the director, as nobody but by hand can."""
    last = book.entries.pop()
    named = {"recorded_by": OFFICER, "on_behalf_of": DIRECTOR}
    return book.record(last.event.model_copy(update=named))


def test_what_amends_what_is_done_in_person_is_found_in_spite_of_the_policy() -> None:
    book = begun()
    let(book, PAIR)
    granted = book.record(book.plan().grant_role("approver", "new", book.by()))
    book.correct(granted, Changes(on=PartialDate.day(date(2020, 3, 1))))
    corrected = by_hand(book)

    assert unlet(book) == [corrected]
    book.retract(corrected)
    # Whoever takes the correction back decides about the role as well.
    retracted = by_hand(book)
    assert unlet(book) == [retracted]


def test_what_amends_a_note_is_no_finding() -> None:
    book = begun()
    let(book, PAIR)
    book.retract(noted(book, book.by()))
    by_hand(book)

    assert unlet(book) == []
