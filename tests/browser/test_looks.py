"""Both pages in windows of any width, and in a theme that forces its own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from projections.pack.history import as_history
from projections.pack.page import as_page
from tests.browser.checks import broken, sideways
from tests.browser.conftest import Opener
from tests.projections.pack.sample import sealed
from tests.projections.pack.stories import material, story

pytestmark = pytest.mark.browser

WIDTHS = (673, 768, 900, 1024, 1280)


def _look(page: Page, place: str, name: str) -> str:
    """Return what a rule of style came to."""
    found: str = page.locator(place).first.evaluate(
        "(one, name) => getComputedStyle(one).getPropertyValue(name)", name
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_no_table_breaks_a_word(opened: Opener, width: int) -> None:
    for html in (as_page(sealed()), as_page(material(story()))):
        page = opened(html, width=width)

        assert broken(page) == []
        assert sideways(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_day_breaks_a_word(opened: Opener, width: int) -> None:
    page = opened(as_history(material(story())), width=width)

    assert broken(page) == []
    assert sideways(page) == []


def test_charts_keep_their_ground_where_colours_are_forced(opened: Opener) -> None:
    page = opened(as_page(sealed()), forced=True)

    assert _look(page, "body", "background-color") != "rgb(255, 255, 255)"
    assert _look(page, ".chart", "background-color") == "rgb(255, 255, 255)"


def test_buttons_that_are_off_look_so_where_colours_are_forced(opened: Opener) -> None:
    page = opened(as_history(material(story())), forced=True)

    on, off = "#to-before", "#to-last"

    assert page.locator(off).get_attribute("aria-disabled") == "true"
    assert _look(page, on, "color") != _look(page, off, "color")
