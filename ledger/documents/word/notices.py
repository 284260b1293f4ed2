"""What the page shows and the reader does not, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.documents.model import Position
from ledger.documents.word.xml import BOX, Xml, w

_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    _IMAGE,
    w("object"),
    w("altChunk"),
)
_SHAPES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp",
    *(f"{{urn:schemas-microsoft-com:vml}}{kind}" for kind in ("oval", "rect", "shape")),
)
_MOST_PLACES = 10


def notices_of(
    body: Xml, hidden: Sequence[Position], struck: Sequence[Position]
) -> tuple[str, ...]:
    """Return full sentences on what a person would see differently on the page."""
    notices = []
    if hidden:
        notices.append(
            "The document has hidden words, which were not read; show them in Word to"
            f" see them: {_listed(hidden)}."
        )
    if struck:
        notices.append(
            "The document has words that are struck through, which were read all the"
            f" same; delete them in Word if they no longer hold: {_listed(struck)}."
        )
    if next(body.iter(*_DRAWN), None) is not None:
        notices.append(
            "The document has pictures or embedded files; words inside those"
            " were not read."
        )
    if any(
        next(shape.iter(BOX, _IMAGE), None) is None for shape in body.iter(*_SHAPES)
    ):
        notices.append(
            "The document has drawn shapes without words; a shape may stand for a"
            " rating, and its colour was not read."
        )
    return tuple(notices)


def _listed(places: Sequence[Position]) -> str:
    """Return the first places in words, each once."""
    names = list(dict.fromkeys(map(str, places)))
    further = len(names) - _MOST_PLACES
    listed = "; ".join(names[:_MOST_PLACES])
    return f"{listed}; and {further} further places" if further > 0 else listed
