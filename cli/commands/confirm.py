"""`ledger confirm`: let a rating or delivery status count that somebody proposed."""

from typing import Unpack

import click

from cli.options import because_option, entry_number, writing_in_person
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("entry", metavar="N", required=False)
@because_option
@writing_in_person("A confirmation")
@click.pass_obj
def confirm(
    workspace: Workspace,
    /,
    entry: str | None,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Confirm the rating or delivery status that entry N proposes.

    It counts from then on, from the day that it is about. Whoever confirms it holds
    the role that the plan's policy names, today, and neither proposed it nor corrected
    the proposal. `ledger proposals --open` lists what waits.

    \b
    Example:
      ledger confirm 57
    """
    number, reason = entry_number(entry), optional_text(because)
    write(
        workspace,
        lambda ledger, command, _: ledger.confirm(command, number, reason),
        **how,
        entry=number,
    )
