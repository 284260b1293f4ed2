"""The front of a plan: its title, the inspection it answers, its key and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.dates import find_dates
from ledger.documents.layout import Layout
from ledger.documents.model import Paragraph, Span
from ledger.documents.plan_reading import (
    DateReading,
    InspectionReading,
    RatingReading,
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


def read_authority(title: Paragraph | None, layout: Layout) -> Span | None:
    """Return the council that the title names; None when it names none."""
    match = title and layout.authority.match(title.text)
    return Span(match["authority"], title.position) if title and match else None


def read_inspection(front: Sequence[Paragraph], layout: Layout) -> InspectionReading:
    """Return what the paragraphs before the first area say of the inspection.

    The visit is dated by the first exact day in a sentence that tells of it, or
    failing that by the first date in one, such as the month in the title. The
    letter is dated by the first date after the word.
    """
    sentences = [
        Span(words, paragraph.position)
        for paragraph in front
        for words in _SENTENCE.split(paragraph.text)
    ]
    told = [s for s in sentences if layout.visited.search(s.words)]
    visits = [s for s in told if not layout.letter.search(s.words)]
    dated = [date for sentence in visits for date in read_dates([sentence])]
    exact = [d for d in dated if d.date and d.date.precision in ("day", "range")]
    known = [d for d in dated if d.date]
    return InspectionReading(
        kind=_find_kind(front, layout),
        visited=next(iter(exact + known), None),
        letter=next(_letter_dates(sentences, layout), None),
    )


def read_dates(spans: Iterable[Span]) -> list[DateReading]:
    """Return every date in `spans`, in order."""
    return [
        DateReading(span.words[found.start : found.end], span.position, found.date)
        for span in spans
        for found in find_dates(span.words)
    ]


def read_rating(line: Span, layout: Layout) -> RatingReading | None:
    """Return the rating value that a line of the key explains, if it is such a line."""
    match = layout.rating.fullmatch(line.words)
    if match is None:
        return None
    meaning = match["meaning"]
    return RatingReading(
        value=match["value"].capitalize(),
        letter=match["letter"],
        meaning=meaning,
        exception_required=layout.exception.search(meaning) is not None,
        complete=layout.complete.search(meaning) is not None,
        source=line,
    )


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
            yield from (date for date in read_dates([rest]) if date.date)
