"""Makes the elements of a Word part into what a settled change leaves of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from ledger.documents.word.xml import P_PR, RUN, TABLE, P, Xml, w


def drop(element: Xml) -> None:
    """Take `element` out."""
    element.getparent().remove(element)


def unwrap(element: Xml) -> None:
    """Put what `element` holds in its place."""
    for child in list(element):
        element.addprevious(child)
    drop(element)


def restore_words(element: Xml) -> None:
    """Make the deleted words under `element` words again."""
    for words in list(element.iter(w("delText"), w("delInstrText"))):
        words.tag = w("t") if words.tag == w("delText") else w("instrText")


def restore_settings(change: Xml) -> None:
    """Put the former settings, which `change` holds, in the place of those in force."""
    settings = change.getparent()
    former = next(iter(change), None)
    for child in list(settings):
        settings.remove(child)
    for child in () if former is None else list(former):
        settings.append(child)


def join_paragraphs(parent: Xml, gone: Collection[Xml]) -> None:
    """Join each paragraph in `parent` whose end is `gone` with the one after it.

    As in Word, what is joined has the settings of the last of them. Before a table
    and at the end of a cell there is none after: words stay where they are, and a
    paragraph without any goes.
    """
    joining: list[Xml] = []
    for child in list(parent):
        if child.tag == P and child in gone:
            joining.append(child)
        elif child.tag == P:
            _join(joining, child)
            joining = []
        elif child.tag == TABLE:
            _end(joining)
            joining = []
    _end(joining)


def _end(paragraphs: list[Xml]) -> None:
    """Join `paragraphs`, which none follows; they all go when they hold nothing."""
    if any(next(one.iter(RUN), None) is not None for one in paragraphs):
        _join(paragraphs[:-1], paragraphs[-1])
    else:
        _join(paragraphs, None)


def _join(paragraphs: Sequence[Xml], last: Xml | None) -> None:
    """Put what `paragraphs` hold in front of what `last` holds; they go."""
    held = [c for one in paragraphs for c in one if c.tag != P_PR]
    if last is not None and held:
        settings = last.find(P_PR)
        if settings is None:
            last.insert(0, held[0])
        else:
            settings.addnext(held[0])
        for before, after in pairwise(held):
            before.addnext(after)
    for one in paragraphs:
        drop(one)
