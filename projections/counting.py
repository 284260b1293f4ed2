"""How many actions have which rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.printing import NOT_RECORDED


def counts_of(scheme: Sequence[str], held: Sequence[str]) -> dict[str, int]:
    """Return rating -> how many actions have it; "not recorded" comes last.

    A value of another scheme is counted under its own word, behind those of this one.

    Args:
        scheme: The values of the scheme in force, in its order.
        held: The rating of each action, or "not recorded".
    """
    counts = Counter(held)
    others = sorted(set(held) - {*scheme, NOT_RECORDED})
    return {word: counts[word] for word in (*scheme, *others, NOT_RECORDED)}
