"""The rating key of a plan, wherever it stands: in lines, in a table, in a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.key_words import without_remark
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import Layout, normal
from ledger.documents.model import Paragraph, Position, Span, Table
from ledger.documents.plan_reading import RatingReading
from ledger.documents.ratings.colours import hue_words, named_hue
from ledger.documents.ratings.key_lines import Explained, distinct
from ledger.documents.ratings.key_passages import Passage, find_passages


@dataclass(frozen=True)
class Key:
    """The rating key of a document.

    Attributes:
        values: In the document's order; one value is no scheme yet.
        places: The paragraphs and tables that hold it, which hold nothing else.
    """

    values: tuple[RatingReading, ...] = ()
    places: frozenset[Position] = frozenset()


def read_key(
    blocks: Sequence[Paragraph | Table], layout: Layout, findings: Findings
) -> Key:
    """Return the rating key that `blocks` hold, and note its words as placed.

    A key below a heading counts; without one, lines and tables do that name or show
    at least two hues. The same key again, as on a later page, is placed too.

    Args:
        blocks: All of a document, in order.
        layout: The words to read by.
        findings: Takes what found a place, and doubts.
    """
    passages = [
        p for p in find_passages(blocks, layout) if p.headed or distinct(p.values)
    ]
    headed = [passage for passage in passages if passage.headed and passage.values]
    values: dict[tuple[str, str], RatingReading] = {}
    places: set[Position] = set()
    for passage in headed or passages:
        _adopt(passage, values, layout, findings)
        places.update(passage.places)
    for passage in passages if headed else []:
        known = {_name(value.value, value.meaning) for value in passage.values}
        if not passage.headed and known <= set(values):
            findings.guide(line for lines in passage.lines for line in lines)
            places.update(passage.places)
    return Key(_learnt(tuple(values.values()), findings), frozenset(places))


def _adopt(
    passage: Passage,
    values: dict[tuple[str, str], RatingReading],
    layout: Layout,
    findings: Findings,
) -> None:
    """Add the values of `passage`; one that is there already only completes it."""
    for value, lines in zip(passage.values, passage.lines, strict=True):
        name = _name(value.value, value.meaning)
        # What only repeats a value is in the reading once.
        (findings.guide if name in values else findings.place)(lines)
        known = values.get(name) or _reading(value, lines, layout)
        values[name] = replace(
            known,
            letter=known.letter or value.letter,
            colour=known.colour or value.colour,
        )
        if value.by_hue:
            findings.doubt(
                f"{lines[0].position}: the key gives this colour no word of its own;"
                f' the rating would be called "{value.value}".'
            )
    findings.guide(passage.guides)


def _name(value: str, meaning: str) -> tuple[str, str]:
    return normal(value), normal(meaning)


def _reading(value: Explained, lines: Sequence[Span], layout: Layout) -> RatingReading:
    meaning, owed, done = without_remark(value.meaning)
    said = f"{value.value}: {meaning}"
    words = "\n".join(line.words for line in lines)
    if owed is None:
        owed = layout.exception.search(said) is not None
    if done is None:
        done = layout.complete.search(said) is not None
    return RatingReading(
        value=value.value,
        letter=value.letter,
        meaning=meaning,
        exception_required=owed,
        complete=done,
        source=Span(words, lines[0].position),
        colour=value.colour,
    )


def _learnt(
    values: tuple[RatingReading, ...], findings: Findings
) -> tuple[RatingReading, ...]:
    """Return `values` without the colours that cannot be those of ratings.

    A key that is shaded all over teaches nothing, nor does a Red that is marked
    yellow as new.
    """
    shown = [value.colour for value in values]
    kept = []
    for value in values:
        colour = value.colour
        if colour is not None and (shown.count(colour) > 1 or _denies(value)):
            findings.doubt(
                f"{value.source.position}: the key shows {value.value} in {colour},"
                " which was not taken as its colour; shade each rating of the key in"
                f" its own colour in {findings.program} if ratings are shown so."
            )
            colour = None
        kept.append(replace(value, colour=colour))
    return tuple(kept)


def _denies(value: RatingReading) -> bool:
    """Tell whether the name of a value is one hue and its colour another."""
    named = named_hue(value.value)
    shown = set(hue_words(value.colour or ""))
    if "amber" in shown or "yellow" in shown:
        shown |= {"amber", "yellow"}
    return named is not None and bool(shown) and named not in shown
