"""All plans in one list: each line says what status says of that plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LedgerError
from projections.overview import overview
from projections.status import status
from tests.ledgers import SLUG, Book, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")


@given(ledgers(), st.dates(date(2019, 11, 1), date(2020, 12, 31)), st.data())
def test_each_line_says_what_status_says(
    book: Book, as_at: date, data: st.DataObject
) -> None:
    known_to = data.draw(st.integers(0, len(book.entries)))
    with views(book) as connection:
        found = {line.plan: line for line in overview(connection, as_at, known_to)}
        try:
            whole = status(connection, SLUG, as_at, known_to)
        except LedgerError:
            assert found == {}
            return

    line = found.pop(SLUG)
    assert found == {}
    assert (line.title, line.authority) == (whole.title, whole.authority)
    assert line.actions == len(whole.actions)
    assert list(line.counts.items()) == list(whole.counts.items())
    assert line.ended == whole.ended
