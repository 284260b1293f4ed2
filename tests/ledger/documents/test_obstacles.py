"""What would make recording impossible is said at reading, with what to change."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ledger.documents.plan_reading import PlanReading
from ledger.documents.reading import NO_AREA, read_plan
from tests.ledger.documents.builders import (
    action,
    action_table,
    area,
    example_plan,
    front,
    read,
    reading_of,
)

RATED = ("Action", "RAG")


def keyed(folder: Path, *key: str, rating: str = "Green") -> PlanReading:
    """Return the reading of a plan with one rated action and these lines of a key."""
    word = docx.Document()
    if key:
        word.add_heading("RAG rating", 2)
    for line in key:
        word.add_paragraph(line)
    area(word, "2. Oversight", "Audits are used")
    action_table(word, ("2.1 Audit", rating), headings=RATED)
    return read_plan(read(word, folder))


def test_a_plan_that_can_be_recorded_has_no_obstacle(tmp_path: Path) -> None:
    assert read_plan(read(example_plan(), tmp_path)).obstacles == ()


def test_every_obstacle_is_a_doubt_too(tmp_path: Path) -> None:
    plan = reading_of(tmp_path, ("2.1 A", "", ""), ("2.1 B", "", ""))

    assert plan.obstacles
    assert set(plan.obstacles) <= set(plan.doubts)


def test_actions_without_any_heading_are_put_under_one_area(tmp_path: Path) -> None:
    word = docx.Document()
    action_table(word, ("2.1 Audit", "", ""), ("2.2 Visit", "", ""))

    plan = read_plan(read(word, tmp_path))

    assert plan.obstacles == ()
    assert [(a.number, a.title) for a in plan.areas] == [(2, NO_AREA)]
    assert [action.area for action in plan.actions] == [2, 2]
    assert any("names no improvement area" in doubt for doubt in plan.doubts)


def test_an_action_outside_the_areas_is_an_obstacle(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    word.add_heading("Appendix", 1)
    action_table(word, ("2.1 Audit", "", ""))

    (obstacle,) = read_plan(read(word, tmp_path)).obstacles

    assert obstacle.startswith("Table 1, row 2: 2.1 stands under no improvement area;")


def test_two_areas_of_one_number_are_an_obstacle(tmp_path: Path) -> None:
    word = docx.Document()
    area(word, "2. Oversight", "Audits are used")
    area(word, "2. Training", "Courses are run")
    action_table(word, ("2.1 Train", "", ""))

    assert (
        "the number 2 is that of another"
        in read_plan(read(word, tmp_path)).obstacles[0]
    )


def test_a_key_in_which_a_letter_means_two_ratings_is_an_obstacle(
    tmp_path: Path,
) -> None:
    plan = keyed(tmp_path, "GREEN – G\tOn time", "GREY – G\tNot begun")

    (obstacle,) = plan.obstacles
    assert obstacle.startswith("The rating key (paragraph 2 and paragraph 3) gives no")


def test_an_action_without_wording_is_a_doubt_and_no_obstacle(tmp_path: Path) -> None:
    plan = reading_of(tmp_path, ("2.1", "May 2022", "Set"))

    assert plan.obstacles == ()
    assert "Table 1, row 2: 2.1 has no wording of its own" in " ".join(plan.doubts)


@pytest.mark.parametrize(("rating", "kept"), [("blue", "Blue"), ("G", "Green")])
def test_without_a_key_the_usual_ratings_are_read(
    tmp_path: Path, rating: str, kept: str
) -> None:
    plan = keyed(tmp_path, rating=rating)

    assert action(plan, "2.1").rating == kept
    assert "the usual scheme of Red, Amber, Green and Blue" in " ".join(plan.doubts)


def test_without_a_key_no_other_word_is_read_as_a_rating(tmp_path: Path) -> None:
    plan = keyed(tmp_path, rating="On track")

    assert action(plan, "2.1").rating is None
    assert [span.words for span in plan.unplaced] == ["On track"]
    assert (
        'Table 1, row 2, cell 2: "On track" is not a value of the usual scheme; 2.1'
        " stays not recorded, and the words are listed as unplaced."
    ) in plan.doubts
    assert plan.rows[0].rating == "On track"


def test_a_key_of_one_line_is_no_key(tmp_path: Path) -> None:
    plan = keyed(tmp_path, "GREEN – G\tOn time")

    assert "has only one rating (paragraph 2) that could" in " ".join(plan.doubts)
    assert [span.words for span in plan.unplaced] == ["GREEN – G\tOn time"]


def test_a_cell_merged_across_two_columns_is_read_as_the_first(tmp_path: Path) -> None:
    word = docx.Document()
    front(word)
    area(word, "2. Oversight", "Audits are used")
    table = action_table(word, ("2.1 Audit", "May 2022", ""))
    table.cell(1, 1).merge(table.cell(1, 2))

    plan = read_plan(read(word, tmp_path))

    assert (plan.rows[0].target, plan.rows[0].progress) == ("May 2022", None)
    assert (
        'Table 1, row 2, cell 2 is one cell under "Target Timescales" and "Progress";'
        ' its words were read as "Target Timescales" only; split the cell in Word if'
        " they say more."
    ) in plan.doubts
