"""`ledger retract`: take an entry back, in plain sight."""

from typing import Unpack

import click

from cli.options import because_option, entry_number, writing
from cli.reasons import needed_reason
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("entry", metavar="#N", required=False)
@because_option
@writing
@click.pass_obj
def retract(
    workspace: Workspace,
    /,
    entry: str | None,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Take entry #N back: it counts as never recorded and stays visible for good.

    Retract the retraction to bring it back. In most shells # needs quotes; 57
    without it will do as well. The plan is the one that the entry belongs to.

    \b
    Example:
      ledger retract 57 --because "It belongs to action 2.5"
    """
    number, reason = entry_number(entry), needed_reason(because, "A retraction")
    write(
        workspace,
        lambda ledger, command, plan: ledger.retract(command, number, reason),
        **how,
        entry=number,
    )
