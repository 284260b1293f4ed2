"""An action that stayed as it was is told of, if it was otherwise in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from projections.movement import Moved
from projections.pack.material import ActionSteps, Material, Step
from projections.pack.pdf import as_pdf
from projections.swinging import swings
from tests.projections.pack import papers, sample
from tests.projections.pack.pages import page

SINCE, UNTIL = "2022-01-31", "2022-07-30"


def _stayed(id_: str) -> Moved:
    return Moved(id_, "stayed", "1.1", "1.1", "Hold visits", "Red", "Red", None)


def _steps(id_: str, *ratings: Step) -> ActionSteps:
    none: Sequence[Step] = ()
    rest = (none, none, none)
    return ActionSteps(id_, "1", none, none, ratings, *rest, "2021-01-01", None)


def _ratings(*ratings: Step) -> list[Sequence[str]]:
    found = swings([_stayed("a/1")], [_steps("a/1", *ratings)], SINCE, UNTIL)
    return [one.ratings for one in found]


def test_ratings_in_between_are_told_in_their_order() -> None:
    between = [Step("2022-03-01", "Amber"), Step("2022-07-30", "Red")]

    assert _ratings(Step("2021-05-01", "Red"), *between) == [["Red", "Amber", "Red"]]


def test_what_was_before_or_comes_after_is_nothing_in_between() -> None:
    around = [Step("", "Amber"), Step("2022-01-31", "Red"), Step("2022-07-31", "Green")]

    assert _ratings(*around) == []


def _swung(made: Material) -> Material:
    first = made.data["actions"][-1]["id"]
    none = Step("", "not recorded")
    rated = (none, Step("2022-03-01", "Red"), Step("2022-06-01", "not recorded"))
    return replace(made, steps=[_steps(first, *rated)])


def test_page_and_pdf_list_them() -> None:
    made, paper = sample.sealed(), papers.material()
    made.told[0].snapshot["actions"].append(made.data["actions"][-1])
    paper.told[0].snapshot["actions"].append(paper.data["actions"][-1])

    said = " ".join(papers.pages(papers.opened(as_pdf(_swung(paper)))))
    text = page(_swung(made)).text

    for words in (text, said):
        assert "from 31 January 2022 on were:" in words
        assert ": not recorded, Red, not recorded" in words
    assert "not all the time" not in page(made).text
