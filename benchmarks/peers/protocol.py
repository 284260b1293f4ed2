"""What a peer is asked to do, and how it says what it cannot."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple, get_args

from benchmarks.estate import Point, Update
from benchmarks.peers.oracle import Clock, Diff, Line, Status, difference

Work = Literal[
    "bulk",
    "rebuild",
    "status",
    "past",
    "fetch",
    "one",
    "timeline",
    "diff",
    "read",
    "hash",
    "export",
    "print",
    "append",
    "catch_up",
    "command",
    "pack",
]
WORKS: tuple[Work, ...] = get_args(Work)
"""All works in the order in which they are done; the last four change the answers."""

QUESTIONS: tuple[Work, ...] = ("bulk", "status", "past", "timeline", "diff", "append")
"""The works of most peers."""


class OutOfReachError(Exception):
    """What a peer needs is not there; the sentence says what."""


class Reach(NamedTuple):
    """How large an estate a peer does a work for, and why not a larger one."""

    entries: int
    why: str


class Peer:
    """Something that keeps an estate and answers for it; one object for each process.

    Whoever is one is measured by `course.run`, in the same run as the others.

    Attributes:
        name: What it is called in the table.
        clock: Which clocks it answers by.
        works: Which works it does.
        reach: Up to how many entries, for the works that have a limit.
        needs: The packages that it imports and the tests do not need.
        programs: The programs that it starts.
        appends: How many updates are appended one by one.
    """

    name: ClassVar[str]
    clock: ClassVar[Clock] = "recorded"
    works: ClassVar[tuple[Work, ...]] = QUESTIONS
    reach: ClassVar[dict[Work, Reach]] = {}
    needs: ClassVar[tuple[str, ...]] = ()
    programs: ClassVar[tuple[str, ...]] = ()
    appends: ClassVar[int] = 200

    def __init__(self, at: str) -> None:
        """Open what is kept `at` the place that `room` gave; make it the first time."""
        self.at = at

    @classmethod
    @contextmanager
    def room(cls) -> Iterator[str]:
        """Yield a place to keep an estate, which is gone afterwards.

        Raises:
            OutOfReachError: there is none on this machine.
        """
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield folder

    def bulk(self, updates: Iterable[Update]) -> None:
        """Take in a whole estate at once, as fast as can be, and be durable then."""
        raise NotImplementedError

    def append(self, update: Update) -> None:
        """Record one update, durable before it returns."""
        raise NotImplementedError

    def now(self, point: Point) -> Status:
        """Return what stands now; `point` says when that is for those who must ask."""
        return self.status(point)

    def status(self, point: Point) -> Status:
        """Return what stood at a point in the past."""
        raise NotImplementedError

    def rebuild(self) -> int:
        """Work all answers out anew from what is kept; return of how many entries."""
        raise NotImplementedError

    def catch_up(self) -> int:
        """Let the answers know what was appended; return how many entries that was."""
        raise NotImplementedError

    def fetch(self, point: Point) -> int:
        """Fetch the rows of an answer that lie there ready; return how many."""
        raise NotImplementedError

    def one(self, key: str, point: Point) -> Status:
        """Return what stood for one action at a point in the past."""
        raise NotImplementedError

    def timeline(self, key: str) -> list[Line]:
        """Return all that was recorded about an action, in order of recording."""
        raise NotImplementedError

    def diff(self, before: Point, after: Point) -> Diff:
        """Return which actions differ between two points; `after` is now."""
        return difference(self.status(before), self.now(after))

    def read(self) -> int:
        """Read and check all that is stored; return how many entries there are."""
        raise NotImplementedError

    def hash(self) -> int:
        """Hash and parse the bytes that `read` checks, and compare nothing."""
        raise NotImplementedError

    def export(self) -> int:
        """Run a program that exports all that was recorded; return how many lines."""
        raise NotImplementedError

    def print_table(self) -> int:
        """Run a program that prints what stands now; return how many lines it did."""
        raise NotImplementedError

    def command(self) -> int:
        """Run a program that records one update; return how many lines it printed."""
        raise NotImplementedError

    def pack(self) -> int:
        """Run a program that seals a report of a plan; return how many it sealed."""
        raise NotImplementedError

    @classmethod
    def size(cls, at: str) -> int:
        """Return how many bytes are on disk once whoever wrote them has ended."""
        files = [path for path in Path(at).rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files)

    def close(self) -> None:
        """Let go of what is open."""
