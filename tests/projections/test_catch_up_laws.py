"""Catching up on both engines: in whatever steps, the views come out the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.catch_up import catch_up, rebuild
from projections.position import position
from tests.ledgers import Book, ledgers
from tests.projections.views import dump, empty, long_book

pytestmark = pytest.mark.usefixtures("on_both")


@given(ledgers(), st.data())
def test_views_kept_up_in_any_steps_equal_rebuilt_ones(
    book: Book, data: st.DataObject
) -> None:
    whole = list(book.entries)
    with empty() as connection:
        upto = 0
        while upto < len(whole):
            upto = data.draw(st.integers(upto + 1, len(whole)))
            page = data.draw(st.integers(1, 5))
            catch_up(connection, Book(entries=whole[:upto]).after, page=page)
            assert position(connection) == upto
        kept_up = dump(connection)

        rebuild(connection, book.after)

        assert dump(connection) == kept_up


def test_catching_up_tells_how_many_entries_it_folded() -> None:
    book = long_book()

    with empty() as connection:
        counts = [catch_up(connection, book.after, page=7) for _ in range(2)]

    assert counts == [len(book.entries), 0]
