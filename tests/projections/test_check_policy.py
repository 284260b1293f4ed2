"""A policy of a second person speaks of ratings that the scheme has."""

from __future__ import annotations

from domain.policies import POLICIES
from tests.ledgers import Book
from tests.projections.checking import APRIL, FEBRUARY, LATER, MARCH, RAG, begun, found


def governed(policy: str = "ofsted") -> tuple[Book, int]:
    """Return a book under a policy, and the entry that says for which ratings."""
    book = begun()
    plan = book.plan()
    for event in plan.want_second_person(POLICIES[policy], book.by(FEBRUARY)):
        book.record(event)
    return book, len(book.entries) - 1


def test_a_scheme_that_drops_a_rating_of_the_policy_is_found() -> None:
    book, policy = governed()
    scheme = book.record(book.plan().adopt_scheme(RAG, book.by(APRIL)))

    (one,) = found(book)

    assert (one.rule, one.action) == ("policy without its rating", None)
    assert one.entries == (policy, scheme)
    assert 'needed for "Blue" by' in one.finding
    assert one.mend == "ledger plan second-person --rating RATING"
    assert found(book, MARCH) == []


def test_it_is_no_longer_found_once_the_policy_names_what_there_is() -> None:
    book, _ = governed()
    book.record(book.plan().adopt_scheme(RAG, book.by(APRIL)))
    wanted = POLICIES["none"]._replace(ratings=("Red", "Green"))
    for event in book.plan().want_second_person(wanted, book.by(APRIL)):
        book.record(event)

    assert found(book, LATER) == []


def test_no_policy_and_one_of_nothing_lack_no_rating() -> None:
    for book in (begun(), governed("none")[0]):
        book.record(book.plan().adopt_scheme(RAG, book.by(APRIL)))

        assert found(book) == []
