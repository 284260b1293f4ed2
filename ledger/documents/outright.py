"""What a file says outright: areas, ratings and terms under names of their own."""

from __future__ import annotations

from domain.dates import find_dates
from domain.printing import NOT_RECORDED
from ledger.documents.areas.names import AreaName
from ledger.documents.layouts.layout import Layout, normal
from ledger.documents.model import Paragraph, Said, Span
from ledger.documents.plan_reading import DateReading, RatingReading, TermReading


def said_area(said: Said) -> AreaName:
    """Return the area that a paragraph says."""
    number, title = said.part("number"), said.part("title") or said.part("words")
    whole = int(number) if number.isascii() and number.isdecimal() else number
    return AreaName(whole or None, title, said=True)


def said_rating(paragraph: Paragraph, said: Said, layout: Layout) -> RatingReading:
    """Return the value of the rating key that a paragraph says."""
    value = said.part("value") or said.part("words")
    meaning = said.part("meaning") or value

    def flag(name: str, found: bool) -> bool:
        given = normal(said.part(name))
        return given in ("yes", "true", "1") if given else found

    return RatingReading(
        value=value,
        letter=said.part("letter") or None,
        meaning=meaning,
        exception_required=flag(
            "exception_required", layout.exception.search(meaning) is not None
        ),
        complete=flag("complete", layout.complete.search(meaning) is not None),
        source=Span(paragraph.text, paragraph.position),
        colour=said.part("colour").lstrip("#").upper() or None,
    )


def said_term(paragraph: Paragraph, said: Said) -> TermReading:
    """Return the term that a paragraph says."""
    term, meaning = said.part("term") or said.part("words"), said.part("meaning")
    return TermReading(term, meaning, Span(paragraph.text, paragraph.position))


def said_words(paragraph: Paragraph, said: Said) -> Span:
    """Return the words that a paragraph says, and where."""
    return Span(said.part("words"), paragraph.position)


def given(said: Span | None) -> Span | None:
    """Return the words that are said; None where they say "not recorded"."""
    return said if said and normal(said.words) != NOT_RECORDED else None


def read_said_date(said: Span | None) -> DateReading | None:
    """Return the date that words are, understood if they are one date."""
    if said is None:
        return None
    found = find_dates(said.words)
    date = found[0].date if len(found) == 1 else None
    return DateReading(said.words, said.position, date)
