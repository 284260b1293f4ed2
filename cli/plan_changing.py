"""The verbs of `ledger plan` that change what was built; each wants a reason."""

from typing import Unpack

import click

from cli.options import because_option, on_option, writing
from cli.reasons import needed_reason
from cli.wiring import Workspace
from cli.writing import How, write


@click.command("renumber")
@click.argument("ref")
@click.argument("code")
@because_option
@on_option
@writing
@click.pass_obj
def renumber(
    workspace: Workspace,
    /,
    ref: str,
    code: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Give the action REF another code; the old one goes on to find it."""
    reason = needed_reason(because, "A renumbering")
    write(
        workspace,
        lambda ledger, command, plan: ledger.renumber_action(
            command, plan, ref, code, reason
        ),
        **how,
    )


@click.command("withdraw")
@click.argument("ref")
@because_option
@on_option
@writing
@click.pass_obj
def withdraw(
    workspace: Workspace, /, ref: str, because: str | None, **how: Unpack[How]
) -> None:
    """Take the action REF out of the plan; nothing of it is lost."""
    reason = needed_reason(because, "A withdrawal")
    write(
        workspace,
        lambda ledger, command, plan: ledger.withdraw_action(
            command, plan, ref, reason
        ),
        **how,
    )


@click.command("merge")
@click.argument("refs", nargs=-1, required=True)
@click.option("--into", metavar="REF", required=True, help="The action that goes on.")
@because_option
@on_option
@writing
@click.pass_obj
def merge(
    workspace: Workspace,
    /,
    refs: tuple[str, ...],
    into: str,
    because: str | None,
    **how: Unpack[How],
) -> None:
    """Let the actions REFS go on as part of another."""
    reason = needed_reason(because, "A merge")
    write(
        workspace,
        lambda ledger, command, plan: ledger.merge_actions(
            command, plan, refs, into, reason
        ),
        **how,
    )


@click.command("supersede")
@click.argument("name")
@because_option
@on_option
@writing
@click.pass_obj
def supersede(
    workspace: Workspace, /, name: str, because: str | None, **how: Unpack[How]
) -> None:
    """Say that the plan NAME takes the place of this one."""
    reason = needed_reason(because, "Superseding a plan")
    write(
        workspace,
        lambda ledger, command, plan: ledger.supersede_plan(
            command, plan, name, reason
        ),
        **how,
    )


@click.command("close")
@because_option
@on_option
@writing
@click.pass_obj
def close(workspace: Workspace, /, because: str | None, **how: Unpack[How]) -> None:
    """End the plan; it takes no changes dated from that day on."""
    reason = needed_reason(because, "Closing a plan")
    write(
        workspace,
        lambda ledger, command, plan: ledger.close_plan(command, plan, reason),
        **how,
    )


@click.command("scheme")
@click.option(
    "--value",
    "values",
    type=(str, str, str),
    metavar="WORD LETTER MEANING",
    multiple=True,
    required=True,
    help="One value, from the worst to the best; give the option once for each.",
)
@click.option(
    "--exception", metavar="WORD", multiple=True, help="Owes an exception report."
)
@click.option("--complete", metavar="WORD", multiple=True, help="Counts as complete.")
@on_option
@writing
@click.pass_obj
def scheme(
    workspace: Workspace,
    /,
    values: tuple[tuple[str, str, str], ...],
    exception: tuple[str, ...],
    complete: tuple[str, ...],
    **how: Unpack[How],
) -> None:
    """Adopt another rating scheme; ratings before its date keep the old one.

    \b
    Example:
      ledger plan scheme --value Red R "Off track" --value Green G "On track" \\
        --value Blue B Done --exception Red --complete Blue --on "1 April 2021"
    """
    from cli.schemes import scheme_from

    wanted = scheme_from(values, exception, complete)
    write(
        workspace,
        lambda ledger, command, plan: ledger.adopt_scheme(command, plan, wanted),
        **how,
    )


CHANGING = (scheme, renumber, withdraw, merge, supersede, close)
"""In the order in which help lists them."""
