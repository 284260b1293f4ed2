"""The marks that Word leaves where somebody changed a document while it was tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from ledger.documents.word.signs import stands_for_colour
from ledger.documents.word.xml import CELL, P_PR, R_PR, P, Xml, children, w

Kind = Literal["inserted", "deleted", "formatted"]

KINDS: dict[str, Kind] = {
    w("ins"): "inserted",
    w("moveTo"): "inserted",
    w("cellIns"): "inserted",
    w("del"): "deleted",
    w("moveFrom"): "deleted",
    w("cellDel"): "deleted",
}
"""What the elements say that wrap words, or mark a paragraph, row or cell."""

PARAGRAPH_MARK = "¶"
"""Stands for the end of a paragraph that was inserted or deleted without words."""

# Settings by which a reader of plans sees something else; Word tracks many more, and
# those of whole tables and sections say nothing at all.
_TELLING = {
    w("rPrChange"): ("highlight", "shd", "vanish", "rStyle"),
    w("pPrChange"): ("pStyle", "numPr", "outlineLvl", "shd"),
    w("tcPrChange"): ("shd", "gridSpan", "vMerge", "hMerge"),
}

MARKS = (*KINDS, *_TELLING)
"""Any of these in a part says that something in it is tracked."""

_WORDS, _DELETED = w("t"), w("delText")
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


@dataclass(frozen=True)
class Revision:
    """One mark of a tracked change.

    Attributes:
        kind: What was done.
        author: As Word names them; empty when it does not.
        day: ISO day; empty when Word does not say.
        element: What wraps the words or holds the former settings. For the end of a
            paragraph, the paragraph; for a row or a cell, the mark in its settings.
        words: What was inserted or deleted; what was formatted.
        move: The name under which words moved, the same here and there; else empty.
        telling: Whether it changes what is read.
    """

    kind: Kind
    author: str
    day: str
    element: Xml
    words: str
    move: str = ""
    telling: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """What neighbours share that are one change."""
        return (self.kind, self.author, self.day, self.move, str(self.telling))


def revision(mark: Xml, words: str, move: str = "") -> Revision:
    """Return what `mark` says, which wraps words or says how they were formatted."""
    author, day = mark.get(w("author"), ""), mark.get(w("date"), "")[:10]
    kind = KINDS.get(mark.tag, "formatted")
    return Revision(kind, author.strip(), _day(day), mark, words, move)


def of_end(paragraph: Xml, move: str) -> Revision | None:
    """Return how the end of a paragraph came or went; None if nobody touched it."""
    mark = _mark(paragraph.find(f"{P_PR}/{R_PR}"))
    if mark is None:
        return None
    return replace(revision(mark, "", move), element=paragraph)


def of_part(part: Xml, settings: str) -> Revision | None:
    """Return how a row or a cell came or went; None if nobody touched it."""
    mark = _mark(part.find(settings))
    return None if mark is None else revision(mark, text_of(part, KINDS[mark.tag]))


def of_format(settings: Xml | None, words: str) -> Revision | None:
    """Return how a paragraph, cell or run was formatted; None if nobody did.

    Args:
        settings: Those in force: `pPr`, `tcPr` or `rPr`.
        words: What they hold for.
    """
    tag = "" if settings is None else f"{settings.tag}Change"
    change = settings.find(tag) if settings is not None and tag in _TELLING else None
    if change is None:
        return None
    names = (*_TELLING[tag], *(["color"] if stands_for_colour(words) else []))
    tells = _facts(settings, names) != _facts(next(iter(change), None), names)
    return replace(revision(change, words), telling=tells)


def in_runs(revisions: Sequence[Revision | None]) -> Iterator[list[Revision]]:
    """Yield neighbours that are one change; None stands for words between them."""
    for key, group in groupby(revisions, lambda one: one and one.key):
        if key is not None:
            yield [one for one in group if one is not None]


def text_of(element: Xml, kind: Kind = "formatted") -> str:
    """Return the words under `element`; of deleted ones too where `kind` is deleted.

    The cells of a row are parted by a bar, and paragraphs by a line break.
    """
    cells = [cell for cell in children(element) if cell.tag == CELL]
    if cells:
        return " | ".join(text_of(cell, kind) for cell in cells)
    words = []
    for child in element.iter():
        tag = child.tag
        if tag == _WORDS or (tag == _DELETED and kind == "deleted"):
            words.append(child.text or "")
        elif tag in _SIGNS:
            words.append(_SIGNS[tag])
        elif tag == P and words:
            words.append("\n")
    return "".join(words)


def _mark(settings: Xml | None) -> Xml | None:
    held = () if settings is None else settings
    return next((child for child in held if child.tag in KINDS), None)


def _facts(
    settings: Xml | None, names: Sequence[str]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what is set under those names, so that it can be compared."""
    tags = {w(name) for name in names}
    return sorted(
        (str(inner.tag), sorted(inner.attrib.items()))
        for child in (() if settings is None else settings)
        if child.tag in tags
        for inner in child.iter()
    )


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        return ""
