"""What drawing and sealing a report costs, for a small plan and for a large one."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from os import urandom
from pathlib import Path
from typing import Any

from benchmarks.processes import cost_of, measure, report
from domain.scheme import ragb
from domain.text import Text
from ledger.book import Ledger
from ledger.connection import create
from ledger.session import Command

ROUNDS = 5
SLUG = "bench-2020"
START = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
RATINGS = ("Red", "Amber", "Green", "Blue")
SIZES = {"24 actions, 300 entries": (24, 300), "200 actions, 5,000": (200, 5000)}


def run(folder: Path) -> None:
    """Make a plan of each size, seal reports of it, and print the table."""
    contenders: dict[str, Sequence[str]] = {"bare Python": [sys.executable, "-c", ""]}
    ledger = [sys.executable, "-m", "cli", "--ledger"]
    for name, (actions, entries) in SIZES.items():
        place = folder / f"{actions}.db"
        make(place, actions, entries)
        cost_of([*ledger, str(place), "status"], folder)
        seal = ["report", "seal", "--to", "ofsted", "--as-at", "30 December 2020"]
        contenders[f"report seal: {name}"] = [*ledger, str(place), *seal]
    bars = {
        "report seal: 24 actions, 300 entries": "2 s, 500 MB",
        "report seal: 200 actions, 5,000": "10 s, 500 MB",
    }
    print(f"\nPacks, {ROUNDS} rounds")
    report(measure(contenders, folder, ROUNDS), bars)


def make(place: Path, actions: int, entries: int) -> None:
    """Record a plan of so many actions, and updates up to so many entries."""
    create(place, "progress-ledger-bench/1")
    now, ids = START, count(1)

    def clock() -> datetime:
        return now

    with Ledger(place, clock, urandom) as ledger:
        for words in _updates(actions, entries):
            now += timedelta(minutes=60 * 24 * 300 // entries)
            command = Command(f"bench-{next(ids)}", "a.officer", None)
            getattr(ledger, words[0])(command, SLUG, *words[1:])


def _updates(actions: int, entries: int) -> Iterator[tuple[Any, ...]]:
    """Yield verbs and their words, as many as there are to be entries."""
    yield "open_plan", Text("A plan to be measured"), Text("Northmere"), None, ragb()
    for area in range(1, 5):
        yield "add_area", str(area), Text(f"What area {area} is to be about")
    codes = [f"{1 + n % 4}.{1 + n // 4}" for n in range(actions)]
    for code in codes:
        wording = Text(f"Do what {code} says, and do it well")
        yield "add_action", code, code[0], wording, None
    for number in range(entries - 6 - actions):
        code = codes[number * 7 % actions]
        if number % 3:
            note = f"Note {number}: forty words would be many, ten or so are usual here"
            yield "record_progress", code, Text(note)
        else:
            because = Text(f"The board of month {number % 12} looked at the figures")
            yield "rate", code, RATINGS[number // 3 % 4], because
