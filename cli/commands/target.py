"""`ledger target`: set a target, or revise one; none is ever lost."""

from typing import Unpack

import click

from cli.options import because_option, on_option, writing
from cli.targets import KINDS, read_back, target_from
from cli.texts import optional_text
from cli.wiring import Workspace
from cli.writing import How, write

due_option = click.option(
    "--due", metavar="DATE", help="When it falls due, if the words leave that open."
)
kind_option = click.option(
    "--kind", type=click.Choice(KINDS), help="What kind of target, likewise."
)


@click.group()
def target() -> None:
    """Set and revise what an action is to reach, and by when."""


@target.command("set")
@click.argument("ref")
@click.argument("words", metavar="TARGET")
@due_option
@kind_option
@on_option
@writing
@click.pass_obj
def set_(
    workspace: Workspace,
    /,
    ref: str,
    words: str,
    due: str | None,
    kind: str | None,
    **how: Unpack[How],
) -> None:
    """Set one more TARGET on the action REF, in the plan's own words.

    \b
    Examples:
      ledger target set 2.6 "by March 2021"
      ledger target set 3.1 "95% of cases supervised by March 2021"
      ledger target set 4.3 "January 2020 and ongoing"
    """
    wanted = target_from(words, due, kind, workspace)
    write(
        workspace,
        lambda ledger, command, plan: ledger.set_target(command, plan, ref, wanted),
        **how,
        ref=ref,
    )
    read_back(wanted)


@target.command()
@click.argument("ref")
@click.argument("words", metavar="TARGET")
@click.option("--number", type=int, help="Which target, if the action has several.")
@due_option
@kind_option
@because_option
@click.option("--approved-by", metavar="ROLE", help="Who agreed to it; must be said.")
@on_option
@writing
@click.pass_obj
def revise(
    workspace: Workspace,
    /,
    ref: str,
    words: str,
    number: int | None,
    because: str | None,
    approved_by: str | None,
    due: str | None,
    kind: str | None,
    **how: Unpack[How],
) -> None:
    """Change a target of the action REF to TARGET; what it was stays on record.

    \b
    Example:
      ledger target revise 2.6 "by June 2021" --because "Partners asked for time" \\
        --approved-by "Departmental Management Group"
    """
    wanted = target_from(words, due, kind, workspace)
    reason, approved = optional_text(because), optional_text(approved_by)
    write(
        workspace,
        lambda ledger, command, plan: ledger.revise_target(
            command, plan, ref, number, wanted, reason=reason, approved_by=approved
        ),
        **how,
        ref=ref,
    )
    read_back(wanted)
