"""Columns, labels and headings in the many ways in which plans have them."""

from __future__ import annotations

import pytest

from ledger.documents.layouts.headings import name_column
from ledger.documents.layouts.layout import USUAL
from ledger.documents.model import Cell, Position, Table
from ledger.documents.plan_reading import PlanReading
from tests.ledger.documents.builders import action
from tests.ledger.documents.drawn import BELOW, heading, line, reading, wide, words

AREA = heading("1. Workforce")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("#", "reference"),
        ("Action No.", "reference"),
        ("Action Owner / Lead Officer", "owner"),
        ("Lead (s)", "owner"),
        ("Who is accountable?", "owner"),
        ("What will we do?", "action"),
        ("Priority action", "action"),
        ("Key tasks", "sub_action"),
        ("Timescale (month/year)", "target"),
        ("Original target date", "target"),
        ("Revised target date", "revised"),
        ("Extension date", "revised"),
        ("How will we know it has worked?", "measure"),
        ("KPI", "measure"),
        ("Milestones", "milestone"),
        ("Progress status", "status"),
        ("RAG rating (R/A/G/B)", "rating"),
        ("Latest position (as at 31/03/21)", "progress"),
        ("Progress and evidence", "progress"),
        ("Evidence of impact", "evidence"),
        ("What difference has it made?", "impact"),
        ("Next steps", "next_steps"),
        ("Area for improvement", "area"),
        ("Desired outcomes", "outcome"),
        ("Lead and timescale", None),
        ("Actual completion date", None),
        ("Original / revised date", None),
        ("Previous RAG", None),
        ("Cost", None),
    ],
)
def test_a_heading_says_what_its_column_holds(said: str, field: str | None) -> None:
    assert name_column(said, USUAL).field == field


def wide_plan() -> PlanReading:
    """Return the reading of a plan whose pages have other columns each."""
    return reading(
        AREA,
        [
            ["Lead", "Ref", "Steps", "What will we do?", "By when?", "Revised date"],
            ["HoS", "1.1", "a) Draft\nPrint", "Publish", "May 2022", "July 2022"],
        ],
        line("On the next page"),
        [
            ["No.", "Action", "How will we know?", "Milestones", "Status", "BRAG"],
            ["1.2", "Visit", "95% seen", "Draft by June 2022", "In progress", "G"],
        ],
        line("And the next"),
        [
            ["Ref", "Action", "Update", "Evidence", "Impact", "Next steps"],
            ["1.3", "Audit", "Begun", "Minutes", "Calmer\nKinder", "Print"],
        ],
    )


def test_every_column_of_a_wide_plan_has_its_place() -> None:
    plan = wide_plan()

    assert words(plan, "1.1") == {
        "wording": "Publish",
        "owner": "HoS",
        "sub_items": [("a", "Draft"), ("2", "Print")],
        "targets": ["May 2022"],
        "revised": ["July 2022"],
    }
    assert words(plan, "1.2") == {
        "wording": "Visit",
        "rating": "Green",
        "measures": ["95% seen"],
        "milestones": ["Draft by June 2022"],
        "claim": "in_progress",
    }
    assert words(plan, "1.3") == {
        "wording": "Audit",
        "impacts": ["Calmer", "Kinder"],
        "note": "Begun\nEvidence:\nMinutes\nNext steps:\nPrint",
    }
    assert plan.unplaced[0].words == "On the next page"


def test_progress_of_several_days_keeps_the_headings_and_the_newest_rating() -> None:
    plan = reading(
        AREA,
        [
            ["Ref", "Action", "Update July 2020", "RAG July 2020", "Update May 2020"],
            ["1.1", "Publish", "Printed", "Green", "Begun"],
        ],
        [
            ["Ref", "Action", "RAG May 2020", "RAG July 2020"],
            ["1.2", "Visit", "Amber", "Green"],
        ],
    )

    assert words(plan, "1.1")["note"] == (
        "Update July 2020:\nPrinted\nUpdate May 2020:\nBegun"
    )
    assert "were all read as progress, each under its own" in " ".join(plan.doubts)
    assert action(plan, "1.2").rating == "Green"
    assert 'only "RAG July 2020" was read so' in " ".join(plan.doubts)


