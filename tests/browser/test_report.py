"""The report as a page, for everybody: axe, narrow windows, hostile words, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from projections.documents.content import marked, shown
from projections.pack.page import as_page
from tests.browser.checks import axe, sideways
from tests.browser.conftest import Opener
from tests.projections.pack.stories import END, HOSTILE, hostile, material, story

pytestmark = pytest.mark.browser

AUDIENCES = ("ofsted", None)
"""Whom a report is for; a working copy is for nobody."""


def _unfold(page: Page) -> None:
    for summary in page.locator("details > summary").all():
        summary.press("Enter")
    expect(page.locator("details:not([open])")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_bars_anybody_from_the_report(
    opened: Opener, width: int, audience: str | None
) -> None:
    page = opened(as_page(material(story(), audience=audience)), width=width)

    assert axe(page) == []
    assert sideways(page) == []
    _unfold(page)
    assert axe(page) == []
    assert sideways(page) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_report_says_from_where_it_looks(
    opened: Opener, audience: str | None
) -> None:
    given = material(story(), audience=audience)
    page = opened(as_page(given), script=False)

    for sentence in marked(given.data):
        expect(page.get_by_role("banner")).to_contain_text(sentence)
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("words", HOSTILE, ids=["script", "image", "braces", "signs"])
def test_words_stay_words_in_the_report(opened: Opener, words: str, width: int) -> None:
    given = material(hostile(words), sent=[END], title=words)
    page = opened(as_page(given), width=width)

    assert page.locator("h1").inner_text() == shown(words)
    assert page.locator("script, img, iframe, [onfocus], [onerror]").count() == 0
    assert page.title().startswith(shown(words))
    assert sideways(page) == []


def test_no_script_ever_runs_in_the_report(opened: Opener, errors: list[str]) -> None:
    page = opened(as_page(material(story())))
    title = page.title()

    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken'";
            document.body.append(script);
        }"""
    )

    assert page.title() == title
    assert len(errors) == 1
    assert "Content Security Policy" in errors.pop()


def test_every_link_in_the_report_leads_to_a_place_in_it(opened: Opener) -> None:
    page = opened(as_page(material(story())))

    lost = page.evaluate(
        """() => [...document.querySelectorAll("a")]
            .map((link) => link.getAttribute("href"))
            .filter((to) => !document.getElementById(to.replace(/^#/, "")))
        """
    )

    assert lost == []


def test_each_action_is_found_by_its_heading(opened: Opener) -> None:
    given = material(story())
    page = opened(as_page(given))

    headings = page.get_by_role("heading")
    for action in given.data["actions"]:
        expect(headings.filter(has_text=action["code"]).first).to_be_visible()
