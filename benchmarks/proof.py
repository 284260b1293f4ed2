"""What proofs cost, of a large tree; `benchmarks.peers` measures verifying."""

import statistics
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

from ledger.frontier import SIZE
from ledger.proof.merkle import Tree

LEAVES, QUESTIONS = 1_000_000, 2000


def run(_: Path) -> None:
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
