"""What a print says beside the plan: since when, why, by whose leave, what is late."""

from __future__ import annotations

from typing import Any

import pytest

from projections.documents.content import sealed_although
from projections.documents.rated import exception_said, lacking, rated_so
from projections.documents.targets import (
    approvals,
    originally,
    passed,
    passed_said,
    reworded,
)
from projections.pack.pdf import as_pdf
from tests.ledger.documents.printed_plans import action, plan, required, target
from tests.projections.pack import papers, sample
from tests.projections.pack.pages import page

GREEN = {"rating": "Green", "rating_since": "2021-04-29", "rating_reason": "It is held"}


def _due(day: str, **instead: object) -> dict[str, Any]:
    first = {**target(1, "by March 2022"), "due": day}
    return action("1.1", "Hold visits", targets=[first], **instead)


def test_a_reason_goes_with_the_day_on_which_it_was_given() -> None:
    again = action("1.1", "Hold visits", rating_on="2022-01-27", **GREEN)
    once = action("1.1", "Hold visits", rating_on="2021-04-29", **GREEN)

    assert rated_so(again) == (
        "since 29 April 2021; last rated 27 January 2022, because: It is held"
    )
    assert rated_so(once) == "since 29 April 2021, because: It is held"
    assert rated_so(action("1.1", "Hold visits")) == ""


def test_page_and_pdf_say_when_a_rating_was_last_given() -> None:
    made, paper = sample.sealed(), papers.material()
    for one in (made, paper):
        one.data["actions"][0]["rating_on"] = "2022-06-01"
    said = " ".join(papers.pages(papers.opened(as_pdf(paper))))

    assert "Red since 1 March 2022; last rated 1 June 2022, because:" in page(made).text
    assert "Last rated 1 June 2022, because Visits were missed" in said


@pytest.mark.parametrize(
    ("first", "now", "other"),
    [
        ("by 30 September 2020", "by 31 December 2020", False),
        ("By end of Sept 2020", "by Q3 2021", False),
        ("All audits by June 2022", "Most audits by June 2022", True),
        ("95% of visits by June 2022", "by March 2023", True),
    ],
)
def test_a_change_of_words_is_told_from_one_of_the_date(
    first: str, now: str, other: bool
) -> None:
    moved = target(1, now, first=first)

    assert reworded(moved) == other
    assert (originally(moved) == first) == other


def test_the_words_at_first_stand_beside_a_target_that_was_reworded() -> None:
    data = dict(sample.working_copy().data)
    changed = data["actions"][0]["targets"][0]
    changed["original_text"] = "All visits by June 2022"

    made = sample.material(data)

    assert made.slips[0].words_at_first == "All visits by June 2022"
    assert "At first: All visits by June 2022" in page(made).text


def test_a_date_that_passed_is_marked_until_the_action_is_done() -> None:
    late, data = _due("2022-07-29"), plan()

    assert passed_said(data, late) == "date passed"
    assert passed(data, _due("2022-07-30")) == []
    assert passed(data, _due("2022-07-29", rating="Purple")) == []
    assert passed(data, _due("2022-07-29", delivery="signed off")) == []
    assert passed(data, _due("2022-07-29", delivery="completion claimed")) == [1]


def test_page_and_pdf_mark_a_date_that_passed() -> None:
    made, paper = sample.sealed(), papers.material()
    assert "date passed" not in page(made).text
    for one in (made, paper):
        one.data["actions"][0]["targets"][0]["due"] = "2022-06-30"

    said = " ".join(papers.pages(papers.opened(as_pdf(paper))))

    assert "date passed" in page(made).text
    assert "date passed" in said


def test_a_rating_that_owes_an_exception_report_says_whether_it_is_there() -> None:
    since, report = {"rating_since": "2022-03-01"}, {"entry": 11}
    red = action("1.1", "Hold visits", rating="Red", **since)
    there = {**red, "exception": {**report, "effective": "2022-03-01"}}
    before = {**red, "exception": {**report, "effective": "2022-02-28"}}

    assert exception_said(plan(red), red) == "no exception report recorded"
    assert exception_said(plan(there), there) == "exception report recorded, #11"
    assert exception_said(plan(before), before) == "no exception report recorded"
    yellow = {**red, "rating": "Yellow"}
    assert exception_said(plan(yellow), yellow) == ""


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "It is owed since 1 March 2022 (120 days)."),
        ({"days_owed": 1}, "It is owed since 1 March 2022 (1 day)."),
        ({"since_dated": False}, "since 1 March 2022 at the latest (120 days)."),
        ({"earlier": 1}, "(120 days); 1 was made before that."),
        ({"earlier": 2}, "(120 days); 2 were made before that."),
    ],
)
def test_a_report_that_is_owed_says_since_when_and_what_does_not_count(
    changes: dict[str, Any], says: str
) -> None:
    red = action("1.1", "Hold visits", rating="Red", rating_since="2022-03-01")
    (one,) = plan(red)["exceptions"]

    said = lacking({**one, **changes})

    assert said.startswith("No exception report is recorded. It is owed since")
    assert said.endswith(says)


def test_page_and_pdf_say_that_a_report_of_an_earlier_run_does_not_count() -> None:
    first = papers.actions()[0]
    first["exception"] = {**first["exception"], "effective": "2022-02-28"}
    paper, made = papers.material(actions=[first]), sample.working_copy()
    report = {**made.data["actions"][0]["exception"], "effective": "2022-02-28"}
    made.data["actions"][0]["exception"] = report
    made = sample.material({**made.data, "exceptions": required({**made.data})})

    said = " ".join(papers.pages(papers.opened(as_pdf(paper))))

    for words in (said, page(made).text):
        assert "No exception report is recorded. It is owed since 1 March 2022" in words
        assert "1 was made before that." in words


@pytest.mark.parametrize(
    ("because", "owed", "says"),
    [
        (None, [], ""),
        ("It was\nasked for.", [], "Reason given for sealing: It was asked for."),
        ("Late", ["2.6"], "Sealed although an exception report is owed for 2.6: Late."),
        (
            "Late",
            ["2.2", "3.4", "4.4"],
            "Sealed although exception reports are owed for 2.2, 3.4 and 4.4: Late.",
        ),
        (
            "a\x1bb",
            ["1"],
            r"Sealed although an exception report is owed for 1: a\x1bb.",
        ),
    ],
)
def test_a_report_says_why_it_was_sealed(
    because: str | None, owed: list[str], says: str
) -> None:
    report = {**papers.SEALED, "because": because, "exceptions_owed": owed}

    assert sealed_although(plan(report=report)) == says
    assert sealed_although(plan(report=None)) == ""


def test_who_approved_a_move_stands_beside_its_target() -> None:
    moved = {**target(2, "by May 2023", first="by June 2022"), "approved_by": "DMG"}
    made = action("1.1", "Hold visits", targets=[target(1, "by May 2022"), moved])

    assert approvals(made) == "target 2: DMG"
