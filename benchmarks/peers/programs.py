"""What no command can beat: bare click programs that do no more than the answer needs.

They are peers that do one work each.
"""

import sys
from pathlib import Path
from typing import ClassVar

from benchmarks.estate import NOTE
from benchmarks.peers.course import main
from benchmarks.peers.limits import Fetch, Inserts
from benchmarks.peers.protocol import Peer, Work
from benchmarks.processes import lines_of

PROGRAM = """
import sqlite3
import click

@click.command()
@click.argument("place")
def status(place):
    rows = sqlite3.connect(place).execute("SELECT * FROM answer ORDER BY action")
    for row in rows:
        click.echo("{:20}{:8}{:12}{:12}{}".format(*row))

status()
"""
RECORD = """
import sqlite3
import click

@click.command()
@click.argument("place")
@click.argument("words")
def record(place, words):
    connection = sqlite3.connect(place)
    values = ("action/1", "action.progress", words.encode())
    connection.execute(
        "INSERT INTO event SELECT 1 + max(number), ?, 1 + max(number), ?, ? FROM event",
        values,
    )
    connection.commit()
    click.echo("recorded")

record()
"""


class Program(Fetch):
    """A command: a bare click program that prints those rows, as a process."""

    name: ClassVar[str] = "limit: bare click program"
    works: ClassVar[tuple[Work, ...]] = ("print",)

    def print_table(self) -> int:
        """Run it and return how many lines it printed."""
        return lines_of([sys.executable, "-c", PROGRAM, str(self.place)])


class Recorder(Inserts):
    """A command: a bare click program that inserts a row durably, as a process."""

    name: ClassVar[str] = "limit: bare click program that records"
    works: ClassVar[tuple[Work, ...]] = ("command",)

    def command(self) -> int:
        """Run it and return how many lines it printed."""
        place = str(Path(self.at) / "raw.db")
        return lines_of([sys.executable, "-c", RECORD, place, NOTE])


PROGRAMS: tuple[type[Peer], ...] = (Program, Recorder)

if __name__ == "__main__":
    main(*PROGRAMS)
