"""Second persons in ledgers that are drawn at random: policies, roles, decisions."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.policies import POLICIES, Wanted
from domain.proposals import open_proposals
from tests.book import WHY, Book
from tests.delivering import delivery

USERS = ("h.mensah", "h.mensah", "a.osei")
CLERK = "clerk"
POLICY = (
    *POLICIES.values(),
    Wanted(ratings=("Amber", "Green")),
    Wanted(delivery=("in progress", "signed off")),
)


def govern(book: Book) -> None:
    """Let a book want a second person, and a.osei be one."""
    for event in book.plan().want_second_person(POLICIES["ofsted"], book.by()):
        book.record(event)
    book.record(book.plan().grant_role("approver", "a.osei", book.by(user=CLERK)))


def propose(book: Book) -> int:
    """Propose to rate action 1.1; return the number of the entry."""
    return book.record(book.action("1.1").rate("Blue", WHY, book.by()))


def judge(draw: st.DrawFn, book: Book) -> None:
    """Decide about a proposal, or make one, or change the policy or the roles.

    Raises:
        LedgerError: nobody could have done so.
    """
    proposed = _open(book)
    steps = ("decide", "decide", "propose", "correct", "govern")
    step = draw(st.sampled_from(steps))
    if step == "decide" and proposed:
        _decide(draw, book, *draw(st.sampled_from(proposed)))
    elif step == "govern":
        _govern(draw, book)
    elif step == "correct":
        _correct(draw, book)
    else:
        action = book.action(draw(st.sampled_from(("1.1", "2.10"))))
        by = book.by(draw(_days()), draw(st.sampled_from(USERS)))
        if draw(st.booleans()):
            book.record(action.rate(draw(st.sampled_from(("Blue", "Red"))), WHY, by))
        else:
            for event in delivery(action, "signed off", by):
                book.record(event)


def _govern(draw: st.DrawFn, book: Book) -> None:
    plan, user = book.plan(), draw(st.sampled_from(USERS))
    by = book.by(draw(_days()), CLERK)
    if draw(st.booleans()):
        for event in plan.want_second_person(draw(st.sampled_from(POLICY)), by):
            book.record(event)
    elif draw(st.booleans()):
        book.record(plan.grant_role("approver", user, by))
    else:
        book.record(plan.revoke_role("approver", user, WHY, by))


def _open(book: Book) -> list[tuple[str, int]]:
    """Return the action and the version of each proposal that waits."""
    return [
        (id_, fact.version)
        for id_ in book.plan().structure.actions
        for fact in open_proposals(book.action(id_).history.facts)
    ]


def _decide(draw: st.DrawFn, book: Book, action: str, version: int) -> None:
    given, by = book.action(action), book.by(user=draw(st.sampled_from(USERS[::-1])))
    if draw(st.sampled_from((False, False, True))):
        book.record(given.refuse(version, WHY, by, book.numbers(action)))
        return
    book.record(given.confirm(version, None, by, book.numbers(action)))


def _correct(draw: st.DrawFn, book: Book) -> None:
    """Rate an action, and correct that into what may need a second person."""
    action, by = book.action("1.1"), book.by(draw(_days()))
    number = book.record(action.rate("Amber", WHY, by))
    book.correct(number, Changes(rating=draw(st.sampled_from(("Blue", "Green")))))


def _days() -> st.SearchStrategy[date | PartialDate]:
    return st.one_of(
        st.dates(date(2019, 12, 2), date(2020, 3, 1)),
        st.just(PartialDate.month(2020, 1)),
    )
