"""A column of progress that is added for each meeting, beside those before it."""

from __future__ import annotations

from dataclasses import replace

from tests.ledger.documents.drawn import heading, reading
from tests.ledger.updating.versions import book, one

HEADS = ("Ref", "Action", "Target", "Progress")
ROWS = (
    ("2.1", "Audit cases", "June 2022", "Ten audited"),
    ("2.2", "Visit teams", "July 2022", "Two visits made"),
)
MARCH = reading(heading("2. Oversight"), [HEADS, *ROWS])


def test_only_the_lines_of_a_new_column_are_new_below_its_heading() -> None:
    june = reading(
        heading("2. Oversight"),
        [
            (*HEADS, "Progress June 2022"),
            (*ROWS[0], ""),
            (*ROWS[1], "Third visit held"),
        ],
    )
    with book(MARCH) as kept:
        found = kept.propose(replace(june, sha256="d" * 64))

    assert [proposal.id for proposal in found.proposals] == ["2.2 progress 1"]
    note = one(found, "2.2 progress 1").after
    assert note == "Progress June 2022:\nThird visit held"


def test_an_empty_column_beside_it_changes_nothing() -> None:
    june = reading(
        heading("2. Oversight"),
        [(*HEADS, "Comments"), (*ROWS[0], ""), (*ROWS[1], "")],
    )
    with book(MARCH) as kept:
        found = kept.propose(replace(june, sha256="d" * 64))

    assert found.proposals == ()
