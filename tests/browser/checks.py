"""What every page of ours is checked for in a browser."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.architecture.repository import ROOT


def axe_file() -> Path:
    """Return where `make browser` puts axe-core."""
    folder = ROOT / os.environ.get("LEDGER_AXE", ".browser")
    return folder / "node_modules" / "axe-core" / "axe.min.js"


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong: the rule, and where it is broken."""
    # Not as an element of the page, which its content security policy would refuse.
    page.evaluate(axe_file().read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Return what makes the page wider than its window, its width before all."""
    found: list[str] = page.evaluate(
        """() => {
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) return [];
            const wide = [...document.querySelectorAll("body *")]
                .filter((one) => one.getBoundingClientRect().right > root.clientWidth)
                .map((one) => one.outerHTML.slice(0, 120));
            return [`${root.scrollWidth} pixels`, ...wide];
        }"""
    )
    return found
