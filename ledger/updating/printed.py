"""Whether a document says of an action just what a print of the ledger would say."""

from collections.abc import Iterable, Mapping

from domain.printing import code_order
from ledger.documents.actions.codes import read_reference
from ledger.documents.actions.labels import label_parts
from ledger.documents.actions.parts import Parts, sort_lines
from ledger.documents.findings import Findings
from ledger.documents.layouts.layout import USUAL
from ledger.documents.model import Position, Span
from ledger.documents.plan_reading import ActionReading, Labelled
from ledger.updating.holding import HeldAction
from ledger.updating.words import plain

_NOWHERE = Position()

Said = tuple[str, list[tuple[str, str]], list[tuple[str, str]]]
"""Wording, sub-items and impact statements, as they are compared."""


def is_print(read: ActionReading, held: HeldAction) -> bool:
    """Tell whether wording, sub-items and impact statements are those held.

    A line of a wording can look like a sub-item, so that its print reads otherwise
    than it was recorded; what reads as a print of it does says nothing new.
    """
    said = _said(read.wording or "", read.sub_items, read.impacts)
    return said in (_in_one_cell(read.code, held), _in_cells(read.code, held))


def _in_one_cell(code: str, held: HeldAction) -> Said:
    """Return how a table reads, which has all of it in one cell."""
    words = [held.wording, *map(_line, _parts(held.sub_items))]
    if held.impacts:
        impacts = (" ".join(_line(part).split()) for part in _parts(held.impacts))
        words += ["Impact:", *impacts]
    lines = (line.strip() for part in words for line in part.split("\n"))
    return _settled(_read(code, [line for line in lines if line]))


def _in_cells(code: str, held: HeldAction) -> Said:
    """Return how JSON reads, which has each of them for itself and whole."""
    parts = _read(code, [held.wording])
    parts.sub_items += _parts(held.sub_items)
    parts.impacts += _parts(held.impacts)
    return _settled(parts)


def _read(code: str, lines: Iterable[str]) -> Parts:
    spans = [Span(line, _NOWHERE) for line in lines]
    named = read_reference([Span(code, _NOWHERE)], spans, USUAL)
    return sort_lines(named.lines if named else spans, USUAL, Findings())


def _parts(held: Mapping[str, str]) -> list[Labelled]:
    """Return parts as they are printed: a second a), held as "a (2)", is an a) too."""
    return [
        Labelled(f"{label.split(' ')[0]})", held[label], _NOWHERE)
        for label in sorted(held, key=code_order)
    ]


def _line(part: Labelled) -> str:
    return f"{part.label} {part.text}"


def _settled(parts: Parts) -> Said:
    aside = Findings()
    return _said(
        "\n".join(parts.wording),
        label_parts(parts.sub_items, "", "", aside),
        label_parts(parts.impacts, "", "", aside),
    )


def _said(
    wording: str, sub_items: Iterable[Labelled], impacts: Iterable[Labelled]
) -> Said:
    return plain(wording), _compared(sub_items), _compared(impacts)


def _compared(parts: Iterable[Labelled]) -> list[tuple[str, str]]:
    return [(part.ref.casefold(), plain(part.text)) for part in parts]
