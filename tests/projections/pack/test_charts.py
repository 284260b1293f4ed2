"""The charts: pictures that words, numbers and patterns explain without colour."""

from __future__ import annotations

import re

import pytest

from domain.printing import NOT_RECORDED
from projections.pack.charts import NARROW, kinds, ratings_over_time
from projections.pack.drawing import inks
from projections.pack.material import Point, Slip
from projections.pack.slippage_chart import MOST, furthest, moved_by, target_slippage
from tests.projections.pack.reading import Element, Page
from tests.projections.pack.sample import HIDDEN, MARKUP

RAGB = ("Red", "Amber", "Green", "Blue", NOT_RECORDED)
POINTS = [
    Point("2020-01-31", dict(zip(RAGB, (0, 0, 0, 0, 12), strict=True))),
    Point("2020-02-29", dict(zip(RAGB, (3, 4, 0, 5, 0), strict=True))),
]


def slip(days: int = 274, **instead: object) -> Slip:
    made = Slip(
        action="1.1",
        target=1,
        text="by March 2023",
        original_due="2022-06-30",
        original_due_printed="June 2022",
        due="2023-03-31",
        due_printed="March 2023",
        days=days,
        revisions=1,
        approved_by=None,
        because=None,
    )
    return made._replace(**instead)  # type: ignore[arg-type]  # names of its fields


def ratings(points: list[Point] = POINTS, **instead: float) -> Page:
    return Page(ratings_over_time(points, name="r", **instead))


def slippage(*slips: Slip, as_at: str = "2022-07-30") -> Page:
    return Page(target_slippage(slips, as_at, name="s"))


def segments(page: Page) -> list[Element]:
    """Return the parts of the bars, in the order of days and ratings."""
    return [one for one in page.all("rect") if one.attributes.get("stroke-width")]


@pytest.mark.parametrize("page", [ratings(), slippage(slip())])
def test_a_picture_is_read_as_its_title_and_description(page: Page) -> None:
    (svg,), (title,), (desc,) = (page.all(tag) for tag in ("svg", "title", "desc"))

    assert svg.attributes["role"] == "img"
    named = svg.attributes["aria-labelledby"].split()
    assert named == [title.attributes["id"], desc.attributes["id"]]
    assert title.text
    assert desc.text.endswith("The table below has every number.") or (
        desc.text.endswith("The table below has every date.")
    )


def test_a_description_says_the_first_and_the_last_counts() -> None:
    (desc,) = ratings().all("desc")

    assert "31 January 2020: 12 not recorded." in desc.text
    assert "29 February 2020: 3 Red, 4 Amber, 5 Blue." in desc.text


def test_each_part_of_a_bar_is_as_tall_as_its_number_is_great() -> None:
    heights = [float(one.attributes["height"]) for one in segments(ratings())]

    assert heights == [240, 60, 80, 100]


def test_ratings_are_named_and_numbered_in_the_picture() -> None:
    words = [one.text for one in ratings().all("text")]

    assert set(RAGB) <= set(words)
    assert {"12", "3", "4", "5", "Jan", "Feb", "2020"} <= set(words)


@pytest.mark.parametrize(
    "words",
    [
        RAGB,
        ("Red", "Yellow", "Grey", "Purple", NOT_RECORDED),
        ("Stalled", "At risk", "On track", "Done", "Red", NOT_RECORDED),
    ],
)
def test_no_two_ratings_differ_in_colour_alone(words: tuple[str, ...]) -> None:
    defs, found = inks("r", words)
    hatches = []
    for pattern in defs.split("</pattern>")[:-1]:
        drawn = re.search(' d="([^"]*)"', pattern)
        hatches.append(drawn and drawn[1])

    assert len(set(hatches)) == len(words)
    assert list(found) == list(words)


def test_ratings_of_an_earlier_scheme_stay_in_the_picture() -> None:
    before = Point("2020-01-31", {"Teal": 2, NOT_RECORDED: 0})

    assert kinds([before, POINTS[1]]) == [*RAGB[:-1], "Teal", NOT_RECORDED]


