"""Pages of the log have the same lines as the whole."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.correcting import Changes
from domain.errors import LedgerError
from domain.partial_date import PartialDate
from projections import chunks
from projections.errors import ViewsGoneError
from projections.log import log, numbered, pages
from tests.ledgers import DIRECTOR, SLUG, Book, days, ledgers
from tests.projections.moving import DUE, due, moved, much_moved, revise
from tests.projections.statements import Remembering
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")


@st.composite
def moving(draw: st.DrawFn) -> Book:
    """Return a book in which a target was moved, and much of that put right."""
    book = moved((date(2020, 3, 1), DUE + timedelta(30)))
    for step in draw(st.lists(st.sampled_from(("revise", "correct", "retract")))):
        number = draw(st.integers(6, len(book.entries)))
        on, to = PartialDate.day(draw(days())), due(draw(days()))
        changes = st.sampled_from((Changes(on=on), Changes(target=to)))
        # What a person could not have recorded is not in any ledger.
        with suppress(LedgerError):
            if step == "revise":
                revise(book, on, to)
            elif step == "correct":
                book.correct(number, draw(changes))
            else:
                book.retract(number)
    return book


def filters() -> st.SearchStrategy[dict[str, Any]]:
    """Return filters of the log, each there or not."""
    return st.fixed_dictionaries(
        {},
        optional={
            "action": st.sampled_from([f"action/{SLUG}/{n}" for n in (1, 2)]),
            "actor": st.sampled_from(("h.mensah", DIRECTOR)),
            "type": st.sampled_from(("rated", "entry.corrected", "target_revised")),
            "since": days(),
            "until": days(),
            "backdated": st.booleans(),
            "as_at": days(),
        },
    )


@given(st.one_of(ledgers(), moving()), filters(), st.data())
def test_pages_of_any_size_have_the_same_lines_as_the_whole(
    book: Book, wanted: dict[str, Any], data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(0, len(book.entries)))

    with views(book) as connection:
        whole = log(connection, SLUG, known_to=known_to, **wanted)
        for size in (1, 2, 3):
            found = list(
                pages(connection, SLUG, size=size, known_to=known_to, **wanted)
            )
            assert [line for page in found for line in page] == whole
            assert [len(page) for page in found[:-1]] == [size] * (len(found) - 1)


@given(st.one_of(ledgers(), moving()))
def test_what_one_statement_cannot_name_is_asked_for_in_lots(book: Book) -> None:
    last = len(book.entries)
    with views(book) as connection:
        whole = log(connection, known_to=last)
        with patch.object(chunks, "MOST", 2):
            in_lots = log(connection, known_to=last)
            some = numbered(connection, range(1, last + 1, 2))

    assert in_lots == whole
    assert some == whole[::2]


def test_the_codes_of_a_plan_are_read_once_for_all_pages() -> None:
    with views(much_moved(20)) as connection:
        listening = Remembering(connection)
        assert len(list(pages(listening, size=2, known_to=20))) == 10

    assert listening.times("code") == 1


def test_a_page_is_read_when_it_is_asked_for() -> None:
    with views(much_moved(20)) as connection:
        listening = Remembering(connection)
        reading = pages(listening, size=2, known_to=20)
        assert listening.asked == []
        next(reading)
        (asked,) = [values for sql, values in listening.asked if "LIMIT ?" in sql]

    assert asked == (0, 20, 2)


def test_pages_of_views_that_another_version_took_over_are_refused() -> None:
    with views(much_moved(20)) as connection:
        reading = pages(connection, size=2, known_to=20)
        next(reading)
        connection.execute("UPDATE position SET view = 'facts/1'")

        with pytest.raises(ViewsGoneError, match="what was printed is not whole"):
            next(reading)
