"""What every page of ours is checked for in a browser."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.architecture.repository import ROOT


def axe_file() -> Path:
    """Return where `make programs` puts axe-core."""
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


def broken(page: Page) -> list[str]:
    """Return the words of tables that stand on two lines, but for very long ones."""
    found: list[str] = page.evaluate(
        """() => {
            const words = [];
            // Heads that a narrow window hides are squeezed to one pixel.
            const seen = (one) => one.closest("thead, tbody, tfoot").offsetWidth > 1;
            for (const cell of [...document.querySelectorAll("th, td")].filter(seen)) {
                const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    for (const word of texts.currentNode.data.matchAll(/\\w+/g)) {
                        const range = document.createRange();
                        range.setStart(texts.currentNode, word.index);
                        range.setEnd(texts.currentNode, word.index + word[0].length);
                        const tops = [...range.getClientRects()].map((one) => one.top);
                        if (new Set(tops).size > 1 && word[0].length < 16) {
                            words.push(word[0]);
                        }
                    }
                }
            }
            return words;
        }"""
    )
    return found
