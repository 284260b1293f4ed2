"""`ledger refuse`: say why a proposed rating or delivery status is not to count."""

from typing import Unpack

import click

from cli.options import because_option, entry_number, writing_in_person
from cli.reasons import needed_reason
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("entry", metavar="N", required=False)
@because_option
@writing_in_person("A refusal")
@click.pass_obj
def refuse(
    workspace: Workspace,
    /,
    entry: str | None,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Refuse the rating or delivery status that entry N proposes.

    It never counts; proposal, refusal and reason stay on record. Whoever refuses it
    holds the role that the plan's policy names, today, and did not propose it.

    \b
    Example:
      ledger refuse 57 --because "Two of the posts are still empty"
    """
    number, reason = entry_number(entry), needed_reason(because, "A refusal")
    write(
        workspace,
        lambda ledger, command, _: ledger.refuse(command, number, reason),
        **how,
        entry=number,
    )
