"""What proofs cost: of a large tree, and verifying beside plain hashing and parsing."""

import json
import statistics
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.bulk import ORIGIN, bulk_ledger
from benchmarks.processes import cost_of
from ledger.connection import connect
from ledger.proof.merkle import Tree
from ledger.tree import SIZE
from ledger.verify import verify

LEAVES, QUESTIONS = 1_000_000, 2000
ENTRIES, ROUNDS = 100_000, 5
VERIFY = """
import sys
from pathlib import Path
from ledger.verify import verify
found = verify(Path(sys.argv[1]))
assert found.verified and found.entries == int(sys.argv[2])
"""


def run(folder: Path) -> None:
    """Measure the tree in memory, then verification of files in `folder`."""
    _proofs()
    place = folder / "ledger.db"
    bulk_ledger(place, ENTRIES)
    _besidehash_plainly(place)
    large = folder / "large.db"
    bulk_ledger(large, LEAVES)
    cost = cost_of([sys.executable, "-c", VERIFY, str(large), str(LEAVES)], folder)
    size = large.stat().st_size / 1e6
    print(
        f"\nVerifying {LEAVES:,} entries, a file of {size:.0f} MB:"
        f" {cost.cpu / 1000:.1f} s of CPU, {cost.memory:.0f} MB at most  (bar 200 MB)"
    )


def _proofs() -> None:
    """Print what questions to a tree of a million leaves take, once it is there."""
    begun = process_time()
    tree = Tree(sha256(b"%d" % number).digest() for number in range(LEAVES))
    took, random = process_time() - begun, Random(9162)
    print(
        f"\nA tree of {LEAVES:,} leaves: {took:.1f} s to load,"
        f" {2 * LEAVES * SIZE / 1e6:.0f} MB"
    )
    sizes = [random.randint(2, LEAVES) for _ in range(QUESTIONS)]
    asked: dict[str, Callable[[int], object]] = {
        "historical root": tree.root,
        "inclusion proof": lambda size: tree.inclusion(random.randrange(size), size),
        "consistency proof": lambda size: tree.consistency(size, LEAVES),
    }
    print(f"{'question':42}{'median ms':>10}{'max ms':>8}  bar")
    for name, question in asked.items():
        times = [_timed(question, size) for size in sizes]
        median = statistics.median(times)
        print(f"{name:42}{median:10.3f}{max(times):8.3f}  1 ms")


def _timed(question: Callable[[int], object], size: int) -> float:
    begun = process_time()
    question(size)
    return (process_time() - begun) * 1000


def _besidehash_plainly(place: Path) -> None:
    """Print what verifying takes beside reading, hashing and parsing the same bytes."""
    times: dict[Callable[[Path], object], list[float]] = {
        hash_plainly: [],
        _verified: [],
    }
    for _ in range(ROUNDS):
        for work, taken in times.items():
            begun = process_time()
            work(place)
            taken.append(process_time() - begun)
    plain, full = (statistics.median(taken) for taken in times.values())
    print(f"\nVerifying {ENTRIES:,} entries, {ROUNDS} rounds in turns")
    print(f"{'work':42}{'CPU s':>8}{'ratio':>7}  bar")
    print(f"{'read, hash and parse the same bytes':42}{plain:8.2f}{1:7.2f}")
    print(f"{'ledger.verify':42}{full:8.2f}{full / plain:7.2f}  ratio 2.0")


def _verified(place: Path) -> None:
    found = verify(place)
    if not found.verified:
        raise RuntimeError(found.findings[0].sentence)


def hash_plainly(place: Path) -> int:
    """Hash the bytes of each entry and text, parse each state, and compare nothing.

    Returns:
        How many entries there are, all of a ledger that is called `ORIGIN`.
    """
    count = 0
    with closing(connect(place)) as connection:
        rows = connection.execute(
            "SELECT number, recorded_at, originator_id, originator_version, topic,"
            " nonce, state FROM stored_events JOIN leaf ON number = stored_events.rowid"
            " ORDER BY number"
        )
        for number, at, stream, version, wire, nonce, state in rows:
            head = f"ledger-entry/v1\n{ORIGIN}\n{number}\n{at}\n{stream}\n{version}\n"
            sha256(f"\0{head}{wire}\n{nonce.hex()}\n".encode() + state).digest()
            json.loads(state)
            count += 1
        for salt, value in connection.execute("SELECT salt, value FROM vault"):
            sha256(b"commit/v1\n" + salt + value.encode()).digest()
        for (content,) in connection.execute("SELECT bytes FROM blob"):
            sha256(content).digest()
    return count
