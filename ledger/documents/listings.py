"""Tables that list other things than actions: acronyms, outcomes, facts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ledger.documents.layouts.columns import Row, words_of
from ledger.documents.layouts.layout import Section, normal
from ledger.documents.model import Document, Outright, Span, Table

_TERM = frozenset({"acronym", "acronyms", "term", "abbreviation", "word", "initials"})
_MEANING = frozenset({"meaning", "definition", "description", "explanation", "full"})
_FACTS: dict[str, Outright] = {
    "title": "title",
    "plan": "title",
    "council": "authority",
    "local authority": "authority",
    "authority": "authority",
    "inspection": "framework",
    "type of inspection": "framework",
    "inspection type": "framework",
    "visited": "visited",
    "date of visit": "visited",
    "date of inspection": "visited",
    "inspection date": "visited",
    "inspection dates": "visited",
    "letter": "letter",
    "date of letter": "letter",
    "letter published": "letter",
}
OWN = re.compile(
    r"(?:(?:Working copy, not a report|Report \d+ to \S.*)\."
    r" As at (?P<as_at>[^,]+), known to entry #\d+\."
    r"|Generated [^.]+\. Ledger head: \d+ entries, root [0-9a-f]+\."
    r"|Withheld from this audience: \S.*\."
    r"|Sealed although (?:an )?exception reports? (?:is|are) owed for \S.*\."
    r"|Reason given for sealing: \S.*\.)"
    r"(?:\s+Page \d+ of \d+)?"
)
"""What the ledger prints on every page of itself."""
_FACT = re.compile(r"(?P<label>[A-Za-z ]{4,24}?)\s*:\s*(?P<words>\S.*)", re.DOTALL)


def read_fact(line: Span) -> tuple[Outright, Span] | None:
    """Return which fact a line such as "Council: Northmoor" states, and its words."""
    match = _FACT.fullmatch(line.words)
    what = _FACTS.get(normal(match["label"])) if match else None
    if match is None or what is None or what == "title":
        return None
    return what, Span(match["words"], line.position)


def read_own(document: Document) -> tuple[list[Span], Span | None]:
    """Return the lines in which the ledger says what it printed, and the day."""
    lines, days = [], []
    for span in document.spans():
        if found := OWN.fullmatch(span.words):
            lines.append(span)
            if found["as_at"]:
                days.append(Span(found["as_at"], span.position))
    return lines, next(iter(days), None)


def fact_labels(table: Table) -> Iterator[Span]:
    """Yield headings and labels that only lead to what the ledger says of itself."""
    for row in table.rows:
        if len(row) == 2:
            heads = _heads(row, {"item"}, {"words"})
            if heads or any(OWN.fullmatch(span.words) for span in row[1].spans):
                yield from row[0].spans
                yield from row[1].spans


def table_facts(table: Table) -> Iterator[tuple[Outright, Span, Row]]:
    """Yield the facts in rows of a label and its words, with the row of each."""
    for row in table.rows:
        if len(row) != 2 or not row[1].spans:
            continue
        what = _FACTS.get(normal(words_of(row[0])))
        if what is not None:
            yield what, Span(words_of(row[1]), row[1].position), row


def table_terms(
    table: Table, section: Section | None
) -> tuple[list[Span], list[tuple[str, str, Row]]]:
    """Return headings and terms of a table of acronyms; nothing for another table.

    Its headings say that it is one, or the heading above it does.
    """
    if any(len(row) != 2 for row in table.rows) or not table.rows:
        return [], []
    first, rows = table.rows[0], table.rows
    guides: list[Span] = []
    if _heads(first, _TERM, _MEANING):
        guides, rows = [*first[0].spans, *first[1].spans], table.rows[1:]
    elif section != "terms":
        return [], []
    terms = [(words_of(r[0]), words_of(r[1]), r) for r in rows]
    return guides, [(term, said, row) for term, said, row in terms if term and said]


def table_outcomes(table: Table) -> tuple[list[Span], list[tuple[list[Span], Row]]]:
    """Return headings, and the lines of each outcome with their row.

    The table has a column of areas and one of outcomes, and none of actions.
    """
    first = table.rows[0] if table.rows else ()
    if not _heads(first, {"area", "improvement area"}, {"outcome", "outcomes"}):
        return [], []
    guides = [*first[0].spans, *first[1].spans]
    rows = [row for row in table.rows[1:] if len(row) == 2]
    return guides, [(list(row[1].spans), row) for row in rows]


def _heads(row: Row, one: Set[str], other: Set[str]) -> bool:
    """Tell whether a row of two cells has one heading of each group."""
    if len(row) != 2:
        return False
    return normal(words_of(row[0])) in one and normal(words_of(row[1])) in other
