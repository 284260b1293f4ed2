"""Sixteen writers at one server, on one action and each on its own; and the library.

The bare library records as it comes, without number, leaf, words or command id. It has
the same server, in turns with the ledger, so that both have the same machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import chain, count
from pathlib import Path

from eventsourcing.persistence import IntegrityError

from benchmarks.bare import WORDS, Action, bare
from ledger.place import ServerPlace
from tests.faults.figures import Figures
from tests.faults.processes import start
from tests.faults.server.reckoning import answers, longest_wait, reckoned
from tests.faults.server.writers import PATIENCE, Task, write
from tests.ledger.given import begin, made
from tests.postgres import Server

WRITERS = 16
EACH = 10
"""How many actions a writer goes round that has actions of its own."""
ONE = [("1.1",)] * WRITERS
OWN = [tuple(f"1.{n * EACH + m}" for m in range(1, EACH + 1)) for n in range(WRITERS)]

Codes = Sequence[tuple[str, ...]]
"""The actions of each writer."""


def run(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Let 16 writers record for `tries` seconds: on one action, then each on its own.

    Returns:
        Figures whose words have the rates, and those beside the bare library's.
    """
    found, words = Figures(), []
    for codes in (ONE, OWN):
        kind = "on one action" if codes is ONE else "on many"
        theirs = _bare(server, scratch / f"bare-{len(set(codes))}-{seed}", codes, tries)
        place = _ledger(server, codes)
        folder = scratch / f"ours-{len(set(codes))}-{seed}"
        folder.mkdir()
        tasks = [Task(place, folder, f"w{n}", code) for n, code in enumerate(codes)]
        ours = _together(folder, write, [(task,) for task in tasks], tries)
        told = answers(folder)
        found += reckoned(place, told, WRITERS)
        words.append(
            f"{kind} {ours:.0f} a second ({ours / theirs:.2f} of the bare library's"
            f" {theirs:.0f}), longest wait {longest_wait(told):.1f} s"
        )
    return found.saying("; ".join(words))


def _ledger(server: Server, codes: Codes) -> ServerPlace:
    place = server.place()
    with made(place) as ledger:
        begin(ledger, *sorted({*chain(*codes)}))
    return place


def _together(
    folder: Path,
    function: Callable[..., None],
    words: Sequence[tuple[object, ...]],
    seconds: float,
) -> float:
    """Let writers go on for some seconds once all have begun; return the rate."""
    processes = [start(function, *one) for one in words]
    try:
        deadline = time.monotonic() + PATIENCE
        while len({a.command.rpartition("-")[0] for a in answers(folder)}) < len(words):
            assert time.monotonic() < deadline, "not all writers begin"
            time.sleep(0.05)
        begun = time.monotonic()
        time.sleep(seconds)
        (folder / "stop").touch()
        ended = time.monotonic()
        for process in processes:
            process.join(PATIENCE)
    finally:
        for process in processes:
            process.kill()
            process.join()
    return sum(begun < one.at <= ended for one in answers(folder)) / seconds


def _bare(server: Server, folder: Path, codes: Codes, seconds: float) -> float:
    """Return how many notes a second the bare library records."""
    folder.mkdir()
    with bare("bare", server.url(), create_table=True) as app:
        for code in {*chain(*codes)}:
            app.save(Action(name=f"{folder.name} {code}"))
    words = [
        (server.url(), folder, f"b{index}", [f"{folder.name} {code}" for code in own])
        for index, own in enumerate(codes)
    ]
    return _together(folder, write_bare, words, seconds)


def write_bare(url: str, folder: Path, name: str, actions: list[str]) -> None:
    """Record notes by the bare library until it may stop."""
    ids = [Action.create_id(action) for action in actions]
    with (
        bare("bare", url) as app,
        (folder / f"{name}.told").open("ab", buffering=0) as told,
    ):
        for index in count():
            if (folder / "stop").exists():
                return
            begun, refused = time.monotonic(), 0
            while True:
                found: Action = app.repository.get(ids[index % len(ids)])
                found.note(WORDS)
                try:
                    app.save(found)
                    break
                except IntegrityError:
                    refused += 1  # Another one was faster: load again.
            now = time.monotonic()
            line = f"0 {name}-{index} {now:.6f} {now - begun:.6f} {refused}\n"
            told.write(line.encode())


def control(server: Server, scratch: Path, tries: int, seed: int) -> Figures:
    """Let two programs send the same notes, the second under other ids."""
    folder = scratch / f"twice-{seed}"
    folder.mkdir()
    place = _ledger(server, ONE)
    for ending in ("", ":2"):
        write(Task(place, folder, "w", count=tries, ending=ending))
    return reckoned(place, answers(folder), 2).saying("sent again under another id")
