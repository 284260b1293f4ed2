"""The history page for everybody: axe, narrow windows, no script, hostile words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from projections.documents.content import shown
from projections.pack.history import as_history
from tests.browser.checks import axe, sideways
from tests.browser.conftest import Opener
from tests.browser.histories import go, rows, see
from tests.projections.pack.stories import (
    END,
    HOSTILE,
    SENT,
    hostile,
    material,
    story,
)

pytestmark = pytest.mark.browser

NOTHING = "Nothing had been reported to Ofsted by 2 April 2020."


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_bars_anybody_from_the_page(opened: Opener, width: int) -> None:
    page = opened(as_history(material(story())), width=width)

    for mode in ("What was true", "What was reported"):
        see(page, mode)
        for day in (SENT[0] - timedelta(days=1), date(2020, 7, 10), END):
            go(page, day)

            assert axe(page) == []
            assert sideways(page) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_without_a_script_the_plan_stands_with_a_word_on_what_is_missing(
    opened: Opener, width: int
) -> None:
    html = as_history(material(story()))
    page = opened(html, width=width, script=False)

    missing = page.locator("noscript").inner_text()
    assert "Scripts are off, so the slider is missing." in missing
    assert "report.html" in missing
    assert "timeline.csv" in missing
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "What was true on 30 November 2020"
    )
    assert "Report 3 to Ofsted. As at 30 November 2020" in page.inner_text("header")
    assert page.get_by_role("row").count() == 10
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_script_first_draws_what_stands_there_without_it(opened: Opener) -> None:
    html = as_history(material(story()))
    without, with_script = opened(html, script=False), opened(html)
    for page in (without, with_script):
        expect(page.get_by_text("No longer in the plan")).to_be_visible()

    drawn = with_script.locator("#areas").inner_text()
    assert drawn == without.locator("#areas").inner_text()


@pytest.mark.parametrize("words", HOSTILE, ids=["script", "image", "braces", "signs"])
def test_words_stay_words(opened: Opener, words: str) -> None:
    title = f"Title {words}"
    page = opened(as_history(material(hostile(words), sent=[END], title=title)))

    for mode in ("What was true", "What was reported"):
        see(page, mode)
        go(page, END)

        (first,) = [row for row in rows(page) if row.code == "1.1"]
        told = shown(words)
        assert (first.wording, first.progress) == (told, told)
        assert first.target == shown(" ".join(words.split()))
        assert page.title() == f"History: {shown(title)}"
        assert page.locator("h1").inner_text() == shown(title)
        assert page.locator("img, iframe, [onfocus], [onerror]").count() == 0
        assert page.locator("script").count() == 2


def test_no_script_but_our_own_ever_runs(page: Page, errors: list[str]) -> None:
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken'";
            document.body.append(script);
        }"""
    )

    assert page.title() == "History: Children first"
    assert len(errors) == 1
    assert "Content Security Policy" in errors.pop()


def test_what_is_printed_is_the_day_on_the_screen(page: Page) -> None:
    go(page, date(2020, 6, 2))

    page.emulate_media(media="print")

    expect(page.get_by_text("What was true on 2 June 2020")).to_be_visible()
    expect(page.get_by_role("slider")).to_be_hidden()
    expect(page.get_by_role("button").first).to_be_hidden()