def test_headings_in_two_rows_are_read_together() -> None:
    plan = reading(
        AREA,
        [
            ["Ref", "Action", wide("Timescale", 2), wide("Rating", 3)],
            [BELOW, BELOW, "Original", "Revised", "R", "A", "G"],
            ["1.1", "Publish", "May 2022", "June 2022", "", "✓", ""],
        ],
    )

    assert words(plan, "1.1") == {
        "wording": "Publish",
        "rating": "Amber",
        "targets": ["May 2022"],
        "revised": ["June 2022"],
    }
    assert plan.unplaced == ()


def test_headings_may_be_spelt_a_little_otherwise_on_the_next_page() -> None:
    plan = reading(
        AREA,
        [["Ref", "Action", "Progress"], ["1.1", "Publish", "Begun"]],
        [["Ref.", "Action", "Progres"], ["1.2", "Visit", "Done"]],
    )

    assert words(plan, "1.2")["note"] == "Done"
    assert plan.unplaced == ()


def test_labels_and_values_make_a_block_for_each_action() -> None:
    plan = reading(
        AREA,
        [
            *(["Ref:", "1.1"], ["Action:", "Publish"], ["Lead:", "HoS"]),
            *(["Due:", "May 2022"], ["Cost:", "£3k"], ["Progress:", "Begun"]),
            *(["Ref:", "1.2"], ["Action:", "Visit"], ["", "Again"]),
            ["Progress:", "Done"],
        ],
        [["Action", "1.3 Audit", "Lead", "AD"], ["RAG", "Red", "Due", "June 2022"]],
    )

    assert words(plan, "1.1") == {
        "wording": "Publish",
        "owner": "HoS",
        "targets": ["May 2022"],
        "note": "Begun",
    }
    assert words(plan, "1.2") == {"wording": "Visit\nAgain", "note": "Done"}
    assert words(plan, "1.3")["rating"] == "Red"
    assert [span.words for span in plan.unplaced] == ["Cost:", "£3k"]


def test_rows_of_one_action_put_their_sub_actions_and_owners_together() -> None:
    flat = reading(
        AREA,
        [
            ["Ref", "Action", "Sub-action", "Owner", "Progress"],
            ["1.1", "Publish", "a. draft", "HoS", "Drafted"],
            ["1.1", "Publish", "b. print", "AD", "Printed"],
        ],
    )
    merged = reading(
        AREA,
        [
            ["Ref", "Action", "Sub-action", "Owner", "Progress"],
            ["1.1", "Publish", "a. draft", "HoS", "Drafted"],
            [BELOW, BELOW, "b. print", "AD", "Printed"],
        ],
    )

    assert words(flat, "1.1") == words(merged, "1.1")
    assert words(flat, "1.1") == {
        "wording": "Publish",
        "owner": "HoS\nAD",
        "sub_items": [("a", "draft"), ("b", "print")],
        "note": "Drafted\nPrinted",
    }


def test_tables_inside_a_frame_are_read_as_if_they_stood_alone() -> None:
    place = Position(table=1, row=1, cell=1)
    rows = (("Ref", "Action", "Lead"), ("2.1", "Audit", "HoS"))
    inner = Table(
        tuple(
            tuple(Cell((w,), None, place, at) for at, w in enumerate(row, 1))
            for row in rows
        ),
        place,
    )
    lines = ("2. Oversight", *(w for row in rows for w in row))

    plan = reading([[Cell(lines, None, place, inner=(inner,))]])

    assert [(a.number, a.title) for a in plan.areas] == [(2, "Oversight")]
    assert words(plan, "2.1") == {"wording": "Audit", "owner": "HoS"}
    assert plan.unplaced == ()
