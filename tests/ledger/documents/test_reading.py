"""A plan document becomes a plan: areas, actions, targets, key, inspection."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from ledger.documents.plan_reading import PlanReading
from ledger.documents.preview import as_json
from ledger.documents.reading import read_plan
from tests.ledger.documents.builders import (
    action,
    action_table,
    area,
    example_plan,
    read,
    reading_of,
)

GOLDEN = Path(__file__).with_name("example_plan.json")


@pytest.fixture
def plan(tmp_path: Path) -> PlanReading:
    return read_plan(read(example_plan(), tmp_path))


def test_the_preview_of_the_example_plan_stays_as_it_is(plan: PlanReading) -> None:
    preview = as_json(plan)
    del preview["document"]

    assert preview == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_title_council_and_inspection_are_read_with_their_words(
    plan: PlanReading,
) -> None:
    inspection = plan.inspection

    assert plan.authority is not None
    assert plan.authority.words == "Northmoor"
    assert inspection.kind is not None
    assert inspection.kind.words == "Focused Visit"
    assert inspection.visited is not None
    assert str(inspection.visited.date) == "3 October 2021 to 4 October 2021"
    assert inspection.visited.words == "3rd & 4th October 2021"
    assert inspection.letter is not None
    assert str(inspection.letter.date) == "9 November 2021"
    assert str(inspection.letter.position) == "paragraph 3"


def test_a_title_without_a_council_is_a_doubt(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Our action plan", style="Title")

    plan = read_plan(read(word, tmp_path))

    assert plan.authority is None
    assert "The document has no council in its title that could be read." in plan.doubts


def test_the_rating_key_says_what_each_value_demands(plan: PlanReading) -> None:
    assert [
        (r.value, r.letter, r.exception_required, r.complete) for r in plan.scheme
    ] == [
        ("Red", "R", True, False),
        ("Amber", "A", False, False),
        ("Green", "G", False, False),
        ("Blue", "B", False, True),
    ]


def test_acronyms_are_read(plan: PlanReading) -> None:
    assert [(t.term, t.meaning) for t in plan.terms] == [
        ("CPM", "Case Progress Meeting"),
        ("QN", "Quality Network"),
    ]


def test_an_introduction_is_no_improvement_area(plan: PlanReading) -> None:
    assert [(a.number, a.title, len(a.outcomes)) for a in plan.areas] == [
        (1, "Keeping workers for longer", 1),
        (2, "Better oversight", 2),
    ]


def test_a_plan_without_heading_styles_has_areas_too(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("2. Oversight")
    word.add_paragraph("Outcomes:")
    word.add_paragraph("Audits are used")
    action_table(word, ("2.1 Audit", "", ""))

    plan = read_plan(read(word, tmp_path))

    assert [(a.number, a.title) for a in plan.areas] == [(2, "Oversight")]
    assert [o.words for o in plan.areas[0].outcomes] == ["Audits are used"]
    assert action(plan, "2.1").area == 2


def test_a_heading_of_the_same_level_ends_an_area(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    word.add_heading("Appendix", 1)
    word.add_paragraph("Who sat on the panel")
    action_table(word, ("2.1 Audit", "", ""))

    plan = read_plan(read(word, tmp_path))

    assert action(plan, "2.1").area is None
    assert "2.1 stands under no improvement area" in " ".join(plan.doubts)
    assert [s.words for s in plan.unplaced] == ["Appendix", "Who sat on the panel"]


def test_codes_are_read_however_they_are_dotted(plan: PlanReading) -> None:
    assert [a.code for a in plan.actions] == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "2.1",
        "2.1.1",
    ]
    assert action(plan, "1.2").wording == "Steady teams"
    assert action(plan, "1.3").wording == "To meet weekly"
    assert action(plan, "2.1.1").parent == "2.1"
    assert action(plan, "2.1").parent is None


def test_lines_after_impact_are_impact_statements(plan: PlanReading) -> None:
    first, second = action(plan, "1.1"), action(plan, "1.2")

    assert [(i.label, i.text) for i in first.impacts] == [
        ("a)", "Fewer changes of worker"),
        ("b)", "Shorter absences"),
    ]
    assert first.sub_items == ()
    assert [(i.label, i.text) for i in second.sub_items] == [("a)", "Host 3 fairs")]


def test_a_row_without_a_code_continues_the_action_above(plan: PlanReading) -> None:
    first, last = action(plan, "1.1"), action(plan, "2.1.1")

    assert [p.words for p in first.progress] == [
        "Plan published in June 2022",
        "Staff sessions set up",
    ]
    assert [str(p) for p in first.sources["progress"]] == [
        "table 1, row 2, cell 3",
        "table 2, row 2, cell 3",
    ]
    assert [t.words for t in last.targets] == ["2. Returned by March 2023"]
    assert [s.label for s in last.sub_items] == ["d)"]
    assert (
        "Table 2, row 2 has no code and was taken as a continuation of 1.1."
        in plan.doubts
    )


def test_two_codes_in_a_row_share_its_target_and_progress(plan: PlanReading) -> None:
    third, fourth = action(plan, "1.3"), action(plan, "1.4")

    assert fourth.wording == "To look again at\nHow it works"
    assert third.targets == fourth.targets
    assert third.progress == fourth.progress
    assert "holds 1.3 and 1.4" in " ".join(plan.doubts)


def test_two_codes_in_one_line_share_its_words(tmp_path: Path) -> None:
    plan = reading_of(tmp_path, ("2.4 and 2.5 Review", "May 2022", ""))

    assert [(a.code, a.wording) for a in plan.actions] == [
        ("2.4", "Review"),
        ("2.5", "Review"),
    ]


@pytest.mark.parametrize(
    "words", ["1.5 posts are vacant", "95.5% of cases", "01.06.22 is the day", "a) One"]
)
def test_a_line_that_only_looks_like_a_code_is_words(
    tmp_path: Path, words: str
) -> None:
    plan = reading_of(tmp_path, (f"2.1 Audit\n{words}", "", ""))

    assert [row.wording for row in plan.rows] == [f"Audit\n{words}"]


def test_an_action_may_have_neither_target_nor_progress(plan: PlanReading) -> None:
    row = as_json(plan)["rows"][1]

    assert row["target"] is None
    assert row["rating"] is None
    assert row["owner"] is None
    assert row["source"] == "table 2, row 3"


def test_the_raw_words_keep_every_line_but_not_the_code(plan: PlanReading) -> None:
    assert plan.rows[0].wording == (
        "Publish the staffing plan\nIMPACT\na) Fewer changes of worker"
        "\nb) Shorter absences"
    )
    assert plan.rows[0].target == "June 2022\nMay 2022 and ongoing"
    assert plan.rows[0].area == "1. Keeping workers for longer"


def test_words_that_are_not_legible_are_kept(plan: PlanReading) -> None:
    assert action(plan, "2.1").wording == "[not legible in the source]"


def test_claims_are_kept_as_claims_with_their_place(plan: PlanReading) -> None:
    claims = {a.code: a.claim for a in plan.actions}

    assert claims["1.1"] is None
    assert claims["1.2"] is not None
    assert claims["1.2"].claim.status == "business_as_usual_claimed"
    assert claims["1.3"] is not None
    assert claims["1.3"].claim.status == "completion_claimed"
    assert str(claims["1.3"].position) == "table 2, row 4, cell 2"


def test_a_document_that_is_no_plan_reads_as_nothing_but_doubts(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Dear colleague,")
    word.add_table(1, 2).cell(0, 0).text = "Stray"

    plan = read_plan(read(word, tmp_path))

    assert plan.actions == ()
    assert any("no action that could be read" in doubt for doubt in plan.doubts)
    assert [s.words for s in plan.unplaced] == ["Dear colleague,", "Stray"]
