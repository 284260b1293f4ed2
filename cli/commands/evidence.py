"""`ledger evidence`: files and links that show what was done."""

import click

from cli.attaching import attach


@click.group()
def evidence() -> None:
    """Attach files and links that show what was done, list them, write them out.

    \b
    Examples:
      ledger evidence attach 2.6 audit.pdf --shows "Supervision audit of July"
      ledger evidence list 2.6
      ledger evidence export evidence-of-july
    """


for command in (attach,):
    evidence.add_command(command)
