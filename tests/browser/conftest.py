"""A real Chromium for the tests of pages, cut off from the network."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from projections.pack.history import as_history
from tests.browser.checks import axe_file
from tests.needed import missing, program
from tests.projections.pack.stories import material, story

Opener = Callable[..., Page]
"""Opens a page: `opened(html)`, with `width` in pixels, `script=False` for none,
and `forced=True` for a dark theme that forces its own colours on every page."""

_PATIENCE = 30
"""For so many seconds a page may load."""
_GET = "`make programs` gets it."
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process: $CHROMIUM, or one on the PATH."""
    names = (os.environ["CHROMIUM"],) if os.environ.get("CHROMIUM") else _NAMES
    chromium = program(*names, get=_GET)
    if not axe_file().exists():
        missing("axe-core was not found", _GET)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def errors() -> list[str]:
    """What the console of a test's pages said in error; a test must leave it empty."""
    return []


@pytest.fixture
def opened(browser: Browser, errors: list[str], tmp_path: Path) -> Iterator[Opener]:
    """Open HTML as a file, in a fresh profile that reaches nothing else."""
    contexts = []

    def open_page(
        html: bytes, *, width: int = 1280, script: bool = True, forced: bool = False
    ) -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(html)
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            forced_colors="active" if forced else "none",
            color_scheme="dark" if forced else "light",
        )
        contexts.append(context)
        page = context.new_page()
        _watch(page, errors)
        page.goto(file.as_uri())
        _await_whole(page)
        return page

    yield open_page

    for context in contexts:
        context.close()
    assert errors == []


def _await_whole(page: Page) -> None:
    """Wait until the page stands to its end, which a busy machine may be told early."""
    deadline = time.monotonic() + _PATIENCE
    while page.evaluate("document.readyState") != "complete":
        assert time.monotonic() < deadline, "the page does not load"
        page.wait_for_timeout(10)


def _watch(page: Page, errors: list[str]) -> None:
    """Note what the console says in error, and refuse what is not in the page."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def on_request(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            errors.append(f"asked for {route.request.url}")
            route.abort()

    page.on("console", on_console)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/*", on_request)


@pytest.fixture
def page(opened: Opener) -> Page:
    """The history of a story, opened on its last day."""
    return opened(as_history(material(story())))
