"""The history page in a browser: what it shows of every day, in both modes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from domain.printing import print_day
from projections.pack.history import as_history
from projections.pack.material import Filed
from tests.browser.conftest import Opener
from tests.browser.histories import counts, expected, go, rows, see
from tests.projections.pack.stories import (
    END,
    FIRST,
    SENT,
    material,
    snapshot,
    story,
)
from tests.projections.views import views

pytestmark = pytest.mark.browser

NOTHING = "Nothing had been reported to Ofsted by 2 April 2020."


def test_each_day_shows_what_status_says_of_it(page: Page) -> None:
    book = story()
    last = len(book.entries)
    days = [FIRST + timedelta(days=n) for n in range(0, (END - FIRST).days, 12)]
    days += [date(2020, 6, 1), date(2020, 6, 2), date(2020, 7, 9), date(2020, 7, 10)]
    with views(book) as connection:
        for day in [*days, END]:
            plan = snapshot(connection, day, last)

            go(page, day)

            assert rows(page) == expected(plan), day
            assert counts(page) == {r: n for r, n in plan["counts"].items() if n}, day


def test_what_was_reported_comes_from_the_report_and_not_from_what_is_known_now(
    page: Page,
) -> None:
    told = material(story()).told
    see(page, "What was reported")

    for sent, report in zip(SENT, told, strict=True):
        go(page, sent)

        assert rows(page) == expected(report.snapshot)
        expect(page.locator("#basis")).to_contain_text(
            f"Report {report.number} to Ofsted, sent on {print_day(sent)}. As at"
            f" {print_day(date.fromisoformat(report.as_at))}, known to entry"
            f" #{report.known_to}."
        )
    see(page, "What was true")
    go(page, SENT[0])
    red = {row.code: row.rating for row in expected(told[0].snapshot)}["1.2"]
    amber = {row.code: row.rating for row in rows(page)}["1.2"]
    assert (red, amber) == ("Red", "Amber")


def test_a_day_before_the_first_report_says_that_nothing_had_been_reported(
    page: Page,
) -> None:
    see(page, "What was reported")

    go(page, SENT[0] - timedelta(days=1))

    expect(page.locator("#basis")).to_have_text(NOTHING)
    assert rows(page) == []
    assert counts(page) == {}


def test_a_day_after_a_report_made_without_the_ledger_names_it(opened: Opener) -> None:
    filed = [Filed(3, "2020-01-07", 90), Filed(4, "2020-06-26", 0, after=1)]
    page = opened(as_history(replace(material(story()), filed=filed)))
    see(page, "What was reported")

    for day, named in ((date(2020, 1, 8), "3"), (date(2020, 7, 1), "4")):
        go(page, day)

        expect(page.locator("#basis")).to_contain_text(f"Report {named} to Ofsted,")
        expect(page.locator("#basis")).to_contain_text("made without the ledger")
        expect(page.locator("#announcer")).to_contain_text("not in these pages.")
        assert (rows(page), counts(page)) == ([], {})
    go(page, SENT[1])
    expect(page.locator("#basis")).to_contain_text("Shown as it was sent.")
    assert rows(page) != []


def test_a_working_copy_for_nobody_does_not_claim_that_nothing_was_reported(
    opened: Opener,
) -> None:
    page = opened(as_history(material(story(), sent=(), audience=None)))

    see(page, "What was reported")

    expect(page.locator("#basis")).to_contain_text("for no audience in particular")
    expect(page.get_by_role("banner")).to_contain_text("Working copy, not a report.")


def test_a_change_is_marked_in_words_and_listed(page: Page) -> None:
    go(page, date(2020, 6, 2))

    changes = page.locator("#changes li").all_inner_texts()
    marked = page.get_by_role("row").filter(has_text="Changed this day")

    assert changes == ["1.1 target: by March 2021, was by September 2020 (#20)"]
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Changed this day: target")

    go(page, date(2020, 7, 10))
    assert page.locator("#changes li").all_inner_texts() == [
        "1.3 left the plan: withdrawn (#21)"
    ]
    go(page, date(2020, 7, 11))
    expect(page.locator("#changes")).to_have_text("Nothing changed on this day.")


def test_one_area_can_be_read_alone(page: Page) -> None:
    page.get_by_label("Area").select_option(label="2. Leadership")
    go(page, date(2020, 6, 1))

    assert [row.code for row in rows(page)] == ["2.1", "2.2", "2.3"]
    assert counts(page) == {"Green": 1, "not recorded": 2}
