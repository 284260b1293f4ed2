"""Cells whose words decide what they are: revised dates, statuses, weak headings."""

from __future__ import annotations

import pytest

from tests.ledger.documents.builders import action
from tests.ledger.documents.drawn import heading, reading, words

AREA = heading("1. Workforce")


def test_a_column_of_the_actions_may_be_headed_weakly() -> None:
    alone = reading(AREA, [["Ref", "Recommendation", "Lead"], ["1.1", "Audit", "AD"]])
    beside = reading(
        AREA,
        [["Ref", "Impact of actions", "Action"], ["1.1", "Calmer", "Audit"]],
    )

    assert words(alone, "1.1")["wording"] == "Audit"
    assert words(beside, "1.1") == {"wording": "Audit", "impacts": ["Calmer"]}


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        (["May 2022\nJune 2022", "July 2022"], "1.1 has 2 targets of its own"),
        (["", "July 2022"], "1.1 has no targets of its own"),
        (["July 2022", "July 2022"], "it says the same as the target of 1.1"),
        (["May 2022", "June 2022\nJuly 2022"], "which of its lines is the date"),
    ],
)
def test_a_revised_date_without_one_target_to_revise_is_doubted(
    rows: list[str], doubt: str
) -> None:
    plan = reading(
        AREA, [["Ref", "Action", "Due", "Revised date"], ["1.1", "Audit", *rows]]
    )

    assert action(plan, "1.1").revised == ()
    assert doubt in " ".join(plan.doubts)
    assert [span.words for span in plan.unplaced] == [rows[1]]


@pytest.mark.parametrize(
    ("status", "claim"),
    [
        ("Not started", "not_started"),
        ("ongoing", "in_progress"),
        ("Closed May 2022", "completion_claimed"),
        ("BAU", "business_as_usual_claimed"),
    ],
)
def test_a_status_says_what_is_claimed_of_delivery(status: str, claim: str) -> None:
    plan = reading(AREA, [["Ref", "Action", "Status"], ["1.1", "Audit", status]])

    assert words(plan, "1.1")["claim"] == claim


def test_a_status_that_is_no_word_for_delivery_is_doubted() -> None:
    plan = reading(AREA, [["Ref", "Action", "Status"], ["1.1", "Audit", "Rosy"]])

    assert action(plan, "1.1").claim is None
    assert [span.words for span in plan.unplaced] == ["Rosy"]
    assert 'the status "Rosy" of 1.1 is neither a rating' in " ".join(plan.doubts)
