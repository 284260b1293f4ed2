"""What the printed report says: peaks of a chart, days of recording, boards once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from projections.pack.material import Point
from projections.pack.page import as_page
from projections.pack.printed.charts import over_time
from projections.pack.printed.history import history
from projections.pack.saying import glossary
from tests.projections.pack.papers import line, material
from tests.projections.pack.sample import sealed

SAME_DAY = "2022-07-30T13:11:00.000000Z"


def test_a_chart_says_a_peak_that_lies_between_its_ends() -> None:
    days = ("2022-01-31", "2022-02-28", "2022-03-31")
    points = [
        Point(day, {"Red": red, "Blue": blue})
        for day, red, blue in zip(days, (0, 5, 1), (1, 2, 3), strict=True)
    ]

    chart = over_time(points)

    assert chart is not None
    assert "Red from 0 to 1 (at most 5), Blue from 1 to 3." in chart["alt"]


@pytest.mark.parametrize(
    ("effective", "days_late", "said"),
    [
        ("30 July 2022", 0, "30 July 2022; recorded the same day at 14:11 BST by jo."),
        ("July 2022", 0, "July 2022; recorded on 30 July 2022 at 14:11 BST by jo."),
        (
            "29 July 2022",
            1,
            "29 July 2022; recorded 1 day later, on 30 July 2022 at 14:11 BST by jo.",
        ),
    ],
)
def test_an_entry_says_when_it_was_so_and_when_it_was_recorded(
    effective: str, days_late: int, said: str
) -> None:
    when = {"effective_printed": effective, "days_late": days_late}
    one = line(5, recorded_at=SAME_DAY, recorded_by="jo", **when)

    (group,) = history(replace(material(), lines=[one]))

    assert group["rows"][0]["dated"] == said


def test_a_board_that_is_an_acronym_too_is_said_once() -> None:
    terms = {"DMG": "Management Group", "QA": "Quality Assurance"}
    boards = {"DMG": "Management Group", "QA": "Board of Quality"}

    assert glossary({"terms": terms, "boards": boards}) == [
        ("Acronyms", [("DMG", "Management Group (a board)"), ("QA", terms["QA"])]),
        ("Boards", [("QA", "Board of Quality")]),
    ]


def test_page_and_print_say_alike_what_the_report_is() -> None:
    page = as_page(sealed()).decode()

    assert ">Second report</p>" in page
    assert "as far as the council" in page
