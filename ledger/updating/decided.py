"""Which parts of a document led to entries before, whatever became of those."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.event import Event
from ledger.documents.model import Position
from ledger.updating.words import closest, content, likeness, plain


class Item(NamedTuple):
    """A part of a document.

    Attributes:
        words: Its words.
        position: Where it stands.
        name: What it would be recorded under if nothing were in the way.
    """

    words: str
    position: Position
    name: str


class Entry(NamedTuple):
    """What the same file led to: the words, what they stand under, and the event."""

    words: str
    event: Event
    name: str


def decided_items(
    items: Sequence[Item], entries: Sequence[Entry], held: Iterable[str]
) -> dict[int, int]:
    """Return item -> entry for the items that have one, by their places in the lists.

    Several items can stand in one cell. The words tell them apart, unless a person
    edited them; then it is the most alike of those that the ledger does not hold as
    they are, and of equals the one of its name.

    Args:
        items: Of the document.
        entries: What the same file led to.
        held: What the ledger holds.
    """
    known = {plain(words) for words in held}
    scores: dict[tuple[int, int], float] = {}
    for i, item in enumerate(items):
        for e, (recorded, event, name) in enumerate(entries):
            if event.source is None or str(item.position) not in event.source.places:
                continue
            same = plain(item.words) == plain(recorded)
            if not same and plain(item.words) in known:
                continue
            alike = likeness(content(item.words), content(recorded))
            scores[i, e] = (2.0 if same else alike) + (0.01 if item.name == name else 0)
    return dict(closest(scores))
