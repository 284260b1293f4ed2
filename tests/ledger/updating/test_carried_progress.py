"""Which lines of progress a next version has lost, and which it was not to carry."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from domain.text import Text
from tests.ledger.given import command
from tests.ledger.updating.versions import MARCH, SLUG, book, ids, row, version

AUDIT = "Audit twenty cases a month"
RECRUIT = "Recruit two permanent team managers"
SET_UP = ["Set up", "Ten audited"]
IN_APRIL = version(
    row("2.1", AUDIT, progress=[*SET_UP, "Twenty audited"]), name="april"
)


def doubts(progress: Sequence[str]) -> tuple[str, ...]:
    """Return the doubts about a third version, after two with progress."""
    third = version(row("2.1", AUDIT, progress=progress), row("2.2", RECRUIT))

    with book(version(row("2.1", AUDIT, progress=SET_UP))) as kept:
        kept.accept_all(IN_APRIL, MARCH)
        return kept.propose(third).doubts


@pytest.mark.parametrize(
    "progress",
    [
        ["Twenty audited"],
        ["TWENTY  audited", "Thirty audited"],
        ["All are audited now"],
        [*SET_UP, "Twenty audited"],
    ],
)
def test_a_cell_with_the_latest_note_alone_or_all_of_them_has_lost_nothing(
    progress: list[str],
) -> None:
    assert doubts(progress) == ()


@pytest.mark.parametrize(
    ("progress", "lost"),
    [
        (["Set up", "Twenty audited"], 'a line of earlier progress ("Ten audited")'),
        (SET_UP, 'a line of earlier progress ("Twenty audited")'),
        (["Ten audited"], '2 lines of earlier progress ("Set up")'),
    ],
)
def test_a_cell_that_goes_on_with_something_earlier_is_to_have_all_of_it(
    progress: list[str], lost: str
) -> None:
    assert doubts(progress) == (
        f"2.1: the document no longer has {lost}, which the ledger keeps.",
    )


def test_a_cell_with_a_part_of_the_latest_note_has_lost_the_rest() -> None:
    with book(version(row("2.1", AUDIT, progress=SET_UP))) as kept:
        update = kept.propose(version(row("2.1", AUDIT, progress=SET_UP[:1])))

    (doubt,) = update.doubts
    assert 'a line of earlier progress ("Ten audited")' in doubt


def test_an_empty_cell_has_lost_its_note_where_other_cells_have_theirs() -> None:
    first = version(row("2.1", AUDIT, progress=SET_UP), row("2.2", RECRUIT))
    emptied = version(row("2.1", AUDIT), row("2.2", RECRUIT, progress="Advertised"))
    without = version(row("2.1", AUDIT), row("2.2", RECRUIT), name="short.docx")

    with book(first) as kept:
        one_is_empty, none_is_there = kept.propose(emptied), kept.propose(without)

    assert "2 lines of earlier progress" in one_is_empty.doubts[0]
    assert none_is_there.doubts == ()


def test_a_note_that_was_typed_is_no_reason_for_a_document_to_have_it() -> None:
    first = version(row("2.1", AUDIT, progress=SET_UP))

    with book(first) as kept:
        on = command(on=MARCH)
        kept.ledger.record_progress(on, SLUG, "2.1", Text("Asked the board"))
        printed = kept.propose(version(row("2.1", AUDIT, progress="Asked the board")))
        written = kept.propose(version(row("2.1", AUDIT, progress=SET_UP), name="b"))

    assert (ids(printed), printed.doubts) == ([], ())
    assert (ids(written), written.doubts) == ([], ())
