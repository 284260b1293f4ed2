"""What short commands cost beside a bare click program."""

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import cost_of, measure, report

ROUNDS = 31
BARE = """
import click

@click.command()
def hello():
    click.echo("hello")

hello()
"""
LIBRARIES = """
import os
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
import click, eventsourcing.application, eventsourcing.sqlite, pydantic

class One(pydantic.BaseModel):
    number: int

One(number=1)
"""
"""What recording cannot do without: the libraries, and one model of pydantic."""


def run(folder: Path) -> None:
    """Build a demo ledger in `folder`, measure, and print the table."""
    ledger = [sys.executable, "-m", "cli"]
    cost_of([*ledger, "demo"], folder)
    note = ["progress", "2.6", "A note of the usual length, as officers write them"]
    contenders: dict[str, Sequence[str]] = {
        "bare click program": [sys.executable, "-c", BARE],
        "libraries, one model, no work": [sys.executable, "-c", LIBRARIES],
        "ledger status (demo ledger)": [*ledger, "status"],
        "ledger progress, durable": [*ledger, *note],
    }
    bars = {
        "ledger status (demo ledger)": "ratio 2.5",
        "ledger progress, durable": "ratio 3.0",
    }
    print(f"\nShort commands, {ROUNDS} rounds")
    report(measure(contenders, folder, ROUNDS), bars)
