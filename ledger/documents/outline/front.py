"""Writes what a plan file says of the plan itself: title, inspection, key, terms."""

from __future__ import annotations

import re

from domain.printing import NOT_RECORDED
from ledger.documents.model import Outright
from ledger.documents.outline.blocks import Keys, Page, name_of, sort_keys
from ledger.documents.outline.nodes import (
    BrokenOutlineError,
    Entries,
    Items,
    Node,
    Words,
)

"""What a key is -> the key and what stands under it."""

_TOP = {
    "title": "title",
    "plan title": "title",
    "authority": "authority",
    "council": "authority",
    "inspection": "inspection",
    "as at": "as_at",
    "ratings": "ratings",
    "rating key": "ratings",
    "rating scheme": "ratings",
    "scheme": "ratings",
    "terms": "terms",
    "acronyms": "terms",
    "areas": "areas",
    "improvement areas": "areas",
}
_INSPECTION: dict[str, Outright] = {
    "framework": "framework",
    "kind": "framework",
    "visited": "visited",
    "visit": "visited",
    "letter": "letter",
}
_RATING = {
    "value": "value",
    "rating": "value",
    "letter": "letter",
    "meaning": "meaning",
    "exception required": "exception_required",
    "complete": "complete",
    "colour": "colour",
}
_LABELS: dict[Outright, str] = {
    "authority": "Council",
    "framework": "Inspection",
    "visited": "Visited",
    "letter": "Letter",
    "as_at": "As at",
}
_COLOUR = re.compile(r"#?(?P<digits>[0-9A-Fa-f]{6})")


def sort_front(root: Entries) -> tuple[Keys, list[tuple[Words, Node]]]:
    """Return the keys of a plan file that are known, and the others."""
    return sort_keys(root, _TOP)


def write_front(page: Page, keys: Keys, left: list[tuple[Words, Node]]) -> None:
    """Write all that stands before the areas, and first what has no place."""
    if "title" in keys:
        title = page.words(*keys["title"])
        page.say("title", title.text, title.line, {"words": title.text})
    _fact(page, "authority", keys.get("authority"))
    if "inspection" in keys:
        _inspection(page, *keys["inspection"])
    _fact(page, "as_at", keys.get("as_at"))
    for key, node in left:
        page.leave(node, key.text)
    if "ratings" in keys:
        _ratings(page, *keys["ratings"])
    if "terms" in keys:
        _terms(page, *keys["terms"])


def told(name: str, node: Node) -> Node:
    """Return a fact of the plan, which may be that nothing is recorded of it."""
    none = Words(NOT_RECORDED, node.line)
    if node != Words("", node.line):
        if name != "inspection" or not isinstance(node, Entries):
            return node
        parts = node.pairs
        return Entries(tuple((k, told("authority", n)) for k, n in parts), node.line)
    if name == "inspection":
        keys = ("framework", "visited", "letter")
        return Entries(tuple((Words(key, node.line), none) for key in keys), node.line)
    return none if name == "authority" else node


def _fact(page: Page, what: Outright, found: tuple[Words, Node] | None) -> None:
    """Write a fact that is words, as `Council: Riverton`; nothing for no words."""
    words = page.words(*found) if found else Words("", 0)
    if not words.text:
        return
    page.say(what, f"{_LABELS[what]}: {words.text}", words.line, {"words": words.text})
    if what == "as_at":
        page.notices.append(
            f"The file shows the plan as at {words.text}; say --as-at"
            f' "{words.text}" to record it as of that day.'
        )


def _inspection(page: Page, key: Words, node: Node) -> None:
    if isinstance(node, Words):
        _fact(page, "framework", (key, node))
    elif isinstance(node, Items):
        page.leave(node, key.text)
    else:
        for name, value in node.pairs:
            what = _INSPECTION.get(name_of(name.text))
            if what is None:
                page.leave(value, key.text, name.text)
            else:
                _fact(page, what, (name, value))


def _ratings(page: Page, key: Words, node: Node) -> None:
    page.heading("RAG rating", key.line, 1)
    if isinstance(node, Entries):
        for value, meaning in node.pairs:
            _rating(
                page, value, {"value": value, "meaning": page.words(value, meaning)}
            )
        return
    for item in node.nodes if isinstance(node, Items) else [node]:
        if not isinstance(item, Entries):
            page.leave(item)  # A line of a key, which is understood by its words.
            continue
        parts: dict[str, Words] = {}
        for name, stands in item.pairs:
            part = _RATING.get(name_of(name.text))
            if part is None or part in parts:
                page.leave(stands, name.text)
            else:
                parts[part] = page.words(name, stands)
        _rating(page, Words("", item.line), parts)


def _rating(page: Page, at: Words, parts: dict[str, Words]) -> None:
    words = {part: found.text for part, found in parts.items() if found.text}
    for part in ("value", "meaning"):
        if part not in words:
            why = f'a rating needs "{part}"'
            raise BrokenOutlineError(page.name, at.line, why)
    for part in ("exception_required", "complete"):
        if part in words:
            words[part] = _yes_or_no(page, parts[part])
    if "colour" in words:
        words["colour"] = _colour(page, parts["colour"])
    shown = [words[part] for part in ("value", "letter", "meaning") if part in words]
    page.say("rating", " – ".join(shown), parts["value"].line, words)


def _yes_or_no(page: Page, words: Words) -> str:
    if words.text.casefold() in ("yes", "true"):
        return "yes"
    if words.text.casefold() in ("no", "false"):
        return "no"
    why = f'"{words.text}" is neither yes nor no'
    raise BrokenOutlineError(page.name, words.line, why)


def _colour(page: Page, words: Words) -> str:
    match = _COLOUR.fullmatch(words.text)
    if match is None:
        why = f'the colour "{words.text}" is not six hexadecimal digits, as "FFC000" is'
        raise BrokenOutlineError(page.name, words.line, why)
    return match["digits"].upper()


def _terms(page: Page, key: Words, node: Node) -> None:
    page.heading("Acronyms used", key.line, 1)
    if isinstance(node, Entries):
        for term, meaning in node.pairs:
            _term(page, term, page.words(term, meaning))
        return
    for item in node.nodes if isinstance(node, Items) else [node]:
        parts = _named(item)
        if set(parts) == {"term", "meaning"}:
            _term(page, parts["term"], parts["meaning"])
        else:
            page.leave(item)


def _named(item: Node) -> dict[str, Words]:
    pairs = item.pairs if isinstance(item, Entries) else ()
    return {name_of(k.text): v for k, v in pairs if isinstance(v, Words)}


def _term(page: Page, term: Words, meaning: Words) -> None:
    text = f"{term.text} – {meaning.text}"
    if term.text and meaning.text:
        page.say("term", text, term.line, {"term": term.text, "meaning": meaning.text})
    else:
        page.leave(meaning, term.text)
