"""How many actions have which rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.printing import NOT_RECORDED


def counted_words(scheme: Sequence[str], held: Sequence[str]) -> list[str]:
    """Return the ratings that are counted, in order; "not recorded" comes last.

    A value of another scheme is counted under its own word.

    Args:
        scheme: The values of the scheme in force, in its order.
        held: The rating of each action, or "not recorded".
    """
    others = sorted(set(held) - {*scheme, NOT_RECORDED})
    return [*scheme, *others, NOT_RECORDED]


def counts_of(scheme: Sequence[str], held: Sequence[str]) -> dict[str, int]:
    """Return rating -> how many actions have it, in the order of `counted_words`."""
    counts = Counter(held)
    return {word: counts[word] for word in counted_words(scheme, held)}
