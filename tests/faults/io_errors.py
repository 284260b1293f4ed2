"""Calls to the disk that fail in the middle of a write."""

from __future__ import annotations

import errno
from collections import Counter
from pathlib import Path
from random import Random

from tests.faults import shim
from tests.faults.figures import Figures, held, reckoned
from tests.faults.processes import acknowledged, started
from tests.faults.recorded import OWN, refusals, settings
from tests.ledger.given import filled

NOTES = 40
KINDS = (
    (shim.SYNC, errno.EIO),
    (shim.WRITE, errno.EIO),
    (shim.WRITE, errno.ENOSPC),
    (shim.TRUNCATE, errno.EIO),
)
"""Which calls fail, and what the system says then; a failed write is half done."""
NOTHING = "nothing was recorded"


def run(
    scratch: Path, tries: int, seed: int, journal: str = "TRUNCATE", trusting: str = ""
) -> Figures:
    """Let calls fail, a few at a time, while a writer goes on.

    Returns:
        Figures where `twice` has what is there although its writer was told that
        nothing was recorded: who believes that sends it again.
    """
    library, chance, found = shim.built(scratch), Random(seed), Figures()
    refused: Counter[str] = Counter()
    for index in range(tries):
        folder = scratch / f"disk-{index}"
        folder.mkdir()
        with settings(journal):
            filled(folder / "ledger.db", 0)
        kind, code = KINDS[index % len(KINDS)]
        first, every = chance.randrange(100), chance.randrange(5, 100)
        fault = f"{kind} {code} {first} {every} {chance.randrange(1, 4)}"
        env = shim.between(library, folder, fault=fault)
        words = (folder, NOTES, journal, OWN, trusting)
        with started("recorded", *words, env=env) as writer:
            writer.wait()
        found += _what_became(folder, refused)
    more = f"{refused['all']} refused, of {refused['unsure']} it is said to be unsure"
    return found.saying(more)


def _what_became(folder: Path, refused: Counter[str]) -> Figures:
    place, denied = folder / "ledger.db", 0
    there = {command for _, command in held(place)}
    for command, sentence in refusals(folder):
        refused["all"] += 1
        refused["unsure"] += NOTHING not in sentence
        denied += command in there and NOTHING in sentence
    found = reckoned(place, acknowledged((folder / "told").read_text("utf-8")))
    return found + Figures(twice=denied)


def control(scratch: Path, tries: int, seed: int) -> Figures:
    """Let the same calls fail for a program that takes a failed commit at its word."""
    found = run(scratch, tries, seed, trusting="trusting")
    return found.saying("a failed commit is believed; `twice` has what is there")