def test_a_narrow_picture_has_the_same_parts() -> None:
    narrow = ratings(width=NARROW)

    assert len(segments(narrow)) == len(segments(ratings()))
    assert narrow.all("svg")[0].attributes["viewbox"].split()[2] == "320"


def test_a_plan_without_actions_is_drawn_without_bars() -> None:
    page = ratings([Point("2020-01-31", dict.fromkeys(RAGB, 0))])

    assert segments(page) == []
    assert "31 January 2020: no actions." in page.all("desc")[0].text


def test_where_nothing_is_to_be_drawn_there_is_no_picture() -> None:
    assert ratings_over_time([], name="r") == ""
    assert target_slippage([], "2022-07-30", name="s") == ""


def test_a_moved_target_is_a_ring_a_dot_and_the_days_between() -> None:
    page = slippage(slip(), slip(-30, due="2022-05-31", due_printed="May 2022"))

    circles = page.all("circle")[2:]  # The first two explain the others.
    at = [float(one.attributes["cx"]) for one in circles]
    assert at[0] == at[2]
    assert at[3] < at[2] < at[1]
    words = [one.text for one in page.all("text")]
    assert "1.1 target 1: June 2022 to March 2023" in words
    assert {"274 days later", "30 days earlier", "As at 30 July 2022"} <= set(words)


def test_a_day_outside_of_the_years_that_are_drawn_is_left_out() -> None:
    page = slippage(slip(), as_at="2031-07-30")

    assert "As at" not in " ".join(one.text for one in page.all("text"))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (1, "1 day later"),
        (-1, "1 day earlier"),
        (1200, "1,200 days later"),
    ],
)
def test_a_move_is_said_in_days(days: int, words: str) -> None:
    assert moved_by(days) == words


def test_of_very_many_moves_the_furthest_are_drawn_in_their_own_order() -> None:
    slips = [slip(days, target=days) for days in range(1, MOST + 4)]

    assert furthest(slips) == slips[3:]
    assert furthest(slips[:5]) == slips[:5]
    assert len(slippage(*slips).all("g")) == MOST


@pytest.mark.parametrize("words", [*MARKUP, HIDDEN])
def test_words_in_a_picture_stay_words(words: str) -> None:
    points = [Point("2020-01-31", {words: 3, NOT_RECORDED: 0})]
    plain = [Point("2020-01-31", {"Teal": 3, NOT_RECORDED: 0})]
    moved = slip(action=words, due_printed=words, original_due_printed=words)

    assert ratings(points).shape == ratings(plain).shape
    assert slippage(moved).shape == slippage(slip()).shape
    assert not set("\x1b\u202e\u200b\x07") & set(ratings(points).elements[0].text)


def test_a_single_action_is_numbered_among_twenty_four() -> None:
    (one,) = [Point("2020-01-31", {"Red": 1, "Blue": 23, NOT_RECORDED: 0})]

    numbers = [e.text for e in ratings([one]).all("text") if "stroke" in e.attributes]

    assert numbers == ["1", "23"]


@pytest.mark.parametrize("width", [720.0, NARROW])
def test_the_name_of_a_last_year_has_room_behind_its_stroke(width: float) -> None:
    months = [*(f"2021-{month:02}-28" for month in range(1, 13)), "2022-01-27"]
    page = ratings(
        [Point(on, {"Red": 1, NOT_RECORDED: 0}) for on in months], width=width
    )

    (year,) = [one for one in page.all("text") if one.text == "2022"]
    strokes = [float(one.attributes["x1"]) for one in page.all("line")]

    begins = float(year.attributes["x"])
    assert begins > max(strokes)
    assert begins + 4 * 12 * 0.7 < width


def test_a_description_says_what_was_most_in_between() -> None:
    days = (("2020-01-31", 0), ("2020-02-29", 5), ("2020-03-31", 1))
    points = [Point(on, {"Red": red, NOT_RECORDED: 0}) for on, red in days]

    (desc,) = ratings(points).all("desc")

    assert "Most in between: 5 Red on 29 February 2020." in desc.text
