"""Tracked changes of Word: what was done, by whom, and whether it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ledger.documents.model import Change
from ledger.documents.word.settling import Settling
from ledger.documents.word.xml import Xml

Tracked: TypeAlias = Literal["accept", "reject", "ask"] | Callable[[Change], bool]
"""What to make of changes that nobody accepted or rejected in Word.

`accept` reads the document as if all were accepted, `reject` as if all were rejected.
`ask` reads it as accepted, and it cannot be recorded. A function is given each change
in the order of the document, as if accepted, and returns whether it is. Words that
moved are two changes, of which the function is given the first.
"""


@dataclass(frozen=True)
class Settled:
    """The tracked changes of a document, in order, each `taken` or not.

    Attributes:
        changes: All of them.
        telling: How many of them change what is read: most formatting does not, and
            is neither asked about nor in the way.
    """

    changes: tuple[Change, ...] = ()
    telling: int = 0


def settle(
    parts: Sequence[tuple[str, Xml]],
    tracked: Tracked,
    has_words: Callable[[Xml], bool],
) -> Settled:
    """Accept or reject the tracked changes of all `parts`, in their elements.

    Args:
        parts: Each with its name; the body has none.
        tracked: Which to accept.
        has_words: Tells whether a paragraph shows words, and so counts for places.
    """
    settling = Settling(_chooser(tracked), tracked != "reject", has_words)
    for part, root in parts:
        settling.settle(root, part)
    return Settled(tuple(settling.changes), settling.telling)


def obstacles_of(settled: Settled, tracked: Tracked) -> tuple[str, ...]:
    """Return what has to be settled before the document is recorded, in sentences."""
    if tracked != "ask" or not settled.telling:
        return ()
    count = settled.telling
    many = f"{count} tracked changes" if count > 1 else "a tracked change"
    names = list(dict.fromkeys(c.author for c in settled.changes if c.author))
    by = f" (by {', '.join(names)})" if names else ""
    return (
        f"The document has {many}{by} that nobody accepted or rejected in Word; choose"
        " `--tracked accept` to read what it would become or `--tracked reject` to"
        " read what it was (or `--tracked ask` at a terminal to decide one by one).",
    )


def _chooser(tracked: Tracked) -> Callable[[Change], bool]:
    if callable(tracked):
        return tracked
    taken = tracked != "reject"
    return lambda _: taken
