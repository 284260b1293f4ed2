"""What a person does with the history page, and what the page then says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from playwright.sync_api import Page, expect

from domain.printing import print_day
from projections.documents.content import area_heading
from projections.steps import target_line

GONE = "No longer in the plan"

_READ = """() => [...document.querySelectorAll("#areas tbody tr")].map((row) => [
    row.closest(".area").querySelector("h3").textContent,
    ...[...row.children].map((cell) => {
        const lines = [...cell.querySelectorAll("p")].map((line) => line.textContent);
        const copy = cell.cloneNode(true);
        copy.querySelectorAll(".mark").forEach((mark) => mark.remove());
        return lines.length ? lines.join("\\n") : copy.textContent;
    }),
])"""


class Shown(NamedTuple):
    """One row of a table, below the heading of that table."""

    area: str
    code: str
    wording: str
    rating: str
    delivery: str
    target: str
    progress: str


def see(page: Page, mode: str) -> None:
    """Choose a mode: "What was true" or "What was reported"."""
    page.get_by_role("radio", name=mode, exact=True).check()


def go(page: Page, day: date) -> None:
    """Ask for a day in the date field, and wait until the page shows it."""
    page.get_by_label("Go to a day").fill(day.isoformat())
    page.get_by_label("Go to a day").press("Enter")
    at(page, day)


def at(page: Page, day: date) -> None:
    """Wait until the page shows a day."""
    expect(page.locator("#day")).to_have_text(print_day(day))


def rows(page: Page) -> list[Shown]:
    """Return all rows of all tables as they can be read, without marks."""
    return [Shown._make(row) for row in page.evaluate(_READ)]


def counts(page: Page) -> dict[str, int]:
    """Return the numbers above the tables that are not 0, by rating."""
    words = [item.inner_text() for item in page.locator("#counts li").all()]
    pairs = [text.replace("\n", " ").rsplit(" ", 1) for text in words]
    return {rating.strip(): int(number) for rating, number in pairs if number != "0"}


def expected(plan: Mapping[str, Any]) -> list[Shown]:
    """Return the rows of a plan under the keys of `status --format json`."""
    headings = {area["code"]: area_heading(area) for area in plan["areas"]}
    live = [_row(headings[one["area"]], one) for one in plan["actions"]]
    return live + [_row(GONE, one) for one in plan["ended_actions"]]


def _row(heading: str, action: Mapping[str, Any]) -> Shown:
    note = action["latest_progress"]
    return Shown(
        heading,
        action["code"],
        action["wording"],
        action["rating"],
        action["delivery"],
        "\n".join(map(target_line, action["targets"])) or "none recorded",
        note["text"] if note else "none recorded",
    )
