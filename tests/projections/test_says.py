"""What an entry says in full: which target, instead of what, by whose leave."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.correcting import Changes
from domain.partial_date import PartialDate
from domain.target import Target
from domain.text import Text
from projections.log import log
from projections.pack.page import as_page
from projections.pack.pdf import as_pdf
from projections.says import says
from tests.examples import SOURCE
from tests.ledgers import SLUG, WHY, Book
from tests.projections.pack import papers
from tests.projections.pack.reading import Page
from tests.projections.pack.stories import material
from tests.projections.views import views

pytestmark = pytest.mark.usefixtures("on_both")

Line = dict[str, Any]


def _by(month: int) -> Target:
    due = PartialDate.month(2021, month)
    return Target(kind="date", words=Text(f"by {due}"), due=due)


def _moved() -> Book:
    """Return a book with a target that was set (#6) and moved twice (#7, #8).

    The second revision comes from a document, which does not say who approved it.
    """
    book = Book()
    book.begin("1.1")
    book.record(book.action("1.1").set_target(_by(3), book.by()))
    for month, leave, source in ((5, Text("DMG"), None), (7, None, SOURCE)):
        book.wait(5)
        action, by = book.action("1.1"), book.by()._replace(source=source)
        made = action.revise_target(1, _by(month), by, reason=WHY, approved_by=leave)
        book.record(made)
    return book


def _lines(book: Book) -> dict[int, Line]:
    with views(book) as connection:
        found = log(connection, SLUG, known_to=len(book.entries))
    return {line.stored.number: line.as_json() for line in found}


def test_a_moved_target_says_which_it_is_what_it_was_and_who_approved() -> None:
    lines = _lines(_moved())
    first, second, third = list(lines.values())[-3:]

    assert first["text"] == "by March 2021"
    assert says(first) == "target 1: by March 2021"
    assert says(second) == (
        "target 1: by May 2021, in place of by March 2021; approved by DMG"
    )
    assert says(third) == (
        "target 1: by July 2021, in place of by May 2021; approval not recorded"
    )


def test_what_a_target_was_stays_as_it_was_known_when_it_was_moved() -> None:
    book = _moved()
    last = len(book.entries)
    fixed = book.correct(last - 1, Changes(target=_by(6)))

    lines = _lines(book)

    assert lines[last]["before"] == "by May 2021"
    assert (lines[fixed]["target"], lines[fixed]["before"]) == (1, "by March 2021")
    assert lines[fixed]["text"] == "by June 2021"


def test_what_had_been_taken_back_by_then_is_not_what_a_target_was() -> None:
    book = _moved()
    first, second = len(book.entries) - 1, len(book.entries)
    book.retract(second)
    book.retract(first)
    action, by = book.action("1.1"), book.by()
    made = action.revise_target(1, _by(9), by, reason=WHY, approved_by=WHY)
    last = book.record(made)

    lines = _lines(book)

    assert lines[last]["before"] == "by March 2021"
    assert lines[second]["before"] == "by May 2021"


def test_an_entry_frozen_before_such_words_were_kept_says_its_text() -> None:
    assert says({"text": "by May 2021", "type": "action.target_revised"}) == (
        "by May 2021"
    )


def _merged() -> tuple[Book, int]:
    book = Book()
    book.begin("1.1", "1.2")
    merge = book.plan().merge_actions(("1.2",), "1.1", WHY, book.by())
    return book, book.record(merge)


def test_a_merger_says_what_went_into_what() -> None:
    book, merge = _merged()
    line = _lines(book)[merge]

    assert line["text"] == "1.2 merged into 1.1"
    assert line["also"] == [f"action/{SLUG}/2"]


@pytest.mark.parametrize("draw", [as_page, as_pdf])
def test_a_merger_stands_in_both_histories(draw: Any) -> None:
    book, merge = _merged()
    data = draw(material(book, sent=()))

    if draw is as_pdf:
        text = " ".join(papers.pages(papers.opened(data)))
    else:
        text = Page(data).text
        ids = [e.attributes["id"] for e in Page(data).elements if "id" in e.attributes]
        assert f"entry-{merge}" in ids
        assert len(ids) == len(set(ids))
    assert text.count("1.2 merged into 1.1") == 2


def test_terms_boards_codes_and_audiences_are_named_in_full() -> None:
    book = Book()
    book.begin("1.1")
    plan, by = book.plan(), book.by()
    term = book.record(plan.define_term(Text("AD"), Text("Assistant Director"), by))
    board = book.record(book.plan().name_board("DMG", Text("Managers"), by))
    report = book.register("plan.docx", "ofsted", date(2020, 1, 5))
    code = book.record(book.plan().renumber_action("1.1", "1.4", WHY, by))

    lines = _lines(book)

    assert lines[term]["text"] == "AD: Assistant Director"
    assert lines[board]["text"] == "DMG: Managers"
    assert lines[code]["text"] == "1.1 → 1.4"
    assert lines[report]["text"].startswith("report 1 to Ofsted: ")
