"""`ledger rate`: rate an action."""

from typing import Unpack

import click

from cli.options import because_option, on_option, writing
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write


@click.command()
@click.argument("ref")
@click.argument("rating")
@because_option
@on_option
@writing
@click.pass_obj
def rate(
    workspace: Workspace,
    /,
    ref: str,
    rating: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Rate the action REF with RATING, a word of the plan's scheme or its letter.

    Where the plan's policy wants a second person for that rating, it is a proposal
    until somebody else confirms it; `ledger plan` shows the policy.

    \b
    Example:
      ledger rate 2.6 amber --because "The June report is late" --on "30 July 2020"
    """
    reason = optional_text(because)
    write(
        workspace,
        lambda ledger, command, plan: ledger.rate(command, plan, ref, rating, reason),
        **how,
        ref=ref,
    )
