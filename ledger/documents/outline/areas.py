"""Writes the areas of a plan file: a heading, the outcomes, a table of the actions."""

from __future__ import annotations

import re

from ledger.documents.outline.blocks import Keys, Page, name_of, sort_keys
from ledger.documents.outline.nodes import (
    BrokenOutlineError,
    Entries,
    Items,
    Node,
    Words,
)

_NUMBERED = re.compile(r"(?P<number>[1-9]\d?)\s*[.:)–-]\s*(?P<title>\S.*)", re.DOTALL)
_AREA = {
    "title": "title",
    "name": "title",
    "area": "title",
    "number": "number",
    "code": "number",
    "outcome": "outcomes",
    "outcomes": "outcomes",
    "actions": "actions",
}
_WORDINGS = ("wording", "title", "text", "words", "description")
"""Keys that hold the wording of an action that has no key `action`."""


def write_areas(page: Page, key: Words, node: Node) -> None:
    """Write every area, and a notice where they were numbered here.

    Raises:
        BrokenOutlineError: there is no list of areas, or one lacks its title.
    """
    unnumbered = []
    for at, area in enumerate(_list(page, key, node), 1):
        if not isinstance(area, Entries):
            why = f'an item of "{key.text}" has no keys such as "title" and "actions"'
            raise BrokenOutlineError(page.name, area.line, why)
        parts, left = sort_keys(area, _AREA)
        title = page.words(*parts["title"]) if "title" in parts else None
        if title is None or not title.text:
            raise BrokenOutlineError(page.name, area.line, 'an area needs a "title"')
        number, words = _number(page, parts, title)
        unnumbered += [] if number else [title.text]
        number = number or str(at)
        text = f"{number}. {words}"
        page.say("area", text, title.line, {"number": number, "title": words})
        for name, value in left:
            page.leave(value, name.text)
        _outcomes(page, parts)
        _actions(page, parts)
    if unnumbered:
        named = ", ".join(f'"{title}"' for title in unnumbered)
        page.notices.append(
            f"Areas without a number ({named}) were numbered by their place."
        )


def _number(page: Page, parts: Keys, title: Words) -> tuple[str, str]:
    """Return number and title; the number may be a key, or stand in the title."""
    given = page.words(*parts["number"]) if "number" in parts else None
    if given is not None and given.text:
        return given.text.strip(" .:)"), title.text
    match = _NUMBERED.fullmatch(title.text)
    return (match["number"], match["title"]) if match else ("", title.text)


def _outcomes(page: Page, parts: Keys) -> None:
    if "outcomes" not in parts:
        return
    key, node = parts["outcomes"]
    items = node.nodes if isinstance(node, Items) else (node,)
    outcomes = []
    for item in items:
        words = page.words(key, item)
        if isinstance(node, Words):
            lines = enumerate(words.text.split("\n"))
            outcomes += [Words(line, words.line + at) for at, line in lines]
        else:
            outcomes.append(words)
    if not any(outcome.text for outcome in outcomes):
        return
    page.heading("Outcomes", key.line, 2)
    for outcome in outcomes:
        page.say("outcome", outcome.text, outcome.line, {"words": outcome.text})


def _actions(page: Page, parts: Keys) -> None:
    if "actions" not in parts:
        return
    key, node = parts["actions"]
    actions = [_action(page, key, item) for item in _list(page, key, node)]
    if actions:
        page.table(actions)


def _action(page: Page, key: Words, item: Node) -> Entries:
    """Return an action with a key for each of its columns, one of them `action`."""
    if isinstance(item, Words):
        return Entries(((Words("action", item.line), item),), item.line)
    if isinstance(item, Items):
        why = f'an item of "{key.text}" is a list; give it keys such as "action"'
        raise BrokenOutlineError(page.name, item.line, why)
    if not item.pairs:
        why = f'an item of "{key.text}" is empty; give it keys such as "action"'
        raise BrokenOutlineError(page.name, item.line, why)
    names = [name_of(name.text) for name, _ in item.pairs]
    wording = next((name for name in _WORDINGS if name in names), None)
    if "action" in names or wording is None:
        return item
    pairs = tuple(
        (Words("action", name.line) if name_of(name.text) == wording else name, value)
        for name, value in item.pairs
    )
    return Entries(pairs, item.line)


def _list(page: Page, key: Words, node: Node) -> tuple[Node, ...]:
    """Return the items of a list; none where the file has nothing under the key."""
    if isinstance(node, Items):
        return node.nodes
    if isinstance(node, Words) and not node.text:
        return ()
    why = f'"{key.text}" has to be a list, each item with a hyphen in front'
    raise BrokenOutlineError(page.name, key.line, why)
