"""What the cells of one action say of its rating: words, signs, shading, ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ledger.documents.actions.drafts import Draft
from ledger.documents.model import Cell, Position, Span
from ledger.documents.plan_reading import RatingSource
from ledger.documents.ratings import signs
from ledger.documents.ratings.colours import hue_words, is_pale
from ledger.documents.ratings.columns import choices, is_background
from ledger.documents.ratings.palette import Palette
from ledger.documents.ratings.words import Names, Said


@dataclass(frozen=True)
class Evidence:
    """One thing in a cell that says a rating, or seems to.

    Attributes:
        by: What kind of thing it is.
        value: Of the scheme; None where it cannot be known.
        what: It, in words that go on a sentence: `the shading FF0000`.
        place: Its cell.
        spans: The lines that say it.
        said: What these words say; None for what is no words.
    """

    by: RatingSource
    value: str | None
    what: str
    place: Position
    spans: tuple[Span, ...] = ()
    said: Said | None = None


def find_evidence(
    draft: Draft, names: Names, palette: Palette, plain: frozenset[str] = frozenset()
) -> list[Evidence]:
    """Return all that says the rating of `draft`, the words first, then the signs.

    Args:
        draft: The action.
        names: What can be said instead of a value.
        palette: What its colours stand for.
        plain: Colours of the rating column as such, which say nothing.
    """
    cells = [cell for kind, cell in draft.cells if kind == "rating"]
    ticked = choices(draft, names)
    if ticked:
        cells = [cell for cell in cells if cell not in [c for _, c in ticked]]
    chosen = [cell.position for _, cell in ticked]
    lines = [s for s in draft.fields["rating"] if s.position not in chosen]
    marks = {cell.position: cell.marks for cell in cells}
    found = [
        *_of_words(lines, names),
        *_of_status(draft, names),
        *_of_signs(lines, marks, palette),
        *_of_ticks(ticked),
    ]
    for cell in cells:
        found += _of_highlight(cell, palette)
        if cell.fill not in plain:
            found += of_shading(cell, draft, palette)
    return found


def has_column(draft: Draft, names: Names) -> bool:
    """Tell whether the table of `draft` has a column for the rating."""
    return any(kind == "rating" for kind, _ in draft.cells) or bool(
        draft.fields["rating"] or choices(draft, names)
    )


def _of_words(lines: Iterable[Span], names: Names) -> Iterator[Evidence]:
    for place, group in groupby(lines, key=lambda span: span.position):
        spans = tuple(group)
        said = names.read("\n".join(span.words for span in spans))
        words = " ".join(" ".join(span.words for span in spans).split())
        if said.how != "blank":
            what = f'the words "{words}"'
            yield Evidence("words", said.value, what, place, spans, said)


def _of_status(draft: Draft, names: Names) -> Iterator[Evidence]:
    """Yield what a status cell says, if nothing but a word or letter of the scheme."""
    for evidence in _of_words(draft.fields["status"], names):
        words = " ".join(span.words for span in evidence.spans)
        if evidence.said and evidence.said.how == "value" and names.find(words):
            yield evidence


def _of_signs(
    lines: Iterable[Span], marks: dict[Position, tuple[str, ...]], palette: Palette
) -> Iterator[Evidence]:
    for place, group in groupby(lines, key=lambda span: span.position):
        spans = tuple(group)
        words = " ".join(span.words for span in spans)
        colours = signs.colours_of(words)
        if not colours and signs.has_plain(words):
            colours = tuple(dict.fromkeys(marks.get(place, ())))
            if not colours and not signs.without(words):
                what = f'the sign "{words}", whose colour is not in the file,'
                yield Evidence("symbol", None, what, place, spans)
        for colour in colours:
            what = f"the sign in the colour {called(colour)}"
            yield Evidence("symbol", palette.find(colour), what, place, spans)


def _of_ticks(ticked: list[tuple[str, Cell]]) -> Iterator[Evidence]:
    """Yield the value of each ticked column; of one crossed, if none is ticked."""
    for test in (signs.is_tick, signs.is_cross):
        marked = [
            (value, cell)
            for value, cell in ticked
            if test(" ".join(span.words for span in cell.spans))
        ]
        for value, cell in marked:
            what = f"the mark below {value}"
            yield Evidence("symbol", value, what, cell.position, cell.spans)
        if marked:
            return


def _of_highlight(cell: Cell, palette: Palette) -> Iterator[Evidence]:
    words = " ".join(span.words for span in cell.spans)
    # The colour of an arrow tells the direction of travel.
    of_sign = signs.has_plain(words) or signs.colours_of(words)
    if not of_sign and not signs.has_arrow(words):
        for mark in dict.fromkeys(cell.marks):
            what = f"the highlight {called(mark)}"
            yield Evidence("colour", palette.find(mark), what, cell.position)


def of_shading(cell: Cell, draft: Draft, palette: Palette) -> Iterator[Evidence]:
    """Yield what the shading of `cell` says; nothing for white and for stripes.

    A strong colour that the whole row has says no value that could be known.
    """
    fill = cell.fill
    if fill is None or (fill == "FFFFFF" and palette.shown(fill) is None):
        return
    value, what = palette.find(fill), f"the shading {called(fill)}"
    if palette.shown(fill) is None and is_background(cell, draft):
        if is_pale(fill):
            return
        value, what = None, f"{what}, which the whole row has,"
    yield Evidence("colour", value, what, cell.position)


def called(colour: str) -> str:
    """Return a colour in words: "FFC000 (amber)"."""
    hues = " or ".join(hue_words(colour))
    return f"{colour} ({hues})" if hues else colour
