"""Many writers at once, on one action and each on its own."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from ledger.place import Place
from tests.faults.figures import Figures, Told, reckoned
from tests.faults.processes import acknowledged, forking, start
from tests.faults.writer import main
from tests.ledger.given import begin, made

WRITERS = 16
PATIENCE = 60.0
"""So many seconds a writer waits for its turn, that a busy machine is no fault."""


def write(
    place: Place, words: tuple[str, str, str], count: int, to: Connection
) -> None:
    """Record notes once the start is given; say what was told, and the waits."""
    name, code, ending = words
    said, moments = [], []

    def say(line: str) -> None:
        said.append(line)
        moments.append(time.monotonic())

    to.send("ready")
    to.recv()
    moments.append(time.monotonic())
    main(place, name, count, say, code, ending, seconds=PATIENCE)
    waits = [later - before for before, later in pairwise(moments)]
    to.send(("".join(said), max(waits)))


def write_at_once(
    place: Place, writers: Sequence[tuple[str, str, str]], count: int
) -> list[tuple[Told, float]]:
    """Let each writer record its notes; return what it was told and its longest wait.

    Args:
        place: The ledger.
        writers: The name, the code of the action, and what is put behind the ids.
        count: How many notes each records.
    """
    with ExitStack() as stack:
        ways = []
        for words in writers:
            ours, theirs = forking().Pipe()
            stack.enter_context(ours)
            stack.callback(start(write, place, words, count, theirs).join)
            theirs.close()
            ways.append(ours)
        for way in ways:
            way.recv()
        for way in ways:
            way.send("begin")
        answers = [way.recv() for way in ways]
    return [(acknowledged(said), wait) for said, wait in answers]


def ledger_for(place: Path, codes: Sequence[str]) -> Path:
    """Return a ledger with an action for each of `codes`."""
    with made(place) as ledger:
        begin(ledger, *codes)
    return place


def run(scratch: Path, tries: int, seed: int) -> Figures:
    """Let 16 writers record `tries` notes each: on one action, then each on its own."""
    del seed  # Whose turn it is, the machine decides.
    found, waits = Figures(), []
    for codes in (["1.1"] * WRITERS, [f"1.{n}" for n in range(1, WRITERS + 1)]):
        place = ledger_for(scratch / f"{len(set(codes))}.db", sorted(set(codes)))
        writers = [(f"w{index}", code, "") for index, code in enumerate(codes)]
        begun = time.monotonic()
        answers = write_at_once(place, writers, tries)
        rate = WRITERS * tries / (time.monotonic() - begun)
        told = {n: c for one, _ in answers for n, c in one.items()}
        found += reckoned(place, told, WRITERS)
        waits.append(
            f"{rate:.0f} a second, longest wait {max(w for _, w in answers):.1f} s"
        )
    return found.saying(f"on one: {waits[0]}; each on its own: {waits[1]}")


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Let two programs send the same notes, the second under other ids."""
    del seed
    place = ledger_for(scratch / "twice.db", ["1.1"])
    answers = write_at_once(place, [("w", "1.1", ""), ("w", "1.1", ":2")], tries)
    told = {n: c for one, _ in answers for n, c in one.items()}
    return reckoned(place, told, 2).saying("sent again under another id")
