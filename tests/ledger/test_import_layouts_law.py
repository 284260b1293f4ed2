"""What is read without an obstacle can be recorded, whatever the layout."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.documents.model import Cell, Document
from ledger.documents.reading import read_plan
from tests.ledger.documents.drawn import BELOW, document, heading, wide
from tests.ledger.documents.test_layouts_law import HEADINGS, LONE, WORDS
from tests.ledger.imported import imported


@st.composite
def plans(draw: st.DrawFn) -> Document:
    """Draw a plan of one area or more, each action with a code of its own."""
    more = draw(st.lists(HEADINGS, max_size=7, unique=True))
    heads = ["Ref", "Action", *(h for h in more if h not in ("Ref", "Action"))]
    rows: list[list[str | Cell]] = [["Ref", "Action", "Progress", *heads[2:]]]
    for number in range(1, draw(st.integers(1, 4)) + 1):
        if draw(st.integers(0, 5)) == 0:
            rows.append([wide(draw(LONE), len(rows[0]))])
        code = draw(st.sampled_from([f"1.{number}", f"{number}", f"A{number}", BELOW]))
        rows.append([code, *(draw(WORDS) for _ in rows[0][1:])])
    return document(heading("1. Workforce"), rows)


@settings(max_examples=60)
@given(plans())
def test_a_reading_without_obstacles_is_recorded_action_for_action(
    drawn: Document,
) -> None:
    reading = read_plan(drawn, number=True)
    if reading.obstacles:
        return

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        plan = imported(reading, Path(folder))

    recorded = {action["code"]: action for action in plan["actions"]}
    assert set(recorded) == {action.code for action in reading.actions}
    for action in reading.actions:
        found = recorded[action.code]
        targets = (*action.targets, *action.milestones, *action.measures)
        assert len(found["targets"]) == len(targets)
        assert (found["latest_progress"] or {"text": ""})["text"] == action.note
