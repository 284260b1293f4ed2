"""The headings of a rating key: the title above it, and those of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.documents.layouts.layout import Layout, normal

_NAMES = frozenset({
    "rag", "brag", "ragb", "r", "a", "g", "b", "rating", "ratings", "colour", "colours",
    "color", "key", "keys", "status", "code", "codes", "value", "values", "grade",
    "letter", "symbol", "level", "progress", "category",
})  # fmt: skip
_TITLES = _NAMES | frozenset({
    "the", "our", "action", "plan", "to", "of", "and", "for", "used", "coding", "scale",
    "system", "guide", "guidance", "explained", "description", "descriptions",
    "definition", "definitions", "criteria", "legend",
})  # fmt: skip
_CORE = re.compile(
    r"\b(?:key|legend|b?ragb?|r a g|b r a g|ratings|rating (?:key|scale))\b"
)
_MEANINGS = re.compile(
    r"(?:\w+ ){0,3}(?:meanings?|definitions?|descriptions?|descriptors?|explanations?"
    r"|criteria|means|guidance|when used|used when|action required|what to do)"
    r"(?: \w+){0,3}"
)


def titles_key(words: str, layout: Layout) -> bool:
    """Tell whether `words` are the heading of a rating key: "RAG key"."""
    plain = normal(words)
    if layout.sections.get(plain) == "key":
        return True
    return bool(_CORE.search(plain)) and set(plain.split()) <= _TITLES


def heads_key(texts: Sequence[str], layout: Layout) -> bool:
    """Tell whether a row of a table is its title, or the headings of a key."""
    if len(texts) < 2:
        return any(titles_key(text, layout) for text in texts)
    plain = [normal(text) for text in texts]
    known = [set(text.split()) <= _NAMES or _MEANINGS.fullmatch(text) for text in plain]
    # R, A and G side by side are values already.
    return all(known) and len(set(plain)) > 1 and any(len(text) > 1 for text in plain)
