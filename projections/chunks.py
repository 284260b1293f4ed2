"""Numbers in lots that one statement can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST = 500
"""How many numbers a statement names at once: any build of SQLite takes so many."""


def chunks(numbers: Iterable[int]) -> Iterator[tuple[list[int], str]]:
    """Yield the numbers in order, each once, with the marks that stand for them.

    They come in lots of so many as `IN (...)` takes between its brackets.
    """
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), MOST):
        some = wanted[start : start + MOST]
        yield some, ", ".join("?" * len(some))
