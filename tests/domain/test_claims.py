"""What counts as a claim that a whole action is delivered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.claims import read_claim

DONE = (
    "Completed",
    "completed.",
    "Complete",
    "ACHIEVED",
    "Target achieved",
    "Completed \u2013 paper goes to the board by 30 July 2020",
    "Completed in March 2020",
    "Completed 30/07/2020",
    "Achieved and kept under watch",
)
USUAL = (
    "Completed and to go on as BAU",
    "Target achieved and checked as part of BAU.",
    "Target achieved- team to watch as business as usual",
    "Complete as part of BAU",
)
NOTHING = (
    "Review completed",
    "Recruitment completed and posts filled",
    "Now part of BAU",
    "Complete the form",
    "Completed the first round",
    "Completed in part",
    "Completed, except for training",
    "Completed?",
    "Completed but not signed",
    "Achieved 85% of it",
    "Target in progress",
    "Not completed",
    "Completedness",
    "",
)


@pytest.mark.parametrize("words", DONE)
def test_a_line_that_begins_with_completed_claims_completion(words: str) -> None:
    claim = read_claim(["Work began", words])

    assert claim == ("completion_claimed", words)


@pytest.mark.parametrize("words", USUAL)
def test_a_completed_line_that_says_bau_claims_business_as_usual(words: str) -> None:
    claim = read_claim([words])

    assert claim == ("business_as_usual_claimed", words)


@pytest.mark.parametrize("words", NOTHING)
def test_a_line_about_a_part_claims_nothing(words: str) -> None:
    assert read_claim([words]) is None


@given(st.lists(st.text()))
def test_any_lines_are_read(lines: list[str]) -> None:
    claim = read_claim(lines)

    assert claim is None or claim.words in lines
