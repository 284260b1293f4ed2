"""What the heading of a column says that the column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.dates import find_dates
from ledger.documents.layouts.layout import Field, Layout, normal

_LEGEND = re.compile(r"[\s(:]*\b\w+\s*=.*", re.DOTALL)
_MOST_WORDS = 14
_DATE_WORDS = 4
_LONGEST_PHRASE = 8
_MOST_CHARACTERS = 160
_MOST_KNOWN = 10_000

_TOGETHER: tuple[tuple[frozenset[str], Field], ...] = (
    (frozenset({"progress", "evidence", "next_steps", "impact", "status"}), "progress"),
    (frozenset({"progress", "rating"}), "progress"),
    (frozenset({"action", "sub_action", "milestone"}), "action"),
    (frozenset({"action", "reference"}), "action"),
    (frozenset({"sub_action", "milestone"}), "sub_action"),
    (frozenset({"target", "measure"}), "target"),
    (frozenset({"target", "milestone"}), "target"),
    (frozenset({"status", "rating"}), "rating"),
    (frozenset({"evidence", "impact"}), "evidence"),
    (frozenset({"measure", "evidence", "impact", "outcome"}), "measure"),
    (frozenset({"outcome", "impact"}), "impact"),
)
"""Fields that one column may name together, and the one that keeps its words whole."""


@dataclass(frozen=True)
class Named:
    """What a heading says.

    Attributes:
        field: What the column holds; None when the heading does not say.
        weak: Only if no other column of the table says the same.
        instead: What it holds if another one does.
        sure: The whole heading is known, not only words in it.
    """

    field: Field | None
    weak: bool = False
    instead: Field | None = None
    sure: bool = False


_UNKNOWN = Named(None)


def name_column(heading: str, layout: Layout) -> Named:
    """Return what a column holds by its heading.

    A heading counts as known if it is in the layout as a whole, with or without a
    date in it; or if the phrases of the layout that it contains mean one field, or
    fields that are recorded as one, as "Progress and evidence".
    """
    known = layout.known.get(heading)
    if known is None:
        known = _name_column(heading, layout)
        if len(layout.known) < _MOST_KNOWN:
            layout.known[heading] = known
    return known


def heading_date(heading: str) -> str:
    """Return the latest day that a heading names, as ISO date; empty without one."""
    days = [d.date.last for d in find_dates(heading) if d.date and d.date.last]
    return max(days).isoformat() if days else ""


def _name_column(heading: str, layout: Layout) -> Named:
    if len(heading) > _MOST_CHARACTERS:
        return _UNKNOWN
    if heading.strip() in ("#", "№"):
        heading = "number"
    heading = _LEGEND.sub("", heading) or heading  # "RAG (R = Red, A = Amber)"
    if not _may_name(heading, layout):
        return _UNKNOWN
    name = normal(re.sub(r"\((?:e?s)\)", "", heading))
    bare = normal(re.sub(r"\([^()]*\)", " ", heading))  # "Update (with its date)"
    for words in (normal(heading), name, normal(_undated(heading)), bare):
        if words in layout.columns:
            return _named(layout.columns[words], words, layout, sure=True)
    words = normal(_undated(re.sub(r"\((?:e?s)\)", "", heading)))
    if not 0 < len(words.split()) <= _MOST_WORDS:
        return _UNKNOWN
    found = list(_phrases(words.split(), layout))
    if {layout.phrases[phrase] for phrase in found} == {None, "target"}:
        found = [phrase for phrase in found if phrase != "original"]
    field = _settled({layout.phrases[phrase] for phrase in found}, words, found)
    return _named(field, found[0] if len(found) == 1 else "", layout, sure=False)


def _may_name(heading: str, layout: Layout) -> bool:
    """Tell whether a heading is short enough, and has a word that columns are named by.

    Most cells that are looked at are no headings; this costs far less than the rest.
    """
    words = normal(heading).split()
    shortish = len(words) <= _MOST_WORDS + _DATE_WORDS
    return shortish and not layout.words.isdisjoint(words)


def _named(field: Field | None, words: str, layout: Layout, *, sure: bool) -> Named:
    weak = words in layout.weak and field == "action"
    return Named(field, weak, layout.weak[words] if weak else None, sure)


def _undated(heading: str) -> str:
    """Return a heading without the dates in it."""
    if not any(c.isdigit() for c in heading):
        return heading
    rest, end = "", 0
    for found in find_dates(heading):
        rest, end = rest + heading[end : found.start], found.end
    return rest + heading[end:]


def _phrases(words: list[str], layout: Layout) -> Iterator[str]:
    """Yield the known phrases in `words`, none that lies within a longer one."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in layout.phrases:
                yield phrase
                at += length - 1
                break
        at += 1


def _settled(fields: set[Field | None], words: str, found: list[str]) -> Field | None:
    """Return the one field that the phrases of a heading mean together."""
    if len(fields) == 1:
        return fields.pop()
    if None in fields or not fields:
        return None
    if fields == {"revised", "target"}:
        said = words.startswith(("revised", "new")) or words.endswith("revised")
        return "revised" if said else None
    if "action" in fields and len(fields) == 2:
        (other,) = fields - {"action"}
        about = re.search(
            r"\b(?:on|of|for|against|to) (?:the |this |each )?action", words
        )
        if about or (found[0].startswith("action") and other != "milestone"):
            return other
    for together, field in _TOGETHER:
        if field in fields and fields <= together:
            return field
    return None
