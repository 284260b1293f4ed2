"""The axes of a question: days of knowing, plans, and what a reference means."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusals import AmbiguousActionError, UnknownActionError, UnknownPlanError
from projections.axes import known_to, latest, plans, recorded_at, resolve
from tests.ledgers import SLUG, WHY, Book, days, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

JUNE = date(2020, 6, 1)


def _id(ordinal: int) -> str:
    return f"action/{SLUG}/{ordinal}"


def test_a_day_of_knowing_ends_at_midnight_in_london() -> None:
    book = Book(now=datetime(2020, 7, 30, 22, 58, tzinfo=UTC))
    book.begin("1.1")

    with views(book) as connection:
        known = [known_to(connection, date(2020, 7, day)) for day in (29, 30, 31)]

        # 22:59 in UTC is the last minute of the day in London's summer.
        assert known == [0, 2, 5]
        assert latest(connection) == 5
        assert recorded_at(connection, 2) == "2020-07-30T22:59:00.000000Z"
        assert recorded_at(connection, 6) is None
        assert plans(connection) == [SLUG]


def test_a_code_means_the_live_action_then_the_one_that_wore_it() -> None:
    book = Book()
    book.begin("1.1", "1.2")
    book.wait(10)
    renumbered = book.record(
        book.plan().renumber_action("1.1", "1.9", WHY, book.by(date(2020, 1, 10)))
    )
    taken = book.record(
        book.plan().renumber_action("1.2", "1.1", WHY, book.by(date(2020, 1, 12)))
    )

    with views(book) as connection:
        found = [
            resolve(connection, SLUG, ref, known, JUNE)
            for ref, known in (
                ("1.1", 6),
                ("1.1.", renumbered),
                ("1.9", renumbered),
                ("1.1", taken),
                (" 1.2 ", taken),
                (_id(2), taken),
            )
        ]

    assert found == [_id(n) for n in (1, 1, 1, 2, 2, 2)]


def test_an_action_that_left_still_answers_to_its_code() -> None:
    book = Book()
    book.begin("1.1")
    book.record(book.plan().withdraw_action("1.1", WHY, book.by()))

    with views(book) as connection:
        assert resolve(connection, SLUG, "1.1", 6, JUNE) == _id(1)


def test_an_unknown_code_is_refused_with_near_ones() -> None:
    book = Book()
    book.begin("1.1", "2.10")

    with views(book) as connection:
        with pytest.raises(UnknownActionError, match=r"did you mean 2\.10"):
            resolve(connection, SLUG, "2.1O", 6, JUNE)
        with pytest.raises(UnknownActionError):
            resolve(connection, SLUG, "2.10", 5, JUNE)
        with pytest.raises(UnknownPlanError):
            resolve(connection, "other", "2.10", 6, JUNE)


def test_a_code_that_only_departed_actions_wore_is_refused() -> None:
    book = Book()
    book.begin("1.1", "1.2")
    day = book.by(date(2020, 1, 4))
    book.record(book.plan().withdraw_action("1.1", WHY, day))
    book.record(book.plan().renumber_action("1.2", "1.1", WHY, day))
    book.record(book.plan().withdraw_action("1.1", WHY, book.by()))

    with views(book) as connection, pytest.raises(AmbiguousActionError):
        resolve(connection, SLUG, "1.1", 9, JUNE)


def test_a_code_means_whoever_wore_it_on_the_day_in_question() -> None:
    book = Book()
    book.begin("1.1", "1.2")
    book.wait(60)
    on = book.by(date(2020, 2, 1))
    book.record(book.plan().renumber_action("1.1", "1.9", WHY, on))
    book.record(book.plan().renumber_action("1.2", "1.1", WHY, on))
    last = len(book.entries)

    with views(book) as connection:
        found = [
            resolve(connection, SLUG, "1.1", last, day)
            for day in (date(2019, 1, 1), date(2020, 1, 31), date(2020, 2, 1))
        ]

    # Before the plan nobody wore it, so the one who wears it now is meant.
    assert found == [_id(2), _id(1), _id(2)]


@given(ledgers(), st.sampled_from(("1.1", "1.2", "1.3", "2.9", "2.10", _id(2))), days())
def test_a_reference_means_what_the_plan_itself_says(
    book: Book, ref: str, day: date
) -> None:
    wanted = [action.id for action in book.plan().structure.called(ref, day)]

    with views(book) as connection:
        try:
            found = [resolve(connection, SLUG, ref, len(book.entries), day)]
        except AmbiguousActionError as refusal:
            found = [id_ for id_ in wanted if id_ in str(refusal)]
        except UnknownActionError:
            found = []

    assert found == wanted
