"""`ledger measure`: what is counted, what it is to reach, and what it came to."""

import click

from cli.measure_listing import list_, show
from cli.measuring import define, read


@click.group()
def measure() -> None:
    """Define measures, record what they came to, and see which are on track.

    \b
    Examples:
      ledger measure define M1 "Calls answered in a day" --target 95% \\
        --unit percent --better higher --for 2.6
      ledger measure read M1 46/52 --for "June 2020"
      ledger measure list --as-at "30 July 2020"
      ledger measure list --contradicts
    """


for command in (define, read, list_, show):
    measure.add_command(command)
