"""What the target columns of a plan say: the targets, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from domain.dates.form import UNKNOWN, Known
from domain.partial_date import PartialDate
from domain.target import Target, TargetKind
from domain.target_reading import TargetReading, read_target
from domain.text import Text
from ledger.documents.model import Span
from ledger.documents.plan_reading import ActionReading


def targets_of(action: ActionReading) -> Iterator[tuple[TargetKind | None, Span]]:
    """Yield every target of `action` in the order of recording, with its kind.

    The kind is None where the words themselves tell it.
    """
    yield from ((None, span) for span in (*action.targets, *action.milestones))
    yield from (("measure", span) for span in action.measures)


def read_words(words: str, known: Known = UNKNOWN) -> TargetReading:
    """Return how the words of a target are understood in a document that says `known`.

    The same words come often in a plan, and are read once.
    """
    return _read(words, known.near, tuple(known.terms.items()))


@lru_cache(maxsize=4096)
def _read(
    words: str, near: date | None, terms: tuple[tuple[str, PartialDate], ...]
) -> TargetReading:
    return read_target(words, Known(near=near, terms=dict(terms)))


def target_of(
    words: str, kind: TargetKind | None = None, known: Known = UNKNOWN
) -> Target:
    """Return the target that `words` are, of `kind` if its column says so."""
    target = read_words(words, known).target
    if kind is None or kind == target.kind:
        return target
    due = target.due if target.kind == "text" else None
    return Target(kind=kind, words=Text(words), due=due)
