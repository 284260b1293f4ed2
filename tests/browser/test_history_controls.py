"""The controls of the history page: keyboard, buttons, date field, announcements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from domain.printing import print_day
from tests.browser.histories import at, go, see
from tests.projections.pack.stories import (
    END,
    FIRST,
    SENT,
)

pytestmark = pytest.mark.browser

NOTHING = "Nothing had been reported to Ofsted by 2 April 2020."


_FOCUSED = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    return [one.id || one.value || one.className, style.outlineStyle];
}"""


def _announced(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(words)


def test_the_slider_obeys_the_keyboard(page: Page) -> None:
    slider = page.get_by_role("slider", name="Day")
    slider.focus()
    moves = {
        "Home": FIRST,
        "ArrowRight": date(2019, 12, 3),
        "ArrowUp": date(2019, 12, 4),
        "ArrowLeft": date(2019, 12, 3),
        "ArrowDown": FIRST,
        "PageUp": date(2020, 1, 2),
        "End": END,
        "PageDown": date(2020, 10, 30),
    }

    for key, day in moves.items():
        slider.press(key)

        at(page, day)
        expect(slider).to_have_attribute("aria-valuetext", print_day(day))
        assert slider.input_value() == str((day - FIRST).days)


def test_a_month_on_from_the_last_day_of_a_month_is_the_last_day_again(
    page: Page,
) -> None:
    go(page, date(2020, 1, 31))

    page.get_by_role("slider").press("PageUp")

    at(page, date(2020, 2, 29))


def test_the_buttons_halt_at_each_change_and_each_report(page: Page) -> None:
    press = page.get_by_role("button")

    press.filter(has_text="First day").click()
    at(page, FIRST)
    press.filter(has_text="Change after").click()
    at(page, date(2020, 1, 6))
    press.filter(has_text="Last day").click()
    press.filter(has_text="Change before").click()
    at(page, date(2020, 10, 20))
    see(page, "What was reported")
    press.filter(has_text="Report before").click()
    at(page, SENT[1])
    press.filter(has_text="Report before").click()
    at(page, SENT[0])

    before = press.filter(has_text="Report before")
    expect(before).to_have_attribute("aria-disabled", "true")
    before.press("Enter")
    _announced(page, "There is none on this page.")
    at(page, SENT[0])


def test_a_day_outside_the_history_is_refused_with_the_days_there_are(
    page: Page,
) -> None:
    field = page.get_by_label("Go to a day")

    field.fill("2018-01-01")
    field.press("Enter")

    expect(page.get_by_role("alert")).to_have_text(
        "Choose a day from 2 December 2019 to 30 November 2020."
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    at(page, END)
    go(page, FIRST)
    expect(page.locator("#date-error")).to_have_text("")


def test_the_day_and_the_counts_are_announced_once_the_slider_rests(
    page: Page,
) -> None:
    announcer = page.get_by_role("status")
    expect(announcer).to_have_text("")
    go(page, date(2020, 5, 28))
    slider = page.get_by_role("slider")
    slider.press("ArrowRight")
    expect(announcer).not_to_contain_text("29 May")

    _announced(
        page,
        "29 May 2020. 6 actions: Red 1, Amber 1, Green 1, Blue 0, not recorded 3."
        " 1 change on this day.",
    )
    see(page, "What was reported")
    go(page, SENT[0] - timedelta(days=1))
    _announced(page, NOTHING)


def test_every_control_is_reached_by_the_tab_key_and_shows_that_it_is(
    page: Page,
) -> None:
    reached = []
    for _ in range(13):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(_FOCUSED))

    names = list(dict.fromkeys(name for name, _ in reached))
    assert [name for name, outline in reached if outline != "solid"] == []
    assert names == [
        "skip",
        "true",
        "date",
        "go",
        "area",
        "to-first",
        "to-before",
        "to-after",
        "to-last",
        "slider",
    ]
