"""A progress bar on standard error for long work, if a person is watching."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

LONG = 5_000
"""With fewer entries the work is done before a bar can be read."""

T = TypeVar("T")


@contextmanager
def watched(total: int, label: str) -> Iterator[Callable[[int], None]]:
    """Yield what is to be told how many of `total` are done."""
    if total < LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)


def counting(items: Iterable[T], told: Callable[[int], None]) -> Iterator[T]:
    """Yield the items, and tell how many there were now and then."""
    for count, item in enumerate(items, 1):
        if count % 1000 == 0:
            told(count)
        yield item
