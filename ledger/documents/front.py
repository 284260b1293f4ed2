"""The front of a plan: its title, the inspection it answers, its key and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from domain.dates import FoundDate, find_dates
from domain.dates.form import UNKNOWN, Known
from domain.partial_date import PartialDate
from ledger.documents.layouts.layout import Layout
from ledger.documents.model import Outright, Paragraph, Span
from ledger.documents.outright import given, read_said_date
from ledger.documents.plan_reading import (
    DateReading,
    InspectionReading,
    TermReading,
)

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def find_title(paragraphs: Sequence[Paragraph], layout: Layout) -> Paragraph | None:
    """Return the paragraph in the style of a title, else the first that reads so."""
    for paragraph in paragraphs:
        if paragraph.level == 0:
            return paragraph
    for paragraph in paragraphs:
        if layout.title.search(paragraph.text):
            return paragraph
    return None


def read_authority(title: Span | None, layout: Layout) -> Span | None:
    """Return the council that the title names; None when it names none."""
    match = title and layout.authority.match(title.words)
    return Span(match["authority"], title.position) if title and match else None


def read_inspection(
    front: Sequence[Paragraph],
    layout: Layout,
    facts: Mapping[Outright, Span] | None = None,
) -> InspectionReading:
    """Return what the paragraphs before the first area say of the inspection.

    The visit is dated by the first exact day in a sentence that tells of it, or
    failing that by the first date in one, such as the month in the title. The
    letter is dated by the first date after the word. What the document says outright
    comes before that.

    Args:
        front: The paragraphs, the title first.
        layout: The words to read by.
        facts: What it says outright.
    """
    facts = facts or {}
    sentences = [
        Span(words, paragraph.position)
        for paragraph in front
        for words in _SENTENCE.split(paragraph.text)
    ]
    told = [s for s in sentences if layout.visited.search(s.words)]
    visits = [s for s in told if not layout.letter.search(s.words)]
    dated = [found for sentence in visits for found in _read_dates([sentence])]
    exact = [d for d in dated if d.date and d.date.precision in ("day", "range")]
    known = [d for d in dated if d.date]
    letters = _letter_dates(sentences, layout)
    return InspectionReading(
        kind=given(facts["framework"])
        if "framework" in facts
        else _find_kind(front, layout),
        visited=_said(facts.get("visited"), iter(exact + known)),
        letter=_said(facts.get("letter"), letters),
    )


def _said(said: Span | None, found: Iterator[DateReading]) -> DateReading | None:
    """Return the date that is said outright, also that none is, else the first."""
    if said is not None and given(said) is None:
        return None
    return read_said_date(said) or next(found, None)


def find_all_dates(
    spans: Iterable[Span], known: Known = UNKNOWN
) -> list[tuple[Span, FoundDate]]:
    """Return every date in `spans` with the line it stands in, in order."""
    return [(span, found) for span in spans for found in _find_dates(span.words, known)]


def as_readings(dates: Iterable[tuple[Span, FoundDate]]) -> list[DateReading]:
    """Return the dates that were found, each with its words and place."""
    return [
        DateReading(span.words[found.start : found.end], span.position, found.date)
        for span, found in dates
    ]


def read_term(line: Span, layout: Layout) -> TermReading | None:
    """Return the acronym that a line explains, if it is such a line."""
    match = layout.term.fullmatch(line.words)
    if match is None:
        return None
    return TermReading(match["term"], match["meaning"], line)


def _find_kind(front: Sequence[Paragraph], layout: Layout) -> Span | None:
    for paragraph in front:
        for kind in layout.kinds:
            if found := re.search(rf"\b{kind}\b", paragraph.text, re.IGNORECASE):
                return Span(found[0], paragraph.position)
    return None


def _letter_dates(sentences: Iterable[Span], layout: Layout) -> Iterator[DateReading]:
    for sentence in sentences:
        if word := layout.letter.search(sentence.words):
            rest = Span(sentence.words[word.end() :], sentence.position)
            yield from (found for found in _read_dates([rest]) if found.date)


def _find_dates(words: str, known: Known) -> tuple[FoundDate, ...]:
    """Return the dates in a line; the same lines come again and again in a plan."""
    return _found(words, known.near, tuple(known.terms.items()))


@lru_cache(maxsize=4096)
def _found(
    words: str, near: date | None, terms: tuple[tuple[str, PartialDate], ...]
) -> tuple[FoundDate, ...]:
    return tuple(find_dates(words, Known(near=near, terms=dict(terms))))


def _read_dates(spans: Iterable[Span]) -> list[DateReading]:
    return as_readings(find_all_dates(spans))
