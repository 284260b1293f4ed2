"""Runs one work of one peer as a process of its own, and all works in turn.

A peer's imports, its memory and its mistakes are so kept from the others, and its
answers leave the process as digests, so that what knows the right ones does not count.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.estate import Update, asked, later, points, updates
from benchmarks.peers.meter import Taken, memory, repeat, taken
from benchmarks.peers.oracle import Diff, Line, Status, after, digest, expected
from benchmarks.peers.protocol import WORKS, OutOfReachError, Peer, Work
from benchmarks.processes import cost_of

ROUNDS, SECONDS = 7, 30.0
"""How often a question is asked, and after which time it is asked no more."""

CHUNK = 1_000
NEW = 1_000
"""How many updates are caught up with."""

Answer = Status | Diff | list[Line]


class WrongAnswerError(Exception):
    """A peer's answer is not the right one, so it has no figure."""

    def __init__(self, peer: str, work: str) -> None:
        super().__init__(f"{peer} gave a wrong answer to {work}.")


class Figures(NamedTuple):
    """What a work took.

    Attributes:
        ms: How long each time, in milliseconds; a work of several questions counts
            the mean of them.
        cpu: How long the processors computed each time, in milliseconds.
        rows: How many entries or rows of the answer one time had, on average.
        digests: Those of the answers.
        memory: The most that the process held at once, in megabytes.
    """

    ms: list[float]
    cpu: list[float]
    rows: float
    digests: list[str]
    memory: float


class Source:
    """Hands updates out and takes the time that making them costs."""

    def __init__(self, made: Iterable[Update]) -> None:
        """Hand out what `made` makes."""
        self._made = iter(made)
        self.waited = Taken(0.0, 0.0)

    def __iter__(self) -> Iterator[Update]:
        """Yield the updates."""
        while True:
            some: list[Update] = []
            more = taken(partial(self._fill, some))
            self.waited = Taken(self.waited.ms + more.ms, self.waited.cpu + more.cpu)
            if not some:
                return
            yield from some

    def _fill(self, some: list[Update]) -> None:
        some += islice(self._made, CHUNK)


def do(peer: Peer, work: Work, entries: int) -> Figures:
    """Let a peer do one work and return what it took."""
    if work == "bulk":
        source = Source(updates(entries))
        took = taken(lambda: peer.bulk(source))
        own = Taken(took.ms - source.waited.ms, took.cpu - source.waited.cpu)
        return _figures([own], 1, entries, [])
    if work == "append":
        count = peer.appends
        every = [taken(partial(peer.append, one)) for one in later(entries, count)]
        # Not every peer that takes updates can answer for them.
        can = "status" in peer.works
        found = [digest(peer.now(after(entries, count)))] if can else []
        return _figures(every, 1, 1, found)
    if work == "catch_up":
        for one in islice(later(entries, peer.appends + NEW), peer.appends, None):
            peer.append(one)
        return _figures([taken(peer.catch_up)], 1, NEW, [])
    whole = _wholes(peer, entries).get(work)
    if whole is not None:
        every, count = repeat(whole, ROUNDS, SECONDS)
        return _figures(every, 1, count, [])
    asking = _questions(peer, work, entries)
    every, answers = repeat(lambda: [ask() for ask in asking], ROUNDS, SECONDS)
    rows, digests = sum(map(len, answers)), [digest(answer) for answer in answers]
    return _figures(every, len(asking), rows, digests)


def _wholes(peer: Peer, entries: int) -> dict[Work, Callable[[], int]]:
    """Return the works that are one call, which counts what it went through."""
    return {
        "fetch": partial(peer.fetch, points(entries)[0]),
        "read": peer.read,
        "hash": peer.hash,
        "export": peer.export,
        "print": peer.print_table,
        "rebuild": peer.rebuild,
        "command": peer.command,
        "pack": peer.pack,
    }


def _figures(every: list[Taken], many: int, rows: int, digests: list[str]) -> Figures:
    """Return the figures of one of `many` questions that were asked together."""
    ms, cpu = ([one / many for one in column] for column in zip(*every, strict=True))
    return Figures(ms, cpu, rows / many, digests, memory())


def _questions(peer: Peer, work: Work, entries: int) -> list[Callable[[], Answer]]:
    now, *past = points(entries)
    if work == "status":
        return [partial(peer.now, now)]
    if work == "past":
        return [partial(peer.status, point) for point in past]
    if work == "one":
        return [
            partial(peer.one, key, point) for point in past for key in asked(entries)
        ]
    if work == "timeline":
        return [partial(peer.timeline, key) for key in asked(entries)]
    return [partial(peer.diff, past[-1], now)]


def run(module: str, kind: type[Peer], entries: int) -> dict[str, Any]:
    """Return what each work of a peer took, or the sentence why it was not done.

    Raises:
        WrongAnswerError: an answer is not that of the oracle.
    """
    said: dict[str, Any] = {"peer": kind.name, "clock": kind.clock, "entries": entries}
    done: dict[str, Any] = {}
    try:
        _check(kind)
        with kind.room() as at:
            for work in (w for w in WORKS if w in ("bulk", *kind.works)):
                done[work] = _work(module, kind, work, at, entries)
                if work == "bulk" and "ms" in done[work]:
                    said["disk"] = kind.size(at)
            done = {work: done[work] for work in kind.works}
    except OutOfReachError as error:
        done = {work: {"not": str(error)} for work in kind.works}
    return said | {"works": done}


def _check(kind: type[Peer]) -> None:
    lacking = [name for name in kind.needs if find_spec(name) is None]
    if lacking:
        why = f"{' and '.join(lacking)} not installed; `make bench` does it."
        raise OutOfReachError(why)
    for name in kind.programs:
        if shutil.which(name) is None:
            raise OutOfReachError(f"There is no {name} on this machine.")


def _work(
    module: str, kind: type[Peer], work: Work, at: str, entries: int
) -> dict[str, Any]:
    needs: tuple[Work, Work] = ("bulk", work)
    for needed in needs:
        limit = kind.reach.get(needed)
        if limit is not None and entries > limit.entries:
            return {"not": limit.why}
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "figures.json"
        words = ("--peer", kind.__name__, "--entries", str(entries))
        arguments = [sys.executable, "-m", module, *words, "--at", at, "--work", work]
        cost_of([*arguments, "--to", str(to)], Path(folder))
        figures = Figures(*json.loads(to.read_text(encoding="utf-8")))
    if figures.digests:
        right = expected(entries, kind.clock, kind.appends)[work]
        if figures.digests != right:
            raise WrongAnswerError(kind.name, work)
    said = figures._asdict() | {"checked": bool(figures.digests)}
    del said["digests"]
    return said


def main(*kinds: type[Peer]) -> None:
    """Measure the peers of the module that is run, and print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=3000)
    for name in ("--peer", "--work", "--at", "--to"):
        parser.add_argument(name)
    asked_for = parser.parse_args()
    chosen = [kind for kind in kinds if asked_for.peer in (None, kind.__name__)]
    if asked_for.work is None:
        specification = sys.modules["__main__"].__spec__
        assert specification is not None
        found = [run(specification.name, kind, asked_for.entries) for kind in chosen]
        print(json.dumps(found, indent=1))
        return
    (kind,) = chosen
    peer = kind(asked_for.at)
    try:
        figures = do(peer, asked_for.work, asked_for.entries)
    finally:
        peer.close()
    Path(asked_for.to).write_text(json.dumps(figures), encoding="utf-8")
