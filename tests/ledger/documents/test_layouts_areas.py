"""Improvement areas as headings, rows, columns, sheets, or not said at all."""

from __future__ import annotations

import pytest

from ledger.documents.model import Outright, Paragraph, Position, Said
from ledger.documents.plan_reading import PlanReading
from tests.ledger.documents.drawn import Drawn, heading, line, reading, sheet, wide

HEADS = ["Ref", "Action", "Owner"]


def found(plan: PlanReading) -> list[tuple[object, str, list[str]]]:
    """Return number, title and codes of each area."""
    return [
        (area.number, area.title, [a.code for a in plan.actions if a.area_index == at])
        for at, area in enumerate(plan.areas)
    ]


TWO = [(1, "Workforce", ["1.1"]), (2, "Practice", ["2.1"])]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(
            [
                [
                    HEADS,
                    [wide("Area 1: Workforce", 3)],
                    ["1.1", "Audit", ""],
                    [wide("2. Practice", 3)],
                    ["2.1", "Visit", ""],
                ]
            ],
            id="rows across the table",
        ),
        pytest.param(
            [
                [
                    ["Area", *HEADS],
                    ["1. Workforce", "1.1", "Audit", ""],
                    ["2. Practice", "2.1", "Visit", ""],
                ]
            ],
            id="a column",
        ),
        pytest.param(
            [
                *(line("1. Workforce"), [HEADS, ["1.1", "Audit", ""]]),
                *(line("2. Practice"), [HEADS, ["2.1", "Visit", ""]]),
            ],
            id="plain lines above tables",
        ),
        pytest.param(
            [
                *(sheet("1. Workforce"), [HEADS, ["1.1", "Audit", ""]]),
                *(sheet("2. Practice"), [HEADS, ["2.1", "Visit", ""]]),
                *(sheet("Notes"), line("Nothing")),
            ],
            id="sheets",
        ),
        pytest.param(
            [
                [[wide("1. Workforce", 3)], HEADS, ["1.1", "Audit", ""]],
                [[wide("2. Practice", 3)], HEADS, ["2.1", "Visit", ""]],
            ],
            id="rows above the headings",
        ),
        pytest.param(
            [
                *(heading("1. Workforce"), [HEADS, ["1.1", "Audit", ""]]),
                *(heading("2. Practice"), [HEADS, ["2.1", "Visit", ""]]),
                heading("1. Workforce (continued)"),
            ],
            id="headings",
        ),
    ],
)
def test_areas_are_found_wherever_the_plan_names_them(parts: list[Drawn]) -> None:
    plan = reading(*parts)

    assert found(plan) == TWO
    assert plan.obstacles == ()


@pytest.mark.parametrize(
    "parts",
    [
        [heading("Workforce"), [HEADS, ["1.1", "Audit", ""]]],
        [sheet("Workforce"), [HEADS, ["1.1", "Audit", ""]]],
        [[["Theme", *HEADS], ["Workforce", "1.1", "Audit", ""]]],
        [[HEADS, [wide("Workforce", 3)], ["1.1", "Audit", ""]]],
    ],
)
def test_an_area_without_a_number_is_numbered_with_a_doubt(parts: list[Drawn]) -> None:
    plan = reading(*parts)

    assert found(plan) == [(1, "Workforce", ["1.1"])]
    assert '"Workforce" was taken as improvement area 1, as the codes' in " ".join(
        plan.doubts
    )


def test_areas_may_have_letters() -> None:
    plan = reading(
        *(heading("Priority A: Workforce"), [HEADS, ["A1", "Audit", ""]]),
        *(heading("Priority B - Practice"), [HEADS, ["B1", "Visit", ""]]),
    )

    assert found(plan) == [("A", "Workforce", ["A1"]), ("B", "Practice", ["B1"])]


def test_a_plan_without_areas_gets_one_with_its_title() -> None:
    plan = reading(
        heading("Northmoor Improvement Plan", 0),
        [HEADS, ["1", "Audit", ""], ["2", "Visit", ""]],
    )

    assert found(plan) == [(1, "Northmoor Improvement Plan", ["1", "2"])]
    assert plan.obstacles == ()
    assert "The document names no improvement area; all its actions" in " ".join(
        plan.doubts
    )


def test_a_sheet_with_a_general_name_is_no_area() -> None:
    plan = reading(
        sheet("Sheet1"), line("Northmoor action plan"), [HEADS, ["1.1", "Audit", ""]]
    )

    assert [area.title for area in plan.areas] == ["Northmoor action plan"]


def test_outcomes_in_rows_and_columns_belong_to_the_area_once() -> None:
    plan = reading(
        heading("1. Workforce"),
        [
            ["Ref", "Outcome", "Action", "Owner"],
            [wide("Outcome: calmer teams", 4)],
            ["1.1", "Fewer moves", "Audit", "HoS"],
            ["1.2", "Fewer moves", "Visit", "HoS"],
        ],
    )

    assert [outcome.words for outcome in plan.areas[0].outcomes] == [
        "calmer teams",
        "Fewer moves",
    ]


def test_a_priority_that_is_high_or_low_is_no_area() -> None:
    plan = reading(
        heading("1. Workforce"),
        [["Priority", *HEADS], ["High", "1.1", "A", ""], ["Low", "1.2", "B", ""]],
    )

    assert found(plan) == [(1, "Workforce", ["1.1", "1.2"])]
    assert [span.words for span in plan.unplaced] == ["Priority", "High", "Low"]


def test_what_a_file_says_outright_is_taken_as_it_is() -> None:
    def said(text: str, what: Outright, **parts: str) -> Drawn:
        return Paragraph(text, "", Position(), said=Said(what, tuple(parts.items())))

    plan = reading(
        said("Our plan", "title", words="Our plan"),
        said("Council: Northmoor", "authority", words="Northmoor"),
        said("Visited: 3 October 2021", "visited", words="3 October 2021"),
        said("Red: late", "rating", value="Red", letter="R", meaning="late"),
        said("Green: fine", "rating", value="Green", letter="G", meaning="fine"),
        said("QN: network", "term", term="QN", meaning="network"),
        said("7. Care", "area", number="7", title="Care"),
        said("Calm", "outcome", words="Calm"),
        [HEADS, ["7.1", "Audit", "HoS"]],
    )

    assert plan.title is not None
    assert plan.title.words == "Our plan"
    assert plan.authority is not None
    assert plan.authority.words == "Northmoor"
    assert str(plan.inspection.visited and plan.inspection.visited.date) == (
        "3 October 2021"
    )
    assert [rating.value for rating in plan.scheme] == ["Red", "Green"]
    assert [term.term for term in plan.terms] == ["QN"]
    assert found(plan) == [(7, "Care", ["7.1"])]
    assert [outcome.words for outcome in plan.areas[0].outcomes] == ["Calm"]
    assert plan.unplaced == ()


def test_a_lone_numbered_target_is_no_area() -> None:
    plan = reading(
        heading("2. Oversight"),
        [
            ["Action", "Target", "Progress"],
            ["2.1 Audit", "1. Plans are seen", ""],
            ["", "2. Complaints are part of it\n3. Half come back", ""],
            ["", "4. Priority 3: calm", ""],
        ],
    )

    assert found(plan) == [(2, "Oversight", ["2.1"])]
    assert len(plan.actions[0].targets) == 4


def test_the_last_line_of_a_list_above_a_table_is_no_area() -> None:
    plan = reading(
        heading("1. Oversight"),
        *(line("1. Read it"), line("2. Act on it")),
        [HEADS, ["1.1", "Audit", ""]],
    )

    assert found(plan) == [(1, "Oversight", ["1.1"])]
