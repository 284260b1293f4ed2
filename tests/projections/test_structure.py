"""The views show the structure that the plan itself has, on any day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given

from domain.structure import ActionRecord
from projections.action_view import ActionStatus
from projections.errors import NotOpenYetError
from projections.log import log
from projections.status import status
from tests.ledgers import SLUG, WHY, Book, days, ledgers
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

Shape = tuple[str, str, str | None]
"""Code, code of the area, ISO day of the end."""


def _of_plan(action: ActionRecord, areas: dict[int, str], day: date) -> Shape:
    over = action.ended is not None and action.ended <= day
    ended = action.ended.isoformat() if action.ended and over else None
    return action.code_on(day), areas[action.area], ended


def _of_view(action: ActionStatus) -> Shape:
    return action.code, action.area, action.ended


@given(ledgers(), days())
def test_a_plan_on_any_day_has_the_structure_that_its_own_entries_give(
    book: Book, day: date
) -> None:
    structure = book.plan().structure
    with views(book) as connection:
        try:
            found = status(connection, SLUG, day, len(book.entries))
        except NotOpenYetError:
            assume(False)

    scheme = structure.scheme_on(day)
    assert scheme is not None
    assert [v["value"] for v in found.scheme] == [v.value for v in scheme.values]
    assert {a.id: _of_view(a) for a in (*found.actions, *found.ended_actions)} == {
        action.id: _of_plan(action, structure.areas, day)
        for action in structure.actions.values()
        if action.added <= day
    }
    ended = structure.ended if structure.ended and structure.ended[0] <= day else None
    assert (found.ended is None) == (ended is None)
    if found.ended and ended:
        assert found.ended["on"] == ended[0].isoformat()


def test_a_renumbering_is_listed_with_the_code_before_and_after() -> None:
    book = Book()
    book.begin("1.1")
    book.wait(90)
    last = book.record(
        book.plan().renumber_action("1.1", "1.9", WHY, book.by(date(2020, 3, 1)))
    )
    early = book.record(
        book.plan().renumber_action("1.9", "1.5", WHY, book.by(date(2020, 2, 1)))
    )

    with views(book) as connection:
        lines = log(connection, known_to=early)

    said = {line.stored.number: line.stored.text for line in lines}
    assert (said[last], said[early]) == ("1.1 → 1.9", "1.1 → 1.5")
