"""What goes with the entries of a page is read by few statements."""

from __future__ import annotations

import pytest

from projections.log import log
from tests.ledgers import WHY, Book
from tests.projections.moving import much_moved
from tests.projections.statements import Remembering
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")


def test_a_page_of_many_moved_targets_takes_as_many_statements_as_one_of_few() -> None:
    few, many = (_statements(much_moved(times)) for times in (2, 40))

    assert few == many


def test_a_page_of_many_mergers_takes_as_many_statements_as_one_of_few() -> None:
    few, many = (_statements(_much_merged(times)) for times in (1, 8))

    assert few == many


def _statements(book: Book) -> int:
    """Return how many statements it takes to list all of a book."""
    with views(book) as connection:
        listening = Remembering(connection)
        log(listening, known_to=len(book.entries))
    return len(listening.asked)


def _much_merged(times: int) -> Book:
    book = Book()
    book.begin("1.1", *(f"1.{n}" for n in range(2, times + 2)))
    for n in range(2, times + 2):
        merge = book.plan().merge_actions((f"1.{n}",), "1.1", WHY, book.by())
        book.record(merge)
    return book
