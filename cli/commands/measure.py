"""`ledger measure`: what is counted, what it is to reach, and what it came to."""

import click

from cli.measuring import define, read


@click.group()
def measure() -> None:
    """Define measures, record what they came to, and see which are on track.

    \b
    Examples:
      ledger measure define M1 "Calls answered in a day" --target 95% \\
        --unit percent --better higher --for 2.6
      ledger measure read M1 46/52 --for "June 2020"
    """


for command in (define, read):
    measure.add_command(command)
