"""`ledger owner`: say who answers for an action."""

from typing import Unpack

import click

from cli.options import because_option, on_option, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("ref")
@click.argument("role")
@because_option
@on_option
@writing
@click.pass_obj
def owner(
    workspace: Workspace,
    /,
    ref: str,
    role: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Make ROLE the owner of the action REF. Name a role, not a person.

    \b
    Example:
      ledger owner 2.6 "Head of Service, Exploitation" --on "1 September 2020"
    """
    from domain.text import Text

    who, reason = Text(role), optional_text(because)
    write(
        workspace,
        lambda ledger, command, plan: ledger.assign_owner(
            command, plan, ref, who, reason
        ),
        **how,
        ref=ref,
    )
